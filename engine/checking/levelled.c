/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checking/levelled.h"
#include "checking/certificate.h"

/* The years by falling load; of equal loads those that are forced come first. */
static void sort_years(const ap_check_ground *ground, const int64_t *loads, int *years) {
  for (int offset = 0; offset < ground->horizon; offset++) {
    bool forced = loads[offset] == ground->forced[offset];
    int place = offset;
    for (; place > 0; place--) {
      int64_t before = loads[years[place - 1]];
      bool before_forced = before == ground->forced[years[place - 1]];
      if (before > loads[offset] || (before == loads[offset] && (before_forced || !forced))) {
        break;
      }
      years[place] = years[place - 1];
    }
    years[place] = offset;
  }
}

/* Whether every plan of that total puts at least `load` into the chosen years together. */
static bool is_least_load(const ap_check_ground *ground, const int64_t *chosen, int64_t load, int64_t total,
                          int64_t price_most) {
  for (int64_t price = 0; price <= price_most; price++) {
    ap_wide weighted;
    if (ap_check_weigh(ground, price, chosen, &weighted) && weighted - (ap_wide)price * total == load) {
      return true;
    }
  }
  return false;
}

bool ap_check_is_levelled(const ap_check_ground *ground, const int64_t *loads, bool total_is_fixed) {
  int years[AP_YEARS_MOST] = {0};
  int64_t chosen[AP_YEARS_MOST] = {0}; /* 1: among the years of the blocks so far */
  int64_t total = 0;
  int64_t sum = 0;
  sort_years(ground, loads, years);
  for (int offset = 0; offset < ground->horizon; offset++) {
    total += loads[offset];
  }
  int64_t largest = loads[years[0]]; /* of the block */
  for (int i = 0; i < ground->horizon; i++) {
    int64_t load = loads[years[i]];
    if (largest - load > ground->divisor) {
      return false;
    }
    chosen[years[i]] = 1;
    sum += load;
    bool falls = i + 1 < ground->horizon && loads[years[i + 1]] < load;
    if (falls && is_least_load(ground, chosen, sum, total, total_is_fixed ? ground->horizon : 0)) {
      largest = loads[years[i + 1]];
    }
  }
  return true;
}

int64_t ap_check_rest_peak(const ap_check_ground *ground, const int64_t *loads) {
  int years[AP_YEARS_MOST] = {0};
  sort_years(ground, loads, years);
  for (int i = 0; i < ground->horizon; i++) {
    if (loads[years[i]] != ground->forced[years[i]]) {
      return loads[years[i]];
    }
  }
  return -1;
}
