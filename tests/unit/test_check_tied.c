/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Breaches of what ties units, and certificates of tied scenarios that are wrong in one place. The plans are those of
 * tests/data/check (see check_fixture.h). */
#include "changed_plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { FIRST = 1U << 0, SECOND = 1U << 1, EXTERNAL = 1U << AP_EXTERNAL, INTERNAL = 1U << AP_INTERNAL };
enum { BOTH = EXTERNAL | INTERNAL };

/* The CSV plan; without the row that begins so, unless NULL. */
static ap_status check_without(check_fixture *fixture, const char *row) {
  char *plan = check_data(TEST_DATA "/check/plan.csv");
  char *at = row == NULL ? NULL : strstr(plan, row);
  assert_true(row == NULL || at != NULL);
  if (at != NULL) {
    char *next = strchr(at, '\n') + 1;
    memmove(at, next, strlen(next) + 1);
  }
  ap_status status = check_text(fixture, plan);
  free(plan);
  return status;
}

/* A cap that is never reached and whose first two years alone are limited, so that the scenario is tied. */
static ap_cap *add_cap(check_fixture *fixture, int64_t minutes) {
  ap_cap *cap = made_cap(fixture->made, AP_EXTERNAL, FIRST | SECOND, minutes);
  cap->tracks = BOTH;
  return cap;
}

/* ---- rows ---- */

static void set_ups_that_the_rows_open_are_part_of_the_loads(void **state) {
  check_fixture *fixture = *state;
  made_set_up(fixture->made, "9.1.*", BOTH, 10);
  made_set_up(fixture->made, "3.1", BOTH, 7); /* out of scope of the internal track */
  assert_int_equal(check_without(fixture, NULL), AP_OK);
  const ap_check_track *external = &fixture->check->tracks[AP_EXTERNAL];
  const ap_check_track *internal = &fixture->check->tracks[AP_INTERNAL];
  assert_int_equal(external->minutes[0], 90 + 17);
  assert_int_equal(external->set_up_minutes[1], 17);
  assert_int_equal(internal->minutes[0], 90 + 10);
  assert_int_equal(internal->criteria[AP_TOTAL].value, 135 + 20);
}

static void a_cap_on_a_load_counts_the_set_ups(void **state) {
  check_fixture *fixture = *state;
  made_set_up(fixture->made, "9.1.*", EXTERNAL, 10);
  made_cap(fixture->made, AP_EXTERNAL, FIRST, 99);
  assert_int_equal(check_without(fixture, NULL), AP_NO);
  EXPECT_BREACHES(fixture,
                  "the external audits of 2027 take 100 minutes; the cap on line 300 of the scenario allows 99");
}

static void two_of_a_group_kept_apart_in_one_year_are_told(void **state) {
  check_fixture *fixture = *state;
  ap_apart *group = made_apart(fixture->made, "9.1.1", BOTH);
  made_choose(fixture->made, &group->items, "9.1.2");
  assert_int_equal(check_without(fixture, NULL), AP_NO);
  EXPECT_BREACHES(fixture,
                  "the group \"apart-1\" is kept apart, and 9.1.1 and 9.1.2 both have internal audits in 2027; "
                  "expected at most one of the group");
}

static void items_of_one_unit_are_not_kept_apart(void **state) {
  check_fixture *fixture = *state;
  made_apart(fixture->made, "9.1.1*", BOTH);
  assert_int_equal(check_without(fixture, NULL), AP_OK);
}

static void a_cap_over_both_tracks_counts_both_and_their_set_ups(void **state) {
  check_fixture *fixture = *state;
  add_cap(fixture, 180);
  assert_int_equal(check_without(fixture, NULL), AP_OK);
  made_set_up(fixture->made, "9.1.2", BOTH, 5);
  assert_int_equal(check_without(fixture, NULL), AP_NO);
  EXPECT_BREACHES(fixture, "what the cap on line 300 of the scenario counts takes 185 minutes in 2027; "
                           "the cap allows 180");
}

static void a_cap_by_skill_counts_items_of_that_skill_alone(void **state) {
  check_fixture *fixture = *state;
  fixture->detail->skill = "crypto";
  made_set_up(fixture->made, "9.1.1", EXTERNAL, 50); /* of no skill */
  ap_cap *cap = add_cap(fixture, 20);
  cap->skill = "crypto";
  assert_int_equal(check_without(fixture, NULL), AP_OK);
  cap->most = 19;
  assert_int_equal(check_without(fixture, NULL), AP_NO);
  EXPECT_BREACHES(fixture, "what the cap on line 300 of the scenario counts takes 20 minutes in 2027; "
                           "the cap allows 19");
}

static void a_cap_in_money_counts_rates_and_fees(void **state) {
  check_fixture *fixture = *state;
  made_rate(fixture->made, 100);
  made_rate(fixture->made, 101)->skill = "crypto";
  fixture->detail->skill = "crypto";
  made_set_up(fixture->made, "9.1.1", EXTERNAL, 0)->fee = 7;
  ap_cap *cap = made_cap(fixture->made, AP_EXTERNAL, FIRST, 158 * AP_MINUTES_OF_AN_HOUR);
  cap->in_money = true; /* 70 minutes at 100, 20 at 101, and 7: 157 and a third */
  assert_int_equal(check_without(fixture, NULL), AP_OK);
  cap->most = 157 * AP_MINUTES_OF_AN_HOUR;
  assert_int_equal(check_without(fixture, NULL), AP_NO);
  EXPECT_BREACHES(fixture, "what the cap on line 300 of the scenario counts costs 158 in 2027; the cap allows 157");
}

static void an_external_audit_counts_for_the_internal_rule(void **state) {
  check_fixture *fixture = *state;
  assert_int_equal(check_without(fixture, "2027,internal,INT-ALL,control,9.1.2"), AP_NO);
  fixture->made->scenario.constraints.external_counts = true;
  assert_int_equal(check_without(fixture, "2027,internal,INT-ALL,control,9.1.2"), AP_OK);
  const ap_check_entries *due = &fixture->check->tracks[AP_INTERNAL].due_after;
  for (size_t i = 0; i < due->count; i++) {
    assert_int_equal(due->entries[i].year, due->entries[i].item == fixture->objective ? 2029 : 2030);
  }
  assert_int_equal(due->count, 3);
}

static void an_external_audit_of_a_unit_that_serves_two_counts_for_neither(void **state) {
  check_fixture *fixture = *state;
  fixture->made->scenario.constraints.external_counts = true;
  ap_together *group = made_together(fixture->made, "9.1.2", EXTERNAL);
  made_choose(fixture->made, &group->items, "9.1.3");
  assert_int_equal(check_without(fixture, "2027,internal,INT-ALL,control,9.1.2"), AP_NO);
  assert_true(has_breach(fixture, "check-never-internal", NULL));
}

static void a_pin_still_asks_for_an_internal_audit(void **state) {
  check_fixture *fixture = *state;
  fixture->made->scenario.constraints.external_counts = true;
  made_pin(fixture->made, "9.1.2", INTERNAL)->must = SECOND;
  assert_int_equal(check_without(fixture, NULL), AP_NO);
  EXPECT_BREACHES(fixture, "9.1.2: the pin on line 100 of the scenario asks for an internal audit in 2028; none then");
}

/* ---- certificates ---- */

#define PEAK "/tracks/external/certificate/peak"
#define TOTAL "/tracks/external/certificate/total"
#define INTERNAL_PEAK "/tracks/internal/certificate/peak"

static void prices_of_nothing_change_nothing(void **state) {
  add_cap(*state, 1000);
  made_apart(((check_fixture *)*state)->made, "9.1.*", EXTERNAL);
  assert_int_equal(CHECK_CHANGED(state, {PEAK "/other_track", "[0, 0]"},
                                 {PEAK "/caps", "[{\"cap\": 0, \"weights\": [0, 0, 0]}]"},
                                 {PEAK "/apart", "[{\"apart\": 0, \"track\": \"external\", \"weights\": [0, 0, 0]}]"},
                                 {PEAK "/set_ups", "[]"}),
                   AP_OK);
}

static void prices_need_something_that_ties(void **state) {
  assert_int_equal(CHECK_CHANGED(state, {PEAK "/other_track", "[0, 0]"}), AP_NO);
  assert_true(has_breach(*state, "check-not-tied", "/tracks/external/certificate"));
}

static void an_index_that_the_scenario_lacks_is_told(void **state) {
  add_cap(*state, 1000);
  assert_int_equal(CHECK_CHANGED(state, {PEAK "/caps", "[{\"cap\": 1, \"weights\": [0, 0, 0]}]"}), AP_NO);
  assert_true(has_breach(*state, "check-index", PEAK "/caps/0"));
  assert_int_equal(
      CHECK_CHANGED(state, {TOTAL "/apart", "[{\"apart\": 0, \"track\": \"external\", \"weights\": [0, 0, 0]}]"}),
      AP_NO);
  assert_true(has_breach(*state, "check-index", TOTAL "/apart/0"));
  assert_int_equal(
      CHECK_CHANGED(state, {PEAK "/set_ups", "[{\"set_up\": -1, \"track\": \"external\", \"item\": \"9.1.1\", "
                                             "\"rule\": \"EXT-DIRECT\", \"weights\": [0, 0, 0]}]"}),
      AP_NO);
  assert_true(has_breach(*state, "check-index", PEAK "/set_ups/0"));
}

static void weights_of_a_wrong_number_or_sign_are_told(void **state) {
  add_cap(*state, 1000);
  assert_int_equal(CHECK_CHANGED(state, {PEAK "/caps", "[{\"cap\": 0, \"weights\": [0, 0, 0, 0]}]"}), AP_NO);
  assert_true(has_breach(*state, "check-length", PEAK "/caps/0/weights"));
  assert_int_equal(CHECK_CHANGED(state, {PEAK "/caps", "[{\"cap\": 0, \"weights\": [0, -1, 0]}]"}), AP_NO);
  assert_true(has_breach(*state, "check-weight", PEAK "/caps/0/weights/1"));
  assert_int_equal(CHECK_CHANGED(state, {TOTAL "/other_track", "[-1, 0]"}), AP_NO);
  assert_true(has_breach(*state, "check-weight", TOTAL "/other_track/0"));
  assert_int_equal(CHECK_CHANGED(state, {TOTAL "/other_track", "[]"}), AP_NO);
  assert_true(has_breach(*state, "check-length", TOTAL "/other_track"));
}

static void a_weight_needs_a_limit(void **state) {
  add_cap(*state, 1000);
  assert_int_equal(CHECK_CHANGED(state, {PEAK "/caps", "[{\"cap\": 0, \"weights\": [0, 0, 1]}]"}), AP_NO);
  assert_true(has_breach(*state, "check-limitless", PEAK "/caps/0/weights/2"));
  assert_int_equal(CHECK_CHANGED(state, {PEAK "/other_track", "[0, 1]"}), AP_NO); /* the internal peak comes later */
  assert_true(has_breach(*state, "check-limitless", PEAK "/other_track/1"));
  made_cap(((check_fixture *)*state)->made, AP_INTERNAL, SECOND, 90);
  CHECK_CHANGED(state, {PEAK "/other_track", "[0, 1]"});
  assert_false(has_breach(*state, "check-limitless", NULL));
}

static void the_internal_peak_may_rest_on_an_external_one_that_is_settled(void **state) {
  add_cap(*state, 1000);
  CHECK_CHANGED(state, {INTERNAL_PEAK "/other_track", "[1, 0, 0]"});
  assert_false(has_breach(*state, "check-limitless", NULL));
  CHECK_CHANGED(state, {INTERNAL_PEAK "/other_track", "[1, 0, 0]"},
                {"/tracks/external/criteria/peak/status", "\"not_attempted\""});
  assert_true(has_breach(*state, "check-limitless", INTERNAL_PEAK "/other_track/0"));
}

static void a_total_may_not_rest_on_a_peak_that_is_open(void **state) {
  add_cap(*state, 1000);
  const change_of rests = {TOTAL "/other_track", "[0, 1]"};
  CHECK_CHANGED(state, rests);
  assert_false(has_breach(*state, "check-out-of-order", NULL));
  CHECK_CHANGED(state, rests, {"/tracks/internal/criteria/peak/status", "\"not_attempted\""});
  assert_true(has_breach(*state, "check-out-of-order", "/tracks/external/criteria/total/status"));
}

#define MEMBER(item, rule, weights)                                                                                    \
  "[{\"set_up\": 0, \"track\": \"external\", \"item\": \"" item "\", \"rule\": \"" rule "\", \"weights\": " weights "}]"

static void only_a_units_own_set_ups_have_a_price(void **state) {
  made_set_up(((check_fixture *)*state)->made, "9.1.1", EXTERNAL, 0)->fee = 10;
  assert_int_equal(CHECK_CHANGED(state, {PEAK "/set_ups", MEMBER("9.1.1", "EXT-DIRECT", "[0, 0, 0]")}), AP_OK);
  assert_int_equal(CHECK_CHANGED(state, {PEAK "/set_ups", MEMBER("9.1.2", "EXT-DIRECT", "[0, 0, 0]")}), AP_NO);
  assert_true(has_breach(*state, "check-member", PEAK "/set_ups/0"));
  assert_int_equal(CHECK_CHANGED(state, {PEAK "/set_ups", MEMBER("9.1.1", "EXT-ALL", "[0, 0, 0]")}), AP_NO);
  assert_true(has_breach(*state, "check-member", PEAK "/set_ups/0"));
}

static void members_cost_no_more_than_the_set_up(void **state) {
  made_scenario *made = ((check_fixture *)*state)->made;
  made_set_up(made, "9.1.1", EXTERNAL, 0)->fee = 10;
  assert_int_equal(CHECK_CHANGED(state, {PEAK "/set_ups", MEMBER("9.1.1", "EXT-DIRECT", "[0, 1, 0]")}), AP_NO);
  assert_true(has_breach(*state, "check-set-up", PEAK "/set_ups"));
  made->set_ups[0].minutes = 1; /* worth 1 at the weights of the loads */
  CHECK_CHANGED(state, {PEAK "/set_ups", MEMBER("9.1.1", "EXT-DIRECT", "[0, 1, 0]")});
  assert_false(has_breach(*state, "check-set-up", NULL));
}

static void what_is_open_in_every_plan_is_paid_for_already(void **state) {
  made_set_up(((check_fixture *)*state)->made, "3.1", EXTERNAL, 5);
  CHECK_CHANGED(state, {PEAK "/set_ups", MEMBER("3.1", "EXT-ALL", "[0, 1, 0]")});
  assert_true(has_breach(*state, "check-set-up", PEAK "/set_ups"));
  /* Then the set-up is a part of every load, and of what is forced. */
  const ap_check_track *external = &((check_fixture *)*state)->check->tracks[AP_EXTERNAL];
  assert_int_equal(external->forced_minutes[1], 35);
  assert_int_equal(external->common_divisor, 60);
}

static void numbers_that_overflow_prove_nothing(void **state) {
  made_rate(((check_fixture *)*state)->made, AP_RATE_MOST);
  add_cap(*state, INT64_MAX)->in_money = true;
  assert_int_equal(CHECK_CHANGED(state, {PEAK "/caps", "[{\"cap\": 0, \"weights\": [9000000000000000000, 0, 0]}]"}),
                   AP_NO);
  assert_true(has_breach(*state, "check-overflow", PEAK));
  assert_true(has_breach(*state, "check-no-certificate", "/tracks/external/criteria/peak/status"));
}

static void the_minutes_of_set_ups_are_recomputed(void **state) {
  made_set_up(((check_fixture *)*state)->made, "9.1.*", EXTERNAL, 0)->fee = 10;
  assert_int_equal(CHECK_CHANGED(state, {"/tracks/external/years/0/set_up_minutes", "0"}), AP_OK);
  assert_int_equal(CHECK_CHANGED(state, {"/tracks/external/years/0/set_up_minutes", "3"}), AP_NO);
  EXPECT_BREACHES(*state, "/tracks/external/years/0/set_up_minutes: the plan says 3; its rows come to 0");
}

static void every_wrong_type_of_a_price_is_a_fault_of_the_file(void **state) {
  assert_int_equal(CHECK_CHANGED(state, {PEAK "/caps", "{}"}, {PEAK "/apart", "[{\"apart\": 0, \"track\": \"both\"}]"},
                                 {PEAK "/set_ups", "[1]"}, {TOTAL "/other_track", "[\"1\"]"}),
                   AP_BAD_INPUT);
  EXPECT_FAULTS(*state, PEAK "/caps: found an object; expected an array",
                PEAK "/apart/0/track: found \"both\"; expected external or internal",
                PEAK "/apart/0: the member \"weights\" is missing; expected an array",
                PEAK "/set_ups/0: found a number; expected an object",
                TOTAL "/other_track/0: found \"1\"; expected a whole number");
}

static void a_unit_that_an_external_audit_serves_proves_no_peak_as_the_largest(void **state) {
  ((check_fixture *)*state)->made->scenario.constraints.external_counts = true;
  CHECK_CHANGED(state, {INTERNAL_PEAK "/argument", "\"largest_unit\""}, {INTERNAL_PEAK "/item", "\"9.1.2\""},
                {INTERNAL_PEAK "/rule", "\"INT-ALL\""});
  assert_true(has_breach(*state, "check-largest", INTERNAL_PEAK));
}

static void a_track_with_set_ups_is_level_where_no_two_years_differ_by_more_than_the_divisor(void **state) {
  made_scenario *made = ((check_fixture *)*state)->made;
  made_set_up(made, "9.1.2", INTERNAL, 0)->fee = 1;
  assert_int_equal(CHECK_CHANGED(state, {PEAK "/weighted_minutes", "270"}), AP_OK); /* 90 and 45, in steps of 45 */
  made->items[4].minutes[AP_INTERNAL] = 46;
  CHECK_CHANGED(state, {PEAK "/weighted_minutes", "270"});
  assert_true(has_breach(*state, "check-unproven-spread", "/tracks/internal/criteria/spread/status"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, check_fixture_begin, check_fixture_end)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(set_ups_that_the_rows_open_are_part_of_the_loads),
      TEST(a_cap_on_a_load_counts_the_set_ups),
      TEST(two_of_a_group_kept_apart_in_one_year_are_told),
      TEST(items_of_one_unit_are_not_kept_apart),
      TEST(a_cap_over_both_tracks_counts_both_and_their_set_ups),
      TEST(a_cap_by_skill_counts_items_of_that_skill_alone),
      TEST(a_cap_in_money_counts_rates_and_fees),
      TEST(an_external_audit_counts_for_the_internal_rule),
      TEST(an_external_audit_of_a_unit_that_serves_two_counts_for_neither),
      TEST(a_pin_still_asks_for_an_internal_audit),
      TEST(prices_of_nothing_change_nothing),
      TEST(prices_need_something_that_ties),
      TEST(an_index_that_the_scenario_lacks_is_told),
      TEST(weights_of_a_wrong_number_or_sign_are_told),
      TEST(a_weight_needs_a_limit),
      TEST(the_internal_peak_may_rest_on_an_external_one_that_is_settled),
      TEST(a_total_may_not_rest_on_a_peak_that_is_open),
      TEST(only_a_units_own_set_ups_have_a_price),
      TEST(members_cost_no_more_than_the_set_up),
      TEST(what_is_open_in_every_plan_is_paid_for_already),
      TEST(numbers_that_overflow_prove_nothing),
      TEST(the_minutes_of_set_ups_are_recomputed),
      TEST(every_wrong_type_of_a_price_is_a_fault_of_the_file),
      TEST(a_unit_that_an_external_audit_serves_proves_no_peak_as_the_largest),
      TEST(a_track_with_set_ups_is_level_where_no_two_years_differ_by_more_than_the_divisor),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
