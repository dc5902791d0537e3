/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What prices on the meters prove, in exact integers: every plan pays at least what the cheapest ways and the forced
 * set-ups cost, and no more than the limits at these prices. */
#ifndef AP_PLANNING_TIED_PRICES_H
#define AP_PLANNING_TIED_PRICES_H

#include "planning/tied/problem.h"
#include "support/checked.h"

/* All at least 0. A meter without a limit in a year has no price in it. */
typedef struct ap_prices {
  int64_t (*meters)[AP_YEARS_MOST]; /* of one unit of the meter */
  int64_t (*links)[AP_YEARS_MOST];  /* of one size of the class: its part of a set-up's price; none in forced years */
} ap_prices;

/* Room for the problem's prices, all 0. False where memory is short. */
bool ap_prices_new(const ap_tied_problem *problem, ap_arena *arena, ap_prices *prices);

/* The price of an audit of one size in each year of each track; `scale` is put on top of each load of `track`. False
 * where it does not fit. */
bool ap_year_prices(const ap_tied_problem *problem, const ap_prices *prices, size_t class_index, ap_track track,
                    int64_t scale, int64_t years[AP_TRACKS][AP_YEARS_MOST]);

/* R: what the cheapest ways of all entities cost together, and all that is forced open. False where it does not fit. */
bool ap_prices_weigh(const ap_tied_problem *problem, const ap_prices *prices, ap_track track, int64_t scale,
                     ap_wide *weighted);

/* The most that a meter can come to in a year under its limit and `most`: what is forced, and multiples of the divisor.
 */
int64_t ap_meter_limit(const ap_meter *meter, int year, int64_t most);

/* What the limits leave room for, with loads of at most peaks[track]. False where a price stands on no limit, or it
 * does not fit. */
bool ap_prices_room(const ap_tied_problem *problem, const ap_prices *prices, const int64_t *peaks, ap_wide *room);

/* The smallest peak of the track that is not refuted, the other track's load at most peaks[other]; AP_NO_WAY_OUT where
 * every one is. False where it does not fit. */
#define AP_NO_WAY_OUT INT64_MAX
bool ap_prices_peak_bound(const ap_tied_problem *problem, const ap_prices *prices, ap_track track, const int64_t *peaks,
                          ap_wide *weighted, int64_t *bound);

/* scale * total of the track >= R(scale) - room: the next total that the divisor allows. */
bool ap_prices_total_bound(const ap_tied_problem *problem, const ap_prices *prices, ap_track track, int64_t scale,
                           const int64_t *peaks, ap_wide *weighted, int64_t *bound);

int64_t ap_forced_peak(const ap_tied_problem *problem, ap_track track);
int64_t ap_forced_total(const ap_tied_problem *problem, ap_track track);

#endif
