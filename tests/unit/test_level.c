/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "made_units.h"
#include "planning/bounds.h"
#include "planning/level.h"
#include "planning/score.h"
#include "planning/search.h"
#include "planning/solver_door.h"
#include "random_source.h"

#include <glpk.h>

static ap_arena arena;
static ap_watch watch = {.node_limit = AP_NODES_DEFAULT};
static const ap_criterion by_total[] = {AP_PEAK, AP_TOTAL, AP_SPREAD};

static int clear(void **state) {
  (void)state;
  ap_arena_free(&arena);
  return 0;
}

static ap_levelled level(const made_unit *units, size_t count, int horizon) {
  ap_units made = made_units(units, count, horizon, &arena);
  ap_levelled levelled;
  assert_int_equal(ap_level_track(&made, by_total, &watch, &arena, &levelled), AP_OK);
  for (size_t u = 0; u < count; u++) {
    const ap_unit *unit = levelled.classes.units[u];
    ap_cover_rule rule = {.every = unit->every, .deadline = unit->deadline, .horizon = horizon};
    assert_true(ap_is_cover(&rule, levelled.covers[u]));
  }
  return levelled;
}

static void all_are(const ap_levelled *levelled, ap_proof proof) {
  for (int i = 0; i < AP_CRITERIA; i++) {
    assert_int_equal(levelled->criteria[i].status, proof);
  }
}

static void a_track_of_yearly_units_is_proven_at_once(void **state) {
  (void)state;
  const made_unit units[] = {{7, 1, 1}, {5, 1, 1}};
  ap_levelled levelled = level(units, 2, 3);
  all_are(&levelled, AP_PROVEN);
  assert_int_equal(levelled.criteria[AP_PEAK].value, 12);
  assert_int_equal(levelled.criteria[AP_TOTAL].value, 36);
}

static void a_backlog_in_the_first_year_is_proven_to_force_the_peak(void **state) {
  (void)state;
  const made_unit units[] = {{100, 3, 1}, {100, 3, 1}, {30, 3, 3}, {30, 3, 3}, {30, 3, 3}, {30, 3, 3}};
  ap_levelled levelled = level(units, 6, 3);
  all_are(&levelled, AP_PROVEN);
  assert_int_equal(levelled.loads[0], 200);
  assert_int_equal(levelled.loads[1], 60);
  assert_int_equal(levelled.loads[2], 60);
  assert_true(levelled.apart[0]);
}

static void the_largest_unit_proves_a_peak_that_weights_cannot(void **state) {
  (void)state;
  const made_unit units[] = {{500, 3, 3}, {30, 3, 3}, {30, 3, 3}};
  ap_levelled levelled = level(units, 3, 3);
  assert_int_equal(levelled.criteria[AP_PEAK].value, 500);
  assert_int_equal(levelled.criteria[AP_PEAK].status, AP_PROVEN);
  assert_non_null(levelled.largest_unit);
}

static void equal_large_units_prove_a_peak_by_the_pigeonhole(void **state) {
  (void)state;
  /* four equal units in three years: two of them meet, though a third of all minutes is less */
  const made_unit units[] = {{70, 3, 3}, {70, 3, 3}, {70, 3, 3}, {70, 3, 3}, {1, 3, 3}};
  ap_levelled levelled = level(units, 5, 3);
  assert_int_equal(levelled.criteria[AP_PEAK].value, 140);
  assert_int_equal(levelled.criteria[AP_PEAK].status, AP_PROVEN);
  assert_int_equal(levelled.argument, AP_BY_PIGEONHOLE);
  assert_int_equal(levelled.refutation.peak, 139);
  assert_int_equal(levelled.refutation.parameter, 70);
}

static void a_peak_that_no_argument_proves_is_found_by_search_and_says_so(void **state) {
  (void)state;
  /* 501 minutes in three years: 167 a year would do, but no three sets of these come to less than 172 */
  const made_unit units[] = {{97, 3, 3}, {89, 3, 3}, {83, 3, 3}, {71, 3, 3}, {67, 3, 3}, {53, 3, 3}, {41, 3, 3}};
  ap_levelled levelled = level(units, 7, 3);
  assert_int_equal(levelled.criteria[AP_PEAK].value, 172);
  assert_int_equal(levelled.criteria[AP_PEAK].bound, 167);
  assert_int_equal(levelled.criteria[AP_PEAK].status, AP_BY_SEARCH);
  assert_true(levelled.criteria[AP_PEAK].nodes > 0);
}

static void a_search_that_hits_its_limit_leaves_a_gap_and_later_criteria_unjudged(void **state) {
  (void)state;
  const made_unit units[] = {{97, 3, 3}, {89, 3, 3}, {83, 3, 3}, {71, 3, 3}, {67, 3, 3}, {53, 3, 3}, {41, 3, 3}};
  ap_units made = made_units(units, 7, 3, &arena);
  ap_levelled levelled;
  ap_watch short_watch = {.node_limit = 1};
  assert_int_equal(ap_level_track(&made, by_total, &short_watch, &arena, &levelled), AP_OK);
  assert_int_equal(levelled.criteria[AP_PEAK].status, AP_GAP);
  assert_int_equal(levelled.criteria[AP_TOTAL].status, AP_NOT_ATTEMPTED);
  assert_int_equal(levelled.criteria[AP_SPREAD].status, AP_NOT_ATTEMPTED);
}

static int stop_at_once(void *context, const ap_progress *progress) {
  int *calls = context;
  assert_int_equal(progress->size, sizeof *progress);
  ++*calls;
  return 1;
}

static void planning_that_is_told_to_stop_still_gives_a_plan_and_claims_no_more_than_it_knows(void **state) {
  (void)state;
  const made_unit units[] = {{97, 3, 3}, {89, 3, 3}, {83, 3, 3}, {71, 3, 3}, {67, 3, 3}, {53, 3, 3}, {41, 3, 3}};
  ap_units made = made_units(units, 7, 3, &arena);
  ap_levelled levelled;
  int calls = 0;
  ap_watch stopping = {.node_limit = AP_NODES_DEFAULT, .report = stop_at_once, .context = &calls};
  assert_int_equal(ap_level_track(&made, by_total, &stopping, &arena, &levelled), AP_OK);
  assert_true(stopping.curtailed && stopping.stopped);
  assert_true(calls > 1 && calls < 10); /* once in the phase of the bound, then in that which makes the plan */
  assert_int_equal(levelled.criteria[AP_PEAK].status, AP_GAP);
  assert_true(levelled.criteria[AP_PEAK].value >= 140);
}

static int stop_the_bound(void *context, const ap_progress *progress) {
  (void)context;
  return progress->phase == AP_PHASE_BOUND;
}

static void a_bound_that_is_cut_short_leaves_a_plan_within_the_caps(void **state) {
  (void)state;
  made_unit units[60];
  int64_t sum = 0;
  for (int i = 0; i < 60; i++) {
    units[i] = (made_unit){20 + (i * 37) % 50, 3, 3};
    sum += units[i].minutes;
  }
  ap_units made = made_units(units, 60, 6, &arena);
  made.caps[1] = made.caps[4] = sum / 3 * 9 / 10;
  ap_levelled levelled;
  ap_watch curtailing = {.node_limit = AP_NODES_DEFAULT, .report = stop_the_bound};
  assert_int_equal(ap_level_track(&made, by_total, &curtailing, &arena, &levelled), AP_OK);
  assert_true(curtailing.curtailed && !curtailing.stopped);
  assert_true(levelled.loads[1] <= made.caps[1] && levelled.loads[4] <= made.caps[4]);
  assert_true(levelled.criteria[AP_PEAK].bound >= sum / 3); /* the average at least is proven */
  assert_true(levelled.criteria[AP_PEAK].value >= levelled.criteria[AP_PEAK].bound);
}

/* ---- constraints ---- */

static ap_obstacle obstacle_of(ap_units *units) {
  ap_levelled levelled;
  assert_int_equal(ap_level_track(units, by_total, &watch, &arena, &levelled), AP_NO);
  return levelled.obstacle;
}

static void a_cap_moves_work_into_the_other_years(void **state) {
  (void)state;
  const made_unit units[] = {{30, 3, 3}, {30, 3, 3}, {30, 3, 3}};
  ap_units made = made_units(units, 3, 3, &arena);
  made.caps[1] = 10;
  ap_levelled levelled;
  assert_int_equal(ap_level_track(&made, by_total, &watch, &arena, &levelled), AP_OK);
  assert_int_equal(levelled.loads[1], 0);
  assert_int_equal(levelled.criteria[AP_PEAK].value, 60);
  assert_int_equal(levelled.criteria[AP_PEAK].status, AP_PROVEN);
}

static void required_and_barred_years_are_kept(void **state) {
  (void)state;
  const made_unit units[] = {{30, 3, 3}, {30, 3, 3}};
  ap_units made = made_units(units, 2, 6, &arena);
  made.units[0].required = 1 << 1;
  made.units[1].barred = 1 << 1 | 1 << 4;
  ap_levelled levelled;
  assert_int_equal(ap_level_track(&made, by_total, &watch, &arena, &levelled), AP_OK);
  for (size_t u = 0; u < 2; u++) {
    ap_cover cover = levelled.covers[u];
    const ap_unit *unit = levelled.classes.units[u];
    assert_int_equal(cover & unit->required, unit->required);
    assert_int_equal(cover & unit->barred, 0);
  }
}

static void each_obstacle_is_told_from_the_others(void **state) {
  (void)state;
  const made_unit units[] = {{30, 3, 3}, {30, 3, 3}, {70, 1, 1}};
  ap_units made = made_units(units, 3, 3, &arena);
  made.units[0].barred = 7;
  assert_int_equal(obstacle_of(&made), AP_OBSTACLE_NO_COVER);
  made.units[0].barred = 0;
  made.caps[2] = 69;
  assert_int_equal(obstacle_of(&made), AP_OBSTACLE_FORCED);
  made.caps[0] = made.caps[1] = made.caps[2] = 75;
  assert_int_equal(obstacle_of(&made), AP_OBSTACLE_BY_WEIGHTS);
}

static void caps_that_only_whole_units_break_are_refuted_by_search(void **state) {
  (void)state;
  const made_unit units[] = {{70, 3, 3}, {70, 3, 3}, {70, 3, 3}, {70, 3, 3}, {1, 3, 3}};
  ap_units made = made_units(units, 5, 3, &arena);
  made.caps[0] = made.caps[1] = made.caps[2] = 100;
  assert_int_equal(obstacle_of(&made), AP_OBSTACLE_BY_SEARCH);
}

static void thirty_years_of_every_period_are_proven_in_peak_and_total(void **state) {
  (void)state;
  random_source source = {.state = 30};
  for (int every = 1; every <= AP_EVERY_MOST; every++) {
    made_unit units[300];
    for (size_t u = 0; u < 300; u++) {
      units[u] = (made_unit){random_between(&source, 15, 600), every, every};
    }
    ap_levelled levelled = level(units, 300, 30);
    assert_int_equal(levelled.criteria[AP_PEAK].status, AP_PROVEN);
    assert_int_equal(levelled.criteria[AP_TOTAL].status, AP_PROVEN);
  }
}

static void the_same_units_level_the_same_way_twice(void **state) {
  (void)state;
  random_source source = {.state = 9};
  made_unit units[200];
  for (size_t u = 0; u < 200; u++) {
    int every = random_between(&source, 1, 5);
    units[u] = (made_unit){random_between(&source, 15, 600), every, random_between(&source, 1, every)};
  }
  ap_levelled first = level(units, 200, 9);
  ap_levelled second = level(units, 200, 9);
  assert_memory_equal(first.covers, second.covers, 200 * sizeof *first.covers);
}

static void the_least_spread_fills_the_lowest_years_in_steps_of_the_divisor(void **state) {
  (void)state;
  const made_unit units[] = {{30, 3, 3}};
  ap_classes classes = made_classes(units, 1, 3, &arena);
  int64_t sorted[AP_YEARS_MOST];
  ap_pour((const int64_t[]){100, 10, 0}, classes.horizon, classes.divisor, 120, sorted);
  /* 10 -> 70, 0 -> 60: 100 stays the largest */
  assert_int_equal(sorted[0], 100);
  assert_int_equal(sorted[1], 70);
  assert_int_equal(sorted[2], 60);
}

static void loads_are_compared_in_the_order_of_the_scenario(void **state) {
  (void)state;
  static const ap_criterion by_spread[] = {AP_PEAK, AP_SPREAD, AP_TOTAL};
  const int64_t uneven[] = {60, 50, 10};
  const int64_t longer[] = {60, 40, 40};
  assert_true(ap_compare_loads(by_total, uneven, longer, 3) < 0);
  assert_true(ap_compare_loads(by_spread, uneven, longer, 3) > 0);
  assert_int_equal(ap_compare_loads(by_total, uneven, uneven, 3), 0);
  assert_true(ap_compare_loads(by_total, (const int64_t[]){61, 0, 0}, uneven, 3) > 0);
}

static void fail_in_the_solver(void *context) {
  glp_prob *problem = glp_create_prob();
  (void)context;
  glp_set_row_bnds(problem, 7, GLP_UP, 0, 1); /* there is no row 7: GLPK would end the process */
}

static void a_failing_solver_only_fails(void **state) {
  (void)state;
  assert_false(ap_behind_solver_door(fail_in_the_solver, NULL));
  const made_unit units[] = {{30, 3, 3}};
  ap_levelled levelled = level(units, 1, 3);
  all_are(&levelled, AP_PROVEN);
}

int main(void) {
#define TEST(name) cmocka_unit_test_teardown(name, clear)
  const struct CMUnitTest tests[] = {
      TEST(a_track_of_yearly_units_is_proven_at_once),
      TEST(a_backlog_in_the_first_year_is_proven_to_force_the_peak),
      TEST(the_largest_unit_proves_a_peak_that_weights_cannot),
      TEST(equal_large_units_prove_a_peak_by_the_pigeonhole),
      TEST(a_peak_that_no_argument_proves_is_found_by_search_and_says_so),
      TEST(a_search_that_hits_its_limit_leaves_a_gap_and_later_criteria_unjudged),
      TEST(planning_that_is_told_to_stop_still_gives_a_plan_and_claims_no_more_than_it_knows),
      TEST(a_bound_that_is_cut_short_leaves_a_plan_within_the_caps),
      TEST(a_cap_moves_work_into_the_other_years),
      TEST(required_and_barred_years_are_kept),
      TEST(each_obstacle_is_told_from_the_others),
      TEST(caps_that_only_whole_units_break_are_refuted_by_search),
      TEST(thirty_years_of_every_period_are_proven_in_peak_and_total),
      TEST(the_same_units_level_the_same_way_twice),
      TEST(the_least_spread_fills_the_lowest_years_in_steps_of_the_divisor),
      TEST(loads_are_compared_in_the_order_of_the_scenario),
      TEST(a_failing_solver_only_fails),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
