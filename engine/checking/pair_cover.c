/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dynamic programming over the years: the cheapest way to each pair of years by which the next audit is due. */
#include "checking/pair_cover.h"

/* Above every sum of prices, and far enough from overflow to take one more. */
#define NO_WAY ((ap_wide)1 << 100)

/* By when an audit is due: an offset; the horizon: not again; LATE: it was due and is not done. */
enum { LATE = AP_YEARS_MOST + 1, DUES };

static bool has_year(ap_years years, int offset) { return (years >> offset & 1) != 0; }

static ap_years all_years(int horizon) { return ((ap_years)1 << horizon) - 1; }

/* Whether the years are near enough to each other, and to both ends. */
static bool are_near_enough(const ap_check_covers *covers, ap_years years) {
  int due = covers->deadline < covers->horizon ? covers->deadline : covers->horizon; /* beyond it: too late */
  for (int offset = 0; offset < covers->horizon; offset++) {
    if (has_year(years, offset)) {
      int next = offset + 1 + covers->period;
      due = next > due ? next : due;
    } else if (offset + 1 >= due) {
      return false;
    }
  }
  return true;
}

static bool are_allowed(const ap_check_covers *covers, ap_years years) {
  return (covers->required & ~years) == 0 && (years & covers->barred) == 0;
}

static bool is_pair(const ap_check_pair *pair, const ap_check_pair_years *chosen) {
  const ap_check_covers *external = &pair->covers[AP_EXTERNAL];
  const ap_check_covers *internal = &pair->covers[AP_INTERNAL];
  return are_allowed(external, chosen->years[AP_EXTERNAL]) && are_near_enough(external, chosen->years[AP_EXTERNAL]) &&
         are_allowed(internal, chosen->years[AP_INTERNAL]) &&
         are_near_enough(internal, chosen->years[AP_INTERNAL] | chosen->years[AP_EXTERNAL]);
}

/* An audit more never hurts, so that all allowed years are a pair where there is any. */
static ap_check_pair_years most_years(const ap_check_pair *pair) {
  ap_check_pair_years most;
  for (int track = 0; track < AP_TRACKS; track++) {
    most.years[track] = all_years(pair->covers[track].horizon) & ~pair->covers[track].barred;
  }
  return most;
}

bool ap_check_has_pair(const ap_check_pair *pair) {
  ap_check_pair_years most = most_years(pair);
  return is_pair(pair, &most);
}

ap_check_pair_years ap_check_forced_pair(const ap_check_pair *pair) {
  ap_check_pair_years forced = {0};
  for (int track = 0; track < AP_TRACKS; track++) {
    for (int offset = 0; offset < pair->covers[track].horizon; offset++) {
      ap_check_pair_years without = most_years(pair);
      ap_years year = (ap_years)1 << offset;
      without.years[track] &= ~year;
      forced.years[track] |= is_pair(pair, &without) ? 0 : year;
    }
  }
  return forced;
}

bool ap_check_pair_is_fixed(const ap_check_pair *pair) {
  ap_check_pair_years forced = ap_check_forced_pair(pair);
  return is_pair(pair, &forced);
}

/* The cheapest ways so far, by when the external and the internal unit are due. */
typedef struct ways {
  ap_wide price[DUES][DUES];
} ways;

static void forget(ways *all) {
  for (int external = 0; external < DUES; external++) {
    for (int internal = 0; internal < DUES; internal++) {
      all->price[external][internal] = NO_WAY;
    }
  }
}

/* Which tracks audit in a year. */
static const bool choices[][AP_TRACKS] = {{false, false}, {false, true}, {true, false}, {true, true}};

/* One year's choice. */
typedef struct step {
  const ap_check_pair *pair;
  int offset;
  const bool *audits; /* by track */
} step;

static bool may_step(const step *at, int track) {
  const ap_check_covers *covers = &at->pair->covers[track];
  if (at->offset >= covers->horizon) {
    return !at->audits[track];
  }
  return at->audits[track] ? !has_year(covers->barred, at->offset) : !has_year(covers->required, at->offset);
}

/* When it is due after the step. */
static int due_after(const step *at, int track, int due) {
  const ap_check_covers *covers = &at->pair->covers[track];
  if (at->offset >= covers->horizon) {
    return due;
  }
  if (at->audits[track] || (track == AP_INTERNAL && at->audits[AP_EXTERNAL])) {
    int next = at->offset + covers->period;
    next = next > due ? next : due;
    return next < covers->horizon ? next : covers->horizon;
  }
  return due == at->offset ? LATE : due;
}

/* What is late leads to no pair, and is not gone on with. */
static void take_step(const step *at, ap_wide price, const ways *from, ways *to) {
  for (int external = 0; external <= at->pair->covers[AP_EXTERNAL].horizon; external++) {
    ap_wide *reached = to->price[due_after(at, AP_EXTERNAL, external)];
    for (int internal = 0; internal <= at->pair->covers[AP_INTERNAL].horizon; internal++) {
      ap_wide way = from->price[external][internal] + price;
      ap_wide *best = &reached[due_after(at, AP_INTERNAL, internal)];
      *best = way < *best ? way : *best;
    }
  }
}

static void take_year(const ap_wide *const *prices, const ap_check_pair *pair, int offset, const ways *from, ways *to) {
  for (size_t c = 0; c < sizeof choices / sizeof choices[0]; c++) {
    step at = {.pair = pair, .offset = offset, .audits = choices[c]};
    ap_wide price = 0;
    bool may = true;
    for (int track = 0; track < AP_TRACKS; track++) {
      may = may && may_step(&at, track);
      price += may && at.audits[track] ? prices[track][offset] : 0;
    }
    if (may) {
      take_step(&at, price, from, to);
    }
  }
}

static int first_due(const ap_check_covers *covers) {
  return (covers->deadline < covers->horizon ? covers->deadline : covers->horizon) - 1;
}

ap_wide ap_check_cheapest_pair(const ap_wide *const *prices, const ap_check_pair *pair) {
  const ap_check_covers *external = &pair->covers[AP_EXTERNAL];
  const ap_check_covers *internal = &pair->covers[AP_INTERNAL];
  int horizon = external->horizon > internal->horizon ? external->horizon : internal->horizon;
  ways one;
  ways other;
  ways *from = &one;
  ways *to = &other;
  forget(from);
  from->price[first_due(external)][first_due(internal)] = 0;
  for (int offset = 0; offset < horizon; offset++) {
    forget(to);
    take_year(prices, pair, offset, from, to);
    ways *before = from;
    from = to;
    to = before;
  }
  return from->price[external->horizon][internal->horizon];
}
