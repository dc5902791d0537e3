/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "made_units.h"
#include "planning/bounds.h"

static ap_arena arena;

static int clear(void **state) {
  (void)state;
  ap_arena_free(&arena);
  return 0;
}

static void units_of_one_rule_and_deadline_are_one_class_and_equal_minutes_one_kind(void **state) {
  (void)state;
  const made_unit units[] = {{60, 3, 3}, {45, 3, 3}, {60, 3, 3}, {30, 1, 1}, {60, 3, 2}};
  ap_classes classes = made_classes(units, 5, 3, &arena);
  assert_int_equal(classes.count, 3);
  assert_int_equal(classes.kind_count, 4);
  assert_true(classes.classes[0].fixed);
  assert_int_equal(classes.classes[2].minutes, 165);
  assert_int_equal(classes.kinds[2].minutes, 60);
  assert_int_equal(classes.kinds[2].count, 2);
}

static void forced_minutes_and_the_common_divisor_leave_fixed_units_out(void **state) {
  (void)state;
  const made_unit units[] = {{7, 1, 1}, {30, 3, 1}, {45, 3, 3}};
  ap_classes classes = made_classes(units, 3, 6, &arena);
  assert_int_equal(classes.forced[0], 37);
  assert_int_equal(classes.forced[1], 7);
  assert_int_equal(classes.fixed[0], 7);
  assert_int_equal(classes.divisor, 15);
}

static void weights_prove_the_rounded_up_mean_of_units_that_are_free(void **state) {
  (void)state;
  const made_unit units[] = {{30, 3, 3}, {30, 3, 3}, {30, 3, 3}, {30, 3, 3}};
  ap_classes classes = made_classes(units, 4, 3, &arena);
  const int64_t weights[] = {1, 1, 1};
  int64_t weighted;
  assert_true(ap_weighted_minutes(&classes, weights, &weighted));
  assert_int_equal(weighted, 120);
  assert_int_equal(ap_peak_by_weights(&classes, weights, weighted), 60); /* 40, up to the divisor 30 */
}

static void the_divisor_counts_from_each_years_own_forced_load(void **state) {
  (void)state;
  /* one A + gZ for all years would be wrong: year 1 has 10 forced and can hold 10 or 40, year 2 can hold 0 or 30 */
  const made_unit units[] = {{10, 2, 1}, {30, 2, 2}};
  ap_classes classes = made_classes(units, 2, 2, &arena);
  assert_int_equal(classes.divisor, 30);
  const int64_t weights[] = {1, 1};
  int64_t weighted;
  assert_true(ap_weighted_minutes(&classes, weights, &weighted));
  assert_int_equal(ap_peak_by_weights(&classes, weights, weighted), 30);
}

static void a_large_unit_proves_its_minutes_on_top_of_what_is_forced(void **state) {
  (void)state;
  const made_unit units[] = {{20, 1, 1}, {500, 3, 2}, {30, 3, 3}};
  ap_classes classes = made_classes(units, 3, 3, &arena);
  const ap_unit *largest;
  assert_int_equal(ap_peak_by_largest_unit(&classes, &largest), 520);
  assert_int_equal(largest->minutes, 500);
}

static void no_largest_unit_where_all_are_forced(void **state) {
  (void)state;
  const made_unit units[] = {{20, 1, 1}};
  ap_classes classes = made_classes(units, 1, 3, &arena);
  const ap_unit *largest;
  assert_int_equal(ap_peak_by_largest_unit(&classes, &largest), 0);
  assert_null(largest);
  assert_int_equal(ap_peak_by_weights(&classes, (const int64_t[]){1, 1, 1}, 60), 20);
}

static void weights_too_large_for_63_bits_are_refused(void **state) {
  (void)state;
  const made_unit units[] = {{10000000, 3, 3}};
  ap_classes classes = made_classes(units, 1, 3, &arena);
  const int64_t weights[] = {INT64_MAX / 4, INT64_MAX / 4, INT64_MAX / 4};
  int64_t weighted;
  assert_false(ap_weighted_minutes(&classes, weights, &weighted));
}

static void the_total_is_at_least_the_fewest_audits_of_each_unit(void **state) {
  (void)state;
  const made_unit units[] = {{30, 3, 3}, {30, 2, 1}};
  ap_classes classes = made_classes(units, 2, 6, &arena);
  const int64_t nothing[6] = {0};
  int64_t bound;
  assert_true(ap_total_bound(&classes, 1, nothing, 1000, &bound));
  assert_int_equal(bound, 2 * 30 + 3 * 30);
}

static void a_tight_peak_raises_the_least_total(void **state) {
  (void)state;
  /* four years, period 3: once in year 2 or 3 is enough, but with a peak of 30 one of three units needs {1, 4} */
  const made_unit units[] = {{30, 3, 3}, {30, 3, 3}, {30, 3, 3}};
  ap_classes classes = made_classes(units, 3, 4, &arena);
  const int64_t weights[] = {0, 1, 1, 0};
  int64_t bound;
  assert_true(ap_total_bound(&classes, 1, weights, 30, &bound));
  assert_int_equal(bound, 120);
}

static void a_spread_within_the_divisor_is_the_least(void **state) {
  (void)state;
  const made_unit units[] = {{30, 3, 3}, {30, 3, 3}, {30, 3, 3}, {30, 3, 3}};
  ap_classes classes = made_classes(units, 4, 3, &arena);
  assert_true(ap_spread_is_least(&classes, (const int64_t[]){60, 30, 30}, true));
  assert_false(ap_spread_is_least(&classes, (const int64_t[]){60, 60, 0}, true));
}

static void a_forced_year_is_a_block_of_its_own(void **state) {
  (void)state;
  const made_unit units[] = {{300, 3, 1}, {30, 3, 3}, {30, 3, 3}};
  ap_classes classes = made_classes(units, 3, 3, &arena);
  const int64_t loads[] = {300, 30, 30};
  bool apart[AP_YEARS_MOST];
  assert_true(ap_spread_is_least(&classes, loads, true));
  ap_years_apart(&classes, loads, apart);
  assert_true(apart[0]);
  assert_false(apart[1]);
  assert_false(ap_spread_is_least(&classes, (const int64_t[]){300, 60, 0}, true));
}

static void years_that_only_together_are_forced_are_a_block_too(void **state) {
  (void)state;
  /* four units due within two years, nothing for year 3: no year is forced, the first two together are */
  const made_unit units[] = {{30, 3, 2}, {30, 3, 2}, {30, 3, 2}, {30, 3, 2}};
  ap_classes classes = made_classes(units, 4, 3, &arena);
  assert_true(ap_spread_is_least(&classes, (const int64_t[]){60, 60, 0}, true));
  assert_false(ap_spread_is_least(&classes, (const int64_t[]){90, 30, 0}, true));
}

int main(void) {
#define TEST(name) cmocka_unit_test_teardown(name, clear)
  const struct CMUnitTest tests[] = {
      TEST(units_of_one_rule_and_deadline_are_one_class_and_equal_minutes_one_kind),
      TEST(forced_minutes_and_the_common_divisor_leave_fixed_units_out),
      TEST(weights_prove_the_rounded_up_mean_of_units_that_are_free),
      TEST(the_divisor_counts_from_each_years_own_forced_load),
      TEST(a_large_unit_proves_its_minutes_on_top_of_what_is_forced),
      TEST(no_largest_unit_where_all_are_forced),
      TEST(weights_too_large_for_63_bits_are_refused),
      TEST(the_total_is_at_least_the_fewest_audits_of_each_unit),
      TEST(a_tight_peak_raises_the_least_total),
      TEST(a_spread_within_the_divisor_is_the_least),
      TEST(a_forced_year_is_a_block_of_its_own),
      TEST(years_that_only_together_are_forced_are_a_block_too),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
