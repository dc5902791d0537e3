/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plan years (年度) and days: a plan year begins on the first day of the scenario's start_month. */
#ifndef AP_SCHEME_PLAN_YEAR_H
#define AP_SCHEME_PLAN_YEAR_H

#include "support/date.h"

/* The plan year that the day lies in: 2027-03-31 is of 2026 where years begin in April. */
int ap_plan_year_of(ap_date day, int start_month);
/* The first and the last day of a plan year. */
ap_date ap_plan_year_begin(int year, int start_month);
ap_date ap_plan_year_end(int year, int start_month);

#endif
