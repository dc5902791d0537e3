/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entities that share set-ups, as one: every way that they can go together, with the set-ups that it opens. */
#ifndef AP_PLANNING_TIED_JOINED_H
#define AP_PLANNING_TIED_JOINED_H

#include "planning/tied/counts.h"

/* Finds out who shares set-ups in years in which these are not open anyway. `joins` says of which entities. Memory from
 * `arena`; false where it is short. */
bool ap_find_joined(const ap_tied_problem *problem, ap_arena *arena, ap_tied_counts *counts);

/* Lists the columns of the group, but for those that the rows' room cannot pay beside what all others take at least.
 * `left`: what each weighting leaves beside all others. AP_OK; AP_NO where there are too many; AP_MACHINE. */
ap_status ap_list_joined(const ap_tied_counts *counts, ap_joined *group, const ap_whole *whole, const int64_t *left,
                         ap_arena *arena, ap_counts_kind *kind);

#endif
