/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The brute force that the planner is held against, held against cases worked out by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "brute_force.h"
#include "random_source.h"

static void covers_are_expected(int horizon, brute_unit unit, const unsigned *expected, size_t count) {
  brute_covers covers;
  brute_force_covers(horizon, &unit, BRUTE_MINIMAL_COVERS, &covers);
  assert_int_equal(covers.count, count);
  for (size_t cover = 0; cover < count; cover++) {
    assert_int_equal(covers.years[cover], expected[cover]);
  }
}

static void a_yearly_unit_has_one_cover(void **state) {
  (void)state;
  covers_are_expected(3, (brute_unit){.minutes = 1, .period = 1, .deadline = 1}, (const unsigned[]){7}, 1);
}

static void a_unit_whose_period_is_the_horizon_has_one_cover_per_year(void **state) {
  (void)state;
  covers_are_expected(3, (brute_unit){.minutes = 1, .period = 3, .deadline = 3}, (const unsigned[]){1, 2, 4}, 3);
}

static void a_deadline_takes_the_later_years_as_first(void **state) {
  (void)state;
  covers_are_expected(3, (brute_unit){.minutes = 1, .period = 3, .deadline = 2}, (const unsigned[]){1, 2}, 2);
  covers_are_expected(3, (brute_unit){.minutes = 1, .period = 3, .deadline = 1}, (const unsigned[]){1}, 1);
}

static void minimal_covers_of_every_second_of_four_years(void **state) {
  (void)state;
  /* {1,3}, {2,3}, {2,4} */
  covers_are_expected(4, (brute_unit){.minutes = 1, .period = 2, .deadline = 2}, (const unsigned[]){5, 6, 10}, 3);
}

static void all_covers_hold_the_minimal_ones_and_what_is_above_them(void **state) {
  (void)state;
  brute_covers covers;
  brute_force_covers(3, &(brute_unit){.minutes = 1, .period = 2, .deadline = 2}, BRUTE_ALL_COVERS, &covers);
  /* {2}, {1,2}, {1,3}, {2,3}, {1,2,3} */
  const unsigned expected[] = {2, 3, 5, 6, 7};
  assert_int_equal(covers.count, 5);
  for (size_t cover = 0; cover < 5; cover++) {
    assert_int_equal(covers.years[cover], expected[cover]);
  }
}

static void three_equal_units_level_over_three_years(void **state) {
  (void)state;
  brute_instance instance = {.horizon = 3, .count = 3, .units = {{60, 3, 3}, {60, 3, 3}, {60, 3, 3}}};
  brute_best best;
  assert_true(brute_force_best(&instance, BRUTE_MINIMAL_COVERS, &best));
  assert_int_equal(best.total_first.peak, 60);
  assert_int_equal(best.total_first.total, 180);
  assert_int_equal(best.total_first.loads[2], 60);
}

static void a_late_unit_and_a_yearly_one_meet_in_the_first_year(void **state) {
  (void)state;
  brute_instance instance = {.horizon = 3, .count = 3, .units = {{50, 3, 1}, {30, 1, 1}, {20, 3, 3}}};
  brute_best best;
  assert_true(brute_force_best(&instance, BRUTE_MINIMAL_COVERS, &best));
  assert_int_equal(best.total_first.peak, 80);
  assert_int_equal(best.total_first.total, 160);
  assert_int_equal(best.total_first.loads[0], 80);
  assert_int_equal(best.total_first.loads[1], 50);
  assert_int_equal(best.total_first.loads[2], 30);
  brute_forced forced;
  brute_force_forced(&instance, &forced);
  assert_int_equal(forced.minutes[0], 80);
  assert_int_equal(forced.minutes[1], 30);
  assert_int_equal(forced.common_divisor, 20);
}

static void spread_before_total_may_cost_minutes(void **state) {
  (void)state;
  /* 12 are forced into year 1. Least total: both units of 6 in {2,4}, loads 12,12,0,12,0. Best spread: one of them in
   * {2,3,5}, loads 12,12,6,6,6. */
  brute_instance instance = {.horizon = 5, .count = 3, .units = {{6, 2, 2}, {6, 2, 2}, {12, 5, 1}}};
  brute_best best;
  assert_true(brute_force_best(&instance, BRUTE_MINIMAL_COVERS, &best));
  assert_int_equal(best.total_first.peak, 12);
  assert_int_equal(best.total_first.total, 36);
  assert_int_equal(best.spread_first.total, 42);
  const int64_t loads[] = {12, 12, 6, 6, 6};
  for (int place = 0; place < 5; place++) {
    assert_int_equal(best.spread_first.loads[place], loads[place]);
  }
}

static void no_cover_beyond_the_minimal_ones_is_ever_better(void **state) {
  (void)state;
  random_source source = {.state = 20270401};
  for (int round = 0; round < 100; round++) {
    brute_instance instance = {.horizon = random_between(&source, 2, 5), .count = 3};
    for (size_t unit = 0; unit < instance.count; unit++) {
      int period = random_between(&source, 1, instance.horizon < 4 ? instance.horizon : 4);
      instance.units[unit] = (brute_unit){random_between(&source, 1, 40), period, random_between(&source, 1, period)};
    }
    brute_best minimal;
    brute_best all;
    assert_true(brute_force_best(&instance, BRUTE_MINIMAL_COVERS, &minimal));
    assert_true(brute_force_best(&instance, BRUTE_ALL_COVERS, &all));
    assert_int_equal(minimal.total_first.peak, all.total_first.peak);
    assert_int_equal(minimal.total_first.total, all.total_first.total);
    assert_int_equal(brute_compare_spread(&minimal.total_first, &all.total_first, instance.horizon), 0);
    assert_int_equal(brute_compare_spread(&minimal.spread_first, &all.spread_first, instance.horizon), 0);
  }
}

static void equal_weights_bound_the_peak_by_the_mean(void **state) {
  (void)state;
  /* Four equal units over three years: mean 80, but only multiples of 60 can be. */
  brute_instance instance = {.horizon = 3, .count = 4, .units = {{60, 3, 3}, {60, 3, 3}, {60, 3, 3}, {60, 3, 3}}};
  const int64_t weights[] = {1, 1, 1};
  assert_int_equal(brute_force_weighted(&instance, weights), 240);
  assert_int_equal(brute_force_weights_bound(&instance, weights), 120);
  /* With a unit of 50 forced into year 1 in place of the fourth, its year goes by 50 and 110, the others by 60. */
  instance.units[3] = (brute_unit){50, 3, 1};
  assert_int_equal(brute_force_weights_bound(&instance, weights), 110);
}

static void the_largest_unit_bounds_the_peak(void **state) {
  (void)state;
  brute_instance instance = {.horizon = 3, .count = 3, .units = {{100, 3, 2}, {10, 1, 1}, {7, 3, 1}}};
  assert_int_equal(brute_force_unit_bound(&instance, 0), 110);
  assert_int_equal(brute_force_unit_bound(&instance, 1), 0);
  assert_int_equal(brute_force_unit_bound(&instance, 2), 0);
}

static void without_weights_the_total_is_bounded_by_the_fewest_audits(void **state) {
  (void)state;
  brute_instance instance = {.horizon = 3, .count = 2, .units = {{6, 2, 2}, {4, 2, 2}}};
  const int64_t none[] = {0, 0, 0};
  assert_int_equal(brute_force_total_bound(&instance, 6, 1, none), 10);
  /* Under a peak of 6 not both fit into year 2: weight 1 there. 2 * total >= 6 * min(3, 4) + 4 * min(3, 4) - 6. */
  const int64_t middle[] = {0, 2, 0};
  assert_int_equal(brute_force_total_bound(&instance, 6, 2, middle), 14);
}

static void covers_keep_to_the_years_that_are_allowed_and_hold_those_required(void **state) {
  (void)state;
  brute_instance instance = {
      .horizon = 4, .count = 1, .units = {{60, 2, 2}}, .forbidden = {1U << 1}, .required = {1U << 3}};
  brute_covers covers;
  brute_force_covers_of(&instance, 0, BRUTE_MINIMAL_COVERS, &covers);
  /* Without year 2 the first audit is in year 1, the next in year 3; year 4 is asked for besides. */
  assert_int_equal(covers.count, 1);
  assert_int_equal(covers.years[0], 1U << 0 | 1U << 2 | 1U << 3);
  instance.forbidden[0] |= 1U << 2;
  brute_force_covers_of(&instance, 0, BRUTE_MINIMAL_COVERS, &covers);
  assert_int_equal(covers.count, 0);
}

static void an_overdue_unit_may_be_due_after_its_period(void **state) {
  (void)state;
  brute_instance instance = {.horizon = 4, .count = 1, .units = {{60, 1, 3}}, .forbidden = {1U << 0 | 1U << 1}};
  brute_covers covers;
  brute_force_covers_of(&instance, 0, BRUTE_ALL_COVERS, &covers);
  assert_int_equal(covers.count, 1);
  assert_int_equal(covers.years[0], 1U << 2 | 1U << 3);
}

static void a_cap_moves_minutes_to_other_years_or_leaves_no_plan(void **state) {
  (void)state;
  brute_instance instance = {
      .horizon = 3, .count = 3, .units = {{60, 3, 3}, {60, 3, 3}, {60, 3, 3}}, .capped = 1U << 1, .caps = {0, 59}};
  brute_best best;
  assert_true(brute_force_best(&instance, BRUTE_MINIMAL_COVERS, &best));
  assert_true(best.feasible);
  assert_int_equal(best.total_first.peak, 120);
  assert_int_equal(best.total_first.loads[2], 0);
  const int64_t weights[] = {1, 1, 1};
  assert_int_equal(brute_force_weights_bound(&instance, weights), 120);
  instance.capped = 7;
  instance.caps[0] = instance.caps[2] = 119;
  assert_true(brute_force_best(&instance, BRUTE_MINIMAL_COVERS, &best));
  assert_false(best.feasible);
  assert_int_equal(brute_force_weights_bound(&instance, weights), -1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_yearly_unit_has_one_cover),
      cmocka_unit_test(a_unit_whose_period_is_the_horizon_has_one_cover_per_year),
      cmocka_unit_test(a_deadline_takes_the_later_years_as_first),
      cmocka_unit_test(minimal_covers_of_every_second_of_four_years),
      cmocka_unit_test(all_covers_hold_the_minimal_ones_and_what_is_above_them),
      cmocka_unit_test(three_equal_units_level_over_three_years),
      cmocka_unit_test(a_late_unit_and_a_yearly_one_meet_in_the_first_year),
      cmocka_unit_test(spread_before_total_may_cost_minutes),
      cmocka_unit_test(no_cover_beyond_the_minimal_ones_is_ever_better),
      cmocka_unit_test(equal_weights_bound_the_peak_by_the_mean),
      cmocka_unit_test(the_largest_unit_bounds_the_peak),
      cmocka_unit_test(without_weights_the_total_is_bounded_by_the_fewest_audits),
      cmocka_unit_test(covers_keep_to_the_years_that_are_allowed_and_hold_those_required),
      cmocka_unit_test(an_overdue_unit_may_be_due_after_its_period),
      cmocka_unit_test(a_cap_moves_minutes_to_other_years_or_leaves_no_plan),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
