/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/money.h"
#include "random_source.h"
#include "scheme/currency.h"
#include "support/rounding.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static int64_t rounded(int64_t amount, int64_t times, int64_t over) {
  int64_t ratio;
  assert_false(ap_ratio_overflows(amount, times, over, &ratio));
  return ratio;
}

static void a_share_is_rounded_half_up_once(void **state) {
  (void)state;
  assert_int_equal(rounded(5, 1, 2), 3);
  assert_int_equal(rounded(-5, 1, 2), -2);
  assert_int_equal(rounded(-7, 1, 3), -2);
  assert_int_equal(rounded(7, 1, 3), 2);
  assert_int_equal(rounded(8, 1, 3), 3);
  assert_int_equal(rounded(1, 49, 100), 0);
  assert_int_equal(rounded(1, 50, 100), 1);
  assert_int_equal(rounded(0, 5, 7), 0);
  assert_int_equal(rounded(INT64_MAX, INT64_MAX, INT64_MAX), INT64_MAX);
  assert_int_equal(rounded(INT64_MIN, 1, 1), INT64_MIN);
}

static void a_share_that_does_not_fit_is_refused(void **state) {
  (void)state;
  int64_t ratio;
  assert_true(ap_ratio_overflows(INT64_MAX, 2, 1, &ratio));
  assert_true(ap_ratio_overflows(INT64_MAX, 3, 2, &ratio));
  assert_true(ap_ratio_overflows(INT64_MIN, INT64_MIN, 1, &ratio));
}

static void a_root_is_the_largest_whose_square_is_no_larger(void **state) {
  (void)state;
  for (ap_wide square = 0; square < 10000; square++) {
    ap_wide root = ap_wide_root(square);
    assert_true(root * root <= square && (root + 1) * (root + 1) > square);
  }
  random_source source = {.state = 4711};
  for (int i = 0; i < 10000; i++) {
    ap_wide root = (ap_wide)(random_next(&source) >> (1 + i % 60)) + 1;
    assert_true(ap_wide_root(root * root) == root);
    assert_true(ap_wide_root(root * root - 1) == root - 1);
  }
  ap_wide largest = (((ap_wide)1 << 126) - 1) * 2 + 1;
  ap_wide root = ap_wide_root(largest);
  assert_true(root * root <= largest && largest - root * root <= 2 * root);
}

static void money_is_shown_in_the_main_unit_with_thousands_apart(void **state) {
  (void)state;
  static const struct {
    int64_t amount;
    const char *currency, *shown;
  } cases[] = {
      {0, "JPY", "0"},
      {999, "JPY", "999"},
      {1000, "JPY", "1,000"},
      {1234567, "JPY", "1,234,567"},
      {-1234567, "JPY", "-1,234,567"},
      {0, "USD", "0.00"},
      {5, "USD", "0.05"},
      {100, "EUR", "1.00"},
      {123456, "USD", "1,234.56"},
      {-99, "USD", "-0.99"},
      {1234567, "KWD", "1,234.567"},
      {12345, "CLF", "1.2345"},
      {INT64_MAX, "JPY", "9,223,372,036,854,775,807"},
      {INT64_MIN, "USD", "-92,233,720,368,547,758.08"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    assert_string_equal(ap_money(cases[i].amount, cases[i].currency).digits, cases[i].shown);
  }
}

static void a_currency_is_three_capital_letters(void **state) {
  (void)state;
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  static const char *const wrong[] = {"", "yen", "JP", "JPYE", "JP1", "円", "jpy"};
  assert_int_equal(ap_currency_judge("JPY", (ap_yaml_mark){1, 1}, "x", diagnostics), AP_OK);
  for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
    assert_int_equal(ap_currency_judge(wrong[i], (ap_yaml_mark){1, 1}, "x", diagnostics), AP_BAD_INPUT);
  }
  assert_int_equal(ap_diagnostics_total(diagnostics, AP_ERROR), sizeof wrong / sizeof wrong[0]);
  ap_diagnostics_free(diagnostics);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_share_is_rounded_half_up_once),
      cmocka_unit_test(a_share_that_does_not_fit_is_refused),
      cmocka_unit_test(a_root_is_the_largest_whose_square_is_no_larger),
      cmocka_unit_test(money_is_shown_in_the_main_unit_with_thousands_apart),
      cmocka_unit_test(a_currency_is_three_capital_letters),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
