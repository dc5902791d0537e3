/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs of covers: the years of an external unit, which are a cover of its own, and those of an internal unit for which
 * the external audits count. The internal years are the required ones and none that is barred; with the external ones
 * they hold a year up to the deadline, then another at most `period` years after each until the horizon is met. */
#ifndef AP_CHECKING_PAIR_COVER_H
#define AP_CHECKING_PAIR_COVER_H

#include "checking/cheapest_cover.h"

typedef struct ap_check_pair {
  ap_check_covers covers[AP_TRACKS];
} ap_check_pair;

typedef struct ap_check_pair_years {
  ap_years years[AP_TRACKS];
} ap_check_pair_years;

/* Whether there is any. What follows asks for one. */
bool ap_check_has_pair(const ap_check_pair *pair);

/* The price of the cheapest; `prices` has an entry for each year of the track's horizon, none negative and none above
 * AP_CHECK_PRICE_MOST, so that the sum cannot overflow. */
#define AP_CHECK_PRICE_MOST ((ap_wide)1 << 90)
ap_wide ap_check_cheapest_pair(const ap_wide *const *prices, const ap_check_pair *pair);

/* The years that are in every one. */
ap_check_pair_years ap_check_forced_pair(const ap_check_pair *pair);

/* Whether the forced years are one by themselves, so that no choice is left. */
bool ap_check_pair_is_fixed(const ap_check_pair *pair);

#endif
