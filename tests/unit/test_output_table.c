/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/bar.h"
#include "output/facts.h"
#include "output/fill.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const ap_view plain = {.language = "en", .colour = false};
static const ap_view coloured = {.language = "en", .colour = true};

static void add_row(ap_table *table, const char *first, const char *second, const char *third) {
  ap_table_add(table, AP_PLAIN, first);
  ap_table_add(table, AP_PLAIN, second);
  ap_table_add(table, AP_PLAIN, third);
}

static void columns_are_as_wide_as_their_widest_cell(void **state) {
  (void)state;
  ap_text text = {0};
  ap_table table = {.columns = 3, .right = {false, true, false}, .indent = 1};
  add_row(&table, "year", "hours", "");
  add_row(&table, "2027年度", "104:30", "x");
  add_row(&table, "計", "9:00", "y");
  ap_table_write(&table, &plain, &text);
  assert_string_equal(text.bytes, " year       hours\n"
                                  " 2027年度  104:30  x\n"
                                  " 計          9:00  y\n");
  ap_text_free(&text);
}

static void the_last_column_is_wrapped_at_the_screen(void **state) {
  (void)state;
  char words[200];
  memset(words, 'a', sizeof words);
  for (size_t i = 9; i < sizeof words; i += 10) {
    words[i] = ' ';
  }
  words[sizeof words - 1] = '\0';
  ap_text text = {0};
  ap_table facts = ap_facts(2);
  ap_add_fact(&facts, "label", AP_PLAIN, words);
  ap_table_write(&facts, &plain, &text);
  for (const char *line = text.bytes; *line != '\0'; line = strchr(line, '\n') + 1) {
    assert_true(strcspn(line, "\n") <= 80);
    assert_memory_equal(line, line == text.bytes ? "  label  a" : "         a", 10);
  }
  ap_text_free(&text);
}

static void control_characters_of_a_cell_are_written_out(void **state) {
  (void)state;
  ap_text text = {0};
  ap_table table = {.columns = 1};
  ap_table_add(&table, AP_PLAIN, "a\x1b[2J\nb");
  AP_TABLE_FILL(&table, AP_PLAIN, "<{0}>", "\a");
  ap_table_write(&table, &plain, &text);
  assert_string_equal(text.bytes, "a\\x1b[2J\\nb\n<\\x07>\n");
  ap_text_free(&text);
}

static void colour_changes_no_column(void **state) {
  (void)state;
  ap_text text = {0};
  ap_table table = {.columns = 2};
  ap_table_add(&table, AP_STRONG, "a");
  ap_table_add(&table, AP_BAD, "b");
  ap_table_add(&table, AP_PLAIN, "long");
  ap_table_add(&table, AP_PLAIN, "c");
  ap_table_write(&table, &coloured, &text);
  assert_string_equal(text.bytes, "\x1b[1ma\x1b[0m     \x1b[31mb\x1b[0m\nlong  c\n");
  ap_text_free(&text);
}

static void an_empty_cell_has_no_colour(void **state) {
  (void)state;
  ap_text text = {0};
  ap_table table = {.columns = 2};
  ap_table_add(&table, AP_STRONG, "a");
  ap_table_add(&table, AP_STRONG, "");
  ap_table_write(&table, &coloured, &text);
  assert_string_equal(text.bytes, "\x1b[1ma\x1b[0m\n");
  ap_text_free(&text);
}

static void a_bar_shows_what_is_forced_and_what_is_not(void **state) {
  (void)state;
  ap_text text = {0};
  ap_add_bar(&text, 100, 50, 100, 4);
  assert_string_equal(text.bytes, "██░░");
  ap_text_free(&text);
  ap_add_bar(&text, 1, 0, 1000000, 4);
  assert_string_equal(text.bytes, "░");
  ap_text_free(&text);
  ap_add_bar(&text, 0, 0, 100, 4);
  ap_add_bar(&text, 0, 0, 0, 4);
  assert_int_equal(text.length, 0);
  ap_text_free(&text);
  ap_add_bar(&text, INT64_MAX, INT64_MAX, INT64_MAX, 3);
  assert_string_equal(text.bytes, "███");
  ap_text_free(&text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(columns_are_as_wide_as_their_widest_cell),
      cmocka_unit_test(the_last_column_is_wrapped_at_the_screen),
      cmocka_unit_test(control_characters_of_a_cell_are_written_out),
      cmocka_unit_test(colour_changes_no_column),
      cmocka_unit_test(an_empty_cell_has_no_colour),
      cmocka_unit_test(a_bar_shows_what_is_forced_and_what_is_not),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
