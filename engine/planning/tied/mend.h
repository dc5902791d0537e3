/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole plan made from the program's shares, and mended: entities take other ways, singly and in twos, while that
 * helps. */
#ifndef AP_PLANNING_TIED_MEND_H
#define AP_PLANNING_TIED_MEND_H

#include "planning/tied/program.h"
#include "planning/tied/whole.h"
#include "planning/watch.h"

/* The ways that a class may take. */
typedef struct ap_way_pool {
  ap_way *ways;
  size_t count;
  bool complete; /* all ways without a year to spare */
} ap_way_pool;

/* The ways of the answers' shares and, where they are not too many, all minimal ones. Memory from `arena`; false where
 * it is short. */
bool ap_way_pools_fill(const ap_tied_problem *problem, const ap_tied_answer *answers, size_t answer_count,
                       ap_arena *arena, ap_way_pool **pools);

/* Gives every entity a way by the shares, the largest first. */
void ap_whole_round(ap_whole *whole, const ap_way_pool *pools, const ap_tied_answer *answer, int64_t *wanted);

/* Mends the plan towards loads of at most peaks[track] and the limits, then the later criteria. `seed` decides the
 * random steps; the same seed, the same plan. */
void ap_whole_mend(ap_whole *whole, const ap_way_pool *pools, const int64_t *peaks, uint32_t seed, ap_watch *watch);

#endif
