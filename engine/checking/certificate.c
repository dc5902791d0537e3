/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checking/certificate.h"
#include "checking/cheapest_cover.h"

/* sum += a * b; false on overflow. */
static bool add_product(ap_wide *sum, ap_wide a, ap_wide b) {
  ap_wide product;
  return !ap_wide_multiply_overflows(a, b, &product) && !ap_wide_add_overflows(*sum, product, sum);
}

static ap_wide floor_divide(ap_wide dividend, ap_wide divisor) {
  return dividend / divisor - (dividend % divisor < 0 ? 1 : 0);
}

static ap_wide ceiling_divide(ap_wide dividend, ap_wide divisor) {
  return dividend / divisor + (dividend % divisor > 0 ? 1 : 0);
}

bool ap_check_weigh(const ap_check_ground *ground, int64_t price, const int64_t *weights, ap_wide *weighted) {
  ap_wide prices[AP_YEARS_MOST] = {0};
  for (int offset = 0; offset < ground->horizon; offset++) {
    prices[offset] = (ap_wide)price + weights[offset];
  }
  *weighted = 0;
  for (int period = 1; period <= AP_EVERY_MOST; period++) {
    for (int deadline = 1; deadline <= period; deadline++) {
      int64_t minutes = ground->minutes[period][deadline];
      if (minutes != 0 &&
          !add_product(weighted, minutes, ap_check_cheapest_cover(prices, ground->horizon, deadline, period))) {
        return false;
      }
    }
  }
  return true;
}

/* The largest load of that year that a plan of peak at most `peak` can have: forced minutes and multiples of g. */
static ap_wide largest_load(const ap_check_ground *ground, int offset, int64_t peak) {
  ap_wide forced = ground->forced[offset];
  return ground->divisor == 0 ? forced : forced + ground->divisor * floor_divide(peak - forced, ground->divisor);
}

static bool weigh_largest_loads(const ap_check_ground *ground, const int64_t *weights, int64_t peak,
                                ap_wide *weighted) {
  *weighted = 0;
  for (int offset = 0; offset < ground->horizon; offset++) {
    if (!add_product(weighted, weights[offset], largest_load(ground, offset, peak))) {
      return false;
    }
  }
  return true;
}

/* A peak that surely leaves room for R: each year then holds more than peak - g. R is at most the sum of the weights
 * times the minutes of all units, so the quotient fits. */
static int64_t ample_peak(const ap_check_ground *ground, const int64_t *weights, ap_wide weighted) {
  ap_wide sum = 0;
  for (int offset = 0; offset < ground->horizon; offset++) {
    sum += weights[offset];
  }
  int64_t peak = (int64_t)ceiling_divide(weighted, sum) + ground->divisor;
  return peak < ground->forced_most ? ground->forced_most : peak;
}

bool ap_check_peak_bound(const ap_check_ground *ground, const int64_t *weights, int64_t *bound) {
  ap_wide needed;
  ap_wide room;
  if (!ap_check_weigh(ground, 0, weights, &needed)) {
    return false;
  }
  int64_t least = ground->forced_most;
  int64_t most = ground->divisor == 0 ? least : ample_peak(ground, weights, needed);
  while (least < most) {
    int64_t middle = least + (most - least) / 2;
    if (!weigh_largest_loads(ground, weights, middle, &room)) {
      return false;
    }
    if (room >= needed) {
      most = middle;
    } else {
      least = middle + 1;
    }
  }
  *bound = least;
  return true;
}

int64_t ap_check_largest_bound(const ap_check_ground *ground, const ap_check_unit *unit) {
  int64_t least = ground->forced[0];
  for (int offset = 1; offset < ap_check_deadline(unit); offset++) {
    least = ground->forced[offset] < least ? ground->forced[offset] : least;
  }
  return unit->minutes + least;
}

/* Up to the next total that is the forced minutes and a multiple of g. */
static ap_wide next_total(const ap_check_ground *ground, ap_wide total) {
  ap_wide forced = ground->forced_total;
  if (total <= forced || ground->divisor == 0) {
    return total < forced ? forced : total;
  }
  return forced + ground->divisor * ceiling_divide(total - forced, ground->divisor);
}

bool ap_check_total_bound(const ap_check_ground *ground, int64_t scale, const int64_t *weights, int64_t peak,
                          int64_t *bound) {
  ap_wide needed;
  ap_wide room;
  ap_wide rest;
  if (!ap_check_weigh(ground, scale, weights, &needed) || !weigh_largest_loads(ground, weights, peak, &room) ||
      ap_wide_add_overflows(needed, -room, &rest)) {
    return false;
  }
  ap_wide total = ceiling_divide(rest, scale);
  if (total > INT64_MAX) {
    return false;
  }
  total = next_total(ground, total);
  *bound = (int64_t)total;
  return total <= INT64_MAX;
}
