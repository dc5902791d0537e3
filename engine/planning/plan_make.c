/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/conflict.h"
#include "planning/kept.h"
#include "planning/level.h"
#include "planning/risk.h"
#include "planning/rows.h"
#include "planning/tied/kept.h"
#include "planning/tied/plan.h"
#include "planning/track_plan.h"
#include "scheme/names.h"
#include "support/allocate.h"
#include "support/diagnose.h"

static void count_items(ap_plan *plan, const ap_plan_row *rows, size_t count) {
  for (size_t i = 0; i < count; i++) {
    plan->tracks[rows[i].track].years[rows[i].year - plan->scenario->start_year].items++;
  }
}

/* ---- the whole ---- */

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
      status = ap_tell_obstacle(scenario, 1U << track, watch, levelled.obstacle, &arena, diagnostics);
    } else if (status == AP_OK && plan->kept != NULL) {
      status = ap_keep_track(plan->kept, track, scenario->order, watch, &arena, &levelled, &plan->keeping[track]);
    } else if (status == AP_OK) {
      status = ap_order_by_risk(&levelled.classes, &arena, levelled.covers);
    }
    if (status == AP_OK &&
        !ap_planned_items_add(scenario, track, &units, levelled.classes.units, levelled.covers, planned)) {
      status = AP_MACHINE;
    }
  }
  if (status == AP_OK) {
    ap_track_plan_fill(scenario, &units, units.count > 0 ? &levelled : NULL, &plan->arena, &plan->tracks[track]);
  }
  ap_arena_free(&arena);
  return status;
}

/* Plans the tracks one by one, or both at once where something ties them to each other. */
static ap_status plan_tracks(ap_plan *plan, ap_watch *watch, ap_diagnostics *diagnostics, ap_planned_items *planned) {
  ap_status status = AP_OK;
  unsigned done = 0;
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL && status != AP_MACHINE; track++) {
    if ((done >> track & 1) != 0) {
      continue;
    }
    watch->progress.track = track;
    unsigned tied = ap_tracks_tied_to(plan->scenario, track);
    ap_status of_track = !ap_is_tied(plan->scenario, track) ? plan_track(plan, track, watch, diagnostics, planned)
                         : plan->kept != NULL ? ap_keep_tied_tracks(plan, tied, watch, diagnostics, planned)
                                              : ap_plan_tied_tracks(plan, tied, watch, diagnostics, planned);
    status = of_track > status ? of_track : status; /* both tracks are told of; wrong input weighs more than "no" */
    done |= tied;
  }
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
  return ap_plan_make_keeping(scenario, NULL, options, diagnostics, result);
}

ap_status ap_plan_make_keeping(const ap_scenario *scenario, const ap_kept *kept, const ap_plan_options *options,
                               ap_diagnostics *diagnostics, ap_plan **result) {
  ap_watch watch = ap_watch_under(options);
  ap_plan *plan = ap_allocate(1, sizeof *plan);
  *result = NULL;
  if (plan == NULL) {
    return AP_MACHINE;
  }
  plan->scenario = scenario;
  plan->kept = kept;
  ap_planned_items planned = {0};
  ap_status status = plan_tracks(plan, &watch, diagnostics, &planned);
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
  return watch.stopped || watch.curtailed ? AP_INTERRUPTED : AP_OK;
}

void ap_plan_free(ap_plan *plan) {
  if (plan != NULL) {
    ap_arena_free(&plan->arena);
    ap_release(plan);
  }
}
