/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/date_words.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void a_day_is_said_with_its_month_in_words(void **state) {
  (void)state;
  assert_string_equal(ap_date_words((ap_date){.year = 2027, .month = 4, .day = 1}).words, "1 April 2027");
  assert_string_equal(ap_date_words((ap_date){.year = 1999, .month = 12, .day = 31}).words, "31 December 1999");
}

static void a_day_by_its_number_is_said_alike(void **state) {
  (void)state;
  const ap_date date = {.year = 2028, .month = 2, .day = 29};
  assert_string_equal(ap_day_words(ap_date_number(date)).words, "29 February 2028");
}

static void no_day_is_said_with_no_words(void **state) {
  (void)state;
  assert_string_equal(ap_date_words((ap_date){0}).words, "");
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(a_day_is_said_with_its_month_in_words),
                                     cmocka_unit_test(a_day_by_its_number_is_said_alike),
                                     cmocka_unit_test(no_day_is_said_with_no_words)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
