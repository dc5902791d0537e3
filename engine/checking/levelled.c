/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checking/levelled.h"
#include "checking/certificate.h"

/* The years by falling load. */
static void sort_years(const int64_t *loads, int horizon, int *years) {
  for (int offset = 0; offset < horizon; offset++) {
    int place = offset;
    for (; place > 0 && loads[years[place - 1]] < loads[offset]; place--) {
      years[place] = years[place - 1];
    }
    years[place] = offset;
  }
}

/* The cap of the year leaves no room for one step of the common divisor more. */
static bool is_at_cap(const ap_check_ground *ground, const int64_t *loads, int offset) {
  return ground->caps[offset] != 0 && ground->caps[offset] - loads[offset] < ground->divisor;
}

/* Whether every plan of that total puts at least their load into the years of the blocks so far. What a plan puts into
 * years at their cap, no plan puts more into: with them, if every plan has at least as much in both together. */
static bool is_least_load(const ap_check_ground *ground, const int64_t *loads, const int64_t *blocks,
                          int64_t price_most, bool with_capped) {
  int64_t chosen[AP_YEARS_MOST] = {0};
  ap_wide load = 0;
  ap_wide total = 0;
  for (int offset = 0; offset < ground->horizon; offset++) {
    chosen[offset] = blocks[offset] == 1 || (with_capped && is_at_cap(ground, loads, offset)) ? 1 : 0;
    load += chosen[offset] * loads[offset];
    total += loads[offset];
  }
  for (int64_t price = 0; price <= price_most; price++) {
    ap_wide weighted;
    if (ap_check_weigh(ground, price, chosen, &weighted) && weighted - price * total == load) {
      return true;
    }
  }
  return false;
}

bool ap_check_is_levelled(const ap_check_ground *ground, const int64_t *loads, bool total_is_fixed) {
  int years[AP_YEARS_MOST] = {0};
  int64_t chosen[AP_YEARS_MOST] = {0}; /* 1: among the years of the blocks so far */
  int64_t price_most = total_is_fixed ? ground->horizon : 0;
  sort_years(loads, ground->horizon, years);
  int64_t largest = loads[years[0]]; /* of the block */
  for (int i = 0; i < ground->horizon; i++) {
    int64_t load = loads[years[i]];
    if (largest - load > ground->divisor) {
      return false;
    }
    chosen[years[i]] = 1;
    bool falls = i + 1 < ground->horizon && loads[years[i + 1]] < load;
    if (falls && (is_least_load(ground, loads, chosen, price_most, false) ||
                  is_least_load(ground, loads, chosen, price_most, true))) {
      largest = loads[years[i + 1]];
    }
  }
  return true;
}

int64_t ap_check_rest_peak(const ap_check_ground *ground, const int64_t *loads) {
  int years[AP_YEARS_MOST] = {0};
  sort_years(loads, ground->horizon, years);
  for (int i = 0; i < ground->horizon; i++) {
    if (loads[years[i]] != ground->forced[years[i]]) {
      return loads[years[i]];
    }
  }
  return -1;
}
