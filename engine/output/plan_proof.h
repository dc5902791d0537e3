/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AP_OUTPUT_PLAN_PROOF_H
#define AP_OUTPUT_PLAN_PROOF_H

#include "output/style.h"
#include "planning/plan.h"

/* Peak, total and spread of a track with what is known of each, whether its level is proven, and of which years all
 * that is. "proven" stands only where a certificate proves it; a completed search is called one. */
void ap_add_plan_proof(const ap_plan *plan, ap_track track, const ap_view *view, ap_text *text);

#endif
