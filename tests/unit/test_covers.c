/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "planning/covers.h"

static ap_cover years(const char *bits) { /* "101": years 1 and 3 */
  ap_cover cover = 0;
  for (int year = 0; bits[year] != '\0'; year++) {
    cover |= bits[year] == '1' ? (ap_cover)1 << year : 0;
  }
  return cover;
}

static void a_cover_meets_the_deadline_and_every_window(void **state) {
  (void)state;
  ap_cover_rule rule = {.every = 3, .deadline = 2, .horizon = 6};
  assert_true(ap_is_cover(&rule, years("010010")));
  assert_true(ap_is_cover(&rule, years("100100")));
  assert_false(ap_is_cover(&rule, years("001001")));
  assert_false(ap_is_cover(&rule, years("010001")));
  assert_false(ap_is_cover(&rule, years("010000")));
  assert_false(ap_is_cover(&rule, 0));
}

/* The least price of all sets of years that are covers, under these prices. */
static int64_t least_price(const ap_cover_rule *rule, const int64_t *price) {
  int64_t least = INT64_MAX;
  for (ap_cover cover = 0; cover < (ap_cover)1 << rule->horizon; cover++) {
    int64_t sum = 0;
    for (int year = 0; year < rule->horizon; year++) {
      sum += (cover >> year & 1) != 0 ? price[year] : 0;
    }
    least = ap_is_cover(rule, cover) && sum < least ? sum : least;
  }
  return least;
}

static void the_cheapest_cover_is_the_cheapest_of_all_sets_of_years(void **state) {
  (void)state;
  const int64_t price[8] = {5, 1, 4, 2, 0, 7, 3, 6};
  for (int every = 1; every <= 8; every++) {
    for (int deadline = 1; deadline <= every; deadline++) {
      ap_cover_rule rule = {.every = every, .deadline = deadline, .horizon = 8};
      ap_cover found;
      assert_int_equal(ap_cheapest_cover(&rule, price, &found), least_price(&rule, price));
      assert_true(ap_is_cover(&rule, found));
    }
  }
}

static void the_minimal_covers_are_those_that_can_spare_no_year(void **state) {
  (void)state;
  for (int horizon = 1; horizon <= 9; horizon++) {
    for (int every = 1; every <= horizon; every++) {
      for (int deadline = 1; deadline <= every; deadline++) {
        ap_cover_rule rule = {.every = every, .deadline = deadline, .horizon = horizon};
        ap_cover covers[512];
        size_t count = ap_minimal_covers(&rule, 0, covers, 512);
        size_t expected = 0;
        for (ap_cover cover = 0; cover < (ap_cover)1 << horizon; cover++) {
          expected += ap_is_cover(&rule, cover) && ap_spare_years(&rule, cover, 0) == cover;
        }
        assert_int_equal(count, expected);
        for (size_t i = 0; i < count; i++) {
          assert_true(ap_is_cover(&rule, covers[i]));
          assert_int_equal(ap_spare_years(&rule, covers[i], 0), covers[i]);
        }
      }
    }
  }
}

static void years_below_zero_are_taken_though_they_could_be_spared(void **state) {
  (void)state;
  const int64_t price[7] = {3, -2, 5, 1, -4, 0, 2};
  for (int every = 1; every <= 7; every++) {
    for (int deadline = 1; deadline <= every; deadline++) {
      ap_cover_rule rule = {.every = every, .deadline = deadline, .horizon = 7, .barred = deadline > 1 ? 1 : 0};
      ap_cover found;
      if (ap_has_cover(&rule)) {
        assert_int_equal(ap_cheapest_cover(&rule, price, &found), least_price(&rule, price));
        assert_true(ap_is_cover(&rule, found));
        assert_int_equal(found & years("0100100"), years("0100100"));
      }
    }
  }
}

static void with_welcome_years_covers_spare_all_but_these(void **state) {
  (void)state;
  for (ap_cover welcome = 0; welcome < 1U << 6; welcome++) {
    for (int every = 1; every <= 6; every++) {
      ap_cover_rule rule = {.every = every, .deadline = (every + 1) / 2, .horizon = 6, .required = years("001000")};
      ap_cover covers[64];
      size_t count = ap_minimal_covers(&rule, welcome, covers, 64);
      size_t expected = 0;
      for (ap_cover cover = 0; cover < 1U << 6; cover++) {
        expected += ap_is_cover(&rule, cover) && ap_spare_years(&rule, cover, welcome) == cover;
      }
      assert_int_equal(count, expected);
      for (size_t i = 0; i < count; i++) {
        assert_int_equal(ap_spare_years(&rule, covers[i], welcome), covers[i]);
      }
    }
  }
}

static void minimal_covers_are_counted_beyond_the_room_for_them(void **state) {
  (void)state;
  ap_cover covers[4];
  ap_cover_rule rule = {.every = 10, .deadline = 10, .horizon = 10};
  assert_int_equal(ap_minimal_covers(&rule, 0, covers, 4), 5);
}

static void a_yearly_unit_is_forced_every_year_and_a_due_one_in_the_first(void **state) {
  (void)state;
  assert_int_equal(ap_forced_years(&(ap_cover_rule){.every = 1, .deadline = 1, .horizon = 4}), years("1111"));
  assert_int_equal(ap_forced_years(&(ap_cover_rule){.every = 3, .deadline = 1, .horizon = 4}), years("1000"));
  assert_int_equal(ap_forced_years(&(ap_cover_rule){.every = 3, .deadline = 2, .horizon = 4}), 0);
  assert_int_equal(ap_forced_years(&(ap_cover_rule){.every = 1, .deadline = 1, .horizon = 30}), (1U << 30) - 1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_cover_meets_the_deadline_and_every_window),
      cmocka_unit_test(the_cheapest_cover_is_the_cheapest_of_all_sets_of_years),
      cmocka_unit_test(the_minimal_covers_are_those_that_can_spare_no_year),
      cmocka_unit_test(years_below_zero_are_taken_though_they_could_be_spared),
      cmocka_unit_test(with_welcome_years_covers_spare_all_but_these),
      cmocka_unit_test(minimal_covers_are_counted_beyond_the_room_for_them),
      cmocka_unit_test(a_yearly_unit_is_forced_every_year_and_a_due_one_in_the_first),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
