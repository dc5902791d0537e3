/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenarios side by side: what each of them asks of the years, and what is known of that. */
#ifndef AP_QUOTING_COMPARISON_H
#define AP_QUOTING_COMPARISON_H

#include "quoting/cost.h"

typedef struct ap_compared_track {
  bool empty;                                /* no unit on this track: all below is zero */
  int horizon;                               /* years that the criteria are judged over */
  ap_plan_year *years;                       /* the scenario's own; NULL of an empty track */
  int64_t items, minutes;                    /* of all of these */
  ap_criterion_result criteria[AP_CRITERIA]; /* by ap_criterion */
} ap_compared_track;

typedef struct ap_compared {
  const ap_scenario *scenario;
  bool planned; /* there is a plan; else the tracks are zero */
  ap_compared_track tracks[AP_TRACKS];
  const char *currency; /* NULL where it has neither a `quote` nor a `budget`; else of the next two */
  ap_year_cost *costs;  /* of the scenario's years */
  ap_year_cost cost_sum;
} ap_compared;

/* The first scenario is what the others are compared with. `{0}` is an empty one. */
typedef struct ap_comparison {
  ap_arena arena;
  ap_compared *scenarios;
  size_t count, capacity;
} ap_comparison;

/* A year of a scenario less the same calendar year of the first one. */
typedef struct ap_year_difference {
  int64_t items, minutes;
} ap_year_difference;

/* Adds a scenario, which must outlive the comparison, and what is kept of its plan; NULL: it has none. AP_OK;
 * AP_BAD_INPUT, told, where its work has no price or the money does not fit; AP_MACHINE. */
ap_status ap_comparison_add(ap_comparison *comparison, const ap_scenario *scenario, const ap_plan *plan,
                            ap_diagnostics *diagnostics);
void ap_comparison_free(ap_comparison *comparison);

/* What the scenario plans for that calendar year: zeros on an empty track; false where it has no such year, or no
 * plan. */
bool ap_compared_year(const ap_compared *compared, ap_track track, int year, ap_plan_year *found);
/* False where it or the first scenario has no such year. */
bool ap_compare_year(const ap_comparison *comparison, size_t index, ap_track track, int year,
                     ap_year_difference *difference);
/* Over all the years that both have; false where there are none. */
bool ap_compare_years(const ap_comparison *comparison, size_t index, ap_track track, ap_year_difference *difference);

/* What the year's audits of that track cost; false where the scenario does not say: a `quote` alone has no internal
 * cost, and one without a plan none at all. */
bool ap_compared_cost(const ap_compared *compared, ap_track track, int year, int64_t *amount);
/* The same less that of the first scenario; false where one of them does not say, or their currencies differ. */
bool ap_compare_cost(const ap_comparison *comparison, size_t index, ap_track track, int year, int64_t *difference);

/* The first and the last calendar year that any of the scenarios plans. */
void ap_compared_span(const ap_comparison *comparison, int *first, int *last);

#endif
