/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One track levelled: from its units to a cover of each, and what is proven of it. */
#ifndef AP_PLANNING_LEVEL_H
#define AP_PLANNING_LEVEL_H

#include "planning/certify.h"
#include "planning/plan.h"
#include "planning/refute.h"
#include "planning/watch.h"

/* Why there is no plan. */
typedef enum ap_obstacle {
  AP_OBSTACLE_NONE,
  AP_OBSTACLE_NO_COVER,   /* a unit's rule, deadline, pins and group leave it no set of years */
  AP_OBSTACLE_FORCED,     /* a cap is below what is forced in its year */
  AP_OBSTACLE_BY_WEIGHTS, /* year weights prove that the caps leave too little, in exact integers */
  AP_OBSTACLE_BY_SEARCH,  /* a completed search found none that keeps the caps */
  AP_OBSTACLE_UNDECIDED   /* none was found that keeps the caps, and none was proven not to exist */
} ap_obstacle;

typedef struct ap_levelled {
  ap_obstacle obstacle; /* where there is one, nothing below but `classes` counts */
  ap_classes classes;
  ap_cover *covers; /* of each unit in the order of classes.units */
  int64_t loads[AP_YEARS_MOST];
  ap_criterion_result criteria[AP_CRITERIA]; /* by ap_criterion */
  bool apart[AP_YEARS_MOST];                 /* years whose load is forced and at least that of all others */
  ap_peak_proof peak_proof;
  ap_argument argument;        /* what proves the peak's bound: the weights, or one of the next two */
  const ap_unit *largest_unit; /* else NULL */
  ap_refutation refutation;
  ap_total_proof total_proof;
} ap_levelled;

/* `units` must not be empty; `watch` is neither NULL nor without a node limit (AP_NODES_DEFAULT). Memory from `arena`.
 * AP_OK; AP_NO with an obstacle; AP_MACHINE. */
ap_status ap_level_track(const ap_units *units, const ap_criterion *order, ap_watch *watch, ap_arena *arena,
                         ap_levelled *levelled);

/* Improves and judges another plan of the track, whose loads stand in `levelled` and whose covers the opened search
 * has, criterion by criterion in its order. Likewise. */
struct ap_search;
ap_status ap_level_settle(struct ap_search *search, ap_arena *arena, ap_levelled *levelled);

#endif
