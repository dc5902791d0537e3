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

/* Compares both tracks of a plan made to the end; how many complaints there were. `made` is what its scenario was
 * made from, to be printed; `source` is for weights of our own. */
size_t compare_plan(const made_scenario *made, const ap_plan *plan, uint64_t number, brute_breadth breadth,
                    random_source *source);

#endif
