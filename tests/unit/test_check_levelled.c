/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checking/levelled.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void add(ap_check_ground *ground, ap_check_class *class, int period, int deadline, int64_t minutes) {
  *class = (ap_check_class){.covers = {.horizon = ground->horizon, .deadline = deadline, .period = period},
                            .minutes = minutes,
                            .next = ground->classes};
  ground->classes = class;
}

static void loads_within_the_common_divisor_are_level(void **state) {
  (void)state;
  ap_check_ground ground = {.horizon = 3, .divisor = 10};
  assert_true(ap_check_is_levelled(&ground, (const int64_t[]){30, 30, 30}, true));
  assert_true(ap_check_is_levelled(&ground, (const int64_t[]){30, 20, 30}, true));
  assert_false(ap_check_is_levelled(&ground, (const int64_t[]){30, 10, 30}, true));
}

static void a_year_that_is_wholly_forced_is_a_block_of_its_own(void **state) {
  (void)state;
  ap_check_ground ground = {.horizon = 3, .forced = {100, 0, 0}, .divisor = 10};
  ap_check_class classes[2];
  add(&ground, &classes[0], 3, 1, 100); /* due at once, once in three years */
  add(&ground, &classes[1], 3, 3, 40);
  assert_true(ap_check_is_levelled(&ground, (const int64_t[]){100, 20, 20}, false));
  assert_false(ap_check_is_levelled(&ground, (const int64_t[]){110, 20, 10}, false));
  assert_false(ap_check_is_levelled(&ground, (const int64_t[]){100, 30, 10}, false));
}

static void years_that_together_hold_just_what_they_must_are_a_block(void **state) {
  (void)state;
  /* Three units of 50 due by the second year: no plan has less than 150 in the first two; two of 10 come any time. */
  ap_check_ground ground = {.horizon = 3, .divisor = 50};
  ap_check_class classes[1];
  add(&ground, &classes[0], 3, 2, 150);
  assert_true(ap_check_is_levelled(&ground, (const int64_t[]){100, 50, 0}, false));
  assert_true(ap_check_is_levelled(&ground, (const int64_t[]){50, 100, 0}, false));
  assert_false(ap_check_is_levelled(&ground, (const int64_t[]){150, 0, 0}, false));
}

static void a_fixed_total_ties_years_that_a_free_one_does_not(void **state) {
  (void)state;
  /* Three years, every two: with two audits in years 1 and 3 a unit could leave year 2 empty, but the least total puts
   * each into year 2. */
  ap_check_ground ground = {.horizon = 3, .divisor = 10};
  ap_check_class classes[1];
  add(&ground, &classes[0], 2, 2, 60);
  assert_true(ap_check_is_levelled(&ground, (const int64_t[]){0, 60, 0}, true));
  assert_false(ap_check_is_levelled(&ground, (const int64_t[]){0, 60, 0}, false));
}

static void years_come_by_their_loads_wherever_they_stand(void **state) {
  (void)state;
  ap_check_ground ground = {.horizon = 5, .forced = {5, 40, 20, 40, 30}, .divisor = 10};
  assert_int_equal(ap_check_rest_peak(&ground, (const int64_t[]){15, 40, 30, 40, 30}), 30);
  assert_int_equal(ap_check_rest_peak(&ground, (const int64_t[]){5, 40, 20, 40, 60}), 60);
  assert_int_equal(ap_check_rest_peak(&ground, (const int64_t[]){15, 40, 20, 40, 30}), 15);
  assert_int_equal(ap_check_rest_peak(&ground, (const int64_t[]){5, 40, 20, 40, 30}), -1);
  ground = (ap_check_ground){.horizon = AP_YEARS_MOST, .divisor = 1};
  int64_t loads[AP_YEARS_MOST];
  for (int offset = 0; offset < AP_YEARS_MOST; offset++) {
    loads[offset] = offset % 2;
  }
  assert_true(ap_check_is_levelled(&ground, loads, false));
  loads[AP_YEARS_MOST - 1] = 2;
  assert_false(ap_check_is_levelled(&ground, loads, true));
  assert_int_equal(ap_check_rest_peak(&ground, loads), 2);
  for (int offset = 0; offset < AP_YEARS_MOST; offset++) {
    ground.forced[offset] = loads[offset];
  }
  assert_int_equal(ap_check_rest_peak(&ground, loads), -1);
}

/* What a cap keeps out of a year goes into the others: 60 due by the second year, of which the first takes 20. */
static void years_at_their_cap_are_looked_at_with_those_that_are_heavier(void **state) {
  (void)state;
  ap_check_ground ground = {.horizon = 3, .divisor = 10, .caps = {20, 0, 0}};
  ap_check_class classes[1];
  add(&ground, &classes[0], 3, 2, 60);
  assert_true(ap_check_is_levelled(&ground, (const int64_t[]){20, 40, 0}, false));
  assert_false(ap_check_is_levelled(&ground, (const int64_t[]){10, 50, 0}, false));
  ground.caps[0] = 29; /* no room for one step of 10 more */
  assert_true(ap_check_is_levelled(&ground, (const int64_t[]){20, 40, 0}, false));
  ground.caps[0] = 30;
  assert_false(ap_check_is_levelled(&ground, (const int64_t[]){20, 40, 0}, false));
  ground.caps[0] = 0;
  assert_false(ap_check_is_levelled(&ground, (const int64_t[]){20, 40, 0}, false));
}

/* 150 due by the second year; the third has 20 of its own choice and no room for more. */
static void a_year_at_its_cap_may_stay_below_heavier_ones_that_hold_what_they_must(void **state) {
  (void)state;
  ap_check_ground ground = {.horizon = 3, .divisor = 50, .caps = {0, 0, 25}};
  ap_check_class classes[1];
  add(&ground, &classes[0], 3, 2, 150);
  assert_true(ap_check_is_levelled(&ground, (const int64_t[]){100, 50, 20}, false));
}

static void a_block_ends_only_where_the_loads_fall(void **state) {
  (void)state;
  ap_check_ground ground = {.horizon = 4, .divisor = 10};
  ap_check_class classes[1];
  add(&ground, &classes[0], 4, 2, 50);
  assert_false(ap_check_is_levelled(&ground, (const int64_t[]){30, 20, 20, 10}, false));
  assert_true(ap_check_is_levelled(&ground, (const int64_t[]){30, 20, 10, 10}, false));
}

static void the_rest_begins_below_the_forced_years(void **state) {
  (void)state;
  ap_check_ground ground = {.horizon = 4, .forced = {80, 50, 90, 10}, .divisor = 10};
  assert_int_equal(ap_check_rest_peak(&ground, (const int64_t[]){80, 60, 90, 50}), 60);
  assert_int_equal(ap_check_rest_peak(&ground, (const int64_t[]){90, 60, 90, 50}), 90);
  assert_int_equal(ap_check_rest_peak(&ground, (const int64_t[]){80, 50, 90, 10}), -1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(loads_within_the_common_divisor_are_level),
      cmocka_unit_test(a_year_that_is_wholly_forced_is_a_block_of_its_own),
      cmocka_unit_test(years_that_together_hold_just_what_they_must_are_a_block),
      cmocka_unit_test(a_fixed_total_ties_years_that_a_free_one_does_not),
      cmocka_unit_test(years_come_by_their_loads_wherever_they_stand),
      cmocka_unit_test(years_at_their_cap_are_looked_at_with_those_that_are_heavier),
      cmocka_unit_test(a_year_at_its_cap_may_stay_below_heavier_ones_that_hold_what_they_must),
      cmocka_unit_test(a_block_ends_only_where_the_loads_fall),
      cmocka_unit_test(the_rest_begins_below_the_forced_years),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
