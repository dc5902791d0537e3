/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a screening's steps are called, and what they found in words. */
#ifndef AP_OUTPUT_SCREEN_WORDS_H
#define AP_OUTPUT_SCREEN_WORDS_H

#include "lifecycle/screen.h"
#include "output/clauses.h"
#include "output/style.h"

/* In JSON and CSV. */
const char *ap_decision_name(ap_decision decision);
const char *ap_question_name(ap_question question);
const char *ap_finding_name(ap_finding finding);

/* In views for people. */
const char *ap_decision_title(ap_decision decision);
const char *ap_question_title(ap_question question);
const char *ap_impact_title(int impact);
const char *ap_aspect_title(ap_aspect aspect);
ap_style ap_decision_style(ap_decision decision);

/* Adds the finding as a sentence; `use` is NULL for those of the service itself. */
void ap_add_finding(ap_text *text, const ap_screening *screening, const ap_screened_use *use, ap_finding finding,
                    const char *language);

/* Marks the clauses that the decision cites and the documents that the command `screen` applies; false where memory is
 * short. The marks lie in `arena`. */
bool ap_screen_cited(const ap_screening *screening, ap_arena *arena, ap_cited *cited);

#endif
