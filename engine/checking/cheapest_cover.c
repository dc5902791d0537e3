/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dynamic programming over the years: the cheapest way to have been audited in each year, that year included. */
#include "checking/cheapest_cover.h"

/* Above every price, and far enough from overflow to take one more. */
#define NO_WAY ((ap_wide)1 << 100)

/* gcc-analyzer: shift-count-negative; an offset is asked for only above another that is not below 0 */
static bool has_year(ap_years years, int offset) { return (years >> offset & 1) != 0; }

/* The years from `from` on and before `beyond`. */
static ap_years years_between(int from, int beyond) {
  ap_years below = ((ap_years)1 << beyond) - 1;
  return from <= 0 ? below : below & ~(((ap_years)1 << from) - 1);
}

/* Where the audit before one in the year `offset` may lie: at most `period` years back, and no required year may be
 * passed over. `offset` may be the horizon: then it is the last audit. */
static int earliest_before(const ap_check_covers *covers, int offset) {
  int from = offset > covers->period ? offset - covers->period : 0;
  int required = offset - 1;
  while (required > from && !has_year(covers->required, required)) {
    required--;
  }
  return required > from ? required : from;
}

/* Whether an audit in that year may be the first: by the deadline, and with no required year before it. */
static bool may_be_first(const ap_check_covers *covers, int offset) {
  return offset < covers->deadline && (covers->required & years_between(0, offset)) == 0;
}

bool ap_check_has_cover(const ap_check_covers *covers) {
  ap_years reached = 0; /* as the last so far of the years of a cover */
  for (int offset = 0; offset < covers->horizon; offset++) {
    ap_years before = years_between(earliest_before(covers, offset), offset);
    if (!has_year(covers->barred, offset) && (may_be_first(covers, offset) || (reached & before) != 0)) {
      reached |= (ap_years)1 << offset;
    }
  }
  return (reached & years_between(earliest_before(covers, covers->horizon), covers->horizon)) != 0;
}

static ap_wide cheapest_of(const ap_wide *ways, int from, int beyond) {
  ap_wide least = NO_WAY;
  for (int offset = from; offset < beyond; offset++) {
    least = ways[offset] < least ? ways[offset] : least;
  }
  return least;
}

ap_wide ap_check_cheapest_cover(const ap_wide *prices, const ap_check_covers *covers) {
  ap_wide ways[AP_YEARS_MOST];
  for (int offset = 0; offset < covers->horizon; offset++) {
    ways[offset] = NO_WAY;
    if (has_year(covers->barred, offset)) {
      continue;
    }
    ap_wide before = may_be_first(covers, offset) ? 0 : cheapest_of(ways, earliest_before(covers, offset), offset);
    ways[offset] = before == NO_WAY ? NO_WAY : prices[offset] + before;
  }
  return cheapest_of(ways, earliest_before(covers, covers->horizon), covers->horizon);
}

ap_years ap_check_forced_years(const ap_check_covers *covers) {
  ap_years forced = covers->required;
  for (int offset = 0; offset < covers->horizon; offset++) {
    ap_check_covers without = *covers;
    without.barred |= (ap_years)1 << offset;
    if (!has_year(covers->required, offset) && !ap_check_has_cover(&without)) {
      forced |= (ap_years)1 << offset;
    }
  }
  return forced;
}

bool ap_check_cover_is_fixed(const ap_check_covers *covers) {
  ap_check_covers within = *covers;
  within.barred |= ~ap_check_forced_years(covers);
  return ap_check_has_cover(&within);
}
