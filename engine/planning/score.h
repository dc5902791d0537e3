/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of two plans' loads is better under the scenario's order of criteria. */
#ifndef AP_PLANNING_SCORE_H
#define AP_PLANNING_SCORE_H

#include "scheme/scenario.h"
#include "support/checked.h"

/* Below 0: `left` is better; above 0: `right`; 0: equal in all criteria. */
int ap_compare_loads(const ap_criterion *order, const int64_t *left, const int64_t *right, int horizon);

/* Copies `count` loads into `sorted`, the largest first. */
void ap_sort_loads(const int64_t *loads, int64_t *sorted, int count);

/* Compares sorted loads from the largest down: below 0 where `left` has the smaller spread. */
int ap_compare_sorted(const int64_t *left, const int64_t *right, int count);

/* The loads with `minutes`, a multiple of `step`, poured over them in steps so that the spread is the smallest, sorted:
 * no plan that adds as much can come to less. A step of 0 adds nothing. */
void ap_pour(const int64_t *loads, int horizon, int64_t step, int64_t minutes, int64_t *sorted);

#endif
