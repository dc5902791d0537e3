/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dynamic programming over the years: the cheapest way to have been audited in each year, that year included. */
#include "checking/cheapest_cover.h"

/* The cheapest way to be audited in the year `offset`, from those of the years before it: straight away where the
 * deadline still holds, else after an audit at most `period` years before. */
static ap_wide cheapest_way(const ap_wide *ways, const ap_wide *prices, int offset, int deadline, int period) {
  if (offset < deadline) {
    return prices[offset];
  }
  int from = offset > period ? offset - period : 0;
  ap_wide least = ways[from];
  for (int before = from + 1; before < offset; before++) {
    least = ways[before] < least ? ways[before] : least;
  }
  return prices[offset] + least;
}

ap_wide ap_check_cheapest_cover(const ap_wide *prices, int horizon, int deadline, int period) {
  ap_wide ways[AP_YEARS_MOST];
  for (int offset = 0; offset < horizon; offset++) {
    ways[offset] = cheapest_way(ways, prices, offset, deadline, period);
  }
  ap_wide least = ways[horizon - period]; /* the last audit lies within the last `period` years */
  for (int last = horizon - period + 1; last < horizon; last++) {
    least = ways[last] < least ? ways[last] : least;
  }
  return least;
}

bool ap_check_cover_forces(int offset, int horizon, int deadline, int period) {
  ap_wide prices[AP_YEARS_MOST] = {0};
  prices[offset] = 1;
  return ap_check_cheapest_cover(prices, horizon, deadline, period) == 1;
}

bool ap_check_cover_is_fixed(int horizon, int deadline, int period) {
  ap_wide prices[AP_YEARS_MOST];
  for (int offset = 0; offset < horizon; offset++) {
    prices[offset] = ap_check_cover_forces(offset, horizon, deadline, period) ? 0 : 1;
  }
  return ap_check_cheapest_cover(prices, horizon, deadline, period) == 0;
}
