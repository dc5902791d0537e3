/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entities pooled into kinds and classes, and what is forced upon every plan of them. */
#ifndef AP_PLANNING_TIED_POOL_H
#define AP_PLANNING_TIED_POOL_H

#include "planning/tied/problem.h"

/* Sorts the entities, whose sides use what one audit of the whole entity does, into classes and kinds; forced loads,
 * divisors, and what is fixed follow. AP_OK or AP_MACHINE. */
ap_status ap_tied_pool(ap_tied_problem *problem, ap_side (*sides)[AP_TRACKS], ap_arena *arena);

#endif
