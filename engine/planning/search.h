/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The exact search: every way to give the units their minimal covers, but for those that cannot be better. */
#ifndef AP_PLANNING_SEARCH_H
#define AP_PLANNING_SEARCH_H

#include "planning/classes.h"
#include "planning/watch.h"

enum { AP_SEARCHED_UNITS_MOST = 24 }; /* units with something to choose; above, no search is tried */

typedef struct ap_search {
  const ap_classes *classes;
  const ap_criterion *order;
  const int64_t *peak_weights;  /* of a certificate of the peak */
  const int64_t *total_weights; /* of a certificate of the total, with its scale, at the plan's peak */
  int64_t total_scale;
  int64_t peak_bound, total_bound; /* proven */
  ap_watch *watch;                 /* with the node limit */
  /* out: */
  uint64_t nodes;
  bool completed; /* the plan is the best of all in all three criteria; or there is none, where it is over the caps */
} ap_search;

/* Starts from the plan `covers` (of all units, in the order of ap_classes.units) and leaves the best found there.
 * AP_OK (also where the limit ended it, or nothing was tried: not `completed`) or AP_MACHINE. */
ap_status ap_search_run(ap_search *search, ap_cover *covers);

/* The sorted loads of the smallest spread that adding `minutes` (a multiple of g) to the loads can come to; a lower
 * limit, since units are larger than g. */
void ap_least_spread(const ap_classes *classes, const int64_t *loads, int64_t minutes, int64_t *sorted);

#endif
