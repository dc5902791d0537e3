/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search for a better plan of one track, and the proof by a completed search that there is none: criterion by
 * criterion, each from the best plan so far. */
#ifndef AP_PLANNING_SEARCH_H
#define AP_PLANNING_SEARCH_H

#include "planning/certify.h"
#include "planning/track_counts.h"

typedef struct ap_search {
  const ap_classes *classes;
  const ap_criterion *order;
  const ap_changes *changes; /* of an earlier plan, where they come before all criteria; or NULL */
  int64_t changes_most;      /* of the plan: no criterion is improved at their cost */
  ap_watch *watch;           /* with the node limit, of all criteria together */
  ap_cover *covers;          /* the best plan: of all units, in the order of ap_classes.units */
  int64_t *loads;            /* its */
  /* out: */
  uint64_t nodes;
  /* A completed search says that the plan is the best by this criterion, among those as good by the earlier ones; or,
   * of the peak where the plan is over the caps, that there is none that keeps them. */
  bool settled[AP_CRITERIA];
  /* inside: */
  ap_track_counts counts;
  bool usable;
} ap_search;

/* From what is given above; memory from `arena`. AP_OK or AP_MACHINE. */
ap_status ap_search_open(ap_search *search, ap_arena *arena);

/* Lowers the number of changes, of plans within the limits of the years, as the plan is. `prices` of the years and
 * `change_price` bound it; `bound` is proven. Sets `changes_most`. AP_OK or AP_MACHINE. */
ap_status ap_search_changes(ap_search *search, const int64_t *limits, const int64_t *prices, int64_t change_price,
                            int64_t bound, bool *settled);

/* Each improves the plan by its criterion and settles it where the limit allows. AP_OK or AP_MACHINE. */

/* `bound` is proven, by the proof's weights or otherwise. A plan that keeps the caps comes before all else. */
ap_status ap_search_peak(ap_search *search, const ap_peak_proof *proof, int64_t bound);
/* Of plans of no larger peak than the plan's, which the proof is for. */
ap_status ap_search_total(ap_search *search, const ap_peak_proof *peak, const ap_total_proof *proof);
/* Of plans of no larger peak and, where that comes first, total. Where the total comes last, it is settled too. */
ap_status ap_search_spread(ap_search *search, const ap_peak_proof *peak, const ap_total_proof *proof);

#endif
