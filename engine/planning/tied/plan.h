/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tracks planned as one problem, put into the plan. */
#ifndef AP_PLANNING_TIED_PLAN_H
#define AP_PLANNING_TIED_PLAN_H

#include "planning/rows.h"
#include "planning/tied/problem.h"
#include "planning/watch.h"

/* Plans those tracks (bits 1 << ap_track) together. AP_OK; AP_NO with the conflict told, but where `diagnostics` is
 * NULL; AP_BAD_INPUT; AP_MACHINE. */
ap_status ap_plan_tied_tracks(ap_plan *plan, unsigned tracks, ap_watch *watch, ap_diagnostics *diagnostics,
                              ap_planned_items *planned);

#endif
