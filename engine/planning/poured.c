/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/poured.h"
#include <string.h>

/* The load of a year that is above its limit counts as that much more. */
enum { OVER_FACTOR = 64 };

static void price_years(const int64_t *loads, const int64_t *limits, int horizon, int64_t *prices) {
  for (int year = 0; year < horizon; year++) {
    prices[year] = 1 + loads[year] + (loads[year] >= limits[year] ? OVER_FACTOR * loads[year] : 0);
  }
}

static void add_load(int64_t *loads, int horizon, ap_cover cover, int64_t minutes) {
  for (int year = 0; year < horizon; year++) {
    loads[year] += (cover >> year & 1) != 0 ? minutes : 0;
  }
}

ap_status ap_pour_classes(const ap_classes *classes, const int64_t *limits, ap_arena *arena, ap_flow *flow) {
  int horizon = classes->horizon;
  size_t most = 1;
  for (size_t c = 0; c < classes->count; c++) {
    most += (size_t)classes->classes[c].rule.every;
  }
  *flow = (ap_flow){.shares = ap_arena_allocate(arena, most, sizeof *flow->shares)};
  if (flow->shares == NULL) {
    return AP_MACHINE;
  }
  int64_t loads[AP_YEARS_MOST] = {0};
  memcpy(loads, classes->fixed, (size_t)horizon * sizeof *loads);
  for (int year = 0; year < horizon; year++) {
    flow->prices[year] = AP_PRICE_UNIT / horizon;
  }
  for (size_t c = 0; c < classes->count; c++) {
    const ap_class *class = &classes->classes[c];
    for (int part = 0; part < class->rule.every && !class->fixed; part++) {
      int64_t prices[AP_YEARS_MOST];
      int64_t minutes = class->minutes / class->rule.every + (part < class->minutes % class->rule.every);
      ap_share *share = &flow->shares[flow->share_count++];
      *share = (ap_share){.class_index = c, .minutes = minutes};
      price_years(loads, limits, horizon, prices);
      ap_cheapest_cover(&class->rule, prices, &share->cover);
      add_load(loads, horizon, share->cover, minutes);
    }
  }
  return AP_OK;
}
