/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the check recomputes of a certificate, on random small instances: the same as from all covers written out, and
 * never more than the best plan allows. Instance N is made from FIRST_SEED + N alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "brute_force.h"
#include "checking/certificate.h"
#include "checking/levelled.h"
#include "checking/refutation.h"
#include "random_source.h"

enum { INSTANCES = 1500, PLANS_EACH = 60, REFUTATIONS_EACH = 12, UNITS_MOST = 5, YEARS_MOST = 5, PERIODS_MOST = 4 };
#define FIRST_SEED UINT64_C(202901010000)

static ap_rule rules[PERIODS_MOST + 1]; /* one of each period */

/* An instance, and the same as units of a scope. */
typedef struct drawn_instance {
  random_source source;
  brute_instance instance;
  ap_check_unit units[UNITS_MOST];
  ap_cap caps[YEARS_MOST];
  ap_scenario scenario; /* of which only the caps are asked for */
  ap_check_ground ground;
} drawn_instance;

static void draw_unit(drawn_instance *drawn, size_t index, int step) {
  int period = random_between(&drawn->source, 1,
                              drawn->instance.horizon < PERIODS_MOST ? drawn->instance.horizon : PERIODS_MOST);
  int due = random_between(&drawn->source, period < 3 ? 0 : -1, period);
  int64_t minutes = (int64_t)step * random_between(&drawn->source, 1, 9);
  drawn->instance.units[index] = (brute_unit){minutes, period, due < 1 ? 1 : due};
  drawn->units[index] = (ap_check_unit){.rule = &rules[period], .minutes = minutes, .due = due};
}

static ap_years some_years(drawn_instance *drawn, int percent) {
  ap_years years = 0;
  for (int offset = 0; offset < drawn->instance.horizon; offset++) {
    years |= random_percent(&drawn->source, percent) ? (ap_years)1 << offset : 0;
  }
  return years;
}

static void restrict_unit(drawn_instance *drawn, size_t index) {
  ap_check_unit *unit = &drawn->units[index];
  unit->barred = some_years(drawn, 20);
  unit->required = some_years(drawn, 10) & ~unit->barred;
  drawn->instance.forbidden[index] = unit->barred;
  drawn->instance.required[index] = unit->required;
  if (unit->due < 1) {
    int allowed = ap_check_first_allowed(unit);
    drawn->instance.units[index].deadline = allowed > drawn->instance.horizon ? drawn->instance.horizon : allowed;
  }
}

static void draw_caps(drawn_instance *drawn, int step) {
  for (int offset = 0; offset < drawn->instance.horizon; offset++) {
    if (random_percent(&drawn->source, 25)) {
      int64_t minutes = (int64_t)step * random_between(&drawn->source, 5, 25) - random_below(&drawn->source, 2);
      drawn->caps[drawn->scenario.constraints.cap_count++] =
          (ap_cap){.tracks = 1U << AP_EXTERNAL, .years = (ap_years)1 << offset, .most = minutes};
      drawn->instance.capped |= 1U << offset;
      drawn->instance.caps[offset] = minutes;
    }
  }
  drawn->scenario.constraints.caps = drawn->caps;
}

/* Of two instances one has years that are required or ruled out, and caps. */
static void draw(uint64_t number, drawn_instance *drawn) {
  static const int steps[] = {1, 5, 15};
  memset(drawn, 0, sizeof *drawn);
  drawn->source.state = FIRST_SEED + number;
  drawn->instance.horizon = random_between(&drawn->source, 1, YEARS_MOST);
  drawn->instance.count = (size_t)random_between(&drawn->source, 1, UNITS_MOST);
  int step = steps[random_below(&drawn->source, 3)];
  for (size_t i = 0; i < drawn->instance.count; i++) {
    draw_unit(drawn, i, step);
    if (number % 2 == 1) {
      restrict_unit(drawn, i);
    }
  }
  if (number % 2 == 1) {
    draw_caps(drawn, step);
  }
  ap_check_scope scope = {.scenario = &drawn->scenario,
                          .units = drawn->units,
                          .unit_count = drawn->instance.count,
                          .horizon = drawn->instance.horizon};
  assert_int_equal(ap_check_ground_lay(&scope, &drawn->ground), AP_OK);
}

static void draw_weights(drawn_instance *drawn, int64_t *weights) {
  for (int offset = 0; offset < drawn->instance.horizon; offset++) {
    weights[offset] = random_percent(&drawn->source, 25) ? 0 : random_between(&drawn->source, 1, 6);
  }
  weights[random_below(&drawn->source, drawn->instance.horizon)] = 1;
}

/* One cover of each unit at random. */
static void draw_loads(drawn_instance *drawn, const brute_covers *covers, int64_t *loads) {
  memset(loads, 0, YEARS_MOST * sizeof *loads);
  for (size_t i = 0; i < drawn->instance.count; i++) {
    unsigned years = covers[i].years[random_below(&drawn->source, (int)covers[i].count)];
    for (int offset = 0; offset < drawn->instance.horizon; offset++) {
      loads[offset] += (years >> offset & 1U) != 0 ? drawn->instance.units[i].minutes : 0;
    }
  }
}

static bool every_unit_has_a_cover(const drawn_instance *drawn) {
  for (size_t i = 0; i < drawn->instance.count; i++) {
    brute_covers covers;
    brute_force_covers_of(&drawn->instance, i, BRUTE_ALL_COVERS, &covers);
    if (covers.count == 0) {
      return false;
    }
  }
  return true;
}

static void the_ground_is_that_of_all_covers_written_out(void **state) {
  (void)state;
  int impossible = 0;
  for (uint64_t number = 0; number < INSTANCES; number++) {
    drawn_instance drawn;
    brute_forced forced;
    draw(number, &drawn);
    if (every_unit_has_a_cover(&drawn)) {
      bool above_cap = false;
      brute_force_forced(&drawn.instance, &forced);
      assert_int_equal(drawn.ground.divisor, forced.common_divisor);
      for (int offset = 0; offset < drawn.instance.horizon; offset++) {
        assert_int_equal(drawn.ground.forced[offset], forced.minutes[offset]);
        bool capped = (drawn.instance.capped >> offset & 1U) != 0;
        above_cap = above_cap || (capped && forced.minutes[offset] > drawn.instance.caps[offset]);
      }
      assert_int_equal(drawn.ground.impossible, above_cap);
    } else {
      assert_true(drawn.ground.impossible);
      impossible++;
    }
    ap_check_ground_free(&drawn.ground);
  }
  assert_in_range(impossible, INSTANCES / 20, INSTANCES / 2);
}

/* Bounds hold for the best plan, where there is one. */
static void compare_bounds(drawn_instance *drawn, const brute_best *best) {
  int64_t weights[YEARS_MOST];
  int64_t bound;
  ap_wide weighted;
  draw_weights(drawn, weights);
  assert_true(ap_check_weigh(&drawn->ground, 0, weights, &weighted));
  assert_int_equal(weighted, brute_force_weighted(&drawn->instance, weights));
  assert_true(ap_check_peak_bound(&drawn->ground, weights, &bound));
  int64_t expected = brute_force_weights_bound(&drawn->instance, weights);
  assert_true(bound == AP_CHECK_NO_PLAN ? !best->feasible && (expected == -1 || expected > drawn->ground.total)
                                        : bound == expected);
  if (!best->feasible) {
    return;
  }
  assert_true(bound <= best->total_first.peak);
  int64_t scale = random_between(&drawn->source, 1, 4);
  assert_true(ap_check_total_bound(&drawn->ground, scale, weights, best->total_first.peak, &bound));
  assert_int_equal(bound, brute_force_total_bound(&drawn->instance, best->total_first.peak, scale, weights));
  assert_true(bound <= best->total_first.total);
  for (size_t i = 0; i < drawn->instance.count; i++) {
    expected = brute_force_unit_bound(&drawn->instance, i);
    if (expected != 0) {
      assert_int_equal(ap_check_largest_bound(&drawn->ground, &drawn->units[i]), expected);
      assert_true(expected <= best->total_first.peak);
    }
  }
}

static void bounds_are_those_of_all_covers_written_out_and_hold_for_the_best_plan(void **state) {
  (void)state;
  int feasible = 0;
  for (uint64_t number = 0; number < INSTANCES; number++) {
    drawn_instance drawn;
    brute_best best;
    draw(number, &drawn);
    assert_true(brute_force_best(&drawn.instance, BRUTE_MINIMAL_COVERS, &best));
    assert_false(best.feasible && drawn.ground.impossible);
    if (!drawn.ground.impossible) {
      compare_bounds(&drawn, &best);
    }
    feasible += best.feasible;
    ap_check_ground_free(&drawn.ground);
  }
  assert_in_range(feasible, INSTANCES * 6 / 10, INSTANCES - INSTANCES / 20);
}

static bool keeps_caps(const drawn_instance *drawn, const int64_t *loads) {
  for (int offset = 0; offset < drawn->instance.horizon; offset++) {
    if (drawn->ground.caps[offset] != 0 && loads[offset] > drawn->ground.caps[offset]) {
      return false;
    }
  }
  return true;
}

/* Of each plan with the best peak and the best total. */
static void compare_levels(const drawn_instance *drawn, const brute_best *best, const int64_t *loads,
                           size_t *levelled) {
  int horizon = drawn->instance.horizon;
  brute_value value = brute_value_of(loads, horizon);
  if (value.peak != best->total_first.peak || value.total != best->total_first.total) {
    return;
  }
  if (ap_check_is_levelled(&drawn->ground, loads, true)) {
    assert_int_equal(brute_compare_spread(&value, &best->total_first, horizon), 0);
    ++*levelled;
  }
  if (ap_check_is_levelled(&drawn->ground, loads, false)) {
    assert_int_equal(brute_compare_spread(&value, &best->spread_first, horizon), 0);
  }
}

static void a_plan_that_is_called_level_is_the_most_level_of_all(void **state) {
  (void)state;
  size_t levelled = 0;
  for (uint64_t number = 0; number < INSTANCES; number++) {
    drawn_instance drawn;
    brute_best best;
    static brute_covers covers[UNITS_MOST];
    draw(number, &drawn);
    assert_true(brute_force_best(&drawn.instance, BRUTE_MINIMAL_COVERS, &best));
    for (size_t i = 0; i < drawn.instance.count; i++) {
      brute_force_covers_of(&drawn.instance, i, BRUTE_MINIMAL_COVERS, &covers[i]);
    }
    for (int plan = 0; plan < PLANS_EACH && best.feasible; plan++) {
      int64_t loads[YEARS_MOST];
      draw_loads(&drawn, covers, loads);
      if (keeps_caps(&drawn, loads)) {
        compare_levels(&drawn, &best, loads, &levelled);
      }
    }
    ap_check_ground_free(&drawn.ground);
  }
  assert_true(levelled > INSTANCES);
}

/* Each argument at random, at the best peak, below and above: as from all covers written out, and never against it. */
static void compare_refutations(drawn_instance *drawn, const brute_best *best, size_t *refuted) {
  static const brute_argument arguments[] = {[AP_CHECK_PIGEONHOLE] = BRUTE_PIGEONHOLE,
                                             [AP_CHECK_THRESHOLD] = BRUTE_THRESHOLD,
                                             [AP_CHECK_ROUNDING] = BRUTE_ROUNDING};
  ap_check_scope scope = {.scenario = &drawn->scenario,
                          .units = drawn->units,
                          .unit_count = drawn->instance.count,
                          .horizon = drawn->instance.horizon};
  for (int round = 0; round < REFUTATIONS_EACH; round++) {
    int64_t weights[YEARS_MOST];
    draw_weights(drawn, weights);
    int64_t peak = best->total_first.peak + random_between(&drawn->source, -30, 4);
    ap_check_function function = (ap_check_function)random_below(&drawn->source, 3);
    int64_t parameter = random_between(&drawn->source, 1, function == AP_CHECK_ROUNDING ? 6 : 60);
    ap_check_refutation refutation = {function, parameter, weights, peak < 0 ? 0 : peak};
    int answer = ap_check_refutes(&scope, &drawn->ground, &refutation);
    assert_int_equal(answer,
                     brute_force_refutes(&drawn->instance, arguments[function], parameter, weights, refutation.peak));
    assert_true(answer == 0 || refutation.peak < best->total_first.peak);
    *refuted += (size_t)answer;
  }
}

static void refutations_are_those_of_all_covers_written_out_and_hold_for_the_best_plan(void **state) {
  (void)state;
  size_t refuted = 0;
  for (uint64_t number = 0; number < INSTANCES; number++) {
    drawn_instance drawn;
    brute_best best;
    draw(number, &drawn);
    assert_true(brute_force_best(&drawn.instance, BRUTE_MINIMAL_COVERS, &best));
    if (best.feasible) {
      compare_refutations(&drawn, &best, &refuted);
    }
    ap_check_ground_free(&drawn.ground);
  }
  assert_true(refuted > INSTANCES);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_ground_is_that_of_all_covers_written_out),
      cmocka_unit_test(bounds_are_those_of_all_covers_written_out_and_hold_for_the_best_plan),
      cmocka_unit_test(refutations_are_those_of_all_covers_written_out_and_hold_for_the_best_plan),
      cmocka_unit_test(a_plan_that_is_called_level_is_the_most_level_of_all),
  };
  for (int period = 1; period <= PERIODS_MOST; period++) {
    rules[period].every = period;
  }
  return cmocka_run_group_tests(tests, NULL, NULL);
}
