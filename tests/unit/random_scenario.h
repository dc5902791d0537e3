/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small scenarios at random: histories (overdue ones among them), horizons shorter than a period, units of items and
 * of objectives with their detailed controls, rules that claim the same item, minutes in steps and ragged. */
#ifndef AP_TESTS_RANDOM_SCENARIO_H
#define AP_TESTS_RANDOM_SCENARIO_H

#include "made_scenario.h"
#include "random_source.h"

/* 1 to 6 years, periods of 1 to 4, at least one unit in all and at most `units_most` on a track (up to 8). Freed by
 * made_scenario_free(). */
made_scenario *random_scenario(random_source *source, size_t units_most);

/* The same with pins, groups, caps and rules that are full in the first year; about half of them have a plan. Trying
 * everything is a matter of 100,000 plans at most. */
made_scenario *random_constrained_scenario(random_source *source, size_t units_most);

/* What constraints are drawn from: one track or both; the ID of some item or, now and then, a glob that matches it and
 * perhaps others; `count` or fewer of the first six years, rarely one of those that no plan comes to. */
unsigned random_tracks(random_source *source);
const char *random_glob(random_source *source, made_scenario *made);
ap_years random_years(random_source *source, int count);
void random_pin(random_source *source, made_scenario *made);
void random_group(random_source *source, made_scenario *made);

/* All of it on a line or two per part, for a failed test to print. */
void random_scenario_print(const made_scenario *made);

#endif
