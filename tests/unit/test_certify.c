/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of the roundings of prices that may be tried (each number up to 60, then a million) the first that proves most. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "made_units.h"
#include "planning/bounds.h"
#include "planning/certify.h"
#include "random_source.h"

enum { UNITS_MOST = 40, LARGEST_SMALL = 60, FINE = 1000000 };

typedef struct drawn_case {
  ap_arena arena;
  ap_classes classes;
  int64_t prices[AP_YEARS_MOST]; /* past the horizon too, where nothing may look at them */
  int64_t peak;
} drawn_case;

static drawn_case drawn;

static void price_years(void) {
  const int64_t nothing[AP_YEARS_MOST] = {0};
  ap_program *program;
  ap_flow flow;
  assert_int_equal(ap_program_new(&drawn.classes, NULL, &program), AP_OK);
  assert_int_equal(ap_program_least_excess(program, nothing, &drawn.arena, &flow), AP_OK);
  memcpy(drawn.prices, flow.prices, sizeof drawn.prices);
  drawn.peak = flow.value;
  ap_program_free(program);
}

static void draw_case(uint64_t seed) {
  random_source source = {.state = seed};
  made_unit units[UNITS_MOST];
  int horizon = random_between(&source, 3, AP_YEARS_MOST - 1);
  int count = random_between(&source, 2, UNITS_MOST);
  for (int i = 0; i < count; i++) {
    int every = random_between(&source, 1, horizon < 9 ? horizon : 9);
    int64_t minutes = random_between(&source, 1, 100);
    units[i] = (made_unit){.minutes = random_percent(&source, 50) ? minutes : 97 * minutes,
                           .every = every,
                           .deadline = random_between(&source, 1, every)};
  }
  drawn = (drawn_case){.peak = 0};
  drawn.classes = made_classes(units, (size_t)count, horizon, &drawn.arena);
  price_years();
  for (int year = horizon; year < AP_YEARS_MOST; year++) {
    drawn.prices[year] = AP_PRICE_UNIT;
  }
}

static int64_t next_multiple(int64_t multiple) {
  return multiple < LARGEST_SMALL ? multiple + 1 : multiple == LARGEST_SMALL ? FINE : 0;
}

/* To the nearest, a half upwards. */
static void round_all(int64_t multiple, int64_t unit, int64_t *weights) {
  for (int year = 0; year < drawn.classes.horizon; year++) {
    weights[year] = (int64_t)((2 * (ap_wide)drawn.prices[year] * multiple + unit) / (2 * unit));
  }
}

static ap_peak_proof expected_peak(void) {
  ap_peak_proof best = {.bound = 0};
  int64_t largest = ap_largest(drawn.prices, drawn.classes.horizon);
  for (int64_t multiple = 1; multiple != 0; multiple = next_multiple(multiple)) {
    ap_peak_proof tried = {.bound = 0};
    round_all(multiple, largest, tried.weights);
    assert_true(ap_weighted_minutes(&drawn.classes, tried.weights, &tried.weighted));
    tried.bound = ap_peak_by_weights(&drawn.classes, tried.weights, tried.weighted);
    best = tried.bound > best.bound ? tried : best;
  }
  return best;
}

static ap_total_proof expected_total(void) {
  ap_total_proof best = {.scale = 0};
  for (int64_t multiple = 1; multiple != 0; multiple = next_multiple(multiple)) {
    ap_total_proof tried = {.scale = multiple};
    round_all(multiple, AP_PRICE_UNIT, tried.weights);
    assert_true(ap_total_bound(&drawn.classes, multiple, tried.weights, drawn.peak, &tried.bound));
    best = best.scale == 0 || tried.bound > best.bound ? tried : best;
  }
  return best;
}

static void assert_same_peak(const ap_peak_proof *found, const ap_peak_proof *expected) {
  assert_memory_equal(found->weights, expected->weights, sizeof found->weights);
  assert_int_equal(found->weighted, expected->weighted);
  assert_int_equal(found->bound, expected->bound);
}

static void assert_same_total(const ap_total_proof *found, const ap_total_proof *expected) {
  assert_int_equal(found->scale, expected->scale);
  assert_memory_equal(found->weights, expected->weights, sizeof found->weights);
  assert_int_equal(found->bound, expected->bound);
}

static void judge_case(uint64_t seed) {
  draw_case(seed);
  ap_peak_proof peak = {.bound = 0};
  ap_total_proof total = {.scale = 0};
  const ap_peak_proof expected = expected_peak();
  const ap_total_proof expected_of_total = expected_total();
  assert_true(ap_certify_peak(&drawn.classes, drawn.prices, &peak));
  assert_same_peak(&peak, &expected);
  assert_true(ap_certify_total(&drawn.classes, drawn.prices, drawn.peak, &total));
  assert_same_total(&total, &expected_of_total);
  assert_false(ap_certify_peak(&drawn.classes, drawn.prices, &peak)); /* nothing more */
  assert_same_peak(&peak, &expected);
  assert_false(ap_certify_total(&drawn.classes, drawn.prices, drawn.peak, &total));
  assert_same_total(&total, &expected_of_total);
  ap_arena_free(&drawn.arena);
}

static void the_best_rounding_proves_the_peak_and_the_total(void **state) {
  (void)state;
  for (uint64_t seed = 1; seed <= 20; seed++) {
    judge_case(seed);
  }
}

static void the_small_roundings_end_with_60_and_then_comes_a_million(void **state) {
  (void)state;
  judge_case(63);    /* a million is the best, and neither one more nor one less would do as well */
  judge_case(120);   /* 60 is the best */
  judge_case(11434); /* 61 would be */
}

static void take_classes(const made_unit *units, size_t count) {
  drawn = (drawn_case){.peak = 0};
  drawn.classes = made_classes(units, count, 3, &drawn.arena);
}

static void years_without_a_price_prove_no_peak(void **state) {
  (void)state;
  const made_unit units[] = {{30, 3, 3}, {30, 1, 1}};
  take_classes(units, 2);
  ap_peak_proof proof = {.bound = 7, .weighted = 5};
  assert_false(ap_certify_peak(&drawn.classes, drawn.prices, &proof));
  assert_int_equal(proof.bound, 7);
  assert_int_equal(proof.weighted, 5);
  drawn.prices[1] = 1; /* the least there is */
  assert_true(ap_certify_peak(&drawn.classes, drawn.prices, &proof));
  assert_int_equal(proof.bound, 30);
  assert_int_equal(proof.weights[1], 1);
  ap_arena_free(&drawn.arena);
}

static void a_total_of_nothing_is_proven_too(void **state) {
  (void)state;
  take_classes(NULL, 0);
  ap_total_proof proof = {.scale = 0};
  assert_true(ap_certify_total(&drawn.classes, drawn.prices, 100, &proof));
  assert_int_equal(proof.scale, 1);
  assert_int_equal(proof.bound, 0);
  ap_arena_free(&drawn.arena);
}

static void roundings_that_are_too_large_for_the_minutes_are_left_out(void **state) {
  (void)state;
  const made_unit units[] = {{INT64_MAX / 100 + 3, 3, 3}, {INT64_MAX / 100, 3, 3}};
  take_classes(units, 2);
  drawn.prices[0] = drawn.prices[1] = drawn.prices[2] = AP_PRICE_UNIT;
  ap_peak_proof peak = {.bound = 0};
  assert_true(ap_certify_peak(&drawn.classes, drawn.prices, &peak));
  assert_int_equal(peak.weights[0], 1);
  ap_total_proof total = {.scale = 0};
  assert_true(ap_certify_total(&drawn.classes, drawn.prices, INT64_MAX / 50, &total));
  assert_int_equal(total.scale, 1);
  ap_arena_free(&drawn.arena);
}

static void minutes_that_are_too_many_to_be_weighed_prove_nothing(void **state) {
  (void)state;
  const made_unit units[] = {{INT64_MAX, 3, 3}, {INT64_MAX, 2, 2}};
  take_classes(units, 2);
  drawn.prices[0] = drawn.prices[1] = drawn.prices[2] = AP_PRICE_UNIT;
  ap_peak_proof proof = {.bound = 0};
  assert_false(ap_certify_peak(&drawn.classes, drawn.prices, &proof));
  assert_int_equal(proof.bound, 0);
  ap_arena_free(&drawn.arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_best_rounding_proves_the_peak_and_the_total),
      cmocka_unit_test(the_small_roundings_end_with_60_and_then_comes_a_million),
      cmocka_unit_test(years_without_a_price_prove_no_peak),
      cmocka_unit_test(a_total_of_nothing_is_proven_too),
      cmocka_unit_test(roundings_that_are_too_large_for_the_minutes_are_left_out),
      cmocka_unit_test(minutes_that_are_too_many_to_be_weighed_prove_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
