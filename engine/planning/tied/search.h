/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The exact search of a tied problem: every way of every entity, but for those that cannot come to a better plan. */
#ifndef AP_PLANNING_TIED_SEARCH_H
#define AP_PLANNING_TIED_SEARCH_H

#include "planning/tied/mend.h"
#include "planning/tied/proof.h"

typedef struct ap_tied_search {
  const ap_way_pool *pools;
  const ap_tied_proof *peaks[AP_TRACKS];  /* prices that bound the peaks; NULL: none. The internal one may rest on the
                                             external peak of the plan it starts from */
  int64_t bounds[AP_CRITERIA][AP_TRACKS]; /* proven: of the peaks, and of the totals 0 where they rest on peaks */
  ap_watch *watch;
  /* out: */
  uint64_t nodes;
  bool completed; /* the plan is the best of all; or there is none, where it is above the limits */
} ap_tied_search;

/* Starts from `whole` and leaves the best plan found there. AP_OK, also where the node limit ended it or nothing was
 * tried, or AP_MACHINE. */
ap_status ap_tied_search_run(ap_tied_search *search, ap_whole *whole);

#endif
