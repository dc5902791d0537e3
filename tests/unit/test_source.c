/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/allocate.h"
#include "support/encoding.h"
#include "support/source.h"
#include "support/utf8.h"
#include "told.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

typedef struct fixture {
  ap_diagnostics *diagnostics;
  ap_source source;
} fixture;

static int start(void **state) {
  static fixture reading;
  reading.diagnostics = ap_diagnostics_new();
  reading.source = (ap_source){0};
  *state = &reading;
  return reading.diagnostics == NULL;
}

static int finish(void **state) {
  fixture *reading = *state;
  ap_source_free(&reading->source);
  ap_diagnostics_free(reading->diagnostics);
  return 0;
}

static ap_status read_it(fixture *reading, const char *path, bool cp932) {
  return ap_source_read(path, "a line", cp932 ? AP_SOURCE_TABLE : AP_SOURCE_PLAIN, reading->diagnostics,
                        &reading->source);
}

static ap_status read_these(fixture *reading, const char *bytes, size_t length, bool cp932) {
  write_bytes("source.csv", bytes, length);
  return read_it(reading, "source.csv", cp932);
}

static void a_file_is_read_whole_with_a_nul_byte_behind_it(void **state) {
  fixture *reading = *state;
  assert_int_equal(read_these(reading, "id\n9.2.3\n", 9, false), AP_OK);
  assert_string_equal(reading->source.bytes, "id\n9.2.3\n");
  assert_int_equal(reading->source.length, 9);
  assert_string_equal(reading->source.name, "source.csv");
  assert_false(reading->source.converted);
  assert_told(reading->diagnostics, "");
}

static void a_byte_order_mark_is_dropped(void **state) {
  fixture *reading = *state;
  assert_int_equal(read_these(reading, "\xEF\xBB\xBFid", 5, false), AP_OK);
  assert_string_equal(reading->source.bytes, "id");
  assert_int_equal(reading->source.length, 2);
}

static void an_empty_file_is_refused_with_what_it_should_hold(void **state) {
  fixture *reading = *state;
  assert_int_equal(read_these(reading, "", 0, true), AP_BAD_INPUT);
  assert_told(reading->diagnostics, "0:0 file-empty|a line\n");
  assert_null(reading->source.bytes);
}

static void a_byte_order_mark_alone_is_an_empty_file(void **state) {
  fixture *reading = *state;
  assert_int_equal(read_these(reading, "\xEF\xBB\xBF", 3, true), AP_BAD_INPUT);
  assert_told(reading->diagnostics, "0:0 file-empty|a line\n");
}

static void a_folder_is_no_file(void **state) {
  fixture *reading = *state;
  assert_int_equal(read_it(reading, ".", true), AP_BAD_INPUT);
  assert_told(reading->diagnostics, "0:0 file-is-folder\n");
}

static void a_missing_file_is_unreadable(void **state) {
  fixture *reading = *state;
  assert_int_equal(read_it(reading, "missing.csv", true), AP_BAD_INPUT);
  assert_told(reading->diagnostics, "0:0 file-unreadable|No such file or directory\n");
}

static void a_path_below_a_file_is_unreadable(void **state) {
  fixture *reading = *state;
  write_text("plain", "text");
  assert_int_equal(read_it(reading, "plain/catalog.csv", true), AP_BAD_INPUT);
  assert_told(reading->diagnostics, "0:0 file-unreadable|Not a directory\n");
}

static void standard_input_is_read_by_the_name_of_a_dash(void **state) {
  fixture *reading = *state;
  int ends[2];
  int input = dup(STDIN_FILENO);
  assert_int_equal(pipe(ends), 0);
  assert_int_equal(write(ends[1], "id\n", 3), 3);
  close(ends[1]);
  assert_int_equal(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
  close(ends[0]);
  assert_int_equal(read_it(reading, "-", true), AP_OK);
  assert_string_equal(reading->source.bytes, "id\n");
  assert_int_equal(dup2(input, STDIN_FILENO), STDIN_FILENO);
  close(input);
}

static void invalid_utf8_is_placed_by_line_and_character(void **state) {
  fixture *reading = *state;
  static const char bytes[] = "管理策,é\nあい\xFFう\nend \xC3";
  assert_int_equal(read_these(reading, bytes, sizeof bytes - 1, true), AP_BAD_INPUT);
  assert_told(reading->diagnostics, "2:3 not-utf8|FF\n3:5 not-utf8|C3\n");
}

static void a_run_of_invalid_bytes_is_told_once_and_read_on_as_question_marks(void **state) {
  fixture *reading = *state;
  assert_int_equal(read_these(reading, "a\xFF\xFE\xFDz\n", 6, false), AP_BAD_INPUT);
  assert_told(reading->diagnostics, "1:2 not-utf8|FF\n");
  assert_string_equal(reading->source.bytes, "a???z\n");
}

static void surrogates_overlong_forms_and_what_lies_beyond_unicode_are_invalid(void **state) {
  fixture *reading = *state;
  static const char bytes[] = "\xED\xA0\x80 \xC0\xAF \xF4\x90\x80\x80 \xE3\x81";
  assert_int_equal(read_these(reading, bytes, sizeof bytes - 1, false), AP_BAD_INPUT);
  assert_int_equal(ap_diagnostics_count(reading->diagnostics), 4);
}

static void a_nul_byte_is_refused(void **state) {
  fixture *reading = *state;
  assert_int_equal(read_these(reading, "id,standard\n9.\0002,x\n", 19, true), AP_BAD_INPUT);
  assert_told(reading->diagnostics, "2:3 nul-byte\n");
  assert_string_equal(reading->source.bytes, "id,standard\n9.?2,x\n");
}

static void utf16_is_named_as_such_where_no_spreadsheet_can_be_meant(void **state) {
  fixture *reading = *state;
  assert_int_equal(read_these(reading, "\xFF\xFEi\0d\0", 6, false), AP_BAD_INPUT);
  assert_told(reading->diagnostics, "0:0 file-is-utf16\n");
  assert_null(reading->source.bytes);
}

static void utf16_of_either_byte_order_is_converted(void **state) {
  fixture *reading = *state;
  static const char little[] = "\xFF\xFEi\0d\0\t\0\x97\x66\n\0\x3D\xD8\x00\xDE";
  static const char big[] = "\xFE\xFF\0i\0d\0\t\x66\x97\0\n\xD8\x3D\xDE\x00";
  assert_int_equal(read_these(reading, little, sizeof little - 1, true), AP_OK);
  assert_string_equal(reading->source.bytes, "id\t\u6697\n\U0001F600");
  assert_true(reading->source.converted);
  assert_told(reading->diagnostics, "0:0 read-as-utf16\n");
  ap_source_free(&reading->source);
  assert_int_equal(read_these(reading, big, sizeof big - 1, true), AP_OK);
  assert_string_equal(reading->source.bytes, "id\t\u6697\n\U0001F600");
}

static void what_is_no_utf16_is_placed_by_line_and_character(void **state) {
  fixture *reading = *state;
  /* half a pair, a pair the wrong way round, half a unit */
  static const char bytes[] = "\xFF\xFEi\0\n\0\x97\x66\x3D\xD8x\0\n\0\x00\xDE\x3D\xD8\n\0y\0z";
  assert_int_equal(read_these(reading, bytes, sizeof bytes - 1, true), AP_BAD_INPUT);
  assert_told(reading->diagnostics, "0:0 read-as-utf16\n2:2 not-utf16\n3:1 not-utf16\n4:2 not-utf16\n");
  assert_string_equal(reading->source.bytes, "i\n\u6697?x\n??\ny?");
}

static void utf16_of_a_mark_alone_is_empty(void **state) {
  fixture *reading = *state;
  assert_int_equal(read_these(reading, "\xFF\xFE", 2, true), AP_BAD_INPUT);
  assert_told(reading->diagnostics, "0:0 read-as-utf16\n0:0 file-empty|a line\n");
  assert_null(reading->source.bytes);
}

/* What Windows writes and other Japanese encodings lack or read otherwise: NEC's and IBM's own characters, and those
 * between which Shift_JIS and CP932 differ. */
static void the_characters_of_cp932_are_those_of_windows(void **state) {
  fixture *reading = *state;
  static const char bytes[] = "\x87\x40 \x87\x8A \xFB\xFC \xEE\xE0 \xFA\x40 \x81\x7C \x81\x60 \x81\x61 \x81\x91 "
                              "\xF0\x40 \x5C \x7E \xA5\n";
  assert_int_equal(read_these(reading, bytes, sizeof bytes - 1, true), AP_OK);
  assert_string_equal(reading->source.bytes, "① ㈱ 髙 髙 ⅰ － ～ ∥ ￠ \uE000 \\ ~ ･\n");
}

static void cp932_is_recognised_and_converted(void **state) {
  fixture *reading = *state;
  static const char bytes[] = "\x8A\xC7\x97\x9D\x8D\xF4\x94\xD4\x8D\x86,\x95\x5C\x91\xE8\n\xB1,\x81\x9B\n";
  assert_int_equal(read_these(reading, bytes, sizeof bytes - 1, true), AP_OK);
  assert_string_equal(reading->source.bytes, "管理策番号,表題\nｱ,○\n");
  assert_int_equal(reading->source.length, strlen(reading->source.bytes));
  assert_true(reading->source.converted);
  assert_told(reading->diagnostics, "0:0 read-as-cp932\n");
}

static void cp932_is_not_read_where_utf8_alone_is_allowed(void **state) {
  fixture *reading = *state;
  assert_int_equal(read_these(reading, "\x95\x5C\x91\xE8\n", 5, false), AP_BAD_INPUT);
  assert_true(ap_diagnostics_total(reading->diagnostics, AP_ERROR) > 0);
}

static void json_is_not_read_as_cp932(void **state) {
  fixture *reading = *state;
  static const char bytes[] = " {\"title\": \"\x95\x5C\x91\xE8\"}\n";
  assert_int_equal(read_these(reading, bytes, sizeof bytes - 1, true), AP_BAD_INPUT);
  assert_false(reading->source.converted);
}

static void utf8_with_a_damaged_byte_is_not_taken_for_cp932(void **state) {
  fixture *reading = *state;
  static const char bytes[] = "管理策\xB1番号\n"; /* every byte of it happens to be valid CP932 */
  char *converted;
  size_t length;
  assert_int_equal(ap_encoding_from_cp932(bytes, sizeof bytes - 1, &converted, &length), AP_OK);
  assert_int_equal(read_these(reading, bytes, sizeof bytes - 1, true), AP_BAD_INPUT);
  assert_told(reading->diagnostics, "1:4 not-utf8|B1\n");
  ap_release(converted);
}

static void a_large_file_is_read_whole(void **state) {
  fixture *reading = *state;
  static char bytes[1000000];
  memset(bytes, 'x', sizeof bytes);
  assert_int_equal(read_these(reading, bytes, sizeof bytes, true), AP_OK);
  assert_int_equal(reading->source.length, sizeof bytes);
}

static void a_cursor_counts_lf_cr_and_crlf_as_one_line_end_each(void **state) {
  (void)state;
  static const char text[] = "あ\r\nb\rc\n\nd\r";
  static const struct {
    size_t offset;
    uint64_t line, column;
  } places[] = {{0, 1, 1}, {3, 1, 2}, {5, 2, 1}, {7, 3, 1}, {9, 4, 1}, {10, 5, 1}, {12, 6, 1}};
  ap_cursor cursor = {.bytes = text, .length = sizeof text - 1, .line = 1, .column = 1};
  ap_cursor lines = cursor;
  for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
    ap_cursor_move(&cursor, places[i].offset);
    assert_int_equal(cursor.line, places[i].line);
    assert_int_equal(cursor.column, places[i].column);
    ap_cursor_move_to_line(&lines, places[i].offset);
    assert_int_equal(lines.line, places[i].line);
  }
  ap_cursor_move_to_line(&lines, 5); /* backwards */
  assert_int_equal(lines.line, 2);
}

static void an_excerpt_is_one_line_of_bounded_length(void **state) {
  (void)state;
  char excerpt[AP_EXCERPT_SIZE];
  assert_string_equal(ap_utf8_excerpt("a\nb\x1f", excerpt), "a?b?");
  char text[3 * AP_EXCERPT_SIZE + 1] = "";
  for (size_t i = 0; i < AP_EXCERPT_SIZE; i++) {
    memcpy(text + 3 * i, "管", 3);
  }
  ap_utf8_excerpt(text, excerpt);
  size_t length = strlen(excerpt);
  assert_true(length < AP_EXCERPT_SIZE);
  assert_string_equal(excerpt + length - 6, "管...");
  assert_int_equal(ap_utf8_fault(excerpt, length, 0), length);
}

static void blanks_of_both_scripts_are_trimmed(void **state) {
  (void)state;
  const char *text = " \t\xC2\xA0\xE3\x80\x80 yes 　";
  size_t length = strlen(text);
  ap_utf8_trim(&text, &length);
  assert_int_equal(length, 3);
  assert_memory_equal(text, "yes", 3);
  text = " 　";
  length = strlen(text);
  ap_utf8_trim(&text, &length);
  assert_int_equal(length, 0);
}

static void control_characters_are_found(void **state) {
  (void)state;
  assert_false(ap_utf8_has_control("管理策 9.2.3"));
  assert_true(ap_utf8_has_control("9.2\n3"));
  assert_true(ap_utf8_has_control("\x7F"));
  assert_true(ap_utf8_has_control("\xC2\x85"));
  assert_false(ap_utf8_has_control("\xC2\xA0"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(a_file_is_read_whole_with_a_nul_byte_behind_it, start, finish),
      cmocka_unit_test_setup_teardown(a_byte_order_mark_is_dropped, start, finish),
      cmocka_unit_test_setup_teardown(an_empty_file_is_refused_with_what_it_should_hold, start, finish),
      cmocka_unit_test_setup_teardown(a_byte_order_mark_alone_is_an_empty_file, start, finish),
      cmocka_unit_test_setup_teardown(a_folder_is_no_file, start, finish),
      cmocka_unit_test_setup_teardown(a_missing_file_is_unreadable, start, finish),
      cmocka_unit_test_setup_teardown(a_path_below_a_file_is_unreadable, start, finish),
      cmocka_unit_test_setup_teardown(standard_input_is_read_by_the_name_of_a_dash, start, finish),
      cmocka_unit_test_setup_teardown(invalid_utf8_is_placed_by_line_and_character, start, finish),
      cmocka_unit_test_setup_teardown(a_run_of_invalid_bytes_is_told_once_and_read_on_as_question_marks, start, finish),
      cmocka_unit_test_setup_teardown(surrogates_overlong_forms_and_what_lies_beyond_unicode_are_invalid, start,
                                      finish),
      cmocka_unit_test_setup_teardown(a_nul_byte_is_refused, start, finish),
      cmocka_unit_test_setup_teardown(utf16_is_named_as_such_where_no_spreadsheet_can_be_meant, start, finish),
      cmocka_unit_test_setup_teardown(utf16_of_either_byte_order_is_converted, start, finish),
      cmocka_unit_test_setup_teardown(what_is_no_utf16_is_placed_by_line_and_character, start, finish),
      cmocka_unit_test_setup_teardown(utf16_of_a_mark_alone_is_empty, start, finish),
      cmocka_unit_test_setup_teardown(the_characters_of_cp932_are_those_of_windows, start, finish),
      cmocka_unit_test_setup_teardown(cp932_is_recognised_and_converted, start, finish),
      cmocka_unit_test_setup_teardown(cp932_is_not_read_where_utf8_alone_is_allowed, start, finish),
      cmocka_unit_test_setup_teardown(json_is_not_read_as_cp932, start, finish),
      cmocka_unit_test_setup_teardown(utf8_with_a_damaged_byte_is_not_taken_for_cp932, start, finish),
      cmocka_unit_test_setup_teardown(a_large_file_is_read_whole, start, finish),
      cmocka_unit_test(a_cursor_counts_lf_cr_and_crlf_as_one_line_end_each),
      cmocka_unit_test(an_excerpt_is_one_line_of_bounded_length),
      cmocka_unit_test(blanks_of_both_scripts_are_trimmed),
      cmocka_unit_test(control_characters_are_found),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
