/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checking/tied_prices.h"
#include "checking/cap_share.h"
#include "checking/certificate.h"

int64_t ap_check_weight_of(const ap_check_weights *weights, int offset) {
  return (size_t)offset < weights->count ? weights->values[offset] : 0;
}

/* What a minute of the track's load costs in that year. */
static ap_wide price_of_load(const ap_check_prices *prices, ap_track track, int offset) {
  return (ap_wide)ap_check_weight_of(&prices->loads[track], offset) + (track == prices->track ? prices->scale : 0);
}

bool ap_check_price_of_set_up(const ap_check_tied *tied, const ap_check_prices *prices, ap_track track, size_t set_up,
                              int offset, ap_wide *price) {
  const ap_constraints *constraints = &tied->forced->ties->scopes[track].scenario->constraints;
  const ap_set_up *opening = &constraints->set_ups[set_up];
  *price = 0;
  bool fits = ap_check_add_product(price, opening->minutes, price_of_load(prices, track, offset));
  for (size_t c = 0; c < prices->caps.count && fits; c++) {
    const ap_check_price *cap = &prices->caps.prices[c];
    int64_t share = ap_cap_share_of_set_up(constraints, &constraints->caps[cap->index], track, opening);
    fits = ap_check_add_product(price, share, ap_check_weight_of(&cap->weights, offset));
  }
  return fits;
}

/* What is worked on. */
typedef struct pricing {
  const ap_check_tied *tied;
  const ap_check_prices *prices;
  const ap_check_scope *scopes;
  ap_check_price_sheet *sheet;
} pricing;

static ap_wide *price_at(const pricing *at, ap_track track, size_t unit, int offset) {
  return &at->sheet->prices[track][unit * (size_t)at->scopes[track].horizon + (size_t)offset];
}

static void add(const pricing *at, ap_wide *sum, ap_wide amount, ap_wide weight) {
  at->sheet->overflow = !ap_check_add_product(sum, amount, weight) || at->sheet->overflow;
}

static void price_loads(const pricing *at, ap_track track) {
  const ap_check_scope *scope = &at->scopes[track];
  for (int offset = 0; offset < scope->horizon; offset++) {
    ap_wide price = price_of_load(at->prices, track, offset);
    for (size_t u = 0; u < scope->unit_count && price != 0; u++) {
      add(at, price_at(at, track, u, offset), scope->units[u].minutes, price);
    }
  }
}

static void price_shares(const pricing *at, ap_track track, const ap_check_weights *weights, const ap_wide *shares) {
  for (int offset = 0; offset < at->scopes[track].horizon; offset++) {
    int64_t weight = ap_check_weight_of(weights, offset);
    for (size_t u = 0; u < at->scopes[track].unit_count && weight != 0; u++) {
      add(at, price_at(at, track, u, offset), shares[u], weight);
    }
  }
}

static ap_status price_cap(const pricing *at, const ap_check_price *price) {
  const ap_cap *cap = &at->scopes->scenario->constraints.caps[price->index];
  ap_check_cap_use use = {.divisor = 0};
  for (int track = 0; track < AP_TRACKS; track++) {
    ap_wide *shares = ap_arena_allocate(&at->sheet->arena, at->scopes[track].unit_count, sizeof *shares);
    if (shares == NULL) {
      return AP_MACHINE;
    }
    ap_check_cap_shares(&at->scopes[track], cap, shares);
    ap_check_cap_use_add(at->tied->forced, (ap_track)track, cap, shares, &use);
    price_shares(at, (ap_track)track, &price->weights, shares);
  }
  for (int offset = 0; offset < AP_YEARS_MOST; offset++) {
    add(at, &at->sheet->room, ap_check_largest_use(use.forced[offset], use.divisor, cap->most),
        ap_check_weight_of(&price->weights, offset));
  }
  return AP_OK;
}

/* At most one of the members a year; none where all are fixed and none is forced. */
static void price_apart(const pricing *at, const ap_check_price *price) {
  ap_track track = price->track;
  const ap_check_forced *forced = at->tied->forced;
  const ap_check_members *members = &forced->ties->apart[track][price->index];
  for (int offset = 0; offset < at->scopes[track].horizon; offset++) {
    int64_t weight = ap_check_weight_of(&price->weights, offset);
    ap_wide always = 0;
    ap_wide divisor = 0;
    for (size_t m = 0; m < members->count; m++) {
      size_t unit = members->units[m];
      always += forced->years[track][unit] >> offset & 1;
      divisor = forced->fixed[track][unit] ? divisor : 1;
      add(at, price_at(at, track, unit, offset), 1, weight);
    }
    add(at, &at->sheet->room, ap_check_largest_use(always, divisor, 1), weight);
  }
}

static void price_member(const pricing *at, const ap_check_price *price) {
  for (int offset = 0; offset < at->scopes[price->track].horizon; offset++) {
    add(at, price_at(at, price->track, price->unit, offset), 1, ap_check_weight_of(&price->weights, offset));
  }
}

static void price_forced_set_ups(const pricing *at, ap_track track) {
  const ap_constraints *constraints = &at->scopes[track].scenario->constraints;
  for (size_t s = 0; s < constraints->set_up_count; s++) {
    for (int offset = 0; offset < at->scopes[track].horizon; offset++) {
      ap_wide price;
      if ((at->tied->forced->opened[track][s] >> offset & 1) == 0) {
        continue;
      }
      bool fits = ap_check_price_of_set_up(at->tied, at->prices, track, s, offset, &price);
      add(at, &at->sheet->forced_set_ups, price, 1);
      at->sheet->overflow = at->sheet->overflow || !fits;
    }
  }
}

ap_status ap_check_price_sheet_fill(const ap_check_tied *tied, const ap_check_prices *prices,
                                    ap_check_price_sheet *sheet) {
  pricing at = {.tied = tied, .prices = prices, .scopes = tied->forced->ties->scopes, .sheet = sheet};
  *sheet = (ap_check_price_sheet){.overflow = false};
  for (int track = 0; track < AP_TRACKS; track++) {
    size_t years = (size_t)at.scopes[track].horizon;
    sheet->prices[track] = ap_arena_allocate(&sheet->arena, at.scopes[track].unit_count, years * sizeof(ap_wide));
    if (sheet->prices[track] == NULL) {
      return AP_MACHINE;
    }
    price_loads(&at, (ap_track)track);
    price_forced_set_ups(&at, (ap_track)track);
  }
  ap_status status = AP_OK;
  for (size_t c = 0; c < prices->caps.count && status == AP_OK; c++) {
    status = price_cap(&at, &prices->caps.prices[c]);
  }
  for (size_t g = 0; g < prices->apart.count; g++) {
    price_apart(&at, &prices->apart.prices[g]);
  }
  for (size_t s = 0; s < prices->set_ups.count; s++) {
    price_member(&at, &prices->set_ups.prices[s]);
  }
  return status;
}

void ap_check_price_sheet_free(ap_check_price_sheet *sheet) { ap_arena_free(&sheet->arena); }
