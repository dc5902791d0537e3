/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Certificates at the limits of what they may say. The plan is that of tests/data/check (see check_fixture.h). */
#include "changed_plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define CERTIFICATE "/tracks/external/certificate"
#define PEAK CERTIFICATE "/peak"
#define LARGEST(track, id, rule_id)                                                                                    \
  {"/tracks/" track "/certificate/peak/argument", "\"largest_unit\""},                                                 \
      {"/tracks/" track "/certificate/peak/item", "\"" id "\""}, {                                                     \
    "/tracks/" track "/certificate/peak/rule", "\"" rule_id "\""                                                       \
  }

static void the_forced_minutes_of_each_year_are_recomputed(void **state) {
  static const char *const pointers[] = {CERTIFICATE "/forced_minutes/0", CERTIFICATE "/forced_minutes/1",
                                         CERTIFICATE "/forced_minutes/2"};
  for (size_t i = 0; i < sizeof pointers / sizeof pointers[0]; i++) {
    assert_int_equal(CHECK_CHANGED(state, {pointers[i], "31"}), AP_NO);
    assert_int_equal(ap_check_breach_count(((check_fixture *)*state)->check), 1);
    assert_true(has_breach(*state, "check-claim", pointers[i]));
  }
}

static void where_units_are_tied_the_largest_must_still_stand_by_itself(void **state) {
  ((check_fixture *)*state)->made->scenario.constraints.external_counts = true;
  CHECK_CHANGED(state, LARGEST("external", "9.1.2", "EXT-DIRECT"));
  assert_false(has_breach(*state, "check-largest", NULL));
  CHECK_CHANGED(state, LARGEST("external", "3.1", "EXT-ALL")); /* forced in each year */
  assert_true(has_breach(*state, "check-largest", PEAK));
  CHECK_CHANGED(state, LARGEST("internal", "9.1.2", "INT-ALL")); /* an external audit may do */
  assert_true(has_breach(*state, "check-largest", "/tracks/internal/certificate/peak"));
}

static void an_internal_unit_that_no_external_one_serves_may_be_the_largest(void **state) {
  check_fixture *fixture = *state;
  fixture->made->scenario.constraints.external_counts = true;
  fixture->second->inherited = true; /* no external unit */
  CHECK_CHANGED(state, LARGEST("internal", "9.1.2", "INT-ALL"));
  assert_false(has_breach(fixture, "check-largest", NULL));
}

static void weighted_minutes_may_be_the_largest_number(void **state) {
  ((check_fixture *)*state)->governance->minutes[AP_EXTERNAL] = 7;
  CHECK_CHANGED(state, {PEAK "/weights", "[1317624576693539401, 0, 0]"},
                {PEAK "/weighted_minutes", "9223372036854775807"});
  assert_false(has_breach(*state, "check-overflow", NULL));
  assert_false(has_breach(*state, "check-claim", PEAK "/weighted_minutes"));
  CHECK_CHANGED(state, {PEAK "/weights", "[1317624576693539402, 0, 0]"});
  assert_true(has_breach(*state, "check-overflow", PEAK "/weighted_minutes"));
}

static void a_refutation_in_numbers_too_large_proves_nothing(void **state) {
  CHECK_CHANGED(state, {PEAK "/argument", "\"dual_feasible_function\""}, {PEAK "/function", "\"rounding\""},
                {PEAK "/parameter", "9000000000000000000"}, {PEAK "/refuted_peak", "150"},
                {PEAK "/weights", "[9000000000000000000, 9000000000000000000, 9000000000000000000]"});
  assert_true(has_breach(*state, "check-overflow", PEAK));
  assert_false(((check_fixture *)*state)->check->tracks[AP_EXTERNAL].criteria[AP_PEAK].has_bound);
}

static void weights_that_no_plan_can_carry_bound_nothing(void **state) {
  made_cap(((check_fixture *)*state)->made, AP_EXTERNAL, ~(ap_years)0, 89);
  assert_int_equal(CHECK_CHANGED(state, {"/tracks/external/criteria/peak/bound", "30"}), AP_NO);
  assert_true(has_breach(*state, "check-no-plan", CERTIFICATE));
  assert_false(((check_fixture *)*state)->check->tracks[AP_EXTERNAL].criteria[AP_PEAK].has_bound);
}

/* Whether weights on the years bound the total where the criteria come in that order. */
static bool total_is_bounded(void **state, ap_criterion first, ap_criterion second, ap_criterion third) {
  check_fixture *fixture = *state;
  const ap_criterion order[AP_CRITERIA] = {first, second, third};
  for (int i = 0; i < AP_CRITERIA; i++) {
    fixture->made->scenario.order[i] = order[i];
  }
  CHECK_CHANGED(state, {CERTIFICATE "/total/weights", "[1, 0, 0]"});
  return fixture->check->tracks[AP_EXTERNAL].criteria[AP_TOTAL].has_bound;
}

static void weights_bound_a_total_that_comes_after_the_peak_alone(void **state) {
  assert_true(total_is_bounded(state, AP_PEAK, AP_TOTAL, AP_SPREAD));
  assert_true(total_is_bounded(state, AP_PEAK, AP_SPREAD, AP_TOTAL));
  assert_true(total_is_bounded(state, AP_SPREAD, AP_PEAK, AP_TOTAL));
  assert_false(total_is_bounded(state, AP_TOTAL, AP_PEAK, AP_SPREAD));
  assert_false(total_is_bounded(state, AP_TOTAL, AP_SPREAD, AP_PEAK));
  assert_false(total_is_bounded(state, AP_SPREAD, AP_TOTAL, AP_PEAK));
}

static void a_total_beyond_all_numbers_bounds_nothing(void **state) {
  check_fixture *fixture = *state;
  fixture->third->minutes[AP_EXTERNAL] = 6000; /* and the plan leaves it out */
  CHECK_CHANGED(state, {"/continued_items/1", NULL},
                {CERTIFICATE "/total/weights", "[9000000000000000000, 9000000000000000000, 9000000000000000000]"});
  assert_true(has_breach(fixture, "check-overflow", CERTIFICATE "/total"));
  assert_false(fixture->check->tracks[AP_EXTERNAL].criteria[AP_TOTAL].has_bound);
}

/* A unit of that track has no year left to it; the peak of the other is said to rest on its largest unit, which stands
 * whatever the first has. */
static void leave_no_year(void **state, ap_track track, bool tied) {
  made_scenario *made = ((check_fixture *)*state)->made;
  made_pin(made, "9.1.2", 1U << track)->never = ~(ap_years)0;
  if (tied) {
    made_cap(made, AP_EXTERNAL, 1, 1000)->tracks = 1U << AP_EXTERNAL | 1U << AP_INTERNAL;
  }
  if (track == AP_INTERNAL) {
    CHECK_CHANGED(state, LARGEST("external", "9.1.2", "EXT-DIRECT"));
  } else {
    CHECK_CHANGED(state, LARGEST("internal", "9.1.2", "INT-ALL"));
  }
}

static void where_tracks_are_tied_one_without_a_plan_leaves_none_to_the_other(void **state) {
  leave_no_year(state, AP_INTERNAL, true);
  assert_true(has_breach(*state, "check-no-plan", CERTIFICATE));
  assert_true(has_breach(*state, "check-no-plan", "/tracks/internal/certificate"));
}

static void so_it_is_the_other_way_round(void **state) {
  leave_no_year(state, AP_EXTERNAL, true);
  assert_true(has_breach(*state, "check-no-plan", CERTIFICATE));
  assert_true(has_breach(*state, "check-no-plan", "/tracks/internal/certificate"));
}

static void tracks_that_are_not_tied_have_plans_by_themselves(void **state) {
  leave_no_year(state, AP_INTERNAL, false);
  assert_false(has_breach(*state, "check-no-plan", CERTIFICATE));
  assert_true(has_breach(*state, "check-no-plan", "/tracks/internal/certificate"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, check_fixture_begin, check_fixture_end)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(the_forced_minutes_of_each_year_are_recomputed),
      TEST(where_units_are_tied_the_largest_must_still_stand_by_itself),
      TEST(an_internal_unit_that_no_external_one_serves_may_be_the_largest),
      TEST(weighted_minutes_may_be_the_largest_number),
      TEST(a_refutation_in_numbers_too_large_proves_nothing),
      TEST(weights_that_no_plan_can_carry_bound_nothing),
      TEST(weights_bound_a_total_that_comes_after_the_peak_alone),
      TEST(a_total_beyond_all_numbers_bounds_nothing),
      TEST(where_tracks_are_tied_one_without_a_plan_leaves_none_to_the_other),
      TEST(so_it_is_the_other_way_round),
      TEST(tracks_that_are_not_tied_have_plans_by_themselves),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
