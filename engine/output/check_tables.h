/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the views of a check have in common. Tables are the caller's to write or free. */
#ifndef AP_OUTPUT_CHECK_TABLES_H
#define AP_OUTPUT_CHECK_TABLES_H

#include "checking/check.h"
#include "output/table.h"

/* Breaches found, those that are not kept included. */
uint64_t ap_check_found(const ap_check *check);

/* The last rule of the scheme that the breach names, which is what was expected; NULL where it names none. */
const ap_rule *ap_rule_of_breach(const ap_scheme *scheme, const ap_diagnostic *breach);

/* The plan's file; the columns that it lacks, which were not verified. */
void ap_add_checked_plan_facts(ap_table *facts, const ap_check *check);
bool ap_check_is_partial(const ap_check *check);

/* Items and hours of each year, frozen ones first; continued years in brackets. */
ap_table ap_check_years_table(const ap_check *check, ap_track which);

/* What the plan says of each criterion, and what came of recomputing it; three columns without a head, and no row where
 * it says nothing. */
ap_table ap_check_criteria_table(const ap_check *check, ap_track track);

/* Adds what the plan says of the criterion, which is not AP_SAID_NOTHING. */
ap_style ap_add_check_judgement(ap_text *text, const ap_check_criterion *criterion);

/* What is overdue, taken over and due next, by year and rule; five columns without a head. Of what needs nothing done
 * at most `shown` items are named in a row; `*cut`: that are not all. */
ap_table ap_check_lists_table(const ap_check_track *track, size_t shown, bool *cut);

/* What events leave to be judged: a sentence a row. */
void ap_add_check_limits(ap_table *says, const ap_check *check);

#endif
