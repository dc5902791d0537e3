/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/risk.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { COUNT = 4 };

static void the_riskiest_take_the_earliest_years(void **state) {
  (void)state;
  const ap_exchangeable entries[COUNT] = {{1, 2, 0}, {5, 3, 1}, {5, 1, 2}, {0, 1, 3}};
  ap_exchangeable work[2 * COUNT];
  size_t source[COUNT];
  ap_exchange_by_risk(entries, COUNT, work, source);
  assert_int_equal(source[1], 2); /* the first of the riskiest has the first of the earliest */
  assert_int_equal(source[2], 3);
  assert_int_equal(source[0], 0);
  assert_int_equal(source[3], 1);
}

static void equal_risks_leave_all_in_place(void **state) {
  (void)state;
  const ap_exchangeable entries[COUNT] = {{2, 4, 0}, {2, 3, 1}, {2, 2, 2}, {2, 1, 3}};
  ap_exchangeable work[2 * COUNT];
  size_t source[COUNT];
  ap_exchange_by_risk(entries, COUNT, work, source);
  for (size_t i = 0; i < COUNT; i++) {
    assert_int_equal(source[i], i);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_riskiest_take_the_earliest_years),
      cmocka_unit_test(equal_risks_leave_all_in_place),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
