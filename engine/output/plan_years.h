/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AP_OUTPUT_PLAN_YEARS_H
#define AP_OUTPUT_PLAN_YEARS_H

#include "output/style.h"
#include "planning/plan.h"

/* The years of a track with their items, hours and bars; then what is continued after the last planned year. */
void ap_add_plan_years(const ap_plan *plan, ap_track track, const ap_view *view, ap_text *text);
/* How many items of each standard fall in which planned year. */
void ap_add_plan_standards(const ap_plan *plan, ap_track track, const ap_view *view, ap_text *text);

#endif
