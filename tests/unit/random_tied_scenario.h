/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small scenarios at random whose units are tied together: caps of every kind, rates by skill, groups kept apart,
 * set-ups and external audits that count for internal rules, beside pins, groups and histories. */
#ifndef AP_TESTS_RANDOM_TIED_SCENARIO_H
#define AP_TESTS_RANDOM_TIED_SCENARIO_H

#include "made_scenario.h"
#include "random_source.h"

/* 2 to 5 years, periods of 1 to 3, 1 to `units_most` units (up to 12) over both tracks. Trying everything is a matter
 * of `plans_most` plans at most. Freed by made_scenario_free(). */
made_scenario *random_tied_scenario(random_source *source, size_t units_most, uint64_t plans_most);

#endif
