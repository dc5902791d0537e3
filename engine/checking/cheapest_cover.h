/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Covers of years: sets of years of 1..horizon that hold a year up to the deadline, then another at most `period`
 * years after each until the horizon is met, every required year, and no barred one. */
#ifndef AP_CHECKING_CHEAPEST_COVER_H
#define AP_CHECKING_CHEAPEST_COVER_H

#include "scheme/constraints.h"
#include "scheme/scheme.h"
#include "support/checked.h"

/* What decides which sets are covers. 1 <= period <= horizon <= AP_YEARS_MOST, and 1 <= deadline. Units of equal ones
 * have the same covers: all bytes count, and there are none between the members. */
typedef struct ap_check_covers {
  int32_t horizon, deadline, period;
  ap_years required, barred; /* within the horizon, bit 0 the first year */
} ap_check_covers;

/* Whether there is any. What follows asks for one. */
bool ap_check_has_cover(const ap_check_covers *covers);

/* The price of the cheapest; `prices` has an entry for each year, none negative and each below 2^65, so that the sum
 * cannot overflow. */
ap_wide ap_check_cheapest_cover(const ap_wide *prices, const ap_check_covers *covers);

/* The years that are in every one. */
ap_years ap_check_forced_years(const ap_check_covers *covers);

/* Whether the forced years are one by themselves, so that no choice is left. */
bool ap_check_cover_is_fixed(const ap_check_covers *covers);

#endif
