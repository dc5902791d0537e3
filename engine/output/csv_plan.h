/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pieces of the plans of a portfolio's services, which are too many to be in memory at once. */
#ifndef AP_OUTPUT_CSV_PLAN_H
#define AP_OUTPUT_CSV_PLAN_H

#include "planning/plan.h"
#include "support/text.h"

/* The header line: plan.csv's, behind the service. */
void ap_plans_csv_head(ap_text *text);
/* A service's name, the first field. */
void ap_plans_csv_name(ap_text *text, const char *name);
/* What follows the year in a row of plan.csv. */
void ap_plan_csv_behind_year(const ap_plan_row *row, ap_text *text);

#endif
