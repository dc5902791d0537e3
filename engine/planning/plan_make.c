/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/bounds.h"
#include "planning/conflict.h"
#include "planning/level.h"
#include "planning/rows.h"
#include "scheme/names.h"
#include "support/allocate.h"
#include "support/diagnose.h"
#include <string.h>

static int64_t *copy_numbers(ap_arena *arena, const int64_t *numbers, int count) {
  int64_t *copy = ap_arena_allocate(arena, (size_t)count, sizeof *copy);
  if (copy != NULL) {
    memcpy(copy, numbers, (size_t)count * sizeof *copy);
  }
  return copy;
}

static void copy_certificate(const ap_levelled *levelled, int horizon, ap_arena *arena, ap_certificate *certificate) {
  *certificate = (ap_certificate){
      .common_divisor = levelled->classes.divisor,
      .peak_argument = levelled->largest_unit != NULL ? AP_BY_LARGEST_UNIT : AP_BY_WEIGHTS,
      .peak_weights = copy_numbers(arena, levelled->peak_proof.weights, horizon),
      .peak_weighted = levelled->peak_proof.weighted,
      .largest = levelled->largest_unit != NULL ? levelled->largest_unit->lead : NULL,
      .largest_rule = levelled->largest_unit != NULL ? levelled->largest_unit->rule->id : NULL,
      .total_scale = levelled->total_proof.scale,
      .total_weights = copy_numbers(arena, levelled->total_proof.weights, horizon),
  };
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

static void copy_track(const ap_scenario *scenario, const ap_units *units, const ap_levelled *levelled, ap_arena *arena,
                       ap_track_plan *plan) {
  *plan = (ap_track_plan){.empty = units->count == 0, .horizon = units->horizon, .unit_count = units->count};
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

static void count_items(ap_plan *plan, const ap_plan_row *rows, size_t count) {
  for (size_t i = 0; i < count; i++) {
    plan->tracks[rows[i].track].years[rows[i].year - plan->scenario->start_year].items++;
  }
}

/* ---- the whole ---- */

/* A track without a plan says why. */
static ap_status tell_obstacle(const ap_scenario *scenario, ap_track track, ap_watch *watch,
                               const ap_levelled *levelled, ap_arena *arena, ap_diagnostics *diagnostics) {
  if (levelled->obstacle == AP_OBSTACLE_UNDECIDED) {
    ap_diagnose(diagnostics, NULL, AP_D_PLAN_NOT_FOUND, "%s", ap_track_names[track]);
    return AP_NO;
  }
  ap_conflict conflict;
  if (ap_find_conflict(scenario, track, watch, arena, &conflict) != AP_OK) {
    return AP_MACHINE;
  }
  ap_tell_conflict(scenario, track, &conflict, diagnostics);
  return AP_NO;
}

static ap_status plan_track(ap_plan *plan, ap_track track, ap_watch *watch, ap_diagnostics *diagnostics,
                            ap_planned_items *planned) {
  const ap_scenario *scenario = plan->scenario;
  ap_arena arena = {0}; /* of the levelling alone; the units' rule names stay with the plan */
  ap_units units;
  ap_levelled levelled;
  ap_status status = ap_units_build(scenario, track, &plan->arena, diagnostics, &units);
  if (status == AP_OK && units.count > 0) {
    status = ap_level_track(&units, scenario->order, watch, &arena, &levelled);
    if (status == AP_NO) {
      status = tell_obstacle(scenario, track, watch, &levelled, &arena, diagnostics);
    }
    if (status == AP_OK &&
        !ap_planned_items_add(scenario, track, &units, levelled.classes.units, levelled.covers, planned)) {
      status = AP_MACHINE;
    }
  }
  if (status == AP_OK) {
    copy_track(scenario, &units, units.count > 0 ? &levelled : NULL, &plan->arena, &plan->tracks[track]);
  }
  ap_arena_free(&arena);
  return status;
}

/* The rows of the scenario's years, and of those beyond them that were planned along. */
static bool list_rows(const ap_planned_items *planned, ap_plan *plan) {
  int years = plan->scenario->years;
  int horizon = plan->tracks[AP_EXTERNAL].horizon;
  horizon = plan->tracks[AP_INTERNAL].horizon > horizon ? plan->tracks[AP_INTERNAL].horizon : horizon;
  return ap_planned_rows(plan->scenario, planned, 0, years, &plan->arena, &plan->rows, &plan->row_count) &&
         ap_planned_rows(plan->scenario, planned, years, horizon, &plan->arena, &plan->continued,
                         &plan->continued_count);
}

ap_status ap_plan_make(const ap_scenario *scenario, const ap_plan_options *options, ap_diagnostics *diagnostics,
                       ap_plan **result) {
  ap_watch watch = ap_watch_under(options);
  ap_plan *plan = ap_allocate(1, sizeof *plan);
  if (plan == NULL) {
    return AP_MACHINE;
  }
  plan->scenario = scenario;
  ap_planned_items planned = {0};
  ap_status status = AP_OK;
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL && status != AP_MACHINE; track++) {
    watch.progress.track = track;
    ap_status of_track = plan_track(plan, track, &watch, diagnostics, &planned);
    status = of_track > status ? of_track : status; /* both tracks are told of; wrong input weighs more than "no" */
  }
  if (status == AP_OK && !list_rows(&planned, plan)) {
    status = AP_MACHINE;
  }
  status = plan->arena.failed ? AP_MACHINE : status;
  ap_planned_items_free(&planned);
  if (status != AP_OK) {
    if (status == AP_MACHINE) {
      ap_diagnose_plain(diagnostics, NULL, AP_D_OUT_OF_MEMORY);
    }
    ap_plan_free(plan);
    return status;
  }
  count_items(plan, plan->rows, plan->row_count);
  count_items(plan, plan->continued, plan->continued_count);
  *result = plan;
  return watch.stopped ? AP_INTERRUPTED : AP_OK;
}

void ap_plan_free(ap_plan *plan) {
  if (plan != NULL) {
    ap_arena_free(&plan->arena);
    ap_release(plan);
  }
}
