/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "portfolio/firm.h"
#include "portfolio/workers.h"
#include "support/allocate.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Three years, an audit at least every three: 30, 20, 20 and 10 minutes; a yearly one of 5. */
static const char key[] = "{\"track\":\"internal\",\"start_year\":2027,\"years\":3,\"horizon\":3,\"caps\":[0,0,0],"
                          "\"classes\":[[1,1,0,0,[[5,1]]],[3,3,0,0,[[30,1],[20,2],[10,1]]]]}";

static ap_block *made_block(int tolerance) {
  ap_block *block = NULL;
  assert_int_equal(ap_block_of_key(key, strlen(key), 0, &block), AP_OK);
  assert_int_equal(ap_block_level(block, tolerance), AP_OK);
  return block;
}

static void a_block_is_read_back_from_its_key(void **state) {
  (void)state;
  ap_block *block = made_block(0);
  assert_string_equal(block->key.bytes, key);
  assert_int_equal(block->classes.kind_count, 4);
  assert_int_equal(block->classes.unit_count, 5);
  assert_int_equal(block->classes.divisor, 10);
  ap_block_free(block);
}

static void a_key_in_another_spelling_is_refused(void **state) {
  (void)state;
  static const char *const keys[] = {
      "",
      "[]",
      "{}",
      "{\"classes\":[]}",
      "{\"classes\":[[1,1,0,0,[[5,1]]]]}",
      "{\"track\":\"internal\",\"start_year\":2027,\"years\":3,\"horizon\":3,\"caps\":[0,0,0],"
      "\"classes\":[[1,1,0,0,[[5, 1]]]]}",
      "{\"track\":\"internal\",\"start_year\":2027,\"years\":3,\"horizon\":3,\"caps\":[0,0,0],"
      "\"classes\":[[1,1,0,0,[[5,0]]]]}",
      "{\"track\":\"internal\",\"start_year\":2027,\"years\":31,\"horizon\":31,\"caps\":[0,0,0],"
      "\"classes\":[[1,1,0,0,[[5,1]]]]}"};
  for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
    ap_block *block = NULL;
    assert_int_equal(ap_block_of_key(keys[i], strlen(keys[i]), 0, &block), AP_NO);
    assert_null(block);
  }
}

static void a_service_by_itself_sets_its_limits(void **state) {
  (void)state;
  ap_block *block = made_block(50);
  assert_int_equal(block->peak, 35); /* 30 + 30 + 20 above the yearly 5 */
  assert_int_equal(block->pattern_count, 1);
  for (int year = 0; year < 3; year++) {
    assert_int_equal(block->limits[year], 45); /* 52 less what no units of tens come to */
  }
  ap_block_free(block);
}

/* Of all plans within the limits, by trying each: the least cost. */
static ap_wide least_of_all(const ap_block *block, const int64_t *prices) {
  static const int64_t minutes[] = {30, 20, 20, 10};
  ap_wide least = INT64_MAX;
  for (int plan = 0; plan < 81; plan++) {
    int64_t loads[3] = {5, 5, 5};
    for (int unit = 0, rest = plan; unit < 4; unit++, rest /= 3) {
      loads[rest % 3] += minutes[unit];
    }
    ap_wide cost = 0;
    bool within = true;
    for (int year = 0; year < 3; year++) {
      within = within && loads[year] <= block->limits[year];
      cost += (ap_wide)loads[year] * prices[year];
    }
    least = within && cost < least ? cost : least;
  }
  return least;
}

static void no_plan_costs_less_than_the_bound_and_the_one_found_is_within_the_limits(void **state) {
  (void)state;
  static const int64_t tried[][3] = {{1, 0, 0}, {0, 0, 1}, {1, 2, 3}, {7, 1, 4}, {0, 5, 5}, {3, 3, 3}};
  for (int tolerance = 0; tolerance <= 60; tolerance += 20) {
    ap_block *block = made_block(tolerance);
    for (size_t i = 0; i < sizeof tried / sizeof tried[0]; i++) {
      ap_firm_prices prices = {.first_year = 2027, .years = 3};
      ap_pattern pattern;
      ap_wide bound;
      for (int year = 0; year < 3; year++) {
        prices.minute[AP_INTERNAL][year] = tried[i][year] * 1000;
      }
      assert_int_equal(ap_block_price(block, &prices, &pattern, &bound), AP_OK);
      ap_wide least = least_of_all(block, prices.minute[AP_INTERNAL]);
      assert_true(bound <= least);
      if (pattern.entries != NULL) {
        for (int year = 0; year < 3; year++) {
          assert_true(pattern.loads[year] <= block->limits[year]);
        }
        assert_true(ap_pattern_cost(block, &pattern, &prices) >= least);
      }
    }
    ap_block_free(block);
  }
}

static void years_outside_the_firm_s_view_cost_nothing(void **state) {
  (void)state;
  ap_block *block = made_block(0);
  assert_int_equal(ap_firm_year(block, 0, 2027, 2), 0);
  assert_int_equal(ap_firm_year(block, 2, 2027, 2), -1);
  assert_int_equal(ap_firm_year(block, 0, 2028, 2), -1);
  ap_block_free(block);
}

/* ---- a firm of two services ---- */

/* The loads of one of the 81 plans of a service; false where it is above the limits. */
static bool loads_of_plan(const ap_block *block, int plan, int64_t *loads) {
  static const int64_t minutes[] = {30, 20, 20, 10};
  bool within = true;
  for (int year = 0; year < 3; year++) {
    loads[year] = 5;
  }
  for (int unit = 0; unit < 4; unit++, plan /= 3) {
    loads[plan % 3] += minutes[unit];
  }
  for (int year = 0; year < 3; year++) {
    within = within && loads[year] <= block->limits[year];
  }
  return within;
}

/* The smallest peak that two services can have together, the second one a year later. */
static int64_t least_peak(const ap_block *first, const ap_block *second) {
  int64_t least = INT64_MAX;
  for (int a = 0; a < 81; a++) {
    for (int b = 0; b < 81; b++) {
      int64_t one[3];
      int64_t other[3];
      if (!loads_of_plan(first, a, one) || !loads_of_plan(second, b, other)) {
        continue;
      }
      const int64_t years[] = {one[0], one[1] + other[0], one[2] + other[1], other[2]};
      int64_t peak = 0;
      for (int year = 0; year < 4; year++) {
        peak = years[year] > peak ? years[year] : peak;
      }
      least = peak < least ? peak : least;
    }
  }
  return least;
}

static ap_block *block_from(int start_year) {
  char text[sizeof key];
  ap_block *block = NULL;
  memcpy(text, key, sizeof key);
  strstr(text, "2027")[3] = (char)('0' + start_year % 10);
  assert_int_equal(ap_block_of_key(text, strlen(text), 0, &block), AP_OK);
  block->services = 1;
  block->part_services = ap_allocate(1, sizeof *block->part_services);
  block->part_services[0] = 1;
  return block;
}

static void the_firm_s_peak_lies_between_its_bound_and_what_all_plans_come_to(void **state) {
  (void)state;
  for (int tolerance = 0; tolerance <= 100; tolerance += 10) {
    ap_portfolio portfolio = {.file = "made", .tolerance = tolerance, .service_count = 2};
    ap_diagnostics *diagnostics = ap_diagnostics_new();
    ap_firm *firm = ap_firm_new(&portfolio, 1);
    firm->blocks = ap_allocate(2, sizeof *firm->blocks);
    firm->blocks[firm->block_count++] = block_from(2027);
    firm->blocks[firm->block_count++] = block_from(2028);
    assert_int_equal(ap_firm_set_years(firm, diagnostics), AP_OK);
    assert_int_equal(firm->years, 4);
    assert_int_equal(ap_firm_level(firm, 2, diagnostics), AP_OK);
    const ap_criterion_result *peak = &firm->tracks[AP_INTERNAL].criteria[AP_PEAK];
    int64_t least = least_peak(firm->blocks[0], firm->blocks[1]);
    assert_true(peak->bound <= least);
    assert_true(peak->value >= least);
    assert_true(peak->status != AP_PROVEN || peak->value == least);
    assert_true(firm->tracks[AP_EXTERNAL].empty);
    ap_firm_free(firm);
    ap_diagnostics_free(diagnostics);
  }
}

static void count(void *context, size_t index) { atomic_fetch_add((atomic_size_t *)context, index + 1); }

static void every_piece_of_work_is_done_once(void **state) {
  (void)state;
  for (size_t threads = 1; threads <= 8; threads++) {
    atomic_size_t sum;
    atomic_init(&sum, 0);
    ap_work(1000, threads, count, &sum);
    assert_int_equal(atomic_load(&sum), 500500);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_block_is_read_back_from_its_key),
      cmocka_unit_test(a_key_in_another_spelling_is_refused),
      cmocka_unit_test(a_service_by_itself_sets_its_limits),
      cmocka_unit_test(no_plan_costs_less_than_the_bound_and_the_one_found_is_within_the_limits),
      cmocka_unit_test(years_outside_the_firm_s_view_cost_nothing),
      cmocka_unit_test(the_firm_s_peak_lies_between_its_bound_and_what_all_plans_come_to),
      cmocka_unit_test(every_piece_of_work_is_done_once),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
