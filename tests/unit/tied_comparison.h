/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan of tied units held against the best that trying everything finds: rows, years, set-ups, limits, values, bounds
 * and proofs. */
#ifndef AP_TESTS_TIED_COMPARISON_H
#define AP_TESTS_TIED_COMPARISON_H

#include "expected_tied.h"
#include "plan_comparison.h"

/* Compares those tracks (bits 1 << ap_track), planned together, with the best of `expected`, which is made of the same
 * tracks; how many complaints there were. */
size_t compare_tied_plan(const made_scenario *made, const ap_plan *plan, uint64_t number, unsigned tracks,
                         const expected_tied *expected, const joint_best *best);

#endif
