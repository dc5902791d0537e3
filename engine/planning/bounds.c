/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/bounds.h"
#include "planning/divisor.h"

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
  int64_t cap = classes->caps[year];
  int64_t most = cap > 0 && cap < peak ? cap : peak;
  if (most < forced) {
    return most;
  }
  return classes->divisor == 0 ? forced : forced + (most - forced) / classes->divisor * classes->divisor;
}

int64_t ap_over_caps(const ap_classes *classes, const int64_t *loads) {
  int64_t over = 0;
  for (int year = 0; year < classes->horizon; year++) {
    bool above = classes->caps[year] > 0 && loads[year] > classes->caps[year];
    over += above ? loads[year] - classes->caps[year] : 0;
  }
  return over;
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
  int64_t high = low; /* the load of everything in one year is refuted by caps alone */
  for (size_t c = 0; c < classes->count && classes->divisor != 0; c++) {
    high += classes->classes[c].minutes;
  }
  if (peak_is_refuted(classes, weights, weighted, high)) {
    return AP_NO_PEAK;
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
    int64_t least = INT64_MAX;
    for (int year = 0; year < class->rule.deadline; year++) {
      bool barred = (class->rule.barred >> year & 1) != 0;
      least = !barred && classes->forced[year] < least ? classes->forced[year] : least;
    }
    if (least != INT64_MAX && least + largest->minutes > bound) {
      bound = least + largest->minutes;
      *unit = classes->units[largest->first];
    }
  }
  return bound;
}

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
  ap_wide above = ap_divide_up(needed, scale) - forced;
  if (above <= 0 || classes->divisor == 0) {
    *bound = forced;
    return true;
  }
  ap_wide raised = forced + ap_divide_up(above, classes->divisor) * classes->divisor;
  *bound = (int64_t)raised;
  return raised <= INT64_MAX;
}

/* The years by falling load. */
static void sort_years(const int64_t *loads, int count, int *years) {
  for (int i = 0; i < count; i++) {
    int place = i;
    for (; place > 0 && loads[years[place - 1]] < loads[i]; place--) {
      years[place] = years[place - 1];
    }
    years[place] = i;
  }
}

/* Whether every plan of this total has at least `sum` in the heavy years: a price of 1 on them and, where `capped`, on
 * the other years whose load is at its cap, which no plan exceeds; all on top of a price on all years, which costs
 * every plan of the total the same. */
static bool heavy_years_are_least(const ap_classes *classes, const int64_t *loads, const int64_t *heavy, int most_price,
                                  bool capped) {
  int64_t prices[AP_YEARS_MOST];
  int64_t sum = 0;
  for (int year = 0; year < classes->horizon; year++) {
    bool at_cap = classes->caps[year] > 0 && loads[year] == ap_load_limit(classes, year, INT64_MAX);
    prices[year] = heavy[year] != 0 || (capped && at_cap);
    sum += prices[year] * loads[year];
  }
  int64_t total = ap_sum(loads, classes->horizon);
  for (int64_t all = 0; all <= most_price; all++) {
    int64_t least;
    if (ap_weighted_minutes(classes, prices, &least) && least - all * total == sum) {
      return true;
    }
    for (int year = 0; year < classes->horizon; year++) {
      prices[year]++;
    }
  }
  return false;
}

bool ap_spread_is_least(const ap_classes *classes, const int64_t *loads, bool total_is_fixed) {
  int years[AP_YEARS_MOST];
  int64_t heavy[AP_YEARS_MOST] = {0}; /* price 1 on the years of the blocks so far */
  int64_t block_largest = loads[0];
  sort_years(loads, classes->horizon, years);
  for (int i = 0; i < classes->horizon; i++) {
    int64_t load = loads[years[i]];
    block_largest = heavy[years[0]] == 0 ? load : block_largest;
    if (block_largest - load > classes->divisor) {
      return false;
    }
    heavy[years[i]] = 1;
    bool falls = i + 1 < classes->horizon && loads[years[i + 1]] < load;
    int most_price = total_is_fixed ? classes->horizon : 0;
    if (falls && (heavy_years_are_least(classes, loads, heavy, most_price, false) ||
                  heavy_years_are_least(classes, loads, heavy, most_price, true))) {
      block_largest = loads[years[i + 1]];
    }
  }
  return true;
}

void ap_years_apart(const ap_classes *classes, const int64_t *loads, bool *apart) {
  int years[AP_YEARS_MOST];
  sort_years(loads, classes->horizon, years);
  for (int year = 0; year < classes->horizon; year++) {
    apart[year] = false;
  }
  for (int i = 0; i < classes->horizon && loads[years[i]] == classes->forced[years[i]]; i++) {
    apart[years[i]] = true;
  }
}
