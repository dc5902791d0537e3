/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/bounds.h"

int64_t ap_largest(const int64_t *minutes, int count) {
  int64_t largest = minutes[0];
  for (int i = 1; i < count; i++) {
    largest = minutes[i] > largest ? minutes[i] : largest;
  }
  return largest;
}

int64_t ap_sum(const int64_t *minutes, int count) {
  int64_t sum = 0;
  for (int i = 0; i < count; i++) {
    sum += minutes[i];
  }
  return sum;
}

bool ap_weighted_minutes(const ap_classes *classes, const int64_t *weights, int64_t *weighted) {
  int64_t sum = 0;
  for (size_t c = 0; c < classes->count; c++) {
    const ap_class *class = &classes->classes[c];
    int64_t part;
    if (ap_multiply_overflows(class->minutes, ap_cheapest_cover(&class->rule, weights, NULL), &part) ||
        ap_add_overflows(sum, part, &sum)) {
      return false;
    }
  }
  *weighted = sum;
  return true;
}

int64_t ap_load_limit(const ap_classes *classes, int year, int64_t peak) {
  int64_t forced = classes->forced[year];
  int64_t divisor = classes->divisor;
  return divisor == 0 ? forced : forced + (peak - forced) / divisor * divisor;
}

static bool peak_is_refuted(const ap_classes *classes, const int64_t *weights, int64_t weighted, int64_t peak) {
  ap_wide most = 0; /* 30 products of 63 bits: no overflow */
  for (int year = 0; year < classes->horizon; year++) {
    most += (ap_wide)weights[year] * ap_load_limit(classes, year, peak);
  }
  return most < weighted;
}

int64_t ap_peak_by_weights(const ap_classes *classes, const int64_t *weights, int64_t weighted) {
  int64_t low = ap_largest(classes->forced, classes->horizon);
  int64_t high = low; /* the load of everything in one year is never refuted */
  for (size_t c = 0; c < classes->count && classes->divisor != 0; c++) {
    high += classes->classes[c].minutes;
  }
  while (low < high) {
    int64_t middle = low + (high - low) / 2;
    if (peak_is_refuted(classes, weights, weighted, middle)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

int64_t ap_peak_by_largest_unit(const ap_classes *classes, const ap_unit **unit) {
  int64_t bound = 0;
  *unit = NULL;
  for (size_t c = 0; c < classes->count; c++) {
    const ap_class *class = &classes->classes[c];
    if (class->forced != 0) {
      continue;
    }
    const ap_kind *largest = &classes->kinds[class->first_kind];
    int64_t least = classes->forced[0];
    for (int year = 1; year < class->rule.deadline; year++) {
      least = classes->forced[year] < least ? classes->forced[year] : least;
    }
    if (least + largest->minutes > bound) {
      bound = least + largest->minutes;
      *unit = classes->units[largest->first];
    }
  }
  return bound;
}

static ap_wide divide_up(ap_wide number, ap_wide by) { return number > 0 ? (number + by - 1) / by : number / by; }

bool ap_total_bound(const ap_classes *classes, int64_t scale, const int64_t *weights, int64_t peak, int64_t *bound) {
  int64_t prices[AP_YEARS_MOST];
  ap_wide needed = 0;
  for (int year = 0; year < classes->horizon; year++) {
    prices[year] = scale + weights[year];
    needed -= (ap_wide)weights[year] * ap_load_limit(classes, year, peak);
  }
  int64_t weighted;
  if (!ap_weighted_minutes(classes, prices, &weighted)) {
    return false;
  }
  needed += weighted;
  int64_t forced = ap_sum(classes->forced, classes->horizon);
  ap_wide above = divide_up(needed, scale) - forced;
  if (above <= 0 || classes->divisor == 0) {
    *bound = forced;
    return true;
  }
  ap_wide raised = forced + divide_up(above, classes->divisor) * classes->divisor;
  *bound = (int64_t)raised;
  return raised <= INT64_MAX;
}

/* The largest load of the years not apart; among equals one that is forced. -1: none is left. */
static int largest_left(const ap_classes *classes, const int64_t *loads, const bool *apart) {
  int largest = -1;
  for (int year = 0; year < classes->horizon; year++) {
    if (apart[year]) {
      continue;
    }
    bool equal_but_forced =
        largest >= 0 && loads[year] == loads[largest] && loads[year] == classes->forced[year];
    if (largest < 0 || loads[year] > loads[largest] || equal_but_forced) {
      largest = year;
    }
  }
  return largest;
}

bool ap_spread_is_least(const ap_classes *classes, const int64_t *loads, bool *apart) {
  for (int year = 0; year < classes->horizon; year++) {
    apart[year] = false;
  }
  int largest = largest_left(classes, loads, apart);
  while (largest >= 0 && loads[largest] == classes->forced[largest]) {
    apart[largest] = true;
    largest = largest_left(classes, loads, apart);
  }
  for (int year = 0; year < classes->horizon && largest >= 0; year++) {
    if (!apart[year] && loads[largest] - loads[year] > classes->divisor) {
      return false;
    }
  }
  return true;
}
