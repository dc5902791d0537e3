/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AP_LIFECYCLE_PLANNED_YEARS_H
#define AP_LIFECYCLE_PLANNED_YEARS_H

#include "lifecycle/plan_file.h"

/* The years that the plan's rows have for each item of today's catalog, by track and ap_item.index, bit 0 the
 * scenario's first year; IDs of earlier catalogs are traced. In `arena`; AP_OK or AP_MACHINE. */
ap_status ap_planned_years(const ap_scenario *scenario, const ap_plan_file *file, ap_arena *arena,
                           ap_years *years[AP_TRACKS]);

#endif
