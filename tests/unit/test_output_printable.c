/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/printable.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_printed(const char *string, const char *expected) {
  ap_text text = {0};
  ap_add_printable(&text, string);
  assert_string_equal(text.bytes, expected);
  ap_text_free(&text);
}

static void plain_text_in_any_language_stays(void **state) {
  (void)state;
  assert_printed("", "");
  assert_printed("9.2.3 利用者アクセス — é", "9.2.3 利用者アクセス — é");
}

static void control_characters_are_written_out(void **state) {
  (void)state;
  assert_printed("a\x1b[31mred", "a\\x1b[31mred");
  assert_printed("line\nand\ttab\r", "line\\nand\\ttab\\r");
  assert_printed("\x7f", "\\x7f");
  assert_printed("\xc2\x9b"
                 "31m",
                 "\\x9b31m"); /* CSI in one character */
}

static void marks_that_turn_the_writing_are_written_out(void **state) {
  (void)state;
  assert_printed("a\xe2\x80\xae"
                 "b",
                 "a\\u202eb");
  assert_printed("a\xe2\x81\xa6"
                 "b",
                 "a\\u2066b");
  assert_printed("a\xe2\x80\xa8"
                 "b",
                 "a\\u2028b");
  assert_printed("\xe2\x80\x8d", "\xe2\x80\x8d"); /* a joiner is part of words */
}

static void bytes_that_are_no_utf8_are_written_out(void **state) {
  (void)state;
  assert_printed("a\xff"
                 "b\xe3\x81",
                 "a\\xffb\\xe3\\x81");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(plain_text_in_any_language_stays),
      cmocka_unit_test(control_characters_are_written_out),
      cmocka_unit_test(marks_that_turn_the_writing_are_written_out),
      cmocka_unit_test(bytes_that_are_no_utf8_are_written_out),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
