/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/tied/prices.h"
#include "planning/divisor.h"
#include "planning/tied/ways.h"

static const int64_t PRICE_MOST =
    INT64_MAX / (4 * AP_YEARS_MOST * AP_TRACKS); /* of one year: their sum fits twice over */

bool ap_prices_new(const ap_tied_problem *problem, ap_arena *arena, ap_prices *prices) {
  prices->meters = ap_arena_allocate(arena, problem->meter_count, sizeof *prices->meters);
  prices->links = ap_arena_allocate(arena, problem->link_count, sizeof *prices->links);
  return prices->meters != NULL && prices->links != NULL;
}

static int64_t meter_price(const ap_tied_problem *problem, const ap_prices *prices, size_t meter, int year,
                           ap_track track, int64_t scale) {
  bool scaled = meter == (size_t)track && year < problem->horizons[track];
  return prices->meters[meter][year] + (scaled ? scale : 0);
}

bool ap_year_prices(const ap_tied_problem *problem, const ap_prices *prices, size_t class_index, ap_track track,
                    int64_t scale, int64_t years[AP_TRACKS][AP_YEARS_MOST]) {
  const ap_tied_class *class = &problem->classes[class_index];
  for (int of = 0; of < AP_TRACKS; of++) {
    const ap_side *side = &class->sides[of];
    for (int year = 0; year < AP_YEARS_MOST; year++) {
      ap_wide price = 0; /* a few products of 63 bits */
      for (size_t i = 0; i < side->use_count; i++) {
        price += (ap_wide)side->uses[i].amount * meter_price(problem, prices, side->uses[i].meter, year, track, scale);
      }
      for (size_t i = 0; i < side->opening_count; i++) {
        price += prices->links[side->first_link + i][year];
      }
      if (price > PRICE_MOST) {
        return false;
      }
      years[of][year] = (int64_t)price;
    }
  }
  return true;
}

bool ap_prices_weigh(const ap_tied_problem *problem, const ap_prices *prices, ap_track track, int64_t scale,
                     ap_wide *weighted) {
  *weighted = 0;
  int64_t years[AP_TRACKS][AP_YEARS_MOST];
  for (size_t c = 0; c < problem->class_count; c++) {
    const ap_tied_class *class = &problem->classes[c];
    if (!ap_year_prices(problem, prices, c, track, scale, years)) {
      return false;
    }
    ap_wide cost = (ap_wide) class->size * ap_cheapest_way(class, years, NULL);
    if (ap_wide_add_overflows(*weighted, cost, weighted)) {
      return false;
    }
  }
  for (size_t o = 0; o < problem->opening_count; o++) {
    const ap_opening *opening = &problem->openings[o];
    for (int year = 0; opening->forced >> year != 0; year++) {
      for (size_t i = 0; i < opening->use_count && (opening->forced >> year & 1) != 0; i++) {
        ap_wide price = meter_price(problem, prices, opening->uses[i].meter, year, track, scale);
        if (ap_wide_add_overflows(*weighted, price * opening->uses[i].amount, weighted)) {
          return false;
        }
      }
    }
  }
  return true;
}

int64_t ap_meter_limit(const ap_meter *meter, int year, int64_t most) {
  int64_t forced = meter->forced[year];
  int64_t limit = meter->limits[year] < most ? meter->limits[year] : most;
  if (limit == AP_UNLIMITED || limit < forced) {
    return limit;
  }
  return meter->divisor == 0 ? forced : forced + (limit - forced) / meter->divisor * meter->divisor;
}

bool ap_prices_room(const ap_tied_problem *problem, const ap_prices *prices, const int64_t *peaks, ap_wide *room) {
  *room = 0;
  for (size_t m = 0; m < problem->meter_count; m++) {
    const ap_meter *meter = &problem->meters[m];
    for (int year = 0; year < problem->horizon; year++) {
      int64_t price = prices->meters[m][year];
      if (price == 0) {
        continue;
      }
      int64_t limit = ap_meter_limit(meter, year, meter->kind == AP_METER_LOAD ? peaks[meter->track] : AP_UNLIMITED);
      if (limit == AP_UNLIMITED || ap_wide_add_overflows(*room, (ap_wide)price * limit, room)) {
        return false;
      }
    }
  }
  return true;
}

int64_t ap_forced_peak(const ap_tied_problem *problem, ap_track track) {
  int64_t most = 0;
  for (int year = 0; year < problem->horizons[track]; year++) {
    int64_t forced = problem->meters[track].forced[year];
    most = forced > most ? forced : most;
  }
  return most;
}

int64_t ap_forced_total(const ap_tied_problem *problem, ap_track track) {
  int64_t total = 0;
  for (int year = 0; year < problem->horizons[track]; year++) {
    total += problem->meters[track].forced[year];
  }
  return total;
}

bool ap_prices_peak_bound(const ap_tied_problem *problem, const ap_prices *prices, ap_track track, const int64_t *peaks,
                          ap_wide *weighted, int64_t *bound) {
  int64_t tried[AP_TRACKS] = {peaks[AP_EXTERNAL], peaks[AP_INTERNAL]};
  int64_t low = ap_forced_peak(problem, track);
  int64_t high = problem->meters[track].total > low ? problem->meters[track].total : low;
  ap_wide room;
  tried[track] = high;
  if (!ap_prices_weigh(problem, prices, track, 0, weighted) || !ap_prices_room(problem, prices, tried, &room)) {
    return false;
  }
  if (room < *weighted) {
    *bound = AP_NO_WAY_OUT;
    return true;
  }
  while (low < high) {
    int64_t middle = low + (high - low) / 2;
    tried[track] = middle;
    if (!ap_prices_room(problem, prices, tried, &room)) {
      return false;
    }
    if (room < *weighted) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  *bound = low;
  return true;
}

bool ap_prices_total_bound(const ap_tied_problem *problem, const ap_prices *prices, ap_track track, int64_t scale,
                           const int64_t *peaks, ap_wide *weighted, int64_t *bound) {
  ap_wide room;
  if (!ap_prices_weigh(problem, prices, track, scale, weighted) || !ap_prices_room(problem, prices, peaks, &room)) {
    return false;
  }
  int64_t divisor = problem->meters[track].divisor;
  ap_wide forced = ap_forced_total(problem, track);
  ap_wide above = ap_divide_up(*weighted - room, scale) - forced;
  ap_wide raised = forced;
  if (above > 0 && divisor != 0) {
    raised += ap_divide_up(above, divisor) * divisor;
  }
  *bound = (int64_t)raised;
  return raised <= INT64_MAX;
}
