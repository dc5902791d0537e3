/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenarios side by side, as views for people have them. Tables are the caller's to write or free. */
#ifndef AP_OUTPUT_COMPARE_TABLES_H
#define AP_OUTPUT_COMPARE_TABLES_H

#include "output/across.h"
#include "quoting/comparison.h"

/* What the scenario is: file, years, scheme, cycle, catalog. What was told of an earlier one is not told again. */
void ap_add_compared_facts(ap_table *facts, const ap_comparison *comparison, size_t index, const ap_view *view);

/* Adds what is known of the scenario's criteria: "proven", or criterion by criterion where they differ; or that nothing
 * is planned. */
ap_style ap_add_compared_knowledge(ap_text *text, const ap_compared *compared, ap_track which);

/* What each asks of the track, and what is known of it: a row a scenario. The first and the last column have no head.
 */
ap_table ap_comparison_sums_table(const ap_comparison *comparison, ap_track track);
/* The hours of each year, and by how much they differ from those of the first scenario. */
ap_across ap_comparison_hours_table(const ap_comparison *comparison, ap_track track);
/* The same of money, of the scenarios that say what their audits cost; without rows where none does. */
ap_across ap_comparison_money_table(const ap_comparison *comparison, ap_track track);

/* Whether any scenario plans that year. */
bool ap_comparison_has_year(const ap_comparison *comparison, int year);
/* Whether the scenario says what the track's audits cost. */
bool ap_compared_is_priced(const ap_compared *compared, ap_track track);

/* What must be known to read the differences. */
void ap_add_comparison_remarks(ap_table *remarks, const ap_comparison *comparison);

#endif
