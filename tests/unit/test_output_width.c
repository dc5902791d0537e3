/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/width.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_wrapped(const char *string, size_t column, size_t indent, size_t limit, const char *expected) {
  ap_text text = {0};
  ap_text_add(&text, "");
  ap_add_wrapped(&text, string, column, indent, limit);
  assert_string_equal(text.bytes, expected);
  ap_text_free(&text);
}

static void a_wide_character_takes_two_columns(void **state) {
  (void)state;
  assert_int_equal(ap_width(""), 0);
  assert_int_equal(ap_width("9.2.3"), 5);
  assert_int_equal(ap_width("外部監査"), 8);
  assert_int_equal(ap_width("工数(人時)"), 10);
  assert_int_equal(ap_width("が"), 2);
  assert_int_equal(ap_width("か\xe3\x82\x99"), 2); /* with a combining mark */
  assert_int_equal(ap_width("\xff"), 1);
}

static void words_are_kept_whole(void **state) {
  (void)state;
  assert_wrapped("one two three", 0, 2, 8, "one two\n  three");
  assert_wrapped("one two three", 5, 2, 8, "one\n  two\n  three");
  assert_wrapped("incomprehensible", 0, 0, 8, "incomprehensible");
}

static void spaces_at_the_ends_of_lines_are_dropped(void **state) {
  (void)state;
  assert_wrapped("one two ", 0, 0, 4, "one\ntwo");
  assert_wrapped("one  two", 0, 0, 80, "one  two");
}

static void japanese_breaks_between_characters(void **state) {
  (void)state;
  assert_wrapped("外部監査の計画", 0, 2, 8, "外部監査\n  の計画");
}

static void no_line_begins_with_a_closing_mark(void **state) {
  (void)state;
  assert_wrapped("外部監査。計画", 0, 0, 8, "外部監\n査。計画");
  assert_wrapped("（外部）", 0, 0, 6, "（外\n部）");
}

static void no_line_ends_with_an_opening_mark(void **state) {
  (void)state;
  assert_wrapped("監査「計画」", 0, 0, 6, "監査\n「計\n画」");
}

static void a_number_stays_with_its_unit(void **state) {
  (void)state;
  assert_wrapped("計画は2027年度", 0, 0, 10, "計画は\n2027年度");
}

static void assert_cut(const char *string, size_t columns, const char *expected) {
  ap_text text = {0};
  ap_add_cut(&text, string, columns);
  assert_false(text.failed);
  assert_string_equal(text.bytes, expected);
  ap_text_free(&text);
}

static void what_does_not_fit_is_cut_by_columns(void **state) {
  (void)state;
  assert_cut("backup", 6, "backup");
  assert_cut("backups", 6, "backu…");
  assert_cut("外部監査", 8, "外部監査");
  assert_cut("外部監査", 7, "外部監…");
  assert_cut("外部監査", 6, "外部…");
  assert_cut("外部監査", 1, "…");
  assert_cut("か\u3099く", 4, "か\u3099く"); /* the mark takes no column of its own */
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_wide_character_takes_two_columns),
      cmocka_unit_test(words_are_kept_whole),
      cmocka_unit_test(spaces_at_the_ends_of_lines_are_dropped),
      cmocka_unit_test(japanese_breaks_between_characters),
      cmocka_unit_test(no_line_begins_with_a_closing_mark),
      cmocka_unit_test(no_line_ends_with_an_opening_mark),
      cmocka_unit_test(a_number_stays_with_its_unit),
      cmocka_unit_test(what_does_not_fit_is_cut_by_columns),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
