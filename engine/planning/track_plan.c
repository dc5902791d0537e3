/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/track_plan.h"
#include "planning/bounds.h"
#include <string.h>

static int64_t *copy_numbers(ap_arena *arena, const int64_t *numbers, int count) {
  int64_t *copy = ap_arena_allocate(arena, (size_t)count, sizeof *copy);
  if (copy != NULL) {
    memcpy(copy, numbers, (size_t)count * sizeof *copy);
  }
  return copy;
}

/* The weights are those of the argument. */
static void copy_certificate(const ap_levelled *levelled, int horizon, ap_arena *arena, ap_certificate *certificate) {
  bool refuted = levelled->argument >= AP_BY_PIGEONHOLE;
  const int64_t *weights = refuted ? levelled->refutation.weights : levelled->peak_proof.weights;
  *certificate = (ap_certificate){
      .common_divisor = levelled->classes.divisor,
      .peak_argument = levelled->argument,
      .peak_weights = copy_numbers(arena, weights, horizon),
      .peak_weighted = levelled->peak_proof.weighted,
      .largest = levelled->largest_unit != NULL ? levelled->largest_unit->lead : NULL,
      .largest_rule = levelled->largest_unit != NULL ? levelled->largest_unit->rule->id : NULL,
      .total_scale = levelled->total_proof.scale,
      .total_weights = copy_numbers(arena, levelled->total_proof.weights, horizon),
  };
  if (refuted) {
    certificate->refuted_peak = levelled->refutation.peak;
    certificate->parameter = levelled->refutation.parameter;
    ap_weighted_minutes(&levelled->classes, weights, &certificate->peak_weighted); /* fits: so did larger sums */
  }
}

static void list_overdue(const ap_scenario *scenario, const ap_units *units, ap_arena *arena, ap_track_plan *plan) {
  for (size_t u = 0; u < units->count; u++) {
    plan->overdue_count += units->units[u].due < 1;
  }
  plan->overdue = ap_arena_allocate(arena, plan->overdue_count, sizeof *plan->overdue);
  if (plan->overdue == NULL) {
    return;
  }
  size_t next = 0;
  for (size_t u = 0; u < units->count; u++) {
    const ap_unit *unit = &units->units[u];
    if (unit->due < 1) {
      plan->overdue[next++] =
          (ap_overdue){.item = unit->lead, .rule = unit->rule->id, .due = scenario->start_year - 1 + unit->due};
    }
  }
}

static void fill_years(const ap_scenario *scenario, const ap_levelled *levelled, ap_track_plan *plan) {
  for (int year = 0; year < plan->horizon; year++) {
    plan->years[year].year = scenario->start_year + year;
    if (levelled != NULL) {
      plan->years[year].minutes = levelled->loads[year];
      plan->years[year].forced_minutes = levelled->classes.forced[year];
    }
  }
}

/* "The rest by itself": the best peak is forced by a year, and the years are not simply all alike. */
static void set_years_apart(const ap_levelled *levelled, ap_track_plan *plan) {
  int64_t peak = plan->criteria[AP_PEAK].value;
  bool uneven = plan->criteria[AP_SPREAD].value > levelled->classes.divisor;
  for (int year = 0; year < plan->horizon; year++) {
    plan->set_apart[year] = levelled->apart[year];
    if (!levelled->apart[year] && levelled->loads[year] > plan->rest_peak) {
      plan->rest_peak = levelled->loads[year];
    }
    if (uneven && !plan->peak_is_forced && levelled->classes.forced[year] == peak) {
      plan->peak_is_forced = true;
      plan->forced_year = plan->years[year].year;
    }
  }
}

void ap_track_plan_fill(const ap_scenario *scenario, const ap_units *units, const ap_levelled *levelled,
                        ap_arena *arena, ap_track_plan *plan) {
  *plan = (ap_track_plan){
      .empty = units->count == 0, .horizon = units->horizon, .units = units->units, .unit_count = units->count};
  plan->years = ap_arena_allocate(arena, (size_t)plan->horizon, sizeof *plan->years);
  plan->set_apart = ap_arena_allocate(arena, (size_t)plan->horizon, sizeof *plan->set_apart);
  if (arena->failed) {
    return;
  }
  fill_years(scenario, levelled, plan);
  list_overdue(scenario, units, arena, plan);
  plan->optimal = true;
  if (levelled == NULL) {
    return;
  }
  plan->class_count = levelled->classes.count;
  memcpy(plan->criteria, levelled->criteria, sizeof plan->criteria);
  for (int i = 0; i < AP_CRITERIA; i++) {
    plan->optimal =
        plan->optimal && (plan->criteria[i].status == AP_PROVEN || plan->criteria[i].status == AP_BY_SEARCH);
  }
  set_years_apart(levelled, plan);
  copy_certificate(levelled, plan->horizon, arena, &plan->certificate);
}
