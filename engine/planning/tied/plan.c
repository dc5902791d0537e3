/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/tied/plan.h"
#include "planning/conflict.h"
#include "planning/tied/further.h"
#include "planning/tied/level.h"
#include "planning/tied/risk.h"
#include "planning/track_plan.h"
#include <string.h>

static void copy_years(const int64_t *from, int64_t *to) { memcpy(to, from, AP_YEARS_MOST * sizeof *to); }

/* The track as if it had been levelled alone. */
static void view_alone(const ap_tied_levelled *tied, ap_track track, ap_levelled *alone) {
  const ap_tied_track *of = &tied->tracks[track];
  /* gcc-analyzer: null-dereference; it does not see that the caller sets the problem in the other source */
  const ap_meter *load = &tied->problem->meters[track];
  *alone = (ap_levelled){.classes = {.horizon = tied->problem->horizons[track],
                                     .count = tied->problem->class_count,
                                     .divisor = load->divisor},
                         .peak_proof = {.weighted = of->peak.weighted, .bound = of->peak.bound},
                         .total_proof = {.scale = of->total.scale, .bound = of->total.bound}};
  copy_years(load->forced, alone->classes.forced);
  copy_years(tied->whole.meters[track], alone->loads);
  copy_years(of->peak.prices.meters[track], alone->peak_proof.weights);
  copy_years(of->total.prices.meters[track], alone->total_proof.weights);
  memcpy(alone->criteria, of->criteria, sizeof alone->criteria);
  memcpy(alone->apart, of->apart, sizeof alone->apart);
}

static void add_set_up_minutes(const ap_tied_levelled *tied, ap_track track, ap_track_plan *plan) {
  for (size_t o = 0; o < tied->problem->opening_count; o++) {
    const ap_opening *opening = &tied->problem->openings[o];
    int64_t minutes = tied->problem->scenario->constraints.set_ups[opening->set_up].minutes;
    for (int year = 0; year < plan->horizon && opening->track == track; year++) {
      plan->years[year].set_up_minutes += tied->whole.open[o][year] > 0 ? minutes : 0;
    }
  }
}

static bool list_items(const ap_tied_levelled *tied, ap_track track, ap_arena *arena, ap_planned_items *planned) {
  const ap_tied_problem *problem = tied->problem;
  size_t count = problem->units[track].count;
  const ap_unit **order = ap_arena_allocate(arena, count, sizeof(const ap_unit *));
  ap_years *years = ap_arena_allocate(arena, count, sizeof *years);
  if (order == NULL || years == NULL) {
    return false;
  }
  size_t next = 0;
  for (size_t e = 0; e < problem->entity_count; e++) {
    if (problem->entities[e].units[track] != NULL) {
      order[next] = problem->entities[e].units[track];
      years[next++] = tied->whole.ways[e].years[track];
    }
  }
  return ap_planned_items_add(problem->scenario, track, &problem->units[track], order, years, planned);
}

static bool copy_track(const ap_tied_levelled *tied, ap_track track, ap_arena *arena, ap_plan *plan,
                       ap_planned_items *planned) {
  const ap_tied_problem *problem = tied->problem;
  const ap_tied_track *proofs = &tied->tracks[track];
  ap_track_plan *out = &plan->tracks[track];
  ap_levelled alone;
  view_alone(tied, track, &alone);
  bool has_units = problem->units[track].count > 0;
  ap_track_plan_fill(plan->scenario, &problem->units[track], has_units ? &alone : NULL, &plan->arena, out);
  if (plan->arena.failed || !has_units) {
    return !plan->arena.failed;
  }
  add_set_up_minutes(tied, track, out);
  return ap_further_copy(problem, track, &proofs->peak, &plan->arena, &out->certificate.peak_further) &&
         ap_further_copy(problem, track, &proofs->total, &plan->arena, &out->certificate.total_further) &&
         list_items(tied, track, arena, planned);
}

ap_status ap_plan_tied_tracks(ap_plan *plan, unsigned tracks, ap_watch *watch, ap_diagnostics *diagnostics,
                              ap_planned_items *planned) {
  ap_tied_problem problem;
  ap_tied_levelled levelled = {0};
  ap_arena arena = {0};
  ap_status status = ap_tied_build(plan->scenario, tracks, &plan->arena, diagnostics, &problem);
  if (status == AP_OK && problem.entity_count > 0) {
    status = ap_tied_level(&problem, watch, &arena, &levelled);
    if (status == AP_NO && diagnostics != NULL) {
      status = ap_tell_obstacle(plan->scenario, tracks, watch, levelled.obstacle, &arena, diagnostics);
    } else if (status == AP_OK) {
      status = ap_whole_order_by_risk(&levelled.whole, &arena);
    }
  }
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL && status == AP_OK; track++) {
    if ((tracks >> track & 1) == 0) {
      continue;
    }
    if (problem.entity_count == 0) {
      ap_track_plan_fill(plan->scenario, &problem.units[track], NULL, &plan->arena, &plan->tracks[track]);
    } else if (!copy_track(&levelled, track, &arena, plan, planned)) {
      status = AP_MACHINE;
    }
  }
  ap_arena_free(&arena);
  return status;
}
