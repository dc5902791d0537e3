/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/score.h"
#include "planning/bounds.h"
#include <string.h>

void ap_sort_loads(const int64_t *loads, int64_t *sorted, int count) {
  for (int i = 0; i < count; i++) {
    int place = i;
    for (; place > 0 && sorted[place - 1] < loads[i]; place--) {
      sorted[place] = sorted[place - 1];
    }
    sorted[place] = loads[i];
  }
}

int ap_compare_sorted(const int64_t *left, const int64_t *right, int count) {
  for (int i = 0; i < count; i++) {
    if (left[i] != right[i]) {
      return left[i] < right[i] ? -1 : 1;
    }
  }
  return 0;
}

static int compare(int64_t left, int64_t right) { return (left > right) - (left < right); }

int ap_compare_loads(const ap_criterion *order, const int64_t *left, const int64_t *right, int horizon) {
  for (int i = 0; i < AP_CRITERIA; i++) {
    int result = 0;
    int64_t sorted[2][AP_YEARS_MOST];
    switch (order[i]) {
    case AP_PEAK:
      result = compare(ap_largest(left, horizon), ap_largest(right, horizon));
      break;
    case AP_TOTAL:
      result = compare(ap_sum(left, horizon), ap_sum(right, horizon));
      break;
    case AP_SPREAD:
      ap_sort_loads(left, sorted[0], horizon);
      ap_sort_loads(right, sorted[1], horizon);
      result = ap_compare_sorted(sorted[0], sorted[1], horizon);
      break;
    }
    if (result != 0) {
      return result;
    }
  }
  return 0;
}

/* As many steps as the loads have room for up to the level, but no more than are of interest. */
static int64_t steps_within(const int64_t *loads, int horizon, int64_t step, int64_t level, int64_t most) {
  int64_t steps = 0;
  for (int year = 0; year < horizon && steps < most; year++) {
    steps += loads[year] < level ? (level - loads[year]) / step : 0;
  }
  return steps;
}

void ap_pour(const int64_t *loads, int horizon, int64_t step, int64_t minutes, int64_t *sorted) {
  int64_t filled[AP_YEARS_MOST];
  memcpy(filled, loads, sizeof *filled * (size_t)horizon);
  int64_t steps = step > 0 && minutes > 0 ? minutes / step : 0;
  int64_t low = 0;
  int64_t high = steps > 0 ? ap_largest(loads, horizon) + minutes : 0;
  while (low < high) { /* the lowest level that has room for all steps */
    int64_t middle = low + (high - low) / 2;
    if (steps_within(loads, horizon, step, middle, steps) >= steps) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  for (int year = 0; year < horizon && steps > 0; year++) {
    int64_t below = filled[year] < low - 1 ? (low - 1 - filled[year]) / step : 0;
    filled[year] += below * step;
    steps -= below;
  }
  for (int year = 0; year < horizon && steps > 0; year++) {
    if (filled[year] + step == low) {
      filled[year] = low;
      steps--;
    }
  }
  ap_sort_loads(filled, sorted, horizon);
}
