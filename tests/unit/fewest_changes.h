/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fewest changes of an earlier plan, by writing out all plans of a small instance. */
#ifndef AP_TESTS_FEWEST_CHANGES_H
#define AP_TESTS_FEWEST_CHANGES_H

#include "brute_force.h"
#include "expected_units.h"
#include "made_scenario.h"
#include "planning/plan.h"

/* The loads of some plan of the units so far, and the fewest changes of such plans. */
typedef struct reached {
  int64_t loads[BRUTE_YEARS_MOST];
  int64_t changes;
} reached;

typedef struct earlier_plan {
  ap_years years[AP_TRACKS][MADE_ITEMS_MOST];
  ap_kept kept;
} earlier_plan;

/* What the unit changes with audits in these years, year t being bit t - 1. */
int64_t changes_of(const earlier_plan *earlier, const expected_track *expected, ap_track track, size_t unit,
                   unsigned years);
/* All plans whose years have at most `limit`, by their loads; NULL where there are none, or too many to write out. */
reached *reach_all(const brute_instance *instance, const expected_track *expected, ap_track track,
                   const earlier_plan *earlier, int64_t limit, size_t *count);

#endif
