/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moves and swaps of whole units between the covers of their class, until no such step helps. */
#ifndef AP_PLANNING_IMPROVE_H
#define AP_PLANNING_IMPROVE_H

#include "planning/assignment.h"
#include "planning/watch.h"

typedef struct ap_aim {
  const int64_t *limits; /* no load should be above its limit: weighs before all else */
  int64_t total;         /* a proven lower limit of the total: at it, and level, nothing is left to gain */
  bool total_first;      /* then the total, then the spread; else the other way round */
} ap_aim;

/* Improves the assignment towards the aim by descent, and from a descent's end by `kicks` shaken restarts, of which
 * only better ones stay. Deterministic. `spare` has room for assignment->count_size counts. */
void ap_improve(ap_assignment *assignment, const ap_aim *aim, unsigned kicks, int32_t *spare, ap_watch *watch);

#endif
