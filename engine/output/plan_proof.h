/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AP_OUTPUT_PLAN_PROOF_H
#define AP_OUTPUT_PLAN_PROOF_H

#include "output/style.h"
#include "planning/plan.h"

/* Peak, total and spread of a track with what is known of each, whether its level is proven, and of which years all
 * that is. "proven" stands only where a certificate proves it; a completed search is called one. */
void ap_add_plan_proof(const ap_plan *plan, ap_track track, const ap_view *view, ap_text *text);

/* What is known of the criterion, in words, and how they are to look. All but the first criterion are judged among the
 * plans that are as good in those before them. */
ap_style ap_add_knowledge(ap_text *text, const ap_criterion_result *result, bool first);
/* How level the years are, or the rest of them where a forced year makes the peak. */
const char *ap_level_words(const ap_track_plan *track);
ap_style ap_level_style(const ap_track_plan *track);
/* Whether a forced year makes the peak, and others are left. */
bool ap_has_rest(const ap_track_plan *track);
/* "2027, 2030": the years that the rest is without. */
void ap_add_years_set_apart(ap_text *text, const ap_track_plan *track);

#endif
