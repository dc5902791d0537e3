/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search for a better plan of a tied problem, and the proof by a completed search that there is none: criterion by
 * criterion, each from the best plan so far, the external track's first. */
#ifndef AP_PLANNING_TIED_SEARCH_H
#define AP_PLANNING_TIED_SEARCH_H

#include "planning/tied/counts.h"

typedef struct ap_tied_search {
  const ap_tied_problem *problem;
  ap_watch *watch;
  uint64_t node_limit;                                       /* of all criteria together */
  ap_whole *whole;                                           /* the best plan */
  const ap_tied_proof *peaks[AP_TRACKS], *totals[AP_TRACKS]; /* that their prices may guide it; NULL: none */
  /* out: */
  uint64_t nodes;
  bool none; /* a completed search found no plan within the limits */
  /* A completed search says that the plan is the best by this criterion, among those as good by all earlier ones. */
  bool settled[AP_CRITERIA][AP_TRACKS];
  /* inside: */
  ap_tied_counts counts;
} ap_tied_search;

/* From what is given above; memory from `arena`. AP_OK or AP_MACHINE. */
ap_status ap_tied_search_open(ap_tied_search *search, const ap_way_pool *pools, ap_arena *arena);

/* Each improves the plan and settles its criterion where the limit allows. AP_OK or AP_MACHINE. */

/* Any plan within the limits. `prices` of these alone may guide it. */
ap_status ap_tied_search_limits(ap_tied_search *search, const ap_prices *prices);
/* The least peak or total of the track, among plans that are as good as the plan by what comes before it. */
ap_status ap_tied_search_least(ap_tied_search *search, ap_criterion criterion, ap_track track, int64_t bound);
/* The smallest spread of both tracks; where the totals come last, they are settled, too. `totals`: proven bounds, or
 * the least of a completed search. */
ap_status ap_tied_search_spread(ap_tied_search *search, const int64_t *totals);

#endif
