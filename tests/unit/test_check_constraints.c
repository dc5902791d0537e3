/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Breaches of pins, groups, caps and full first years. The plan that is held against them is that of
 * tests/data/check/plan.csv (see check_fixture.h). */
#include "check_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { FIRST = 1U << 0, SECOND = 1U << 1, THIRD = 1U << 2, FOURTH = 1U << 3 };
enum { EXTERNAL = 1U << AP_EXTERNAL, INTERNAL = 1U << AP_INTERNAL };

static ap_status check_plan(check_fixture *fixture) {
  char *plan = check_data(TEST_DATA "/check/plan.csv");
  ap_status status = check_text(fixture, plan);
  free(plan);
  return status;
}

static ap_status check_json(check_fixture *fixture) {
  char *plan = check_data(TEST_DATA "/check/plan.json");
  ap_status status = check_text(fixture, plan);
  free(plan);
  return status;
}

static void pins_that_are_kept_are_no_breach(void **state) {
  check_fixture *fixture = *state;
  made_pin(fixture->made, "9.1.1", EXTERNAL)->must = FIRST;
  made_pin(fixture->made, "9.1.1", EXTERNAL)->never = SECOND;
  made_pin(fixture->made, "9.1.2", EXTERNAL)->only = SECOND | THIRD;
  made_pin(fixture->made, "9.1.*", INTERNAL)->only = FIRST | SECOND;
  made_pin(fixture->made, "9.1.3", EXTERNAL)->must = THIRD; /* of the continuation, which a CSV plan does not show */
  assert_int_equal(check_plan(fixture), AP_OK);
}

static void a_year_that_a_pin_demands_and_the_plan_lacks_is_told_for_every_item_of_the_unit(void **state) {
  check_fixture *fixture = *state;
  made_pin(fixture->made, "9.1.1.1", EXTERNAL)->must = SECOND;
  assert_int_equal(check_plan(fixture), AP_NO);
  EXPECT_BREACHES(fixture, "9.1.1: the pin on line 100 of the scenario asks for an external audit in 2028; none then",
                  "9.1.1.1: the pin on line 100 of the scenario asks for an external audit in 2028; none then");
}

static void a_year_that_a_pin_rules_out_is_told_by_the_pin_that_does_so_first(void **state) {
  check_fixture *fixture = *state;
  made_pin(fixture->made, "9.1.2", INTERNAL)->only = SECOND | THIRD;
  made_pin(fixture->made, "9.1.2", INTERNAL)->never = FIRST;
  assert_int_equal(check_plan(fixture), AP_NO);
  EXPECT_BREACHES(fixture, "9.1.2: an internal audit in 2027; the pin on line 100 of the scenario allows none then");
}

static void a_pin_on_what_is_not_in_scope_asks_for_nothing(void **state) {
  check_fixture *fixture = *state;
  made_pin(fixture->made, "3.1", INTERNAL)->must = SECOND;
  assert_int_equal(check_plan(fixture), AP_OK);
}

static void members_of_a_group_that_part_are_told_with_the_first_year_of_it(void **state) {
  check_fixture *fixture = *state;
  ap_together *group = made_together(fixture->made, "9.1.2", EXTERNAL);
  made_choose(fixture->made, &group->items, "9.1.1");
  assert_int_equal(check_plan(fixture), AP_NO);
  EXPECT_BREACHES(fixture, "9.1.2: the group \"group-1\" asks for external audits in the same years as those of 9.1.1; "
                           "only one of the two has one in 2027");
  group->items.tracks = INTERNAL; /* these two are audited in 2027 */
  assert_int_equal(check_plan(fixture), AP_OK);
}

static void members_that_part_later_are_told_with_that_year(void **state) {
  check_fixture *fixture = *state;
  fixture->internal->every = 1;
  ap_together *group = made_together(fixture->made, "9.1.1", INTERNAL);
  made_choose(fixture->made, &group->items, "9.1.2");
  made_together(fixture->made, "9.1.*", INTERNAL); /* behind the last */
  fixture->made->scenario.constraints.together_count--;
  assert_int_equal(check_text(fixture, "year,track,id\n2027,external,3.1\n2028,external,3.1\n2027,internal,9.1.1\n"
                                       "2027,internal,9.1.2\n2027,internal,9.1.3\n2028,internal,9.1.1\n"
                                       "2028,internal,9.1.3\n"),
                   AP_NO);
  EXPECT_BREACHES(fixture, "9.1.2: rule INT-ALL asks for an internal audit every year; none in 2028",
                  "9.1.2: the group \"group-1\" asks for internal audits in the same years as those of 9.1.1; "
                  "only one of the two has one in 2028");
}

static void groups_that_share_a_unit_are_one(void **state) {
  check_fixture *fixture = *state;
  ap_together *group = made_together(fixture->made, "9.1.2", INTERNAL);
  made_choose(fixture->made, &group->items, "9.1.1");
  group = made_together(fixture->made, "9.1.3", INTERNAL);
  made_choose(fixture->made, &group->items, "9.1.2");
  assert_int_equal(check_plan(fixture), AP_NO);
  EXPECT_BREACHES(fixture, "9.1.3: the group \"group-2\" asks for internal audits in the same years as those of 9.1.1; "
                           "only one of the two has one in 2027");
  assert_int_equal(fixture->check->tracks[AP_INTERNAL].unit_count, 1);
}

static void a_pin_holds_for_all_of_a_group(void **state) {
  check_fixture *fixture = *state;
  ap_together *group = made_together(fixture->made, "9.1.2", INTERNAL);
  made_choose(fixture->made, &group->items, "9.1.1");
  made_pin(fixture->made, "9.1.2", INTERNAL)->must = SECOND;
  assert_int_equal(check_plan(fixture), AP_NO);
  EXPECT_BREACHES(fixture, "9.1.1: the pin on line 100 of the scenario asks for an internal audit in 2028; none then",
                  "9.1.2: the pin on line 100 of the scenario asks for an internal audit in 2028; none then");
}

static void a_year_above_its_cap_is_told_with_the_smallest_of_its_caps(void **state) {
  check_fixture *fixture = *state;
  made_cap(fixture->made, AP_EXTERNAL, UINT32_MAX, 90);
  assert_int_equal(check_plan(fixture), AP_OK);
  made_cap(fixture->made, AP_EXTERNAL, SECOND | FOURTH, 89);
  made_cap(fixture->made, AP_EXTERNAL, UINT32_MAX, 95);
  assert_int_equal(check_plan(fixture), AP_NO);
  EXPECT_BREACHES(fixture,
                  "the external audits of 2028 take 90 minutes; the cap on line 301 of the scenario allows 89");
}

static void each_cap_of_a_track_is_told_in_each_of_its_years_and_no_other_cap_is(void **state) {
  check_fixture *fixture = *state;
  made_cap(fixture->made, AP_EXTERNAL, FIRST | SECOND, 29);
  made_cap(fixture->made, AP_INTERNAL, SECOND, 45);
  made_cap(fixture->made, AP_EXTERNAL, UINT32_MAX, 1); /* behind the last */
  fixture->made->scenario.constraints.cap_count--;
  assert_int_equal(check_plan(fixture), AP_NO);
  EXPECT_BREACHES(fixture, "the external audits of 2027 take 90 minutes; the cap on line 300 of the scenario allows 29",
                  "the external audits of 2028 take 90 minutes; the cap on line 300 of the scenario allows 29");
}

/* A cap of all years has a bit for more years than any plan has. */
static void a_plan_of_the_most_years_has_no_year_after_them(void **state) {
  check_fixture *fixture = *state;
  fixture->made->scenario.years = AP_YEARS_MOST;
  fixture->direct->enabled = false;
  fixture->internal->enabled = false;
  made_cap(fixture->made, AP_EXTERNAL, UINT32_MAX, 30);
  made_set_up(fixture->made, "3.1", EXTERNAL, 31); /* what opens the group is beyond the cap by itself */
  char plan[AP_YEARS_MOST * 32] = "year,track,id\n";
  for (int offset = 0; offset < AP_YEARS_MOST; offset++) {
    size_t used = strlen(plan);
    snprintf(plan + used, sizeof plan - used, "%d,external,3.1\n", 2027 + offset);
  }
  assert_int_equal(check_text(fixture, plan), AP_NO);
  assert_int_equal(ap_check_breach_count(fixture->check), AP_YEARS_MOST);
}

static void a_rule_that_begins_in_full_misses_items_in_the_first_year(void **state) {
  check_fixture *fixture = *state;
  fixture->internal->initial_full = true;
  assert_int_equal(check_plan(fixture), AP_NO);
  EXPECT_BREACHES(fixture,
                  "9.1.3: rule INT-ALL asks for an internal audit of all its items in the first year; none in 2027");
}

static void what_is_overdue_is_due_in_the_first_year_that_pins_allow(void **state) {
  check_fixture *fixture = *state; /* 9.1.1 was due in 2026 */
  ap_pin *pin = made_pin(fixture->made, "9.1.1", INTERNAL);
  pin->never = FIRST;
  assert_int_equal(check_text(fixture, "year,track,id\n2027,external,3.1\n2028,external,3.1\n2028,internal,9.1.1\n"
                                       "2028,internal,9.1.2\n2028,internal,9.1.3\n"),
                   AP_OK);
  assert_int_equal(fixture->check->tracks[AP_INTERNAL].overdue.count, 1);
  assert_int_equal(check_text(fixture, "year,track,id\n2027,external,3.1\n2028,external,3.1\n"
                                       "2028,internal,9.1.2\n2028,internal,9.1.3\n"),
                   AP_NO);
  EXPECT_BREACHES(fixture, "9.1.1: the internal audit that rule INT-ALL asks for was due in 2026; expected it in 2028");
}

static void what_pins_put_off_beyond_the_plan_is_listed_as_due_then(void **state) {
  check_fixture *fixture = *state;
  fixture->internal->every = 3; /* the horizon is 2029 */
  made_pin(fixture->made, "9.1.1", INTERNAL)->only = THIRD;
  fixture->made->rows[0].year = 2023; /* so that it was due in 2026 */
  assert_int_equal(check_text(fixture, "year,track,id\n2027,external,3.1\n2028,external,3.1\n"
                                       "2028,internal,9.1.2\n2028,internal,9.1.3\n"),
                   AP_OK);
  const ap_check_entries *due_after = &fixture->check->tracks[AP_INTERNAL].due_after;
  assert_ptr_equal(due_after->entries[0].item, fixture->objective);
  assert_int_equal(due_after->entries[0].year, 2029);
}

static void where_pins_allow_no_year_the_first_is_asked_for(void **state) {
  check_fixture *fixture = *state;
  made_pin(fixture->made, "9.1.1", INTERNAL)->never = UINT32_MAX;
  assert_int_equal(check_text(fixture, "year,track,id\n2027,external,3.1\n2028,external,3.1\n"
                                       "2028,internal,9.1.2\n2028,internal,9.1.3\n"),
                   AP_NO);
  EXPECT_BREACHES(fixture, "9.1.1: the internal audit that rule INT-ALL asks for was due in 2026; expected it in 2027");
}

static void pins_do_not_move_the_deadline_of_what_is_not_overdue(void **state) {
  check_fixture *fixture = *state;
  made_pin(fixture->made, "9.1.2", INTERNAL)->never = FIRST | SECOND;
  assert_int_equal(check_text(fixture, "year,track,id\n2027,external,3.1\n2028,external,3.1\n"
                                       "2027,internal,9.1.1\n2028,internal,9.1.3\n"),
                   AP_NO);
  EXPECT_BREACHES(fixture, "9.1.2: rule INT-ALL asks for an internal audit at least every 2 years; never audited so "
                           "far, expected one by 2028");
}

static void a_json_plan_is_held_against_pins_in_its_continuation_too(void **state) {
  check_fixture *fixture = *state;
  assert_int_equal(check_json(fixture), AP_OK);
  made_pin(fixture->made, "9.1.3", EXTERNAL)->never = THIRD;
  assert_int_equal(check_json(fixture), AP_NO);
  assert_true(has_breach(fixture, "check-barred-external", NULL));
}

static void the_certificate_of_a_scenario_without_any_plan_is_refused(void **state) {
  check_fixture *fixture = *state;
  made_pin(fixture->made, "3.1", EXTERNAL)->never = SECOND;
  assert_int_equal(check_json(fixture), AP_NO);
  assert_true(has_breach(fixture, "check-no-plan", "/tracks/external/certificate"));
  assert_false(has_breach(fixture, "check-no-plan", "/tracks/internal/certificate"));
}

static void caps_that_the_certificate_refutes_are_told_of_it(void **state) {
  check_fixture *fixture = *state;
  made_cap(fixture->made, AP_EXTERNAL, UINT32_MAX, 89);
  assert_int_equal(check_json(fixture), AP_NO);
  assert_true(has_breach(fixture, "check-no-plan", "/tracks/external/certificate"));
  assert_true(has_breach(fixture, "check-cap-external", NULL));
  assert_false(fixture->check->tracks[AP_EXTERNAL].criteria[AP_PEAK].proven);
}

static void a_cap_below_what_is_forced_is_refused_without_the_weights(void **state) {
  check_fixture *fixture = *state;
  made_cap(fixture->made, AP_EXTERNAL, THIRD, 29);
  assert_int_equal(check_json(fixture), AP_NO);
  assert_true(has_breach(fixture, "check-no-plan", "/tracks/external/certificate"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, check_fixture_begin, check_fixture_end)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(pins_that_are_kept_are_no_breach),
      TEST(a_year_that_a_pin_demands_and_the_plan_lacks_is_told_for_every_item_of_the_unit),
      TEST(a_year_that_a_pin_rules_out_is_told_by_the_pin_that_does_so_first),
      TEST(a_pin_on_what_is_not_in_scope_asks_for_nothing),
      TEST(members_of_a_group_that_part_are_told_with_the_first_year_of_it),
      TEST(members_that_part_later_are_told_with_that_year),
      TEST(groups_that_share_a_unit_are_one),
      TEST(a_pin_holds_for_all_of_a_group),
      TEST(a_year_above_its_cap_is_told_with_the_smallest_of_its_caps),
      TEST(each_cap_of_a_track_is_told_in_each_of_its_years_and_no_other_cap_is),
      TEST(a_plan_of_the_most_years_has_no_year_after_them),
      TEST(a_rule_that_begins_in_full_misses_items_in_the_first_year),
      TEST(what_is_overdue_is_due_in_the_first_year_that_pins_allow),
      TEST(what_pins_put_off_beyond_the_plan_is_listed_as_due_then),
      TEST(where_pins_allow_no_year_the_first_is_asked_for),
      TEST(pins_do_not_move_the_deadline_of_what_is_not_overdue),
      TEST(a_json_plan_is_held_against_pins_in_its_continuation_too),
      TEST(the_certificate_of_a_scenario_without_any_plan_is_refused),
      TEST(caps_that_the_certificate_refutes_are_told_of_it),
      TEST(a_cap_below_what_is_forced_is_refused_without_the_weights),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
