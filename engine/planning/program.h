/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pooled linear program, in GLPK. Its covers are ways through the years, so each period is a flow: one column an
 * arc "audited in year a, next in year b", however many covers there are; a flow falls apart into covers again, and
 * the program has the optimum of the one with a column per cover. The only file that knows floating point. */
#ifndef AP_PLANNING_PROGRAM_H
#define AP_PLANNING_PROGRAM_H

#include "planning/classes.h"
#include "planning/watch.h"

/* How much of a class goes to a cover. */
typedef struct ap_share {
  size_t class_index;
  ap_cover cover;
  int64_t minutes;
} ap_share;

typedef struct ap_flow {
  int64_t value;                 /* of the goal, in minutes, to the nearest; of the solver's accuracy only */
  int64_t prices[AP_YEARS_MOST]; /* duals of the year rows, >= 0, in billionths */
  ap_share *shares;              /* by class, with minutes to the nearest */
  size_t share_count;
} ap_flow;

enum { AP_PRICE_UNIT = 1000000000 };

typedef struct ap_program ap_program;

/* Freed by ap_program_free(). `watch` (or NULL) is asked while a goal is sought. AP_OK or AP_MACHINE. */
ap_status ap_program_new(const ap_classes *classes, ap_watch *watch, ap_program **result);
void ap_program_free(ap_program *program);

/* The goals. Each returns AP_OK; AP_NO where the program has no solution, or
 * the watch said stop; AP_MACHINE. Shares come from `arena`. */

/* Least z >= 0 with every load_t <= allowed[t] + z. */
ap_status ap_program_least_excess(ap_program *program, const int64_t *allowed, ap_arena *arena, ap_flow *flow);
/* Least total with every load_t <= limits[t]. */
ap_status ap_program_least_total(ap_program *program, const int64_t *limits, ap_arena *arena, ap_flow *flow);
/* Least sum of what loads are above targets[t], with load_t <= limits[t] and at most that total. */
ap_status ap_program_level(ap_program *program, const int64_t *limits, int64_t total, const int64_t *targets,
                           ap_arena *arena, ap_flow *flow);
/* Least sum of prices with load_t <= limits[t]; prices[c * horizon + t] is what all minutes of class c cost in
 * year t, below 0 where they earn. Classes whose minutes differ in price have different directions. The flow's prices
 * are of a minute in each year, in the same coin; its value means nothing. */
ap_status ap_program_least_price(ap_program *program, const int64_t *prices, const int64_t *limits, ap_arena *arena,
                                 ap_flow *flow);

#endif
