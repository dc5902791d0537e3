/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checking/cheapest_cover.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static bool is_cover(unsigned years, const ap_check_covers *covers) {
  int due = covers->deadline;
  if ((years & covers->barred) != 0 || (covers->required & ~years) != 0) {
    return false;
  }
  for (int year = 1; year <= covers->horizon; year++) {
    if (year > due) {
      return false;
    }
    if ((years >> (year - 1) & 1U) != 0) {
      due = year + covers->period;
    }
  }
  return due > covers->horizon;
}

static int64_t price_of(unsigned years, const ap_wide *prices, int horizon) {
  int64_t price = 0;
  for (int offset = 0; offset < horizon; offset++) {
    price += (years >> offset & 1U) != 0 ? (int64_t)prices[offset] : 0;
  }
  return price;
}

/* INT64_MAX where there is no cover. */
static int64_t cheapest_of_all(const ap_wide *prices, const ap_check_covers *covers) {
  int64_t cheapest = INT64_MAX;
  for (unsigned years = 0; years < 1U << covers->horizon; years++) {
    if (is_cover(years, covers) && price_of(years, prices, covers->horizon) < cheapest) {
      cheapest = price_of(years, prices, covers->horizon);
    }
  }
  return cheapest;
}

static unsigned in_all(const ap_check_covers *covers) {
  unsigned forced = (1U << covers->horizon) - 1;
  for (unsigned years = 0; years < 1U << covers->horizon; years++) {
    forced &= is_cover(years, covers) ? years : ~0U;
  }
  return forced;
}

/* Prices with zeros, repetitions and large steps among them. */
static void set_prices(unsigned seed, ap_wide *prices, int horizon) {
  for (int offset = 0; offset < horizon; offset++) {
    seed = seed * 1103515245U + 12345U;
    unsigned drawn = seed >> 16;
    prices[offset] = drawn % 3 == 0 ? 0 : drawn % 7;
  }
}

static void the_cheapest_cover_is_the_cheapest_of_all_covers(void **state) {
  (void)state;
  for (int horizon = 1; horizon <= 8; horizon++) {
    for (int period = 1; period <= horizon; period++) {
      for (int deadline = 1; deadline <= period; deadline++) {
        for (unsigned seed = 0; seed < 20; seed++) {
          ap_wide prices[AP_YEARS_MOST];
          set_prices(seed, prices, horizon);
          ap_check_covers covers = {.horizon = horizon, .deadline = deadline, .period = period};
          assert_int_equal(ap_check_cheapest_cover(prices, &covers), cheapest_of_all(prices, &covers));
        }
      }
    }
  }
}

static unsigned some_years(unsigned *seed, int horizon) {
  *seed = *seed * 1103515245U + 12345U;
  unsigned years = *seed >> 16;
  *seed = *seed * 1103515245U + 12345U;
  return years & *seed >> 16 & ((1U << horizon) - 1);
}

static void assert_right(const ap_check_covers *covers, unsigned seed) {
  ap_wide prices[AP_YEARS_MOST];
  set_prices(seed, prices, covers->horizon);
  int64_t cheapest = cheapest_of_all(prices, covers);
  assert_int_equal(ap_check_has_cover(covers), cheapest != INT64_MAX);
  if (cheapest != INT64_MAX) {
    unsigned forced = in_all(covers);
    assert_int_equal(ap_check_cheapest_cover(prices, covers), cheapest);
    assert_int_equal(ap_check_forced_years(covers), forced);
    assert_int_equal(ap_check_cover_is_fixed(covers), is_cover(forced, covers));
  }
}

static void required_and_barred_years_are_minded_and_late_deadlines_too(void **state) {
  (void)state;
  unsigned seed = 7;
  for (int horizon = 1; horizon <= 7; horizon++) {
    for (int period = 1; period <= horizon; period++) {
      for (int deadline = 1; deadline <= horizon; deadline++) {
        for (int drawn = 0; drawn < 40; drawn++) {
          ap_check_covers covers = {.horizon = horizon, .deadline = deadline, .period = period};
          covers.required = some_years(&seed, horizon) & some_years(&seed, horizon);
          covers.barred = some_years(&seed, horizon) & (drawn % 8 == 0 ? ~0U : ~covers.required);
          assert_right(&covers, seed);
        }
      }
    }
  }
}

static void prices_near_the_limit_are_added_in_128_bits(void **state) {
  (void)state;
  ap_wide prices[AP_YEARS_MOST];
  for (int offset = 0; offset < AP_YEARS_MOST; offset++) {
    prices[offset] = (ap_wide)INT64_MAX + INT64_MAX;
  }
  ap_check_covers yearly = {.horizon = AP_YEARS_MOST, .deadline = 1, .period = 1};
  assert_true(ap_check_cheapest_cover(prices, &yearly) == ((ap_wide)INT64_MAX + INT64_MAX) * AP_YEARS_MOST);
}

static void a_yearly_unit_is_forced_in_every_year(void **state) {
  (void)state;
  ap_check_covers yearly = {.horizon = 5, .deadline = 1, .period = 1};
  assert_int_equal(ap_check_forced_years(&yearly), 31);
  assert_true(ap_check_cover_is_fixed(&yearly));
}

static void a_unit_due_at_once_is_forced_in_the_first_year_alone(void **state) {
  (void)state;
  ap_check_covers covers = {.horizon = 6, .deadline = 1, .period = 3};
  assert_int_equal(ap_check_forced_years(&covers), 1);
  assert_false(ap_check_cover_is_fixed(&covers));
}

static void one_audit_that_suffices_for_the_horizon_leaves_no_choice(void **state) {
  (void)state;
  ap_check_covers covers = {.horizon = 3, .deadline = 1, .period = 3};
  assert_true(ap_check_cover_is_fixed(&covers));
  covers.deadline = 2;
  assert_false(ap_check_cover_is_fixed(&covers));
  covers = (ap_check_covers){.horizon = 4, .deadline = 1, .period = 3};
  assert_false(ap_check_cover_is_fixed(&covers));
}

static void a_pinned_year_is_forced_and_may_leave_a_choice(void **state) {
  (void)state;
  ap_check_covers covers = {.horizon = 6, .deadline = 3, .period = 3, .required = 1U << 1};
  assert_int_equal(ap_check_forced_years(&covers), 1U << 1);
  assert_false(ap_check_cover_is_fixed(&covers));
  covers.barred = 1U << 2 | 1U << 3; /* then the fifth year alone is near enough */
  assert_int_equal(ap_check_forced_years(&covers), 1U << 1 | 1U << 4);
  assert_true(ap_check_cover_is_fixed(&covers));
  covers.barred |= 1U << 4;
  assert_false(ap_check_has_cover(&covers));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_cheapest_cover_is_the_cheapest_of_all_covers),
      cmocka_unit_test(required_and_barred_years_are_minded_and_late_deadlines_too),
      cmocka_unit_test(a_pinned_year_is_forced_and_may_leave_a_choice),
      cmocka_unit_test(prices_near_the_limit_are_added_in_128_bits),
      cmocka_unit_test(a_yearly_unit_is_forced_in_every_year),
      cmocka_unit_test(a_unit_due_at_once_is_forced_in_the_first_year_alone),
      cmocka_unit_test(one_audit_that_suffices_for_the_horizon_leaves_no_choice),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
