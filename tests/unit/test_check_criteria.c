/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a plan says of its criteria, its years and what is overdue, where it is just right and just wrong. The plans are
 * those of tests/data/check (see check_fixture.h). */
#include "changed_plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { FIRST = 1U << 0, SECOND = 1U << 1, EXTERNAL = 1U << AP_EXTERNAL, INTERNAL = 1U << AP_INTERNAL };
enum { BOTH = EXTERNAL | INTERNAL };

#define EXTERNAL_TRACK "/tracks/external"
#define INTERNAL_TRACK "/tracks/internal"

#define NO_CHANGE                                                                                                      \
  { NULL, NULL }

/* A fixture as it was at first. */
static check_fixture *anew(void **state) {
  assert_int_equal(check_fixture_end(state), 0);
  assert_int_equal(check_fixture_begin(state), 0);
  return *state;
}

/* The breach at that pointer; NULL where there is none. */
static const ap_diagnostic *breach_at(void **state, const char *pointer) {
  const check_fixture *fixture = *state;
  assert_non_null(fixture->check);
  for (size_t i = 0; i < ap_check_breach_count(fixture->check); i++) {
    const ap_diagnostic *breach = ap_check_breach(fixture->check, i);
    if (breach->pointer != NULL && strcmp(breach->pointer, pointer) == 0) {
      return breach;
    }
  }
  return NULL;
}

/* A breach that says "the plan says FOUND; … EXPECTED". */
static void expect_differs(void **state, const char *pointer, const char *found, const char *expected) {
  const ap_diagnostic *breach = breach_at(state, pointer);
  assert_non_null(breach);
  assert_string_equal(breach->arguments[0], found);
  assert_string_equal(breach->arguments[1], expected);
}

static void set_order(check_fixture *fixture, const ap_criterion *order) {
  for (int i = 0; i < AP_CRITERIA; i++) {
    fixture->made->scenario.order[i] = order[i];
  }
}

/* ---- criteria ---- */

static void a_spread_that_is_not_proven_lies_between_nothing_and_its_value(void **state) {
  static const struct {
    const char *bound;
    ap_status status;
  } cases[] = {{"-1", AP_NO}, {"0", AP_OK}, {"45", AP_OK}, {"46", AP_NO}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    assert_int_equal(CHECK_CHANGED(state, {INTERNAL_TRACK "/criteria/spread/status", "\"not_attempted\""},
                                   {INTERNAL_TRACK "/status", "\"open\""},
                                   {INTERNAL_TRACK "/criteria/spread/bound", cases[i].bound}),
                     cases[i].status);
    if (cases[i].status != AP_OK) {
      assert_int_equal(ap_check_breach_count(((check_fixture *)*state)->check), 1);
      expect_differs(state, INTERNAL_TRACK "/criteria/spread/bound", cases[i].bound, "45");
    }
  }
}

static bool spread_is_proven(void **state) {
  CHECK_CHANGED(state, NO_CHANGE);
  const ap_check_criterion *criteria = ((check_fixture *)*state)->check->tracks[AP_INTERNAL].criteria;
  assert_true(criteria[AP_TOTAL].proven);
  assert_int_equal(breach_at(state, INTERNAL_TRACK "/criteria/spread/status") == NULL, criteria[AP_SPREAD].proven);
  return criteria[AP_SPREAD].proven;
}

/* Years that differ by no more than the divisor are level among the plans of a least total. */
static void with_set_ups_the_spread_is_proven_where_the_total_comes_before_it(void **state) {
  static const struct {
    ap_criterion order[AP_CRITERIA];
    bool proven;
  } cases[] = {{{AP_PEAK, AP_TOTAL, AP_SPREAD}, true},  {{AP_TOTAL, AP_PEAK, AP_SPREAD}, true},
               {{AP_TOTAL, AP_SPREAD, AP_PEAK}, true},  {{AP_PEAK, AP_SPREAD, AP_TOTAL}, false},
               {{AP_SPREAD, AP_TOTAL, AP_PEAK}, false}, {{AP_SPREAD, AP_PEAK, AP_TOTAL}, false}};
  check_fixture *fixture = *state;
  made_set_up(fixture->made, "9.1.2", INTERNAL, 0)->fee = 1;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    set_order(fixture, cases[i].order);
    assert_int_equal(spread_is_proven(state), cases[i].proven);
  }
}

static void tie(made_scenario *made) { made_cap(made, AP_EXTERNAL, FIRST, 1000)->tracks = BOTH; }

static void pin_internal_years(made_scenario *made) {
  made_pin(made, "9.1.1", INTERNAL)->must = FIRST;
  made_pin(made, "9.1.2", INTERNAL)->must = FIRST;
  made_pin(made, "9.1.3", INTERNAL)->must = SECOND;
}

static void set_up_on(made_scenario *made, unsigned tracks) { made_set_up(made, "9.1.2", tracks, 0)->fee = 1; }

static void with_caps_alone(made_scenario *made) { tie(made); }
static void with_external_set_up(made_scenario *made) { set_up_on(made, EXTERNAL); }
static void with_internal_set_up(made_scenario *made) { set_up_on(made, INTERNAL); }
static void with_one_of_each(made_scenario *made) {
  set_up_on(made, EXTERNAL);
  set_up_on(made, INTERNAL);
}
static void with_pins(made_scenario *made) {
  tie(made);
  pin_internal_years(made);
}
static void with_pins_and_pairs(made_scenario *made) {
  with_pins(made);
  made->scenario.constraints.external_counts = true;
}

/* Loads of units by themselves are levelled whatever the total; set-ups and pairs need a total that is settled. */
static void a_spread_before_the_total_is_proven_of_units_by_themselves(void **state) {
  static const struct {
    void (*scenario)(made_scenario *made);
    bool proven;
  } cases[] = {
      {with_caps_alone, true}, {with_external_set_up, true}, {with_internal_set_up, false}, {with_one_of_each, false},
      {with_pins, true},       {with_pins_and_pairs, false}};
  static const ap_criterion order[] = {AP_PEAK, AP_SPREAD, AP_TOTAL};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    check_fixture *fixture = anew(state);
    set_order(fixture, order);
    cases[i].scenario(fixture->made);
    assert_int_equal(spread_is_proven(state), cases[i].proven);
  }
}

/* Years that are even because more is audited than need be are those of no least spread: it counts them from the
 * largest on. */
static void even_years_are_proven_level_with_a_least_total_alone(void **state) {
  static const ap_criterion spread_first[] = {AP_PEAK, AP_SPREAD, AP_TOTAL};
  check_fixture *fixture = *state;
  const ap_check_criterion *criteria;
  tie(fixture->made);
  fixture->third->minutes[AP_INTERNAL] = 90;
  CHECK_CHANGED(state, {INTERNAL_TRACK "/certificate/total", NULL});
  criteria = fixture->check->tracks[AP_INTERNAL].criteria;
  assert_int_equal(criteria[AP_SPREAD].value, 0);
  assert_false(criteria[AP_SPREAD].proven);
  CHECK_CHANGED(state, NO_CHANGE);
  criteria = fixture->check->tracks[AP_INTERNAL].criteria;
  assert_true(criteria[AP_TOTAL].proven);
  assert_true(criteria[AP_SPREAD].proven);
  set_up_on(fixture->made, INTERNAL); /* then nothing but that the years are even says so */
  set_order(fixture, spread_first);
  assert_true(spread_is_proven(state));
}

/* Its difference from the value is more than any number of the file can be. */
static void a_gap_down_to_a_bound_that_leaves_no_number_for_it_is_told(void **state) {
  CHECK_CHANGED(state, {INTERNAL_TRACK "/criteria/peak/status", "\"gap\""},
                {INTERNAL_TRACK "/criteria/peak/bound", "-9223372036854775808"},
                {INTERNAL_TRACK "/criteria/peak/gap", "-9223372036854775718"});
  assert_true(has_breach(*state, "check-overflow", INTERNAL_TRACK "/criteria/peak/gap"));
}

static void a_track_that_is_said_to_have_no_units_is_held_to_what_it_says(void **state) {
  CHECK_CHANGED(state, {INTERNAL_TRACK "/units", "0"}, {INTERNAL_TRACK "/criteria/peak", NULL},
                {INTERNAL_TRACK "/criteria/total/value", "134"});
  expect_differs(state, INTERNAL_TRACK "/units", "0", "3");
  expect_differs(state, INTERNAL_TRACK "/criteria/total/value", "134", "135");
}

/* ---- years ---- */

static void a_year_too_many_is_told_as_such_alone(void **state) {
  assert_int_equal(CHECK_CHANGED(state, {EXTERNAL_TRACK "/years/2",
                                         "{\"year\": 1, \"minutes\": 2, \"forced_minutes\": 3, \"items\": 4}"}),
                   AP_NO);
  EXPECT_BREACHES(*state, EXTERNAL_TRACK "/years: the number of entries is 3; expected 2");
}

/* Two of the three internal units must come in the second year, which forces the peak. */
static void a_peak_is_forced_by_the_first_year_that_has_it_forced(void **state) {
  check_fixture *fixture = *state;
  made_pin(fixture->made, "9.1.2", INTERNAL)->must = SECOND;
  made_pin(fixture->made, "9.1.3", INTERNAL)->must = SECOND;
  const change_of moved = {"/items/4/year", "2028"};
  CHECK_CHANGED(state, moved, {INTERNAL_TRACK "/peak_forced_by", "2028"}, {INTERNAL_TRACK "/rest_peak", "0"});
  assert_null(breach_at(state, INTERNAL_TRACK "/peak_forced_by"));
  assert_null(breach_at(state, INTERNAL_TRACK "/rest_peak"));
  CHECK_CHANGED(state, moved, {INTERNAL_TRACK "/peak_forced_by", "2027"}, {INTERNAL_TRACK "/rest_peak", "1"});
  expect_differs(state, INTERNAL_TRACK "/peak_forced_by", "2027", "2028");
  expect_differs(state, INTERNAL_TRACK "/rest_peak", "1", "0");
  CHECK_CHANGED(state, moved, {INTERNAL_TRACK "/rest_peak", "0"}); /* of a peak that is not said to be forced */
  expect_differs(state, INTERNAL_TRACK "/rest_peak", "0", "null");
}

static void the_only_unit_of_a_track_may_force_its_peak(void **state) {
  ((check_fixture *)*state)->direct->enabled = false;
  CHECK_CHANGED(state, {"/items/6", NULL}, {"/items/2", NULL}, {"/items/1", NULL}, {"/continued_items", NULL},
                {EXTERNAL_TRACK "/peak_forced_by", "2027"});
  const ap_check_track *external = &((check_fixture *)*state)->check->tracks[AP_EXTERNAL];
  assert_int_equal(external->unit_count, 1);
  assert_int_equal(external->criteria[AP_PEAK].value, 30);
  assert_null(breach_at(state, EXTERNAL_TRACK "/peak_forced_by"));
}

/* ---- what is overdue ---- */

#define OVERDUE(id, due) "{\"id\": \"" id "\", \"rule\": \"INT-ALL\", \"due\": " due "}"

static void what_is_due_in_the_first_year_is_not_overdue(void **state) {
  check_fixture *fixture = *state;
  made_history(fixture->made, fixture->second, AP_INTERNAL, 2025);
  CHECK_CHANGED(state, {INTERNAL_TRACK "/overdue/1", OVERDUE("9.1.2", "2027")});
  expect_differs(state, INTERNAL_TRACK "/overdue/1", "9.1.2", "INT-ALL");
  CHECK_CHANGED(state, NO_CHANGE);
  assert_null(breach_at(state, INTERNAL_TRACK "/overdue"));
}

static void each_overdue_unit_is_told_with_the_year_in_which_it_was_due(void **state) {
  check_fixture *fixture = *state;
  made_history(fixture->made, fixture->second, AP_INTERNAL, 2023);
  CHECK_CHANGED(state, NO_CHANGE);
  const ap_diagnostic *breach = breach_at(state, INTERNAL_TRACK "/overdue");
  assert_non_null(breach);
  assert_string_equal(breach->name, "check-overdue-unsaid");
  assert_string_equal(breach->arguments[0], "9.1.2");
  assert_string_equal(breach->arguments[2], "2025");
  CHECK_CHANGED(state, {INTERNAL_TRACK "/overdue/1", OVERDUE("9.1.2", "2025")});
  assert_null(breach_at(state, INTERNAL_TRACK "/overdue"));
  assert_null(breach_at(state, INTERNAL_TRACK "/overdue/1/due"));
}

/* ---- what is forced ---- */

static void of_two_caps_on_one_year_the_smaller_limits_it(void **state) {
  static const int64_t caps[][2] = {{89, 1000}, {1000, 89}};
  for (size_t i = 0; i < sizeof caps / sizeof caps[0]; i++) {
    check_fixture *fixture = anew(state);
    made_cap(fixture->made, AP_EXTERNAL, ~(ap_years)0, caps[i][0]);
    made_cap(fixture->made, AP_EXTERNAL, ~(ap_years)0, caps[i][1]);
    CHECK_CHANGED(state, NO_CHANGE);
    assert_true(has_breach(fixture, "check-no-plan", EXTERNAL_TRACK "/certificate"));
  }
}

static void a_cap_leaves_room_for_as_much_as_is_forced(void **state) {
  check_fixture *fixture = *state;
  ap_cap *cap = made_cap(fixture->made, AP_EXTERNAL, SECOND, 30);
  CHECK_CHANGED(state, NO_CHANGE);
  assert_false(has_breach(fixture, "check-no-plan", NULL));
  cap->most = 29;
  CHECK_CHANGED(state, NO_CHANGE);
  assert_true(has_breach(fixture, "check-no-plan", EXTERNAL_TRACK "/certificate"));
}

/* 9.1.1 is overdue, but its external audit would do. */
static void what_an_external_audit_may_serve_is_not_forced(void **state) {
  check_fixture *fixture = *state;
  const change_of bare = {INTERNAL_TRACK "/certificate", NULL};
  CHECK_CHANGED(state, bare, {INTERNAL_TRACK "/criteria/peak/bound", "46"});
  expect_differs(state, INTERNAL_TRACK "/criteria/peak/bound", "46", "45");
  fixture->made->scenario.constraints.external_counts = true;
  CHECK_CHANGED(state, bare, {INTERNAL_TRACK "/criteria/peak/bound", "1"});
  expect_differs(state, INTERNAL_TRACK "/criteria/peak/bound", "1", "0");
}

/* Four units, of 60, 40, 40 and 40 minutes, in three years with room for 60: each is more than half of it. */
static void a_dual_feasible_function_is_the_one_that_the_plan_names(void **state) {
  static const struct {
    const char *function, *parameter;
    bool refutes;
  } cases[] = {{"\"rounding\"", "1", true},
               {"\"threshold\"", "1", false},
               {"\"threshold\"", "21", true},
               {"\"rounding\"", "2", false}};
  check_fixture *fixture = *state;
  fixture->second->minutes[AP_EXTERNAL] = 40;
  fixture->third->minutes[AP_EXTERNAL] = 40;
  made_item(fixture->made, "9.1.4", NULL, 40, 45);
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    CHECK_CHANGED(state, {EXTERNAL_TRACK "/certificate/peak/argument", "\"dual_feasible_function\""},
                  {EXTERNAL_TRACK "/certificate/peak/function", cases[i].function},
                  {EXTERNAL_TRACK "/certificate/peak/parameter", cases[i].parameter},
                  {EXTERNAL_TRACK "/certificate/peak/refuted_peak", "90"});
    assert_int_equal(has_breach(fixture, "check-refutation", EXTERNAL_TRACK "/certificate/peak"), !cases[i].refutes);
    assert_int_equal(fixture->check->tracks[AP_EXTERNAL].criteria[AP_PEAK].has_bound, cases[i].refutes);
  }
}

/* ---- external audits that count ---- */

/* Checks the CSV plan without the rows of those kinds. */
static void check_without(check_fixture *fixture, const char *const *kinds, size_t count) {
  char *plan = check_data(TEST_DATA "/check/plan.csv");
  for (size_t i = 0; i < count; i++) {
    for (char *at = strstr(plan, kinds[i]); at != NULL; at = strstr(plan, kinds[i])) {
      char *next = strchr(at, '\n') + 1;
      memmove(at, next, strlen(next) + 1);
    }
  }
  check_text(fixture, plan);
  free(plan);
}

static void an_audit_in_the_first_year_of_a_unit_that_serves_two_counts_for_neither(void **state) {
  static const char *const rows[] = {"2027,internal,INT-ALL,control,9.1.1"};
  check_fixture *fixture = *state;
  fixture->made->scenario.constraints.external_counts = true;
  check_without(fixture, rows, 1);
  assert_int_equal(ap_check_breach_count(fixture->check), 0);
  made_choose(fixture->made, &made_together(fixture->made, "9.1.1", EXTERNAL)->items, "9.1.3");
  check_without(fixture, rows, 1);
  assert_true(has_breach(fixture, "check-overdue-internal", NULL));
}

static void only_years_with_an_external_row_count(void **state) {
  static const char *const rows[] = {"2027,external,EXT-ALL", "2028,external,EXT-ALL"};
  check_fixture *fixture = *state;
  fixture->made->scenario.constraints.external_counts = true;
  fixture->internal->select.standards |= 1U << AP_GOVERNANCE;
  fixture->governance->minutes[AP_INTERNAL] = 5;
  check_without(fixture, rows, 1);
  assert_false(has_breach(fixture, "check-never-internal", NULL));
  check_without(fixture, rows, 2);
  assert_true(has_breach(fixture, "check-never-internal", NULL));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, check_fixture_begin, check_fixture_end)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(a_spread_that_is_not_proven_lies_between_nothing_and_its_value),
      TEST(with_set_ups_the_spread_is_proven_where_the_total_comes_before_it),
      TEST(a_spread_before_the_total_is_proven_of_units_by_themselves),
      TEST(even_years_are_proven_level_with_a_least_total_alone),
      TEST(a_gap_down_to_a_bound_that_leaves_no_number_for_it_is_told),
      TEST(a_track_that_is_said_to_have_no_units_is_held_to_what_it_says),
      TEST(a_year_too_many_is_told_as_such_alone),
      TEST(a_peak_is_forced_by_the_first_year_that_has_it_forced),
      TEST(the_only_unit_of_a_track_may_force_its_peak),
      TEST(what_is_due_in_the_first_year_is_not_overdue),
      TEST(each_overdue_unit_is_told_with_the_year_in_which_it_was_due),
      TEST(of_two_caps_on_one_year_the_smaller_limits_it),
      TEST(a_cap_leaves_room_for_as_much_as_is_forced),
      TEST(what_an_external_audit_may_serve_is_not_forced),
      TEST(a_dual_feasible_function_is_the_one_that_the_plan_names),
      TEST(an_audit_in_the_first_year_of_a_unit_that_serves_two_counts_for_neither),
      TEST(only_years_with_an_external_row_count),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
