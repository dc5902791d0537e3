/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checking/certificate.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { CLASSES_MOST = 4 };

/* A ground and its classes: the first is the one that was added last. */
typedef struct made_ground {
  ap_check_ground ground;
  ap_check_class classes[CLASSES_MOST];
  size_t count;
} made_ground;

static ap_check_class *add(made_ground *made, int period, int deadline, int64_t minutes) {
  assert_true(made->count < CLASSES_MOST);
  ap_check_class *class = &made->classes[made->count++];
  *class = (ap_check_class){.covers = {.horizon = made->ground.horizon, .deadline = deadline, .period = period},
                            .minutes = minutes,
                            .next = made->ground.classes};
  made->ground.classes = class;
  return class;
}

/* Three years; a yearly unit of 30 minutes, three of 60 every three years. */
static const ap_check_ground level_ground = {
    .horizon = 3, .forced = {30, 30, 30}, .forced_total = 90, .forced_most = 30, .divisor = 60, .total = 210};

static ap_check_class *make_level(made_ground *made) {
  *made = (made_ground){.ground = level_ground};
  add(made, 1, 1, 30);
  return add(made, 3, 3, 180);
}

static void the_weighted_minutes_are_those_of_the_cheapest_covers(void **state) {
  (void)state;
  made_ground made;
  make_level(&made);
  ap_wide weighted;
  assert_true(ap_check_weigh(&made.ground, 0, (const int64_t[]){1, 1, 1}, &weighted));
  assert_int_equal(weighted, 30 * 3 + 180 * 1);
  assert_true(ap_check_weigh(&made.ground, 0, (const int64_t[]){5, 2, 4}, &weighted));
  assert_int_equal(weighted, 30 * 11 + 180 * 2);
  assert_true(ap_check_weigh(&made.ground, 10, (const int64_t[]){5, 2, 4}, &weighted));
  assert_int_equal(weighted, 30 * 41 + 180 * 12);
}

static void the_peak_is_bounded_by_the_smallest_load_that_leaves_room(void **state) {
  (void)state;
  made_ground made;
  ap_check_class *class = make_level(&made);
  int64_t bound;
  assert_true(ap_check_peak_bound(&made.ground, (const int64_t[]){1, 1, 1}, &bound));
  assert_int_equal(bound, 90);
  made.ground.total = 270;
  class->minutes = 240; /* a fourth unit must make one year 150 */
  assert_true(ap_check_peak_bound(&made.ground, (const int64_t[]){1, 1, 1}, &bound));
  assert_int_equal(bound, 150);
}

static void where_forced_loads_differ_the_bound_is_not_rounded_as_if_they_were_one(void **state) {
  (void)state;
  /* Forced 25 and 0, five units of 10 in either year: the loads 35 and 40 are best. Their even share, 38, rounded up to
   * one 25 + 10 k would be 45. */
  made_ground made = {
      .ground = {.horizon = 2, .forced = {25, 0}, .forced_total = 25, .forced_most = 25, .divisor = 10, .total = 75}};
  add(&made, 2, 1, 25);
  add(&made, 2, 2, 50);
  int64_t bound;
  assert_true(ap_check_peak_bound(&made.ground, (const int64_t[]){1, 1}, &bound));
  assert_int_equal(bound, 40);
}

static void without_a_choice_the_bound_is_the_largest_forced_load(void **state) {
  (void)state;
  made_ground made = {
      .ground = {.horizon = 2, .forced = {70, 50}, .forced_total = 120, .forced_most = 70, .total = 70}};
  add(&made, 1, 1, 50);
  add(&made, 2, 1, 20);
  int64_t bound;
  assert_true(ap_check_peak_bound(&made.ground, (const int64_t[]){1, 3}, &bound));
  assert_int_equal(bound, 70);
  assert_true(ap_check_total_bound(&made.ground, 1, (const int64_t[]){0, 0}, 70, &bound));
  assert_int_equal(bound, 120);
}

static void a_weight_on_an_empty_year_never_lifts_the_bound_above_what_is_forced(void **state) {
  (void)state;
  made_ground made;
  make_level(&made);
  int64_t bound;
  assert_true(ap_check_peak_bound(&made.ground, (const int64_t[]){1, 0, 0}, &bound));
  assert_int_equal(bound, 30);
}

static void the_largest_unit_stands_on_the_least_forced_year_before_its_deadline(void **state) {
  (void)state;
  made_ground made = {.ground = {.horizon = 3, .forced = {40, 20, 10}}};
  ap_rule rule = {.every = 3};
  ap_check_unit unit = {.rule = &rule, .minutes = 100, .due = 2};
  assert_int_equal(ap_check_largest_bound(&made.ground, &unit), 120);
  unit.due = 3;
  assert_int_equal(ap_check_largest_bound(&made.ground, &unit), 110);
  unit.due = 3000; /* all the same it is audited within the horizon */
  assert_int_equal(ap_check_largest_bound(&made.ground, &unit), 110);
}

static void an_overdue_unit_has_the_first_year_as_its_deadline(void **state) {
  (void)state;
  ap_check_unit unit = {.due = -4};
  assert_int_equal(ap_check_deadline(&unit), 1);
  unit.due = 2;
  assert_int_equal(ap_check_deadline(&unit), 2);
}

static void an_overdue_unit_has_the_first_allowed_year_as_its_deadline(void **state) {
  (void)state;
  ap_check_unit unit = {.due = 0, .barred = 1U << 0 | 1U << 1 | 1U << 3};
  assert_int_equal(ap_check_deadline(&unit), 3);
  unit.due_in_time = 2; /* of another member: nothing moves it */
  assert_int_equal(ap_check_deadline(&unit), 2);
  unit.due = 1;
  assert_int_equal(ap_check_deadline(&unit), 1);
}

static void the_largest_unit_stands_on_a_year_that_it_is_allowed(void **state) {
  (void)state;
  made_ground made = {.ground = {.horizon = 3, .forced = {40, 20, 50}}};
  ap_rule rule = {.every = 3};
  ap_check_unit unit = {.rule = &rule, .minutes = 100, .due = 3, .barred = 1U << 1};
  assert_int_equal(ap_check_largest_bound(&made.ground, &unit), 140);
}

static void a_cap_moves_work_into_the_other_years(void **state) {
  (void)state;
  made_ground made;
  make_level(&made);
  made.ground.caps[1] = 89; /* holds the yearly 30 alone: then two of the three meet in another year */
  int64_t bound;
  assert_true(ap_check_peak_bound(&made.ground, (const int64_t[]){1, 1, 1}, &bound));
  assert_int_equal(bound, 150);
  made.ground.caps[1] = 90;
  assert_true(ap_check_peak_bound(&made.ground, (const int64_t[]){1, 1, 1}, &bound));
  assert_int_equal(bound, 90);
}

static void caps_that_leave_no_room_refute_every_plan(void **state) {
  (void)state;
  made_ground made;
  make_level(&made);
  int64_t bound;
  for (int offset = 0; offset < 3; offset++) {
    made.ground.caps[offset] = 89;
  }
  assert_true(ap_check_peak_bound(&made.ground, (const int64_t[]){1, 1, 1}, &bound));
  assert_true(bound == AP_CHECK_NO_PLAN);
  made.ground.caps[0] = 210; /* all three in the first year */
  assert_true(ap_check_peak_bound(&made.ground, (const int64_t[]){1, 1, 1}, &bound));
  assert_int_equal(bound, 210);
  made.ground.caps[0] = 209;
  assert_true(ap_check_peak_bound(&made.ground, (const int64_t[]){1, 1, 1}, &bound));
  assert_true(bound == AP_CHECK_NO_PLAN);
}

static void a_cap_raises_the_total_as_a_peak_does(void **state) {
  (void)state;
  made_ground made = {.ground = {.horizon = 3, .divisor = 10, .total = 20, .caps = {0, 10, 0}}};
  add(&made, 2, 2, 20); /* two units of 10: once each in year 2, if both fit there */
  int64_t bound;
  assert_true(ap_check_total_bound(&made.ground, 1, (const int64_t[]){0, 1, 0}, 20, &bound));
  assert_int_equal(bound, 30);
}

static void the_total_is_raised_to_the_next_that_the_common_divisor_allows(void **state) {
  (void)state;
  made_ground made;
  ap_check_class *class = make_level(&made);
  int64_t bound;
  assert_true(ap_check_total_bound(&made.ground, 1, (const int64_t[]){0, 0, 0}, 90, &bound));
  assert_int_equal(bound, 270);
  class->minutes = 181; /* not a multiple: the next total is 30 + 30 + 30 + 240 */
  assert_true(ap_check_total_bound(&made.ground, 1, (const int64_t[]){0, 0, 0}, 90, &bound));
  assert_int_equal(bound, 330);
}

static void a_peak_that_leaves_little_room_in_the_cheap_year_raises_the_total(void **state) {
  (void)state;
  made_ground made = {.ground = {.horizon = 3, .divisor = 10, .total = 20}};
  add(&made, 2, 2, 20); /* two units of 10: once each in year 2, if both fit there */
  int64_t bound;
  assert_true(ap_check_total_bound(&made.ground, 1, (const int64_t[]){0, 1, 0}, 10, &bound));
  assert_int_equal(bound, 30); /* only one fits, and the other needs years 1 and 3 */
  assert_true(ap_check_total_bound(&made.ground, 1, (const int64_t[]){0, 1, 0}, 20, &bound));
  assert_int_equal(bound, 20);
}

static void a_total_is_never_bounded_below_what_is_forced(void **state) {
  (void)state;
  made_ground made;
  make_level(&made);
  int64_t bound;
  assert_true(ap_check_total_bound(&made.ground, 1, (const int64_t[]){1000, 1000, 1000}, 1000000, &bound));
  assert_int_equal(bound, 90);
}

static void numbers_beyond_128_bits_prove_nothing(void **state) {
  (void)state;
  made_ground made = {.ground = {.horizon = AP_YEARS_MOST, .divisor = 1}};
  int64_t weights[AP_YEARS_MOST];
  for (int offset = 0; offset < AP_YEARS_MOST; offset++) {
    weights[offset] = INT64_MAX;
  }
  add(&made, 1, 1, INT64_MAX);
  ap_wide weighted;
  int64_t bound;
  assert_false(ap_check_weigh(&made.ground, 0, weights, &weighted));
  assert_false(ap_check_peak_bound(&made.ground, weights, &bound));
  assert_false(ap_check_total_bound(&made.ground, INT64_MAX, weights, 0, &bound));
}

static void a_room_beyond_128_bits_proves_nothing(void **state) {
  (void)state;
  made_ground made = {.ground = {.horizon = AP_YEARS_MOST, .divisor = 1}};
  int64_t weights[AP_YEARS_MOST];
  for (int offset = 0; offset < AP_YEARS_MOST; offset++) {
    weights[offset] = INT64_MAX;
  }
  int64_t bound;
  assert_false(ap_check_total_bound(&made.ground, 1, weights, INT64_MAX, &bound));
}

static void a_total_beyond_64_bits_proves_nothing(void **state) {
  (void)state;
  made_ground made = {.ground = {.horizon = 1, .divisor = 1}};
  add(&made, 1, 1, 1000);
  int64_t bound;
  assert_false(ap_check_total_bound(&made.ground, 1, (const int64_t[]){INT64_MAX}, 0, &bound));
}

static void what_comes_on_top_of_the_forced_minutes_comes_in_whole_steps_up_and_down(void **state) {
  (void)state;
  assert_true(ap_check_largest_use(25, 10, 36) == 35);
  assert_true(ap_check_largest_use(25, 10, 35) == 35);
  assert_true(ap_check_largest_use(25, 10, 25) == 25);
  assert_true(ap_check_largest_use(25, 10, 24) == 15);
  assert_true(ap_check_largest_use(25, 10, 15) == 15);
  assert_true(ap_check_largest_use(25, 10, 14) == 5);
  assert_true(ap_check_largest_use(25, 0, 99) == 25);
}

static void a_room_for_a_peak_beyond_128_bits_proves_nothing(void **state) {
  (void)state;
  made_ground made = {.ground = {.horizon = 4, .divisor = 1, .total = INT64_MAX}};
  const int64_t weights[] = {INT64_MAX, INT64_MAX, INT64_MAX, INT64_MAX};
  int64_t bound;
  assert_false(ap_check_peak_bound(&made.ground, weights, &bound));
  assert_true(ap_check_peak_bound(&made.ground, (const int64_t[]){INT64_MAX, 0, 0, 0}, &bound));
  assert_int_equal(bound, 0);
}

static void as_many_years_as_there_may_be_are_weighed(void **state) {
  (void)state;
  made_ground made = {.ground = {.horizon = AP_YEARS_MOST, .divisor = 10, .total = 300}};
  add(&made, AP_YEARS_MOST, AP_YEARS_MOST, 300);
  int64_t weights[AP_YEARS_MOST];
  for (int offset = 0; offset < AP_YEARS_MOST; offset++) {
    weights[offset] = 1;
  }
  int64_t bound;
  assert_true(ap_check_peak_bound(&made.ground, weights, &bound));
  assert_int_equal(bound, 10);
}

static void a_total_without_a_choice_is_not_raised_and_may_be_the_largest_number(void **state) {
  (void)state;
  made_ground made = {.ground = {.horizon = 1, .forced_total = 90}};
  assert_true(ap_check_next_total(&made.ground, 100) == 100);
  assert_true(ap_check_next_total(&made.ground, 80) == 90);
  add(&made, 1, 1, INT64_MAX);
  int64_t bound;
  assert_true(ap_check_total_bound(&made.ground, 1, (const int64_t[]){0}, 0, &bound));
  assert_true(bound == INT64_MAX);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_weighted_minutes_are_those_of_the_cheapest_covers),
      cmocka_unit_test(the_peak_is_bounded_by_the_smallest_load_that_leaves_room),
      cmocka_unit_test(where_forced_loads_differ_the_bound_is_not_rounded_as_if_they_were_one),
      cmocka_unit_test(without_a_choice_the_bound_is_the_largest_forced_load),
      cmocka_unit_test(a_weight_on_an_empty_year_never_lifts_the_bound_above_what_is_forced),
      cmocka_unit_test(the_largest_unit_stands_on_the_least_forced_year_before_its_deadline),
      cmocka_unit_test(an_overdue_unit_has_the_first_year_as_its_deadline),
      cmocka_unit_test(an_overdue_unit_has_the_first_allowed_year_as_its_deadline),
      cmocka_unit_test(the_largest_unit_stands_on_a_year_that_it_is_allowed),
      cmocka_unit_test(a_cap_moves_work_into_the_other_years),
      cmocka_unit_test(caps_that_leave_no_room_refute_every_plan),
      cmocka_unit_test(a_cap_raises_the_total_as_a_peak_does),
      cmocka_unit_test(the_total_is_raised_to_the_next_that_the_common_divisor_allows),
      cmocka_unit_test(a_peak_that_leaves_little_room_in_the_cheap_year_raises_the_total),
      cmocka_unit_test(a_total_is_never_bounded_below_what_is_forced),
      cmocka_unit_test(what_comes_on_top_of_the_forced_minutes_comes_in_whole_steps_up_and_down),
      cmocka_unit_test(a_room_for_a_peak_beyond_128_bits_proves_nothing),
      cmocka_unit_test(as_many_years_as_there_may_be_are_weighed),
      cmocka_unit_test(a_total_without_a_choice_is_not_raised_and_may_be_the_largest_number),
      cmocka_unit_test(numbers_beyond_128_bits_prove_nothing),
      cmocka_unit_test(a_room_beyond_128_bits_proves_nothing),
      cmocka_unit_test(a_total_beyond_64_bits_proves_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
