/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checking/cheapest_cover.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static bool is_cover(unsigned years, int horizon, int deadline, int period) {
  int due = deadline;
  for (int year = 1; year <= horizon; year++) {
    if (year > due) {
      return false;
    }
    if ((years >> (year - 1) & 1U) != 0) {
      due = year + period;
    }
  }
  return due > horizon;
}

static int64_t price_of(unsigned years, const ap_wide *prices, int horizon) {
  int64_t price = 0;
  for (int offset = 0; offset < horizon; offset++) {
    price += (years >> offset & 1U) != 0 ? (int64_t)prices[offset] : 0;
  }
  return price;
}

static int64_t cheapest_of_all(const ap_wide *prices, int horizon, int deadline, int period) {
  int64_t cheapest = INT64_MAX;
  for (unsigned years = 0; years < 1U << horizon; years++) {
    if (is_cover(years, horizon, deadline, period) && price_of(years, prices, horizon) < cheapest) {
      cheapest = price_of(years, prices, horizon);
    }
  }
  return cheapest;
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
          assert_int_equal(ap_check_cheapest_cover(prices, horizon, deadline, period),
                           cheapest_of_all(prices, horizon, deadline, period));
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
  assert_true(ap_check_cheapest_cover(prices, AP_YEARS_MOST, 1, 1) == ((ap_wide)INT64_MAX + INT64_MAX) * AP_YEARS_MOST);
}

static void a_yearly_unit_is_forced_in_every_year(void **state) {
  (void)state;
  for (int offset = 0; offset < 5; offset++) {
    assert_true(ap_check_cover_forces(offset, 5, 1, 1));
  }
  assert_true(ap_check_cover_is_fixed(5, 1, 1));
}

static void a_unit_due_at_once_is_forced_in_the_first_year_alone(void **state) {
  (void)state;
  assert_true(ap_check_cover_forces(0, 6, 1, 3));
  for (int offset = 1; offset < 6; offset++) {
    assert_false(ap_check_cover_forces(offset, 6, 1, 3));
  }
  assert_false(ap_check_cover_is_fixed(6, 1, 3));
}

static void one_audit_that_suffices_for_the_horizon_leaves_no_choice(void **state) {
  (void)state;
  assert_true(ap_check_cover_is_fixed(3, 1, 3));
  assert_false(ap_check_cover_is_fixed(3, 2, 3));
  assert_false(ap_check_cover_is_fixed(4, 1, 3));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_cheapest_cover_is_the_cheapest_of_all_covers),
      cmocka_unit_test(prices_near_the_limit_are_added_in_128_bits),
      cmocka_unit_test(a_yearly_unit_is_forced_in_every_year),
      cmocka_unit_test(a_unit_due_at_once_is_forced_in_the_first_year_alone),
      cmocka_unit_test(one_audit_that_suffices_for_the_horizon_leaves_no_choice),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
