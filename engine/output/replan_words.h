/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the views of a plan made anew have in common. */
#ifndef AP_OUTPUT_REPLAN_WORDS_H
#define AP_OUTPUT_REPLAN_WORDS_H

#include "lifecycle/replan.h"
#include "output/style.h"

/* What is known of the number of changes, and how it is to look. */
ap_style ap_add_change_knowledge(ap_text *text, const ap_criterion_result *changes);
/* The changes of both tracks; *fewest says whether it is known that no plan within the limits has fewer. */
int64_t ap_changes_in_all(const ap_replan *replan, bool *fewest);
/* The cause of a change for people; an event's name as it is. */
const char *ap_cause_title(const char *cause);

#endif
