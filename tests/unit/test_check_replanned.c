/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON plans that say from which year on they were planned anew, and rows of theirs that no CSV plan can have. The plan
 * is that of tests/data/check (see check_fixture.h). */
#include "changed_plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define FROM(year)                                                                                                     \
  { "/replanned", "{\"from\": " #year "}" }

/* The scenario has a list of events, which is empty, and is looked at in its first year. */
static ap_events none = {.file = "scenario.yaml"};

static void have_events(void **state) { ((check_fixture *)*state)->made->scenario.events = &none; }

static bool judges_claims(void **state) { return ((check_fixture *)*state)->check->claims_judged; }

static void what_is_planned_anew_from_the_first_open_year_is_judged_whole(void **state) {
  have_events(state);
  assert_int_equal(CHECK_CHANGED(state, FROM(2027)), AP_OK);
  const check_fixture *fixture = *state;
  assert_true(judges_claims(state));
  assert_int_equal(fixture->check->first_year, 2027);
  assert_int_equal(fixture->check->years, 2);
  assert_int_equal(fixture->check->tracks[AP_EXTERNAL].checked_years, 3);
}

static void the_year_under_way_may_be_frozen_too(void **state) {
  have_events(state);
  CHECK_CHANGED(state, FROM(2028));
  const check_fixture *fixture = *state;
  assert_true(judges_claims(state));
  assert_false(has_breach(fixture, "check-replanned", NULL));
  assert_int_equal(fixture->check->first_year, 2028);
  assert_int_equal(fixture->check->years, 1);
  assert_int_equal(fixture->check->tracks[AP_EXTERNAL].frozen_minutes[0], 90);
}

/* A plan that called all of its years a record would have nothing left to be judged for. */
static void the_last_year_is_no_record_before_it_ends(void **state) {
  ap_scenario *scenario = &((check_fixture *)*state)->made->scenario;
  scenario->years = 1;
  CHECK_CHANGED(state, FROM(2028));
  assert_true(has_breach(*state, "check-replanned", "/replanned/from"));
  assert_int_equal(((check_fixture *)*state)->check->first_year, 2027);
}

static void a_year_that_has_not_begun_is_no_record(void **state) {
  ap_scenario *scenario = &((check_fixture *)*state)->made->scenario;
  scenario->as_of = (ap_date){2027, 3, 31};
  CHECK_CHANGED(state, FROM(2028));
  assert_true(has_breach(*state, "check-replanned", "/replanned/from"));
  scenario->as_of = (ap_date){2027, 4, 1};
  CHECK_CHANGED(state, FROM(2028));
  assert_false(has_breach(*state, "check-replanned", NULL));
}

static void no_other_year_is_the_first_open_one(void **state) {
  have_events(state);
  assert_int_equal(CHECK_CHANGED(state, FROM(2029)), AP_NO);
  EXPECT_BREACHES(*state, "/replanned/from: the plan says that it was planned anew from 2029; expected 2027, the first "
                          "year that has not ended, or the next");
  assert_false(judges_claims(state));
  assert_int_equal(CHECK_CHANGED(state, FROM(2026)), AP_NO);
  assert_true(has_breach(*state, "check-replanned", "/replanned/from"));
}

/* What a plan says of itself holds of the years that it was made for: not of those that events left open. */
static void a_plan_from_before_the_events_is_judged_by_its_rows(void **state) {
  have_events(state);
  assert_int_equal(CHECK_CHANGED(state, {"/tracks/external/years/0/minutes", "1"}, {"/continued_items/0/year", "1999"},
                                 {"/continued_items/0/id", "\"9.9.9\""}),
                   AP_OK);
  assert_false(judges_claims(state));
  assert_int_equal(((check_fixture *)*state)->check->tracks[AP_EXTERNAL].checked_years, 2);
}

static void a_plan_of_a_listing_that_is_revoked_since_is_judged_by_its_rows(void **state) {
  ap_event revocation = {.kind = AP_EVENT_REVOCATION, .id = "GONE", .date = {2027, 4, 1}, .year = 2027};
  ap_events events = {.file = "scenario.yaml", .events = &revocation, .count = 1};
  ((check_fixture *)*state)->made->scenario.events = &events;
  CHECK_CHANGED(state, FROM(2027), {"/tracks/external/years/0/minutes", "1"});
  assert_false(judges_claims(state));
  assert_false(has_breach(*state, "check-claim-rows", NULL));
  assert_true(has_breach(*state, "check-row-revoked", "/items/5/year"));
  ((check_fixture *)*state)->made->scenario.events = NULL;
}

/* A plan that is judged whole has the audit by the event's year, or within the horizon where that is later: 9.1.3 is
 * audited in its last year, 2029. */
static void a_re_audit_is_in_time_within_the_event_s_years_and_the_horizon(void **state) {
  static const struct {
    int by;
    bool in_time;
  } cases[] = {{2028, false}, {2029, true}, {2030, true}};
  check_fixture *fixture = *state;
  const ap_item *item = fixture->third;
  ap_event finding = {.kind = AP_EVENT_FINDING, .id = "F", .track = AP_EXTERNAL, .date = {2027, 4, 1}, .year = 2027};
  ap_events events = {.file = "scenario.yaml", .events = &finding, .count = 1};
  finding.items = (ap_event_items){.items = &item, .item_count = 1};
  fixture->made->scenario.events = &events;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    finding.by = (ap_date){cases[i].by, 5, 1};
    finding.by_year = cases[i].by;
    CHECK_CHANGED(state, FROM(2027));
    assert_true(judges_claims(state));
    assert_int_equal(has_breach(fixture, "check-reaudit-ours-external", NULL), !cases[i].in_time);
  }
  CHECK_CHANGED(state, FROM(2027), {"/continued_items/1", NULL});
  assert_true(has_breach(fixture, "check-reaudit-ours-external", NULL));
  fixture->made->scenario.events = NULL;
}

static void without_events_a_plan_may_say_too_that_it_was_planned_anew(void **state) {
  assert_int_equal(CHECK_CHANGED(state, FROM(2027)), AP_OK);
  assert_non_null(((check_fixture *)*state)->check->past);
  assert_int_equal(CHECK_CHANGED(state, FROM(2030)), AP_NO);
  assert_true(has_breach(*state, "check-replanned", "/replanned/from"));
  assert_int_equal(CHECK_CHANGED(state, {"/replanned", "null"}), AP_OK);
  assert_null(((check_fixture *)*state)->check->past);
  assert_int_equal(CHECK_CHANGED(state, {"/replanned", "{}"}), AP_OK);
  assert_null(((check_fixture *)*state)->check->past);
}

static void a_continued_row_of_another_year_is_told_with_the_years_it_may_have(void **state) {
  assert_int_equal(CHECK_CHANGED(state, {"/continued_items/0/year", "2028"}), AP_NO);
  const check_fixture *fixture = *state;
  assert_true(has_breach(fixture, "check-row-outside", "/continued_items/0/year"));
  for (size_t i = 0; i < ap_check_breach_count(fixture->check); i++) {
    const ap_diagnostic *breach = ap_check_breach(fixture->check, i);
    if (strcmp(breach->name, "check-row-outside") == 0) {
      assert_string_equal(breach->arguments[2], "2029");
      assert_string_equal(breach->arguments[3], "2029");
    }
  }
}

static void a_row_without_an_id_names_no_item(void **state) {
  assert_int_equal(CHECK_CHANGED(state, {"/items/0/id", "\"\""}), AP_NO);
  assert_true(has_breach(*state, "check-row-unknown", "/items/0/id"));
}

static void a_row_far_beyond_all_years_is_outside_the_plan(void **state) {
  have_events(state);
  assert_int_equal(CHECK_CHANGED(state, FROM(2027), {"/items/0/year", "2099"}), AP_NO);
  assert_true(has_breach(*state, "check-row-outside", "/items/0/year"));
  assert_int_equal(CHECK_CHANGED(state, FROM(2027), {"/continued_items/0/year", "2020"}), AP_NO);
  assert_true(has_breach(*state, "check-row-outside", "/continued_items/0/year"));
}

static void the_first_and_last_of_all_numbers_are_outside_the_plan(void **state) {
  static const char *const years[] = {"-9223372036854775808", "9223372036854775807"};
  have_events(state);
  for (size_t i = 0; i < sizeof years / sizeof years[0]; i++) {
    assert_int_equal(CHECK_CHANGED(state, FROM(2027), {"/continued_items/0/year", years[i]}), AP_NO);
    assert_true(has_breach(*state, "check-row-outside", "/continued_items/0/year"));
  }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, check_fixture_begin, check_fixture_end)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(what_is_planned_anew_from_the_first_open_year_is_judged_whole),
      TEST(the_year_under_way_may_be_frozen_too),
      TEST(the_last_year_is_no_record_before_it_ends),
      TEST(a_year_that_has_not_begun_is_no_record),
      TEST(no_other_year_is_the_first_open_one),
      TEST(a_plan_from_before_the_events_is_judged_by_its_rows),
      TEST(a_plan_of_a_listing_that_is_revoked_since_is_judged_by_its_rows),
      TEST(a_re_audit_is_in_time_within_the_event_s_years_and_the_horizon),
      TEST(without_events_a_plan_may_say_too_that_it_was_planned_anew),
      TEST(a_continued_row_of_another_year_is_told_with_the_years_it_may_have),
      TEST(a_row_without_an_id_names_no_item),
      TEST(a_row_far_beyond_all_years_is_outside_the_plan),
      TEST(the_first_and_last_of_all_numbers_are_outside_the_plan),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
