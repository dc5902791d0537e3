/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/plain.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void assert_plain(const char *text, const char *expected) {
  ap_arena arena = {0};
  assert_string_equal(ap_plain_copy(&arena, text), expected);
  ap_arena_free(&arena);
}

static void full_width_letters_digits_and_dots_are_made_plain(void **state) {
  (void)state;
  assert_plain("９．２．３．１１．ＰＢ", "9.2.3.11.PB");
  assert_plain("ＡＣ－２（１）", "AC-2(1)");
  assert_plain("①", "1");
  assert_plain("Ａ．５。１０", "A.5.10");
}

static void each_hyphen_and_dash_is_a_hyphen(void **state) {
  (void)state;
  assert_plain("a\u2010b\u2011c\u2012d\u2013e\u2014f\u2015g\u2212h\uFF0Di\uFE63j\uFE58k", "a-b-c-d-e-f-g-h-i-j-k");
}

static void the_long_vowel_mark_is_a_hyphen_between_letters_and_digits_alone(void **state) {
  (void)state;
  assert_plain("OISー01", "OIS-01");
  assert_plain("ＯＩＳｰ０１", "OIS-01");
  assert_plain("サーバー1", "サーバー1");
  assert_plain("Aー", "Aー");
  assert_plain("第1。", "第1。");
}

static void blanks_around_are_left_out(void **state) {
  (void)state;
  assert_plain("\u3000 9.2.3\u00A0\t", "9.2.3");
  assert_plain("AC-2\u3000(1)", "AC-2 (1)");
  assert_plain("\u3000\u3000", "");
  assert_plain("", "");
}

static void what_is_plain_stays_where_it_is(void **state) {
  (void)state;
  static const char text[] = "9.2.3";
  char plain[AP_PLAIN_SIZE];
  size_t length = sizeof text - 1;
  assert_ptr_equal(ap_make_plain(text, &length, plain), text);
  assert_int_equal(length, sizeof text - 1);
  assert_null(ap_plain_copy(&(ap_arena){0}, NULL));
}

static void what_is_too_long_or_no_utf8_stays_as_it_is(void **state) {
  (void)state;
  char text[3 * AP_PLAIN_CHARACTERS_MOST + 4] = "";
  for (int i = 0; i < AP_PLAIN_CHARACTERS_MOST; i++) {
    strcat(text, "１");
  }
  char plain[AP_PLAIN_SIZE];
  size_t length = strlen(text);
  assert_ptr_equal(ap_make_plain(text, &length, plain), plain);
  assert_int_equal(length, AP_PLAIN_CHARACTERS_MOST);
  strcat(text, "１");
  length = strlen(text);
  assert_ptr_equal(ap_make_plain(text, &length, plain), text);
  assert_int_equal(length, strlen(text));
  assert_plain("\xFF１", "\xFF１");
  assert_plain("ﷺ", "صلى الله عليه وسلم"); /* one character may become many */
}

int main(void) {
  static const struct CMUnitTest tests[] = {
      cmocka_unit_test(full_width_letters_digits_and_dots_are_made_plain),
      cmocka_unit_test(each_hyphen_and_dash_is_a_hyphen),
      cmocka_unit_test(the_long_vowel_mark_is_a_hyphen_between_letters_and_digits_alone),
      cmocka_unit_test(blanks_around_are_left_out),
      cmocka_unit_test(what_is_plain_stays_where_it_is),
      cmocka_unit_test(what_is_too_long_or_no_utf8_stays_as_it_is),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
