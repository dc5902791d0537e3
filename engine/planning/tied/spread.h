/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the loads of a track could be more alike. */
#ifndef AP_PLANNING_TIED_SPREAD_H
#define AP_PLANNING_TIED_SPREAD_H

#include "planning/tied/problem.h"

/* Of a plan whose total is the least: whether no plan has a smaller spread. */
bool ap_tied_spread_is_least(const ap_tied_problem *problem, ap_track track, const int64_t *loads);

/* The years, from the largest load down, whose load is forced: what no plan can change, set apart from the rest. */
void ap_tied_years_apart(const ap_tied_problem *problem, ap_track track, const int64_t *loads, bool *apart);

#endif
