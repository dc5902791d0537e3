/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Certificates at the limits of what they may say. The plan is that of tests/data/check (see check_fixture.h). */
#include "changed_plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static ap_status check_changed(void **state, const change_of *changes) {
  char *plan = check_data(TEST_DATA "/check/plan.json");
  ap_status status = check_changed_plan(*state, plan, changes);
  free(plan);
  return status;
}
#define CHECK_CHANGED(state, ...) check_changed(state, (const change_of[]){__VA_ARGS__, {NULL, NULL}})
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

#define TEST(name) cmocka_unit_test_setup_teardown(name, check_fixture_begin, check_fixture_end)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(the_forced_minutes_of_each_year_are_recomputed),
      TEST(where_units_are_tied_the_largest_must_still_stand_by_itself),
      TEST(an_internal_unit_that_no_external_one_serves_may_be_the_largest),
      TEST(weighted_minutes_may_be_the_largest_number),
      TEST(a_refutation_in_numbers_too_large_proves_nothing),
      TEST(weights_that_no_plan_can_carry_bound_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
