/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the check recomputes of a tied certificate, on random small instances under random weights: the same as from all
 * ways written out, and never more than the best plan has. Instance N is made from FIRST_SEED + N alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "checking/certificate.h"
#include "checking/tied_certificate.h"
#include "random_tied.h"

enum { INSTANCES = 6000, DRAWS = 3, NONE = 1000000000 };
#define FIRST_SEED UINT64_C(202902020000)

/* An instance as the check sees it, and weights for it by cap, group, set-up and objective. */
typedef struct drawn {
  random_source source;
  tied_instance instance;
  ap_check_scope scopes[AP_TRACKS];
  ap_check_ties ties;
  ap_check_forced forced;
  ap_check_ground grounds[AP_TRACKS];
  bool impossible;
  unsigned in_every[TIED_OBJECTIVES_MOST][AP_TRACKS]; /* years in every way */
  unsigned opened[MADE_CONSTRAINTS_MOST][AP_TRACKS];  /* years in which a set-up is open in every plan */
  int64_t loads[AP_TRACKS][TIED_YEARS_MOST];
  int64_t caps[MADE_CONSTRAINTS_MOST][TIED_YEARS_MOST];
  int64_t apart[MADE_CONSTRAINTS_MOST][AP_TRACKS][TIED_YEARS_MOST];
  int64_t set_ups[MADE_CONSTRAINTS_MOST][TIED_OBJECTIVES_MOST][AP_TRACKS][TIED_YEARS_MOST];
  ap_check_price prices[3][64];
  ap_check_prices certificate;
} drawn;

static const ap_constraints *asked(const drawn *at) { return &at->instance.made->scenario.constraints; }

static void find_in_every(drawn *at) {
  for (size_t k = 0; k < at->instance.count; k++) {
    const tied_objective *objective = &at->instance.objectives[k];
    at->impossible = at->impossible || objective->way_count == 0;
    for (int track = 0; track < AP_TRACKS; track++) {
      at->in_every[k][track] = objective->way_count == 0 ? 0 : ~0U;
      for (size_t w = 0; w < objective->way_count; w++) {
        at->in_every[k][track] &= objective->ways[w].years[track];
      }
      for (size_t s = 0; s < asked(at)->set_up_count; s++) {
        at->opened[s][track] |= objective->opens[s][track] ? at->in_every[k][track] : 0;
      }
    }
  }
}

static void draw(uint64_t number, drawn *at) {
  memset(at, 0, sizeof *at);
  at->source.state = FIRST_SEED + number;
  random_tied(&at->source, &at->instance);
  for (int track = 0; track < AP_TRACKS; track++) {
    assert_int_equal(ap_check_scope_find(&at->instance.made->scenario, (ap_track)track, &at->scopes[track]), AP_OK);
    assert_int_equal(at->scopes[track].unit_count, at->instance.count);
    assert_int_equal(at->scopes[track].horizon, at->instance.horizons[track]);
  }
  assert_int_equal(ap_check_ties_find(at->scopes, &at->ties), AP_OK);
  find_in_every(at);
  for (int track = 0; track < AP_TRACKS; track++) {
    assert_int_equal(ap_check_ground_lay(&at->scopes[track], &at->grounds[track]), AP_OK);
  }
  if (at->ties.any) {
    assert_int_equal(ap_check_forced_find(&at->ties, &at->forced), AP_OK);
    ap_check_ground_tie(&at->forced, AP_EXTERNAL, &at->grounds[AP_EXTERNAL]);
    ap_check_ground_tie(&at->forced, AP_INTERNAL, &at->grounds[AP_INTERNAL]);
  }
}

static void drop(drawn *at) {
  ap_check_forced_free(&at->forced);
  ap_check_ties_free(&at->ties);
  for (int track = 0; track < AP_TRACKS; track++) {
    ap_check_ground_free(&at->grounds[track]);
    ap_check_scope_free(&at->scopes[track]);
  }
  random_tied_free(&at->instance);
}

/* ---- what is forced ---- */

static int64_t divisor_of(int64_t a, int64_t b) { return b == 0 ? a : divisor_of(b, a % b); }

/* Forced minutes of a year, and the divisor of all that may come on top, by what each audit and set-up takes. */
typedef int64_t taken_by_objective(const drawn *at, size_t index, size_t objective, int track);
typedef int64_t taken_by_set_up(const drawn *at, size_t index, size_t set_up, int track);

typedef struct meter {
  taken_by_objective *objective;
  taken_by_set_up *set_up;
  size_t index;    /* of a cap or a group */
  unsigned tracks; /* bits */
} meter;

static int64_t forced_of(const drawn *at, const meter *of, int year) {
  int64_t forced = 0;
  for (int track = 0; track < AP_TRACKS; track++) {
    for (size_t k = 0; k < at->instance.count && (of->tracks >> track & 1U) != 0; k++) {
      forced += (at->in_every[k][track] >> year & 1U) != 0 ? of->objective(at, of->index, k, track) : 0;
    }
    for (size_t s = 0; s < asked(at)->set_up_count && (of->tracks >> track & 1U) != 0; s++) {
      forced += (at->opened[s][track] >> year & 1U) != 0 ? of->set_up(at, of->index, s, track) : 0;
    }
  }
  return forced;
}

static bool has_choice(const drawn *at, size_t k, int track) {
  const tied_objective *objective = &at->instance.objectives[k];
  for (size_t w = 0; w < objective->way_count; w++) {
    if (asked(at)->external_counts ? objective->way_count > 1
                                   : objective->ways[w].years[track] != objective->ways[0].years[track]) {
      return true;
    }
  }
  return false;
}

static int64_t divisor_of_meter(const drawn *at, const meter *of) {
  int64_t divisor = 0;
  for (int track = 0; track < AP_TRACKS; track++) {
    unsigned all = (1U << at->instance.horizons[track]) - 1;
    for (size_t k = 0; k < at->instance.count && (of->tracks >> track & 1U) != 0; k++) {
      divisor = has_choice(at, k, track) ? divisor_of(divisor, of->objective(at, of->index, k, track)) : divisor;
    }
    for (size_t s = 0; s < asked(at)->set_up_count && (of->tracks >> track & 1U) != 0; s++) {
      bool may = (asked(at)->set_ups[s].items.tracks >> track & 1U) != 0 && at->opened[s][track] != all;
      divisor = may ? divisor_of(divisor, of->set_up(at, of->index, s, track)) : divisor;
    }
  }
  return divisor;
}

static int64_t floor_of(const drawn *at, const meter *of, int year, int64_t most) {
  int64_t forced = forced_of(at, of, year);
  int64_t divisor = divisor_of_meter(at, of);
  int64_t steps = divisor == 0 ? 0 : (most - forced) / divisor - ((most - forced) % divisor < 0);
  return forced + divisor * steps;
}

static int64_t minutes_of(const drawn *at, size_t index, size_t k, int track) {
  (void)index;
  return at->instance.objectives[k].minutes[track];
}

static int64_t minutes_of_set_up(const drawn *at, size_t index, size_t s, int track) {
  (void)index;
  (void)track;
  return asked(at)->set_ups[s].minutes;
}

static int64_t share_of(const drawn *at, size_t index, size_t k, int track) {
  return at->instance.objectives[k].shares[index][track];
}

static int64_t share_of_set_up(const drawn *at, size_t index, size_t s, int track) {
  return at->instance.set_up_shares[index][s][track];
}

static int64_t is_apart(const drawn *at, size_t index, size_t k, int track) {
  return at->instance.objectives[k].is_apart[index][track];
}

static int64_t no_set_up(const drawn *at, size_t index, size_t s, int track) {
  (void)at;
  (void)index;
  (void)s;
  (void)track;
  return 0;
}

static meter load_meter(int track) {
  return (meter){.objective = minutes_of, .set_up = minutes_of_set_up, .tracks = 1U << track};
}

static void the_ground_is_that_of_all_ways_written_out(void **state) {
  (void)state;
  int pairs = 0;
  static drawn at;
  for (uint64_t number = 0; number < INSTANCES; number++) {
    draw(number, &at);
    if (at.ties.any) {
      assert_int_equal(at.ties.pair_count, asked(&at)->external_counts ? at.instance.count : 0);
      assert_true(!at.impossible || at.grounds[AP_EXTERNAL].impossible || at.grounds[AP_INTERNAL].impossible);
      pairs += at.ties.pair_count != 0;
    }
    for (int track = 0; track < AP_TRACKS && !at.impossible; track++) {
      meter load = load_meter(track);
      assert_int_equal(at.grounds[track].divisor, divisor_of_meter(&at, &load));
      for (int year = 0; year < at.instance.horizons[track]; year++) {
        assert_int_equal(at.grounds[track].forced[year], forced_of(&at, &load, year));
      }
    }
    drop(&at);
  }
  assert_true(pairs > INSTANCES / 4);
}

/* ---- weights ---- */

static void draw_weights(drawn *at, unsigned years, int most, int64_t *weights) {
  for (int year = 0; year < TIED_YEARS_MOST; year++) {
    bool some = (years >> year & 1U) != 0 && random_percent(&at->source, 60);
    weights[year] = some ? random_between(&at->source, 1, most) : 0;
  }
}

static int64_t opening_price(const drawn *at, int64_t scale, int scaled, size_t s, int track, int year) {
  int64_t price = asked(at)->set_ups[s].minutes * (at->loads[track][year] + (track == scaled ? scale : 0));
  for (size_t c = 0; c < asked(at)->cap_count; c++) {
    price += at->caps[c][year] * at->instance.set_up_shares[c][s][track];
  }
  return price;
}

static void draw_set_up(drawn *at, int64_t scale, int scaled, size_t s, int track, int year) {
  int64_t rest = opening_price(at, scale, scaled, s, track, year);
  for (size_t k = 0; k < at->instance.count; k++) {
    bool may = at->instance.objectives[k].opens[s][track] && (at->opened[s][track] >> year & 1U) == 0 &&
               random_percent(&at->source, 80) && year < at->instance.horizons[track];
    int64_t taken = may ? random_below(&at->source, rest < NONE ? (int)rest + 1 : NONE) : 0;
    at->set_ups[s][k][track][year] = taken;
    rest -= taken;
  }
}

/* The other track's loads have weights in the years that have a limit alone. */
static void draw_certificate(drawn *at, int track, int64_t scale, unsigned other_years) {
  draw_weights(at, (1U << at->instance.horizons[track]) - 1, 6, at->loads[track]);
  draw_weights(at, other_years & ((1U << at->instance.horizons[1 - track]) - 1), 3, at->loads[1 - track]);
  for (size_t c = 0; c < asked(at)->cap_count; c++) {
    draw_weights(at, asked(at)->caps[c].years & ((1U << at->instance.horizon) - 1), 2, at->caps[c]);
  }
  for (int of = 0; of < AP_TRACKS; of++) {
    unsigned years = (1U << at->instance.horizons[of]) - 1;
    for (size_t g = 0; g < asked(at)->apart_count; g++) {
      draw_weights(at, years, 100, at->apart[g][of]);
    }
    for (size_t s = 0; s < asked(at)->set_up_count; s++) {
      for (int year = 0; year < TIED_YEARS_MOST; year++) {
        draw_set_up(at, scale, track, s, of, year);
      }
    }
  }
}

static ap_check_weights as_weights(const int64_t *values, int horizon) {
  return (ap_check_weights){.values = values, .count = (size_t)horizon};
}

/* The weights as a certificate has them. */
static void write_certificate(drawn *at, int track, int64_t scale) {
  ap_check_prices *made = &at->certificate;
  *made = (ap_check_prices){.track = (ap_track)track, .scale = scale};
  made->caps.prices = at->prices[0];
  made->apart.prices = at->prices[1];
  made->set_ups.prices = at->prices[2];
  for (size_t c = 0; c < asked(at)->cap_count; c++) {
    made->caps.prices[made->caps.count++] =
        (ap_check_price){.index = c, .weights = as_weights(at->caps[c], at->instance.horizon)};
  }
  for (int of = 0; of < AP_TRACKS; of++) {
    int horizon = at->instance.horizons[of];
    made->loads[of] = as_weights(at->loads[of], horizon);
    for (size_t g = 0; g < asked(at)->apart_count; g++) {
      made->apart.prices[made->apart.count++] =
          (ap_check_price){.index = g, .track = (ap_track)of, .weights = as_weights(at->apart[g][of], horizon)};
    }
    for (size_t s = 0; s < asked(at)->set_up_count; s++) {
      for (size_t k = 0; k < at->instance.count; k++) {
        size_t unit = ap_check_unit_named(&at->scopes[of], at->instance.objectives[k].id, of == 0 ? "EXT" : "INT");
        assert_true(unit != AP_NO_UNIT);
        if (at->instance.objectives[k].opens[s][of]) {
          assert_true(ap_check_is_member(&at->ties.set_ups[of][s], unit));
          made->set_ups.prices[made->set_ups.count++] = (ap_check_price){
              .index = s, .track = (ap_track)of, .unit = unit, .weights = as_weights(at->set_ups[s][k][of], horizon)};
        }
      }
    }
  }
}

/* ---- what they prove, from all ways ---- */

static int64_t audit_price(const drawn *at, int scaled, int64_t scale, size_t k, int track, int year) {
  const tied_objective *objective = &at->instance.objectives[k];
  int64_t price = objective->minutes[track] * (at->loads[track][year] + (track == scaled ? scale : 0));
  for (size_t c = 0; c < asked(at)->cap_count; c++) {
    price += at->caps[c][year] * objective->shares[c][track];
  }
  for (size_t g = 0; g < asked(at)->apart_count; g++) {
    price += objective->is_apart[g][track] ? at->apart[g][track][year] : 0;
  }
  for (size_t s = 0; s < asked(at)->set_up_count; s++) {
    price += at->set_ups[s][k][track][year];
  }
  return price;
}

static int64_t weighted(const drawn *at, int scaled, int64_t scale) {
  int64_t sum = 0;
  for (size_t k = 0; k < at->instance.count; k++) {
    int64_t least = INT64_MAX;
    for (size_t w = 0; w < at->instance.objectives[k].way_count; w++) {
      int64_t price = 0;
      for (int bit = 0; bit < AP_TRACKS * TIED_YEARS_MOST; bit++) {
        int track = bit / TIED_YEARS_MOST;
        int year = bit % TIED_YEARS_MOST;
        bool audited = (at->instance.objectives[k].ways[w].years[track] >> year & 1U) != 0;
        price += audited ? audit_price(at, scaled, scale, k, track, year) : 0;
      }
      least = price < least ? price : least;
    }
    sum += least;
  }
  for (size_t s = 0; s < asked(at)->set_up_count; s++) {
    for (int bit = 0; bit < AP_TRACKS * TIED_YEARS_MOST; bit++) {
      int track = bit / TIED_YEARS_MOST;
      int year = bit % TIED_YEARS_MOST;
      bool open = (at->opened[s][track] >> year & 1U) != 0;
      sum += open ? opening_price(at, scale, scaled, s, track, year) : 0;
    }
  }
  return sum;
}

static int64_t load_limit(const drawn *at, int track, int year, int64_t peak) {
  for (size_t c = 0; c < asked(at)->cap_count; c++) {
    const ap_cap *cap = &asked(at)->caps[c];
    bool limits = cap->tracks == 1U << track && cap->skill == NULL && !cap->in_money;
    peak = limits && (cap->years >> year & 1U) != 0 && cap->most < peak ? cap->most : peak;
  }
  meter load = load_meter(track);
  return floor_of(at, &load, year, peak);
}

static int64_t room(const drawn *at, const int64_t *peaks) {
  int64_t sum = 0;
  for (int year = 0; year < at->instance.horizon; year++) {
    for (int track = 0; track < AP_TRACKS; track++) {
      int64_t weight = year < at->instance.horizons[track] ? at->loads[track][year] : 0;
      sum += weight == 0 ? 0 : weight * load_limit(at, track, year, peaks[track]);
      for (size_t g = 0; g < asked(at)->apart_count && year < at->instance.horizons[track]; g++) {
        meter apart = {.objective = is_apart, .set_up = no_set_up, .index = g, .tracks = 1U << track};
        sum += at->apart[g][track][year] * floor_of(at, &apart, year, 1);
      }
    }
    for (size_t c = 0; c < asked(at)->cap_count; c++) {
      meter cap = {.objective = share_of, .set_up = share_of_set_up, .index = c, .tracks = 3};
      sum += at->caps[c][year] * floor_of(at, &cap, year, asked(at)->caps[c].most);
    }
  }
  return sum;
}

/* ---- the best of all plans ---- */

/* The least peak of the track, and its least total among plans within those peaks; NONE where there is no plan. */
typedef struct best {
  int64_t peak, total;
} best;

static best best_of(const drawn *at, int track, const int64_t *peaks) {
  best found = {NONE, NONE};
  tied_plan plan = {{0}};
  do {
    int64_t loads[AP_TRACKS][TIED_YEARS_MOST];
    int64_t most[AP_TRACKS] = {0};
    int64_t total = 0;
    if (!tied_loads(&at->instance, &plan, loads)) {
      continue;
    }
    for (int year = 0; year < at->instance.horizon; year++) {
      total += loads[track][year];
      for (int of = 0; of < AP_TRACKS; of++) {
        most[of] = loads[of][year] > most[of] ? loads[of][year] : most[of];
      }
    }
    if (most[1 - track] <= peaks[1 - track]) {
      found.peak = most[track] < found.peak ? most[track] : found.peak;
      found.total = most[track] <= peaks[track] && total < found.total ? total : found.total;
    }
  } while (tied_next_plan(&at->instance, &plan));
  return found;
}

static unsigned capped_years(const drawn *at, int track) {
  unsigned years = 0;
  for (int year = 0; year < at->instance.horizons[track]; year++) {
    years |= at->grounds[track].caps[year] != 0 ? 1U << year : 0;
  }
  return years;
}

static ap_check_tied tied_of(const drawn *at) {
  return (ap_check_tied){.forced = &at->forced, .grounds = &at->grounds};
}

/* Whether the bound came near enough to say something. */
static bool compare_peaks(drawn *at, int track, int64_t other_peak) {
  int64_t peaks[AP_TRACKS] = {NONE, NONE};
  bool limited = other_peak != NONE;
  peaks[1 - track] = other_peak;
  draw_certificate(at, track, 0, limited ? ~0U : capped_years(at, 1 - track));
  write_certificate(at, track, 0);
  ap_check_tied tied = tied_of(at);
  ap_check_tied_bound found;
  assert_int_equal(ap_check_tied_peak_bound(&tied, &at->certificate, limited ? other_peak : AP_CHECK_NO_LIMIT, &found),
                   AP_OK);
  assert_true(found.weighted == weighted(at, track, 0));
  best least = best_of(at, track, peaks);
  if (found.bound == AP_CHECK_NO_PLAN) {
    peaks[track] = NONE;
    assert_true(room(at, peaks) < weighted(at, track, 0) || least.peak == NONE);
    assert_int_equal(least.peak, NONE);
    return true;
  }
  peaks[track] = found.bound;
  assert_true(room(at, peaks) >= weighted(at, track, 0));
  peaks[track] = found.bound - 1;
  assert_true(found.bound == at->grounds[track].forced_most || room(at, peaks) < weighted(at, track, 0));
  assert_true(found.bound <= least.peak);
  return found.bound > at->grounds[track].forced_most;
}

static bool compare_totals(drawn *at, int track, const int64_t *peaks) {
  int64_t scale = random_between(&at->source, 1, 4);
  draw_certificate(at, track, scale, ~0U);
  write_certificate(at, track, scale);
  ap_check_tied tied = tied_of(at);
  ap_check_tied_bound found;
  assert_int_equal(ap_check_tied_total_bound(&tied, &at->certificate, peaks, &found), AP_OK);
  int64_t rest = weighted(at, track, scale) - room(at, peaks);
  assert_true(found.weighted == weighted(at, track, scale));
  assert_true(found.bound * scale >= rest);
  assert_true(found.bound >= at->grounds[track].forced_total);
  best least = best_of(at, track, peaks);
  assert_true(found.bound <= least.total);
  return found.bound > at->grounds[track].forced_total;
}

static bool compare_instance(drawn *at) {
  bool said = false;
  int64_t peaks[AP_TRACKS] = {NONE, NONE};
  peaks[AP_EXTERNAL] = best_of(at, AP_EXTERNAL, peaks).peak;
  peaks[AP_INTERNAL] = best_of(at, AP_INTERNAL, peaks).peak;
  for (int drawing = 0; drawing < DRAWS; drawing++) {
    said = compare_peaks(at, AP_EXTERNAL, NONE) || said;
    said = compare_peaks(at, AP_INTERNAL, peaks[AP_EXTERNAL]) || said;
    if (peaks[AP_EXTERNAL] != NONE) {
      said = compare_totals(at, AP_EXTERNAL, peaks) || said;
      said = compare_totals(at, AP_INTERNAL, peaks) || said;
    }
  }
  return said;
}

static void bounds_are_those_of_all_ways_written_out_and_hold_for_the_best_plan(void **state) {
  (void)state;
  int saying = 0;
  int compared = 0;
  static drawn at;
  for (uint64_t number = 0; number < INSTANCES; number++) {
    draw(number, &at);
    if (at.ties.any && !at.impossible && !at.grounds[0].impossible && !at.grounds[1].impossible) {
      saying += compare_instance(&at);
      compared++;
    }
    drop(&at);
  }
  assert_in_range(compared, INSTANCES / 2, INSTANCES);
  assert_in_range(saying, compared / 5, compared);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_ground_is_that_of_all_ways_written_out),
      cmocka_unit_test(bounds_are_those_of_all_ways_written_out_and_hold_for_the_best_plan),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
