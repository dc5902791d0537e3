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

static void the_cheapest_cover_is_the_cheapest_of_all_sets_of_years(void **state) {
  (void)state;
  const int64_t price[8] = {5, 1, 4, 2, 0, 7, 3, 6};
  for (int every = 1; every <= 8; every++) {
    for (int deadline = 1; deadline <= every; deadline++) {
      ap_cover_rule rule = {.every = every, .deadline = deadline, .horizon = 8};
      int64_t least = INT64_MAX;
      for (ap_cover cover = 0; cover < 256; cover++) {
        int64_t sum = 0;
        for (int year = 0; year < 8; year++) {
          sum += (cover >> year & 1) != 0 ? price[year] : 0;
        }
        least = ap_is_cover(&rule, cover) && sum < least ? sum : least;
      }
      ap_cover found;
      assert_int_equal(ap_cheapest_cover(&rule, price, &found), least);
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
        size_t count = ap_minimal_covers(&rule, covers, 512);
        size_t expected = 0;
        for (ap_cover cover = 0; cover < (ap_cover)1 << horizon; cover++) {
          expected += ap_is_cover(&rule, cover) && ap_spare_nothing(&rule, cover) == cover;
        }
        assert_int_equal(count, expected);
        for (size_t i = 0; i < count; i++) {
          assert_true(ap_is_cover(&rule, covers[i]));
          assert_int_equal(ap_spare_nothing(&rule, covers[i]), covers[i]);
        }
      }
    }
  }
}

static void minimal_covers_are_counted_beyond_the_room_for_them(void **state) {
  (void)state;
  ap_cover covers[4];
  ap_cover_rule rule = {.every = 10, .deadline = 10, .horizon = 10};
  assert_int_equal(ap_minimal_covers(&rule, covers, 4), 5);
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
      cmocka_unit_test(minimal_covers_are_counted_beyond_the_room_for_them),
      cmocka_unit_test(a_yearly_unit_is_forced_every_year_and_a_due_one_in_the_first),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
