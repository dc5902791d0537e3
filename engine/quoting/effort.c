/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quoting/effort.h"
#include "support/rounding.h"

enum { LIKELY_WEIGHT = 4, WEIGHTS = 6, UNITS = WEIGHTS * AP_PERCENT, ROOT_OF_PERCENT = 10 };

static void sum_up(ap_effort *effort, ap_wide *sum, ap_wide part) {
  effort->overflowed = ap_wide_add_overflows(*sum, part, sum) || effort->overflowed;
}

void ap_effort_add(ap_effort *effort, const ap_effort_terms *terms, int64_t minutes) {
  ap_wide deviation = (ap_wide)minutes * (terms->high - terms->low);
  ap_wide square = 0;
  effort->overflowed = ap_wide_multiply_overflows(deviation, deviation, &square) || effort->overflowed;
  sum_up(effort, &effort->means, (ap_wide)minutes * (terms->low + LIKELY_WEIGHT * AP_PERCENT + terms->high));
  sum_up(effort, &effort->deviations, deviation);
  sum_up(effort, &effort->squares, square);
}

/* AP_PERCENT times the square of the deviation of all. */
static bool variance_of(const ap_effort *effort, int correlation, ap_wide *variance) {
  ap_wide alone, alike;
  return !ap_wide_multiply_overflows(effort->squares, AP_PERCENT - correlation, &alone) &&
         !ap_wide_multiply_overflows(effort->deviations, effort->deviations, &alike) &&
         !ap_wide_multiply_overflows(alike, correlation, &alike) && !ap_wide_add_overflows(alone, alike, variance);
}

/* With M the sum of the means and V the variance above, both in our units, the minutes are
 *   M / 600 + (z / 10000) root(V) / (10 * 600) = (A + root(B)) / D, D = 10 * 600 * 10000.
 * Rounded half up that is floor((2 A + D + root(4 B)) / (2 D)), and there the root may be cut to its whole part, since
 * the rest is whole. */
bool ap_effort_at(const ap_effort *effort, int correlation, int z, int64_t *minutes) {
  const ap_wide whole = (ap_wide)ROOT_OF_PERCENT * UNITS * AP_Z_WHOLE;
  ap_wide variance, mean, under_root;
  if (effort->overflowed || !variance_of(effort, correlation, &variance) ||
      ap_wide_multiply_overflows(variance, (ap_wide)4 * z * z, &under_root) ||
      ap_wide_multiply_overflows(effort->means, 2 * (whole / UNITS), &mean) ||
      ap_wide_add_overflows(mean, whole + ap_wide_root(under_root), &mean)) {
    return false;
  }
  mean /= 2 * whole;
  *minutes = (int64_t)mean;
  return mean == (ap_wide)(int64_t)mean;
}
