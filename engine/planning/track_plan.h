/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What levelling a track came to, as the views see it. */
#ifndef AP_PLANNING_TRACK_PLAN_H
#define AP_PLANNING_TRACK_PLAN_H

#include "planning/level.h"

/* Fills the track's plan, but for its rows; the units must live as long as it. `levelled` is NULL where there are no
 * units. Short memory shows in the arena. */
void ap_track_plan_fill(const ap_scenario *scenario, const ap_units *units, const ap_levelled *levelled,
                        ap_arena *arena, ap_track_plan *plan);

#endif
