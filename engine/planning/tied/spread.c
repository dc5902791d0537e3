/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/tied/spread.h"
#include "planning/bounds.h"
#include "planning/score.h"

/* Where nothing but units makes the loads, and each meets its rule by itself, what holds of the track alone holds here:
 * what ties it only takes plans away. */
bool ap_tied_spread_is_least(const ap_tied_problem *problem, ap_track track, const int64_t *loads) {
  bool total_is_fixed = problem->scenario->order[1] == AP_TOTAL;
  if (problem->alone[track] != NULL) {
    return ap_spread_is_least(problem->alone[track], loads, total_is_fixed);
  }
  int64_t sorted[AP_YEARS_MOST];
  int horizon = problem->horizons[track];
  ap_sort_loads(loads, sorted, horizon);
  return total_is_fixed && sorted[0] - sorted[horizon - 1] <= problem->meters[track].divisor;
}

void ap_tied_years_apart(const ap_tied_problem *problem, ap_track track, const int64_t *loads, bool *apart) {
  int horizon = problem->horizons[track];
  int64_t highest_free = -1; /* the largest load that is more than what is forced */
  for (int year = 0; year < horizon; year++) {
    bool forced = loads[year] == problem->meters[track].forced[year];
    highest_free = !forced && loads[year] > highest_free ? loads[year] : highest_free;
  }
  for (int year = 0; year < horizon; year++) {
    apart[year] = loads[year] == problem->meters[track].forced[year] && loads[year] >= highest_free;
  }
}
