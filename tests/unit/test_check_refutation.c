/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The arguments for large units, on years and units that are written down by hand. */
#include "checking/refutation.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { UNITS_MOST = 4, OVERFLOW = -1 };

/* Units of these minutes (0 at the end), each once within two years that weigh the same; any minute may come into a
 * year. */
static int refutes_of(ap_check_refutation refutation, const int64_t *minutes, int64_t weight, int horizon) {
  static const ap_rule rule = {.every = 2};
  static const ap_rule long_rule = {.every = AP_YEARS_MOST};
  int64_t weights[AP_YEARS_MOST];
  ap_check_unit units[UNITS_MOST] = {0};
  ap_check_scope scope = {.units = units};
  for (; minutes[scope.unit_count] != 0; scope.unit_count++) {
    assert_true(scope.unit_count < UNITS_MOST);
    units[scope.unit_count] = (ap_check_unit){
        .rule = horizon == 2 ? &rule : &long_rule, .minutes = minutes[scope.unit_count], .due = horizon};
  }
  for (int offset = 0; offset < AP_YEARS_MOST; offset++) {
    weights[offset] = weight;
  }
  ap_check_ground ground = {.horizon = horizon, .divisor = 1};
  refutation.weights = weights;
  return ap_check_refutes(&scope, &ground, &refutation);
}

#define REFUTES(named, of, at, ...)                                                                                    \
  refutes_of((ap_check_refutation){.function = (named), .parameter = (of), .peak = (at)},                              \
             (const int64_t[]){__VA_ARGS__, 0}, 1, 2)

static void the_least_of_all_numbers_is_refuted_by_what_is_forced(void **state) {
  (void)state;
  int64_t weights[AP_YEARS_MOST] = {0};
  ap_check_scope scope = {.unit_count = 0};
  ap_check_ground ground = {.horizon = 1, .forced = {30}, .divisor = 1};
  ap_check_refutation refutation = {.parameter = 1, .weights = weights, .peak = INT64_MIN};
  assert_int_equal(ap_check_refutes(&scope, &ground, &refutation), 1);
}

static void a_threshold_of_half_a_year_fills_years_with_what_is_larger(void **state) {
  (void)state;
  assert_int_equal(REFUTES(AP_CHECK_THRESHOLD, 5, 10, 6, 6, 6), 1); /* each counts as a whole year */
  assert_int_equal(REFUTES(AP_CHECK_THRESHOLD, 5, 10, 5, 5, 5, 5), 0);
}

static void what_just_leaves_room_for_the_threshold_counts_as_itself(void **state) {
  (void)state;
  assert_int_equal(REFUTES(AP_CHECK_THRESHOLD, 3, 10, 7, 7, 3, 3), 0);
  assert_int_equal(REFUTES(AP_CHECK_THRESHOLD, 3, 10, 8, 8, 3), 1);
  assert_int_equal(REFUTES(AP_CHECK_THRESHOLD, 3, 10, 8, 8, 2), 0); /* less than it counts for nothing */
}

static void a_threshold_above_half_a_year_leaves_all_minutes_as_they_are(void **state) {
  (void)state;
  assert_int_equal(REFUTES(AP_CHECK_THRESHOLD, 8, 10, 7, 7, 7), 1);
  assert_int_equal(REFUTES(AP_CHECK_THRESHOLD, 8, 10, 7, 7, 6), 0);
}

static void rounding_counts_whole_parts_of_a_year(void **state) {
  (void)state;
  assert_int_equal(REFUTES(AP_CHECK_ROUNDING, 1, 4, 3, 3, 2), 1);
  assert_int_equal(REFUTES(AP_CHECK_ROUNDING, 1, 4, 2, 2, 2, 2), 0);
  assert_int_equal(REFUTES(AP_CHECK_ROUNDING, 1, 4, 3, 3, 1), 0);
}

static void numbers_beyond_the_limits_refute_nothing(void **state) {
  (void)state;
  const int64_t half = INT64_C(1) << 62;
  const int64_t none[] = {0};
  const int64_t one[] = {INT64_C(1) << 40, 0};
  ap_check_refutation rounding = {.function = AP_CHECK_ROUNDING, .parameter = half, .peak = half};
  assert_int_equal(refutes_of(rounding, none, 1024, 2), OVERFLOW); /* what the years have room for */
  ap_check_refutation threshold = {.function = AP_CHECK_THRESHOLD, .parameter = half, .peak = INT64_C(1) << 40};
  assert_int_equal(refutes_of(threshold, one, INT64_C(1) << 40, 2), OVERFLOW); /* a year's price of the unit */
}

static void a_price_of_the_largest_that_a_cover_may_have_is_counted(void **state) {
  (void)state;
  const int64_t one[] = {INT64_C(1) << 33, 0};
  ap_check_refutation threshold = {
      .function = AP_CHECK_THRESHOLD, .parameter = INT64_C(1) << 34, .peak = INT64_C(1) << 34};
  assert_int_equal(refutes_of(threshold, one, INT64_C(1) << 32, 2), 0);
  assert_int_equal(refutes_of(threshold, one, (INT64_C(1) << 32) + 1, 2), OVERFLOW);
}

static void as_many_years_as_there_may_be_are_looked_at(void **state) {
  (void)state;
  const int64_t minutes[] = {7, 7, 0};
  ap_check_refutation pigeonhole = {.function = AP_CHECK_PIGEONHOLE, .parameter = 7, .peak = 7};
  assert_int_equal(refutes_of(pigeonhole, minutes, 1, AP_YEARS_MOST), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_least_of_all_numbers_is_refuted_by_what_is_forced),
      cmocka_unit_test(a_threshold_of_half_a_year_fills_years_with_what_is_larger),
      cmocka_unit_test(what_just_leaves_room_for_the_threshold_counts_as_itself),
      cmocka_unit_test(a_threshold_above_half_a_year_leaves_all_minutes_as_they_are),
      cmocka_unit_test(rounding_counts_whole_parts_of_a_year),
      cmocka_unit_test(numbers_beyond_the_limits_refute_nothing),
      cmocka_unit_test(a_price_of_the_largest_that_a_cover_may_have_is_counted),
      cmocka_unit_test(as_many_years_as_there_may_be_are_looked_at),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
