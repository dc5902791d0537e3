/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeping an earlier plan where units are tied: as many of its units as stay together in a plan. */
#ifndef AP_PLANNING_TIED_KEPT_H
#define AP_PLANNING_TIED_KEPT_H

#include "planning/tied/plan.h"

/* As ap_plan_tied_tracks(), with few changes of plan->kept: units are set to the years that change the least, so many
 * at once as the ties, the limits and a number of attempts allow. A gap is said where that is not proven. */
ap_status ap_keep_tied_tracks(ap_plan *plan, unsigned tracks, ap_watch *watch, ap_diagnostics *diagnostics,
                              ap_planned_items *planned);

#endif
