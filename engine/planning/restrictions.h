/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a scenario's constraints make of a track's units: years barred and required, units merged into one, caps. */
#ifndef AP_PLANNING_RESTRICTIONS_H
#define AP_PLANNING_RESTRICTIONS_H

#include "planning/units.h"

/* Applies pins and groups to the units, sets their deadlines, and the track's caps. AP_OK or AP_MACHINE. */
ap_status ap_units_restrict(const ap_scenario *scenario, ap_track track, ap_arena *arena, ap_units *units);

#endif
