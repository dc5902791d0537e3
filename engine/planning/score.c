/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/score.h"
#include "planning/bounds.h"

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
