/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenarios side by side: what each of them asks of the years, and what is known of that. */
#ifndef AP_QUOTING_COMPARISON_H
#define AP_QUOTING_COMPARISON_H

#include "planning/plan.h"

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

/* Adds a scenario, which must outlive the comparison, and what is kept of its plan; NULL: it has none. AP_OK or
 * AP_MACHINE. */
ap_status ap_comparison_add(ap_comparison *comparison, const ap_scenario *scenario, const ap_plan *plan);
void ap_comparison_free(ap_comparison *comparison);

/* What the scenario plans for that calendar year: zeros on an empty track; false where it has no such year, or no
 * plan. */
bool ap_compared_year(const ap_compared *compared, ap_track track, int year, ap_plan_year *found);
/* False where it or the first scenario has no such year. */
bool ap_compare_year(const ap_comparison *comparison, size_t index, ap_track track, int year,
                     ap_year_difference *difference);
/* Over all the years that both have; false where there are none. */
bool ap_compare_years(const ap_comparison *comparison, size_t index, ap_track track, ap_year_difference *difference);

/* The first and the last calendar year that any of the scenarios plans. */
void ap_compared_span(const ap_comparison *comparison, int *first, int *last);

#endif
