/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/text.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void assert_written(int64_t number, const char *expected) {
  ap_text text = {0};
  ap_text_add_integer(&text, number);
  assert_int_equal(text.failed, 0);
  assert_int_equal(text.length, strlen(expected));
  assert_string_equal(text.bytes, expected);
  ap_text_free(&text);
}

static void integers_of_any_size_are_written_in_decimal(void **state) {
  (void)state;
  assert_written(0, "0");
  assert_written(7, "7");
  assert_written(-7, "-7");
  assert_written(2027, "2027");
  assert_written(INT64_MAX, "9223372036854775807");
  assert_written(INT64_MIN, "-9223372036854775808");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(integers_of_any_size_are_written_in_decimal),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
