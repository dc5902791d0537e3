/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of a budget, as views for people have them. The caller writes or frees them. */
#ifndef AP_OUTPUT_BUDGET_TABLES_H
#define AP_OUTPUT_BUDGET_TABLES_H

#include "output/across.h"
#include "output/fill.h"
#include "quoting/budget.h"

/* The terms: the currency and the fiscal year, where the fee and the cost come from, when the fee is paid. */
void ap_add_money_facts(ap_table *facts, const ap_budget *budget);

/* A table by fiscal year: what the years cost, or what is paid in them. */
typedef struct ap_fiscal_table {
  bool paid;
  size_t bar_columns; /* 0: without bars */
} ap_fiscal_table;
ap_table ap_budget_fiscal_table(const ap_budget *budget, const ap_fiscal_table *wanted);

ap_across ap_budget_years_table(const ap_budget *budget);
ap_across ap_budget_rules_table(const ap_budget *budget);
ap_across ap_budget_domains_table(const ap_budget *budget);

/* "Control standard 9"; of what has no name, that it falls in years without items. */
void ap_add_domain_title(ap_text *text, const ap_domain_cost *domain);

/* The largest plan year and the largest year of payment against the average. */
void ap_add_peak_facts(ap_table *facts, const ap_budget *budget);
/* "133.4" */
ap_number ap_percent_of_average(const ap_money_peak *peak);

/* What stands below the tables; gettext msgids. */
extern const char ap_budget_split_note[]; /* where plan years and fiscal years differ */
extern const char ap_budget_rules_note[];
extern const char ap_budget_domains_note[];
bool ap_budget_splits_years(const ap_budget *budget);

#endif
