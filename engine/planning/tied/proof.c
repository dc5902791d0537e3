/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/tied/proof.h"
#include <string.h>

/* The roundings tried: small numbers (a basic solution's prices are often fractions of them), then fine ones. */
static const int64_t multiples[] = {
    1,  2,  3,  4,  5,  6,  7,   8,   9,   10,  12,  14,  15,   16,   18,    20,      24,       28,        30,
    36, 40, 42, 48, 60, 84, 120, 168, 210, 360, 420, 840, 2520, 5040, 27720, 1000000, 10000000, 100000000, 1000000000};
enum { MULTIPLES = sizeof multiples / sizeof multiples[0] };

static int64_t round_price(int64_t price, int64_t times, int64_t by) {
  ap_wide rounded = ((ap_wide)price * times + by / 2) / by;
  return rounded < INT64_MAX ? (int64_t)rounded : INT64_MAX;
}

static int64_t price_of_opening(const ap_opening *opening, const ap_prices *prices, ap_track track, int64_t scale,
                                int year) {
  ap_wide price = 0;
  for (size_t i = 0; i < opening->use_count; i++) {
    const ap_use *use = &opening->uses[i];
    int64_t of_meter = prices->meters[use->meter][year] + (use->meter == (size_t)track ? scale : 0);
    price += (ap_wide)use->amount * of_meter;
  }
  return price < INT64_MAX ? (int64_t)price : 0;
}

/* The price of each set-up goes to the classes that may open it, in the proportion of the duals of their links. */
static void share_out(const ap_tied_problem *problem, const ap_prices *duals, ap_track track, int64_t scale,
                      ap_prices *prices) {
  for (size_t o = 0; o < problem->opening_count; o++) {
    const ap_opening *opening = &problem->openings[o];
    for (int year = 0; year < problem->horizons[opening->track]; year++) {
      ap_wide all = 0;
      for (int pass = 0; pass < 2; pass++) {
        for (size_t c = 0; c < problem->class_count && (opening->forced >> year & 1) == 0; c++) {
          const ap_side *side = &problem->classes[c].sides[opening->track];
          for (size_t i = 0; i < side->opening_count; i++) {
            if (side->openings[i] != o) {
              continue;
            }
            int64_t dual = duals->links[side->first_link + i][year];
            if (pass == 0) {
              all += dual;
            } else if (all > 0) {
              ap_wide part = (ap_wide)price_of_opening(opening, prices, track, scale, year) * dual / all;
              prices->links[side->first_link + i][year] = (int64_t)(part / problem->classes[c].size);
            }
          }
        }
      }
    }
  }
}

static void round_all(const ap_tied_problem *problem, const ap_prices *duals, ap_track track, int64_t scale,
                      int64_t times, int64_t by, ap_prices *prices) {
  memset(prices->links, 0, problem->link_count * sizeof *prices->links);
  for (size_t m = 0; m < problem->meter_count; m++) {
    for (int year = 0; year < AP_YEARS_MOST; year++) {
      prices->meters[m][year] = round_price(duals->meters[m][year], times, by);
    }
  }
  share_out(problem, duals, track, scale, prices);
}

static void keep(const ap_tied_problem *problem, const ap_prices *prices, int64_t scale, int64_t weighted,
                 int64_t bound, ap_tied_proof *proof) {
  memcpy(proof->prices.meters, prices->meters, problem->meter_count * sizeof *prices->meters);
  memcpy(proof->prices.links, prices->links, problem->link_count * sizeof *prices->links);
  proof->scale = scale;
  proof->weighted = weighted;
  proof->bound = bound;
  proof->given = true;
}

static bool make_room(const ap_tied_problem *problem, ap_arena *arena, ap_prices *tried, ap_tied_proof *proof) {
  return ap_prices_new(problem, arena, tried) &&
         (proof->prices.meters != NULL || ap_prices_new(problem, arena, &proof->prices));
}

static int64_t largest_price(const ap_prices *duals, size_t first, size_t end) {
  int64_t largest = 0;
  for (size_t m = first; m < end; m++) {
    for (int year = 0; year < AP_YEARS_MOST; year++) {
      largest = duals->meters[m][year] > largest ? duals->meters[m][year] : largest;
    }
  }
  return largest;
}

ap_status ap_prove_peak(const ap_tied_problem *problem, const ap_prices *duals, ap_track track, const int64_t *peaks,
                        ap_arena *arena, ap_tied_proof *proof) {
  ap_prices tried;
  int64_t largest = largest_price(duals, track, (size_t)track + 1);
  if (!make_room(problem, arena, &tried, proof)) {
    return AP_MACHINE;
  }
  for (size_t i = 0; i < MULTIPLES && largest > 0; i++) {
    ap_wide weighted;
    int64_t bound;
    round_all(problem, duals, track, 0, multiples[i], largest, &tried);
    if (ap_prices_peak_bound(problem, &tried, track, peaks, &weighted, &bound) && weighted <= INT64_MAX &&
        (!proof->given || bound > proof->bound)) {
      keep(problem, &tried, 0, (int64_t)weighted, bound, proof);
    }
  }
  return AP_OK;
}

ap_status ap_prove_total(const ap_tied_problem *problem, const ap_prices *duals, ap_track track, const int64_t *peaks,
                         ap_arena *arena, ap_tied_proof *proof) {
  ap_prices tried;
  if (!make_room(problem, arena, &tried, proof)) {
    return AP_MACHINE;
  }
  for (size_t i = 0; i < MULTIPLES; i++) {
    ap_wide weighted;
    int64_t bound;
    int64_t scale = multiples[i];
    round_all(problem, duals, track, scale, scale, AP_TIED_PRICE_UNIT, &tried);
    if (ap_prices_total_bound(problem, &tried, track, scale, peaks, &weighted, &bound) && weighted <= INT64_MAX &&
        (!proof->given || bound > proof->bound)) {
      keep(problem, &tried, scale, (int64_t)weighted, bound, proof);
    }
  }
  return AP_OK;
}

ap_status ap_refute_all(const ap_tied_problem *problem, const ap_prices *duals, ap_arena *arena, bool *refuted) {
  static const int64_t unlimited[AP_TRACKS] = {AP_UNLIMITED, AP_UNLIMITED};
  ap_prices tried;
  int64_t largest = largest_price(duals, 0, problem->meter_count);
  *refuted = false;
  if (!ap_prices_new(problem, arena, &tried)) {
    return AP_MACHINE;
  }
  for (size_t i = 0; i < MULTIPLES && largest > 0 && !*refuted; i++) {
    ap_wide weighted;
    ap_wide room;
    round_all(problem, duals, AP_EXTERNAL, 0, multiples[i], largest, &tried);
    *refuted = ap_prices_weigh(problem, &tried, AP_EXTERNAL, 0, &weighted) &&
               ap_prices_room(problem, &tried, unlimited, &room) && weighted > room;
  }
  return AP_OK;
}
