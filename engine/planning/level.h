/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One track levelled: from its units to a cover of each, and what is proven of it. */
#ifndef AP_PLANNING_LEVEL_H
#define AP_PLANNING_LEVEL_H

#include "planning/certify.h"
#include "planning/plan.h"

typedef struct ap_levelled {
  ap_classes classes;
  ap_cover *covers; /* of each unit in the order of classes.units */
  int64_t loads[AP_YEARS_MOST];
  ap_criterion_result criteria[AP_CRITERIA]; /* by ap_criterion */
  bool apart[AP_YEARS_MOST];                 /* years whose load is forced and at least that of all others */
  ap_peak_proof peak_proof;
  const ap_unit *largest_unit; /* where the largest unit proves the peak's bound; else NULL */
  ap_total_proof total_proof;
} ap_levelled;

enum { AP_NODES_DEFAULT = 2000000 };

/* `units` must not be empty. Memory from `arena`. AP_OK or AP_MACHINE. */
ap_status ap_level_track(const ap_units *units, const ap_criterion *order, uint64_t node_limit, ap_arena *arena,
                         ap_levelled *levelled);

#endif
