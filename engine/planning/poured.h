/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the time is over before the linear program is solved: shares to begin with, without it. */
#ifndef AP_PLANNING_POURED_H
#define AP_PLANNING_POURED_H

#include "planning/program.h"

/* Pours each class in parts, each onto the cover that is cheapest at the loads so far, those above limits[t] last. The
 * flow's prices are the same for all years: they prove the average. AP_OK or AP_MACHINE. */
ap_status ap_pour_classes(const ap_classes *classes, const int64_t *limits, ap_arena *arena, ap_flow *flow);

#endif
