/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of a firm, as views for people have them. The caller writes or frees them. */
#ifndef AP_OUTPUT_PORTFOLIO_TABLES_H
#define AP_OUTPUT_PORTFOLIO_TABLES_H

#include "output/table.h"
#include "portfolio/firm.h"

/* The years and the services. */
void ap_add_firm_facts(ap_table *facts, const ap_firm *firm);

/* Services and hours of each year; with bars where there are columns for them. */
ap_table ap_firm_years_table(const ap_firm *firm, ap_track which, size_t bar_columns);

/* What is known of peak, total and spread; three columns without a head. */
ap_table ap_firm_criteria_table(const ap_firm *firm, ap_track track);
ap_style ap_add_firm_knowledge(ap_text *text, const ap_criterion_result *result);

/* Each pool's years that have a limit. */
ap_table ap_firm_pools_table(const ap_firm *firm);

/* Services that look alike on the track, a row each: how many, their own peak, and their largest year as planned. At
 * most `most` rows; `*left`: how many more there are. */
ap_table ap_firm_services_table(const ap_firm *firm, ap_track track, size_t most, size_t *left);

#endif
