/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tracks solved once more under a changed scenario. */
#ifndef AP_PLANNING_WHAT_IF_H
#define AP_PLANNING_WHAT_IF_H

#include "planning/watch.h"
#include "scheme/scenario.h"

typedef enum ap_outcome {
  AP_HAS_PLAN,
  AP_HAS_NONE, /* proven, or by a completed search */
  AP_UNDECIDED,
  AP_NO_MEMORY
} ap_outcome;

typedef struct ap_what_if_track {
  int64_t peak, total; /* minutes, of `horizon` years */
  int horizon;
} ap_what_if_track;

typedef struct ap_what_if {
  ap_outcome outcome;
  ap_what_if_track tracks[AP_TRACKS]; /* those that were solved, where there is a plan */
} ap_what_if;

/* The tracks that are planned with this one: bits 1 << ap_track. */
unsigned ap_planned_with(const ap_scenario *scenario, ap_track track);

/* Solves these tracks, each by itself or together, as the scenario ties them. */
ap_what_if ap_solve_again(const ap_scenario *scenario, unsigned tracks, ap_watch *watch);

/* The scenario with the one rule of its scheme switched off; what is not shared is from `arena`. AP_OK or AP_MACHINE.
 */
ap_status ap_switch_off_rule(const ap_scenario *scenario, size_t rule, ap_arena *arena, ap_scenario *changed);

/* The scenario with the one cap changed to `most`; what is not shared is from `arena`. AP_OK or AP_MACHINE. */
ap_status ap_change_cap(const ap_scenario *scenario, size_t cap, int64_t most, ap_arena *arena, ap_scenario *changed);

#endif
