/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AP_OUTPUT_PLAN_REMARKS_H
#define AP_OUTPUT_PLAN_REMARKS_H

#include "output/table.h"
#include "planning/plan.h"

/* Adds what is to be said of a track beside its years and proofs to a table of facts: what is overdue, what is taken
 * over, what opens groups, and rules that are switched off. */
void ap_add_plan_remarks(ap_table *remarks, const ap_plan *plan, ap_track track, const ap_view *view);

/* Items of the statement that are taken over from a registered underlying service. */
size_t ap_inherited_count(const ap_scenario *scenario);

#endif
