/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tied problem levelled: from its entities to a way of each, and what is proven of it. */
#ifndef AP_PLANNING_TIED_LEVEL_H
#define AP_PLANNING_TIED_LEVEL_H

#include "planning/level.h"
#include "planning/tied/proof.h"
#include "planning/tied/whole.h"

typedef struct ap_tied_track {
  ap_criterion_result criteria[AP_CRITERIA]; /* by ap_criterion */
  bool apart[AP_YEARS_MOST];                 /* years whose load is forced and at least that of all others */
  ap_tied_proof peak, total;
} ap_tied_track;

typedef struct ap_tied_levelled {
  ap_obstacle obstacle; /* where there is one, nothing below but `problem` counts */
  const ap_tied_problem *problem;
  ap_whole whole;
  ap_tied_track tracks[AP_TRACKS];
} ap_tied_levelled;

/* Order of the criteria of two tracks: each criterion in the scenario's order, the external track's first. AP_OK; AP_NO
 * with an obstacle; AP_MACHINE. Memory from `arena`. */
ap_status ap_tied_level(const ap_tied_problem *problem, ap_watch *watch, ap_arena *arena, ap_tied_levelled *levelled);

#endif
