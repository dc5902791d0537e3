/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Covers of years: sets of years that meet {1..deadline} and every `period` consecutive years of 1..horizon. */
#ifndef AP_CHECKING_CHEAPEST_COVER_H
#define AP_CHECKING_CHEAPEST_COVER_H

#include "scheme/scheme.h"
#include "support/checked.h"

/* The price of the cheapest cover; `prices` has an entry for each year, none negative and each below 2^65, so that
 * the sum cannot overflow. 1 <= deadline <= period <= horizon <= AP_YEARS_MOST. */
ap_wide ap_check_cheapest_cover(const ap_wide *prices, int horizon, int deadline, int period);

/* Whether the year of that offset (0 is the first) is in every cover. */
bool ap_check_cover_forces(int offset, int horizon, int deadline, int period);

/* Whether the forced years are a cover by themselves, so that no choice is left. */
bool ap_check_cover_is_fixed(int horizon, int deadline, int period);

#endif
