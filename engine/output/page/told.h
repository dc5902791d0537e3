/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What text views tell in tables (table.h, across.h), set on a page: the same words, counted and worded once. */
#ifndef AP_OUTPUT_PAGE_TOLD_H
#define AP_OUTPUT_PAGE_TOLD_H

#include "output/across.h"
#include "output/page/page.h"
#include "scheme/scenario.h"

/* All of these free the table; where memory was short for it, so it is for the page. */

/* Facts (facts.h) as those of the page, below its title. */
void ap_page_told_facts(ap_page *page, ap_table *facts);
/* Facts as pairs of a label and what it says, within a section. */
void ap_page_told_pairs(ap_page *page, ap_table *facts);

/* A table whose first row is its head. `grid` says all but which columns hold numbers; of its heads those stand that
 * the table leaves blank. */
void ap_page_told_table(ap_page *page, const ap_page_grid *grid, ap_table *table);
/* Likewise one without a head: `grid` has it. */
void ap_page_told_rows(ap_page *page, const ap_page_grid *grid, ap_table *table);
void ap_page_told_across(ap_page *page, const ap_page_grid *grid, ap_across *across);

/* ---- facts that nearly every page has ---- */

/* The years, the day that is today, the scheme, the catalog. */
void ap_page_scenario_facts(ap_page *page, const ap_scenario *scenario);
/* An answer where the catalog is not complete: all counts are too low. */
void ap_page_count_answer(ap_page *page, const ap_catalog *catalog);

#endif
