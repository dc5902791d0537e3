/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan held against the best that trying everything finds: its rows, years, values, bounds and proofs. */
#ifndef AP_TESTS_PLAN_COMPARISON_H
#define AP_TESTS_PLAN_COMPARISON_H

#include "brute_force.h"
#include "expected_units.h"
#include "planning/plan.h"
#include "random_scenario.h"

/* One instance on its way through the comparison. */
typedef struct comparison {
  uint64_t number;
  const made_scenario *made;
  ap_track track;
  expected_track expected;
  brute_instance instance;
  size_t complaints; /* of this instance */
} comparison;

/* Prints what is wrong, and the instance before the first of it. */
void complain(comparison *of, const char *what, int64_t found, int64_t expected);
void expect_equal(comparison *of, const char *what, int64_t found, int64_t expected);
void expect_at_most(comparison *of, const char *what, int64_t found, int64_t limit);

/* The audits of every member, year t being bit t - 1, and what they come to, read off the rows of the track. */
typedef struct read_rows {
  unsigned years[EXPECTED_MEMBERS_MOST];
  int64_t loads[BRUTE_YEARS_MOST];
  int64_t items[BRUTE_YEARS_MOST];
} read_rows;

void read_plan_rows(comparison *of, const ap_plan *plan, read_rows *read);
/* The plan's criteria and these loads of it against the best value: equal, decided, and no bound above it. */
void compare_value(comparison *of, const ap_plan *plan, const int64_t *loads, const brute_value *best);
void compare_empty(comparison *of, const ap_plan *plan);

/* Compares both tracks of a plan made to the end; how many complaints there were. `made` is what its scenario was
 * made from, to be printed; `source` is for weights of our own. */
size_t compare_plan(const made_scenario *made, const ap_plan *plan, uint64_t number, brute_breadth breadth,
                    random_source *source);

#endif
