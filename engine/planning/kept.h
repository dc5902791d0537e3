/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Planning anew with as few changes of an earlier plan as can be: of the plans whose peak is at most so much above that
 * of a free plan. */
#ifndef AP_PLANNING_KEPT_H
#define AP_PLANNING_KEPT_H

#include "planning/level.h"

/* The limit that the allowance leaves above a free peak. */
int64_t ap_kept_limit(const ap_kept *kept, int64_t free_peak);

/* From the track's free plan to one with the fewest changes, and of these one of the least peak, total and spread, as
 * far as the watch allows; what is said in `levelled` afterwards is said of the plans with that many changes. Memory
 * from `arena`. AP_OK or AP_MACHINE. */
ap_status ap_keep_track(const ap_kept *kept, ap_track track, const ap_criterion *order, ap_watch *watch,
                        ap_arena *arena, ap_levelled *levelled, ap_keeping *keeping);

#endif
