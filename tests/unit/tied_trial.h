/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random scenarios with tied units, planned and judged by trying everything. */
#ifndef AP_TESTS_TIED_TRIAL_H
#define AP_TESTS_TIED_TRIAL_H

#include "brute_force.h"
#include "made_scenario.h"

typedef struct tied_tally {
  int disagreed;
  int infeasible;
  int tied;   /* have something that ties units */
  int paired; /* have external audits that count for an internal unit */
} tied_tally;

/* Plans the scenario and holds what comes of it against trying everything, unless that is too much; whether they agree.
 * `number` is for what is printed. */
bool try_tied_scenario(const made_scenario *made, uint64_t number, brute_breadth breadth, tied_tally *tally);

/* Instances are made from FIRST_SEED + number alone. One that disagrees is written to the folder tied-NUMBER. */
void try_tied_instance(uint64_t number, brute_breadth breadth, tied_tally *tally);
/* Fails where one disagrees, or too few are of a kind. */
void try_tied_instances(uint64_t first, uint64_t count, brute_breadth breadth);

#endif
