/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checking/certificate.h"
#include "checking/cheapest_cover.h"

bool ap_check_add_product(ap_wide *sum, ap_wide a, ap_wide b) {
  ap_wide product;
  return !ap_wide_multiply_overflows(a, b, &product) && !ap_wide_add_overflows(*sum, product, sum);
}

static ap_wide floor_divide(ap_wide dividend, ap_wide divisor) {
  return dividend / divisor - (dividend % divisor < 0 ? 1 : 0);
}

ap_wide ap_check_divide_up(ap_wide dividend, ap_wide divisor) {
  return dividend / divisor + (dividend % divisor > 0 ? 1 : 0);
}

bool ap_check_weigh(const ap_check_ground *ground, int64_t price, const int64_t *weights, ap_wide *weighted) {
  ap_wide prices[AP_YEARS_MOST] = {0};
  for (int offset = 0; offset < ground->horizon; offset++) {
    prices[offset] = (ap_wide)price + weights[offset];
  }
  *weighted = 0;
  for (const ap_check_class *class = ground->classes; class != NULL; class = class->next) {
    if (!ap_check_add_product(weighted, class->minutes, ap_check_cheapest_cover(prices, &class->covers))) {
      return false;
    }
  }
  return true;
}

ap_wide ap_check_largest_use(ap_wide forced, ap_wide divisor, ap_wide most) {
  return divisor == 0 ? forced : forced + divisor * floor_divide(most - forced, divisor);
}

ap_wide ap_check_largest_load(const ap_check_ground *ground, int offset, int64_t peak) {
  int64_t cap = ground->caps[offset];
  return ap_check_largest_use(ground->forced[offset], ground->divisor, cap != 0 && cap < peak ? cap : peak);
}

static bool weigh_largest_loads(const ap_check_ground *ground, const int64_t *weights, int64_t peak,
                                ap_wide *weighted) {
  *weighted = 0;
  for (int offset = 0; offset < ground->horizon; offset++) {
    if (!ap_check_add_product(weighted, weights[offset], ap_check_largest_load(ground, offset, peak))) {
      return false;
    }
  }
  return true;
}

/* 1: the peak leaves room for R; 0: it does not; -1: the numbers overflow. */
static int leaves_room(const ap_check_ground *ground, const int64_t *weights, int64_t peak, ap_wide needed) {
  ap_wide room;
  if (!weigh_largest_loads(ground, weights, peak, &room)) {
    return -1;
  }
  return room >= needed ? 1 : 0;
}

/* A plan that has every unit in one year has the largest peak there is: where even that leaves no room, nothing does.
 */
bool ap_check_peak_bound(const ap_check_ground *ground, const int64_t *weights, int64_t *bound) {
  ap_wide needed;
  if (!ap_check_weigh(ground, 0, weights, &needed)) {
    return false;
  }
  int64_t least = ground->forced_most;
  int64_t most = ground->total;
  int room = leaves_room(ground, weights, most, needed);
  while (room > 0 && least < most) {
    int64_t middle = least + (most - least) / 2;
    int middle_room = leaves_room(ground, weights, middle, needed);
    if (middle_room < 0) {
      return false;
    }
    most = middle_room > 0 ? middle : most;
    least = middle_room > 0 ? least : middle + 1;
  }
  *bound = room > 0 ? least : AP_CHECK_NO_PLAN;
  return room >= 0;
}

int64_t ap_check_largest_bound(const ap_check_ground *ground, const ap_check_unit *unit) {
  int64_t least = INT64_MAX - unit->minutes; /* there is a cover, so that one of the years is allowed */
  for (int offset = 0; offset < ap_check_deadline(unit) && offset < ground->horizon; offset++) {
    bool allowed = (unit->barred >> offset & 1) == 0;
    least = allowed && ground->forced[offset] < least ? ground->forced[offset] : least;
  }
  return unit->minutes + least;
}

ap_wide ap_check_next_total(const ap_check_ground *ground, ap_wide total) {
  ap_wide forced = ground->forced_total;
  if (total <= forced || ground->divisor == 0) {
    return total < forced ? forced : total;
  }
  return forced + ground->divisor * ap_check_divide_up(total - forced, ground->divisor);
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
  ap_wide total = ap_check_divide_up(rest, scale);
  if (total > INT64_MAX) {
    return false;
  }
  total = ap_check_next_total(ground, total);
  *bound = (int64_t)total;
  return total <= INT64_MAX;
}
