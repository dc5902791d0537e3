/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sections of a plan's page. */
#ifndef AP_OUTPUT_PAGE_PLAN_PARTS_H
#define AP_OUTPUT_PAGE_PLAN_PARTS_H

#include "output/page/page.h"
#include "planning/plan.h"

/* The years: a chart of both tracks with their bounds, and each track's years in numbers. */
void ap_add_years_section(ap_page *page, const ap_plan *plan);

#endif
