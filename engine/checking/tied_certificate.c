/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checking/tied_certificate.h"
#include "checking/certificate.h"

/* The cheapest cover of a unit, or pair of covers, each priced once: with the external one. */
static ap_wide cheapest_of(const ap_check_tied *tied, const ap_check_price_sheet *sheet, ap_track track, size_t unit) {
  const ap_check_ties *ties = tied->forced->ties;
  const ap_check_scope *scope = &ties->scopes[track];
  const ap_wide *prices = &sheet->prices[track][unit * (size_t)scope->horizon];
  size_t partner = ties->partner[track][unit];
  if (partner == AP_NO_UNIT) {
    ap_check_covers covers = ap_check_covers_of(&scope->units[unit], scope->horizon);
    return ap_check_cheapest_cover(prices, &covers);
  }
  if (track == AP_INTERNAL) {
    return 0;
  }
  ap_check_pair pair = ap_check_pair_of(ties, track, unit);
  const ap_wide *both[AP_TRACKS] = {
      [AP_EXTERNAL] = prices,
      [AP_INTERNAL] = &sheet->prices[AP_INTERNAL][partner * (size_t)ties->scopes[AP_INTERNAL].horizon]};
  return ap_check_cheapest_pair(both, &pair);
}

static bool prices_are_small(const ap_check_price_sheet *sheet, const ap_check_scope *scope) {
  for (size_t i = 0; i < scope->unit_count * (size_t)scope->horizon; i++) {
    if (sheet->prices[scope->track][i] > AP_CHECK_PRICE_MOST) {
      return false;
    }
  }
  return true;
}

static bool weigh(const ap_check_tied *tied, const ap_check_price_sheet *sheet, ap_wide *weighted) {
  *weighted = sheet->forced_set_ups;
  for (int track = 0; track < AP_TRACKS; track++) {
    const ap_check_scope *scope = &tied->forced->ties->scopes[track];
    if (sheet->overflow || !prices_are_small(sheet, scope)) {
      return false;
    }
    for (size_t u = 0; u < scope->unit_count; u++) {
      if (!ap_check_add_product(weighted, cheapest_of(tied, sheet, (ap_track)track, u), 1)) {
        return false;
      }
    }
  }
  return true;
}

static bool add_room(const ap_check_tied *tied, const ap_check_prices *prices, ap_track track, int64_t peak,
                     ap_wide *room) {
  const ap_check_ground *ground = &(*tied->grounds)[track];
  for (int offset = 0; offset < ground->horizon; offset++) {
    int64_t weight = ap_check_weight_of(&prices->loads[track], offset);
    if (weight != 0 && !ap_check_add_product(room, weight, ap_check_largest_load(ground, offset, peak))) {
      return false;
    }
  }
  return true;
}

/* 1: there is room for R; 0: there is not; -1: the numbers overflow. */
static int leaves_room(const ap_check_tied *tied, const ap_check_prices *prices, int64_t peak, ap_wide rest,
                       ap_wide needed) {
  ap_wide room = rest;
  if (!add_room(tied, prices, prices->track, peak, &room)) {
    return -1;
  }
  return room >= needed ? 1 : 0;
}

/* `rest` is the room of all but the track's own loads. A plan that has all in one year has the largest peak there is:
 * where even that leaves no room, nothing does. */
static bool find_peak(const ap_check_tied *tied, const ap_check_prices *prices, ap_wide rest,
                      ap_check_tied_bound *found) {
  const ap_check_ground *ground = &(*tied->grounds)[prices->track];
  int64_t least = ground->forced_most;
  int64_t most = ground->total > least ? ground->total : least;
  int room = leaves_room(tied, prices, most, rest, found->weighted);
  while (room > 0 && least < most) {
    int64_t middle = least + (most - least) / 2;
    int middle_room = leaves_room(tied, prices, middle, rest, found->weighted);
    if (middle_room < 0) {
      return false;
    }
    most = middle_room > 0 ? middle : most;
    least = middle_room > 0 ? least : middle + 1;
  }
  found->bound = room > 0 ? least : AP_CHECK_NO_PLAN;
  return room >= 0;
}

ap_status ap_check_tied_peak_bound(const ap_check_tied *tied, const ap_check_prices *prices, int64_t other_peak,
                                   ap_check_tied_bound *found) {
  ap_check_price_sheet sheet;
  ap_status status = ap_check_price_sheet_fill(tied, prices, &sheet);
  if (status == AP_OK) {
    ap_wide rest = sheet.room;
    bool fits = weigh(tied, &sheet, &found->weighted) &&
                add_room(tied, prices, ap_check_other_track(prices->track), other_peak, &rest) &&
                find_peak(tied, prices, rest, found);
    status = fits ? AP_OK : AP_NO;
  }
  ap_check_price_sheet_free(&sheet);
  return status;
}

static bool find_total(const ap_check_tied *tied, const ap_check_prices *prices, const int64_t *peaks, ap_wide room,
                       ap_check_tied_bound *found) {
  const ap_check_ground *ground = &(*tied->grounds)[prices->track];
  ap_wide rest;
  for (int track = 0; track < AP_TRACKS; track++) {
    if (!add_room(tied, prices, (ap_track)track, peaks[track], &room)) {
      return false;
    }
  }
  if (ap_wide_add_overflows(found->weighted, -room, &rest)) {
    return false;
  }
  ap_wide total = ap_check_divide_up(rest, prices->scale);
  if (total > INT64_MAX) {
    return false;
  }
  total = ap_check_next_total(ground, total);
  found->bound = (int64_t)total;
  return total <= INT64_MAX;
}

ap_status ap_check_tied_total_bound(const ap_check_tied *tied, const ap_check_prices *prices, const int64_t *peaks,
                                    ap_check_tied_bound *found) {
  ap_check_price_sheet sheet;
  ap_status status = ap_check_price_sheet_fill(tied, prices, &sheet);
  if (status == AP_OK) {
    bool fits = weigh(tied, &sheet, &found->weighted) && find_total(tied, prices, peaks, sheet.room, found);
    status = fits ? AP_OK : AP_NO;
  }
  ap_check_price_sheet_free(&sheet);
  return status;
}
