/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs of covers, the external one counting for the internal rule, against all pairs of sets of years. */
#include "checking/pair_cover.h"
#include "random_source.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { HORIZON_MOST = 4, DRAWS = 4000 };

static bool is_near(const ap_check_covers *covers, unsigned years) {
  int due = covers->deadline < covers->horizon ? covers->deadline : covers->horizon;
  for (int year = 1; year <= covers->horizon; year++) {
    if (year > due) {
      return false;
    }
    int next = year + covers->period;
    due = (years >> (year - 1) & 1U) != 0 && next > due ? next : due;
  }
  return due > covers->horizon;
}

static bool is_allowed(const ap_check_covers *covers, unsigned years) {
  return years >> covers->horizon == 0 && (years & covers->barred) == 0 && (covers->required & ~years) == 0;
}

static bool is_pair(const ap_check_pair *pair, unsigned external, unsigned internal) {
  const ap_check_covers *covers = pair->covers;
  return is_allowed(&covers[AP_EXTERNAL], external) && is_allowed(&covers[AP_INTERNAL], internal) &&
         is_near(&covers[AP_EXTERNAL], external) && is_near(&covers[AP_INTERNAL], internal | external);
}

static int64_t price_of(unsigned years, const ap_wide *prices) {
  int64_t price = 0;
  for (int offset = 0; offset < HORIZON_MOST; offset++) {
    price += (years >> offset & 1U) != 0 ? (int64_t)prices[offset] : 0;
  }
  return price;
}

/* What all pairs come to. */
typedef struct found_pairs {
  size_t count;
  int64_t cheapest;
  unsigned forced[AP_TRACKS];
} found_pairs;

static found_pairs all_pairs(const ap_check_pair *pair, const ap_wide *const *prices) {
  found_pairs found = {.cheapest = INT64_MAX, .forced = {~0U, ~0U}};
  for (unsigned external = 0; external < 1U << HORIZON_MOST; external++) {
    for (unsigned internal = 0; internal < 1U << HORIZON_MOST; internal++) {
      if (is_pair(pair, external, internal)) {
        int64_t price = price_of(external, prices[AP_EXTERNAL]) + price_of(internal, prices[AP_INTERNAL]);
        found.cheapest = price < found.cheapest ? price : found.cheapest;
        found.forced[AP_EXTERNAL] &= external;
        found.forced[AP_INTERNAL] &= internal;
        found.count++;
      }
    }
  }
  return found;
}

static ap_check_covers draw_covers(random_source *source, ap_wide *prices) {
  ap_check_covers covers = {.horizon = (int32_t)random_between(source, 1, HORIZON_MOST)};
  covers.period = (int32_t)random_between(source, 1, covers.horizon);
  covers.deadline = (int32_t)random_between(source, 1, covers.horizon + 1);
  unsigned years = (1U << covers.horizon) - 1;
  covers.required = (ap_years)(random_between(source, 0, 15) & random_between(source, 0, 15)) & years;
  covers.barred = (ap_years)(random_between(source, 0, 15) & random_between(source, 0, 15)) & years;
  covers.barred &= random_between(source, 0, 9) == 0 ? ~0U : ~covers.required;
  for (int offset = 0; offset < HORIZON_MOST; offset++) {
    prices[offset] = random_between(source, 0, 2) == 0 ? 0 : random_between(source, 0, 20);
  }
  return covers;
}

static void pairs_are_those_of_all_sets_of_years(void **state) {
  (void)state;
  random_source source = {.state = 20300401};
  for (int drawn = 0; drawn < DRAWS; drawn++) {
    ap_wide of_track[AP_TRACKS][AP_YEARS_MOST] = {{0}};
    const ap_wide *prices[AP_TRACKS] = {of_track[0], of_track[1]};
    ap_check_pair pair;
    for (int track = 0; track < AP_TRACKS; track++) {
      pair.covers[track] = draw_covers(&source, of_track[track]);
    }
    found_pairs found = all_pairs(&pair, prices);
    assert_int_equal(ap_check_has_pair(&pair), found.count != 0);
    if (found.count != 0) {
      ap_check_pair_years forced = ap_check_forced_pair(&pair);
      assert_int_equal(ap_check_cheapest_pair(prices, &pair), found.cheapest);
      assert_int_equal(forced.years[AP_EXTERNAL], found.forced[AP_EXTERNAL]);
      assert_int_equal(forced.years[AP_INTERNAL], found.forced[AP_INTERNAL]);
      assert_int_equal(ap_check_pair_is_fixed(&pair),
                       is_pair(&pair, found.forced[AP_EXTERNAL], found.forced[AP_INTERNAL]));
    }
  }
}

static void prices_near_the_limit_are_added_over_all_years(void **state) {
  (void)state;
  ap_wide prices[AP_YEARS_MOST];
  for (int offset = 0; offset < AP_YEARS_MOST; offset++) {
    prices[offset] = (ap_wide)1 << 65;
  }
  const ap_wide *const of_track[AP_TRACKS] = {prices, prices};
  ap_check_pair yearly = {.covers = {{.horizon = AP_YEARS_MOST, .deadline = 1, .period = 1},
                                     {.horizon = AP_YEARS_MOST, .deadline = 1, .period = 1}}};
  assert_true(ap_check_cheapest_pair(of_track, &yearly) == ((ap_wide)1 << 65) * AP_YEARS_MOST);
  yearly.covers[AP_INTERNAL].required = ((ap_years)1 << AP_YEARS_MOST) - 1;
  assert_true(ap_check_cheapest_pair(of_track, &yearly) == ((ap_wide)1 << 66) * AP_YEARS_MOST);
  assert_int_equal(ap_check_forced_pair(&yearly).years[AP_INTERNAL], yearly.covers[AP_INTERNAL].required);
  assert_true(ap_check_pair_is_fixed(&yearly));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(pairs_are_those_of_all_sets_of_years),
      cmocka_unit_test(prices_near_the_limit_are_added_over_all_years),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
