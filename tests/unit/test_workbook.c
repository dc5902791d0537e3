/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem() */
/* A workbook: what becomes of cells, what is found when it is read back, and what is told when it is not written. */
#include "output/workbook/book.h"
#include "output/workbook/cell_text.h"
#include "support/child.h"
#include "support/diagnose.h"
#include "support/scratch.h"
#include "support/write.h"
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include <cmocka.h>

static const ap_view english = {.language = "en"};
static const ap_look text_look = {.kind = AP_CELL_TEXT};
static const ap_look hours_look = {.kind = AP_CELL_HOURS};

/* ---- text ---- */

static void assert_becomes(const char *string, const char *expected) {
  ap_text text = {0};
  ap_add_cell_text(&text, string);
  assert_false(text.failed);
  assert_string_equal(text.bytes, expected);
  ap_text_free(&text);
}

static void ordinary_text_stays_as_it_is(void **state) {
  (void)state;
  assert_becomes("=1+1 & <b> \"q\" 特権\t\n", "=1+1 & <b> \"q\" 特権\t\n");
  assert_becomes("snake_x00_case _x12_", "snake_x00_case _x12_");
}

static void what_xml_cannot_hold_is_escaped_as_excel_does(void **state) {
  (void)state;
  assert_becomes("bell\a, return\r", "bell_x0007_, return_x000D_");
  assert_becomes("\xEF\xBF\xBE", "_xFFFE_");
  assert_becomes("bad \xE3\x81 byte", "bad \\xe3\\x81 byte");
}

static void text_that_looks_escaped_comes_back_as_it_was_written(void **state) {
  (void)state;
  assert_becomes("_x0007_ and _x00e4_", "_x005F_x0007_ and _x005F_x00e4_");
}

static void fill_with(char *text, size_t count, char letter) {
  memset(text, letter, count);
  text[count] = '\0';
}

static void text_longer_than_a_cell_is_cut_with_a_note(void **state) {
  (void)state;
  static char string[40001];
  ap_text text = {0};
  fill_with(string, AP_CELL_UNITS_MOST, 'a');
  assert_becomes(string, string);
  fill_with(string, 40000, 'a');
  ap_add_cell_text(&text, string);
  assert_true(text.length <= AP_CELL_UNITS_MOST);
  /* 32,767 less the 200 kept free for the note */
  assert_non_null(strstr(text.bytes, "a … [cut: 7433 more characters are more than a cell holds]"));
  assert_int_equal(strspn(text.bytes, "a"), 40000 - 7433);
  ap_text_free(&text);
}

static void a_character_of_two_units_counts_twice(void **state) {
  (void)state;
  enum { COUNT = 16384 }; /* 32,768 units */
  ap_text string = {0};
  ap_text text = {0};
  for (int i = 0; i < COUNT; i++) {
    ap_text_add(&string, "😀");
  }
  ap_add_cell_text(&text, string.bytes);
  assert_non_null(strstr(text.bytes, "[cut: "));
  ap_text_free(&text);
  ap_text_free(&string);
}

static void text_like_a_formula_is_known_in_both_widths(void **state) {
  (void)state;
  assert_true(ap_cell_text_is_like_a_formula("=1"));
  assert_true(ap_cell_text_is_like_a_formula("＝1"));
  assert_true(ap_cell_text_is_like_a_formula("@SUM(A1)"));
  assert_false(ap_cell_text_is_like_a_formula("5.10"));
  assert_false(ap_cell_text_is_like_a_formula(""));
}

/* ---- a small workbook, and the same cells counted by hand ---- */

static void fill_small(ap_book *book, const void *context) {
  (void)context;
  ap_sheet *first = ap_book_sheet(book, "First");
  ap_sheet *second = ap_book_sheet(book, "Second");
  ap_cell_text(second, text_look, "5.10"); /* sheets may be filled in any order */
  ap_row_end(second);
  ap_cell_text(first, text_look, "=HYPERLINK(\"x\")");
  ap_cell_number(first, hours_look, 90);
  ap_row_end(first);
  ap_cell_empty(first, text_look);
  ap_cell_formula(first, hours_look, "SUM(B1:B1)", 90);
  ap_cell_empty(first, hours_look);
}

static ap_book_written counted_by_hand(void) {
  ap_book_written written = {.sheets = 2};
  ap_tally_text(&written.tallies[0], (ap_cell_place){0, 0}, "=HYPERLINK(\"x\")");
  ap_tally_number(&written.tallies[0], (ap_cell_place){0, 1}, 90.0 / 1440);
  ap_tally_formula(&written.tallies[0], (ap_cell_place){1, 1}, "SUM(B1:B1)", 90.0 / 1440);
  ap_tally_text(&written.tallies[1], (ap_cell_place){0, 0}, "5.10");
  return written;
}

static ap_status write_with(void (*fill)(ap_book *book, const void *context), ap_diagnostics *diagnostics,
                            ap_text *text) {
  const ap_book_about about = {
      .view = &english, .file = "scenario.yaml", .title = "A & B", .subject = "Audit plan", .as_of = {2027, 4, 1}};
  return ap_book_write(&about, fill, NULL, diagnostics, text);
}

static ap_text write_small(void) {
  ap_text text = {0};
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  assert_int_equal(write_with(fill_small, diagnostics, &text), AP_OK);
  ap_diagnostics_free(diagnostics);
  return text;
}

static bool reads_back(const char *bytes, size_t length, const ap_book_written *written) {
  assert_int_equal(ap_write_file("book.xlsx", bytes, length, NULL), AP_OK);
  return ap_reads_back("book.xlsx", written);
}

static void a_workbook_reads_back_as_it_was_written(void **state) {
  (void)state;
  ap_text text = write_small();
  ap_book_written written = counted_by_hand();
  assert_true(reads_back(text.bytes, text.length, &written));
  ap_text_free(&text);
}

static void a_cell_that_is_missing_moved_or_another_is_found(void **state) {
  (void)state;
  ap_text text = write_small();
  ap_book_written more = counted_by_hand();
  ap_tally_text(&more.tallies[1], (ap_cell_place){1, 0}, "lost");
  assert_false(reads_back(text.bytes, text.length, &more));
  ap_book_written moved = counted_by_hand();
  moved.tallies[1] = (ap_tally){0};
  ap_tally_text(&moved.tallies[1], (ap_cell_place){0, 1}, "5.10");
  assert_false(reads_back(text.bytes, text.length, &moved));
  ap_book_written number = counted_by_hand();
  number.tallies[1] = (ap_tally){0};
  ap_tally_number(&number.tallies[1], (ap_cell_place){0, 0}, 5.1);
  assert_false(reads_back(text.bytes, text.length, &number));
  ap_book_written minute = counted_by_hand();
  minute.tallies[0] = (ap_tally){0};
  ap_tally_text(&minute.tallies[0], (ap_cell_place){0, 0}, "=HYPERLINK(\"x\")");
  ap_tally_number(&minute.tallies[0], (ap_cell_place){0, 1}, 91.0 / 1440);
  ap_tally_formula(&minute.tallies[0], (ap_cell_place){1, 1}, "SUM(B1:B1)", 90.0 / 1440);
  assert_false(reads_back(text.bytes, text.length, &minute));
  ap_text_free(&text);
}

static void a_chart_or_a_sheet_that_is_missing_is_found(void **state) {
  (void)state;
  ap_text text = write_small();
  ap_book_written chart = counted_by_hand();
  chart.charts = 1;
  assert_false(reads_back(text.bytes, text.length, &chart));
  ap_book_written sheet = counted_by_hand();
  sheet.sheets = 3;
  assert_false(reads_back(text.bytes, text.length, &sheet));
  ap_text_free(&text);
}

static void damage_is_found(void **state) {
  (void)state;
  ap_text text = write_small();
  ap_book_written written = counted_by_hand();
  assert_false(reads_back(text.bytes, text.length / 2, &written));
  assert_false(reads_back(text.bytes, 0, &written));
  char *data = memmem(text.bytes, text.length, "xl/worksheets/sheet1.xml", strlen("xl/worksheets/sheet1.xml"));
  assert_non_null(data);
  data += strlen("xl/worksheets/sheet1.xml") + 40;
  *data = (char)(*data ^ 1);
  assert_false(reads_back(text.bytes, text.length, &written));
  ap_text_free(&text);
}

static void numbers_apart_by_a_rounding_error_are_the_same_others_are_not(void **state) {
  (void)state;
  ap_tally one = {0};
  ap_tally same = {0};
  ap_tally other = {0};
  ap_tally_number(&one, (ap_cell_place){0, 0}, 1.0 / 1440);
  ap_tally_number(&same, (ap_cell_place){0, 0}, 0.0006944444444444445);
  ap_tally_number(&other, (ap_cell_place){0, 0}, 0.0006954444444444445);
  assert_true(one.sum == same.sum);
  assert_true(one.sum != other.sum);
}

static void the_same_content_gives_the_same_bytes_in_another_time_zone(void **state) {
  (void)state;
  ap_text once = write_small();
  assert_int_equal(setenv("TZ", "Asia/Tokyo", 1), 0);
  ap_text again = write_small();
  assert_int_equal(unsetenv("TZ"), 0);
  assert_int_equal(once.length, again.length);
  assert_memory_equal(once.bytes, again.bytes, once.length);
  ap_text_free(&once);
  ap_text_free(&again);
}

/* ---- what is told ---- */

static void assert_told(void (*fill)(ap_book *book, const void *context), ap_status status, ap_diagnostic_code code) {
  ap_text text = {0};
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  assert_int_equal(write_with(fill, diagnostics, &text), status);
  assert_int_equal(ap_diagnostics_count(diagnostics), 1);
  assert_string_equal(ap_diagnostics_at(diagnostics, 0)->name, ap_diagnostic_name(code));
  assert_int_equal(text.length, 0);
  ap_diagnostics_free(diagnostics);
  ap_text_free(&text);
}

static void fill_and_die(ap_book *book, const void *context) {
  fill_small(book, context);
  (void)raise(SIGKILL);
}

static void fill_and_run_out_of_memory(ap_book *book, const void *context) {
  fill_small(book, context);
  ap_book_fail(book, AP_BOOK_SHORT);
}

static void fill_beyond_the_last_row(ap_book *book, const void *context) {
  (void)context;
  ap_sheet *sheet = ap_book_sheet(book, "Long");
  sheet->row = AP_SHEET_ROWS - 1;
  ap_cell_text(sheet, text_look, "the last");
  ap_row_end(sheet);
  ap_cell_text(sheet, text_look, "one too many");
}

static void expect_too_many_rows(ap_book *book, const void *context) {
  (void)context;
  ap_sheet_expect(ap_book_sheet(book, "Long"), AP_SHEET_ROWS + 1);
}

/* A file may grow to a thousand bytes alone: as on a full disk, but for the error's number. */
static void fill_with_a_full_disk(ap_book *book, const void *context) {
  const struct rlimit limit = {1000, 1000};
  (void)signal(SIGXFSZ, SIG_IGN);
  (void)setrlimit(RLIMIT_FSIZE, &limit);
  for (int i = 0; i < 100; i++) {
    ap_sheet *sheet = i == 0 ? ap_book_sheet(book, "Full") : &book->sheets[0];
    ap_cell_text(sheet, text_look, "so much text that a thousand bytes do not hold all of these rows");
    ap_row_end(sheet);
  }
  (void)context;
}

static void a_writer_that_dies_is_told_and_nothing_is_written(void **state) {
  (void)state;
  assert_told(fill_and_die, AP_MACHINE, AP_D_WORKBOOK_LOST);
  assert_told(fill_and_run_out_of_memory, AP_MACHINE, AP_D_OUT_OF_MEMORY);
}

static void a_full_disk_is_told_and_nothing_is_written(void **state) {
  (void)state;
  assert_told(fill_with_a_full_disk, AP_MACHINE, AP_D_WORKBOOK_DAMAGED);
}

static void a_sheet_with_too_many_rows_is_told(void **state) {
  (void)state;
  assert_told(fill_beyond_the_last_row, AP_BAD_INPUT, AP_D_WORKBOOK_TOO_LONG);
  assert_told(expect_too_many_rows, AP_BAD_INPUT, AP_D_WORKBOOK_TOO_LONG);
}

/* ---- the child ---- */

static int write_a_word(const void *context, ap_text *written) {
  ap_text_add(written, context);
  return AP_CHILD_DONE;
}

static int name_a_fault(const void *context, ap_text *written) {
  ap_text_add(written, "half");
  return *(const int *)context;
}

static void a_child_hands_back_what_it_wrote_or_its_fault(void **state) {
  (void)state;
  static const int fault = 7;
  static const int loss = AP_CHILD_LOST;
  ap_text text = {0};
  assert_int_equal(ap_work_in_child(write_a_word, "word", &text), AP_CHILD_DONE);
  assert_string_equal(text.bytes, "word");
  assert_int_equal(ap_work_in_child(name_a_fault, &fault, &text), fault);
  assert_int_equal(ap_work_in_child(name_a_fault, &loss, &text), AP_CHILD_LOST);
  assert_string_equal(text.bytes, "word");
  ap_text_free(&text);
}

static void a_file_without_a_name_keeps_what_is_written_to_its_path(void **state) {
  (void)state;
  ap_scratch scratch;
  ap_text text = {0};
  assert_int_equal(ap_scratch_open(&scratch), 0);
  FILE *file = fopen(scratch.path, "wb");
  assert_non_null(file);
  assert_int_equal(fwrite("bytes", 1, 5, file), 5);
  assert_int_equal(fclose(file), 0);
  assert_int_equal(ap_scratch_read(&scratch, &text), 0);
  assert_string_equal(text.bytes, "bytes");
  ap_scratch_close(&scratch);
  ap_text_free(&text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(ordinary_text_stays_as_it_is),
      cmocka_unit_test(what_xml_cannot_hold_is_escaped_as_excel_does),
      cmocka_unit_test(text_that_looks_escaped_comes_back_as_it_was_written),
      cmocka_unit_test(text_longer_than_a_cell_is_cut_with_a_note),
      cmocka_unit_test(a_character_of_two_units_counts_twice),
      cmocka_unit_test(text_like_a_formula_is_known_in_both_widths),
      cmocka_unit_test(a_workbook_reads_back_as_it_was_written),
      cmocka_unit_test(a_cell_that_is_missing_moved_or_another_is_found),
      cmocka_unit_test(a_chart_or_a_sheet_that_is_missing_is_found),
      cmocka_unit_test(damage_is_found),
      cmocka_unit_test(numbers_apart_by_a_rounding_error_are_the_same_others_are_not),
      cmocka_unit_test(the_same_content_gives_the_same_bytes_in_another_time_zone),
      cmocka_unit_test(a_writer_that_dies_is_told_and_nothing_is_written),
      cmocka_unit_test(a_full_disk_is_told_and_nothing_is_written),
      cmocka_unit_test(a_sheet_with_too_many_rows_is_told),
      cmocka_unit_test(a_child_hands_back_what_it_wrote_or_its_fault),
      cmocka_unit_test(a_file_without_a_name_keeps_what_is_written_to_its_path),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
