/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/csv_excel.h"
#include "support/csv.h"
#include "support/source.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define MARK "\xEF\xBB\xBF"

static void assert_senses(const char *const texts[], size_t count, ap_excel_sense sense) {
  for (size_t i = 0; i < count; i++) {
    ap_excel_sense found = ap_excel_sense_of(texts[i], strlen(texts[i]));
    if (found != sense) {
      fail_msg("\"%s\" is %d; expected %d", texts[i], (int)found, (int)sense);
    }
  }
}

static void what_is_not_changed_is_left_alone(void **state) {
  (void)state;
  static const char *const texts[] = {"",
                                      "0",
                                      "60",
                                      "-5",
                                      "123456789012345",
                                      "9.2.3.11.PB",
                                      "A.5.10",
                                      "AC-2(1)",
                                      "OIS-01",
                                      "A-1",
                                      "P-1",
                                      "external",
                                      "yes",
                                      "EXT-ALL",
                                      "'=1+1",
                                      "a=1",
                                      "SA-3",
                                      "E-5",
                                      "truth",
                                      "May",
                                      "maybe 1",
                                      "R4",
                                      "#1",
                                      "(a)",
                                      "年度",
                                      "統制目標",
                                      "1つ目",
                                      "日月",
                                      "2027年度計画",
                                      "S-1.x",
                                      "\xFF\xFE"};
  assert_senses(texts, COUNT(texts), AP_EXCEL_SAME);
}

static void numbers_that_would_look_otherwise_and_dates_are_seen(void **state) {
  (void)state;
  static const char *const texts[] = {
      "5.10",      "5.1",    "9.2.3",          "1-2",     "1/2",     "007",        "1234567890123456",
      "1E5",       "2e-3",   "1,200",          "50%",     "(5)",     "1:30",       "9:30 AM",
      "9 p",       "$5",     "¥1,200",         "MAR-1",   "dec 01",  "Sept-2",     "1-Jan-2027",
      "June 2027", "TRUE",   "false",          "#N/A",    "#DIV/0!", "2027-01-02", "５．１０",
      "１－２",    "4月1日", "令和4年6月15日", "R4.6.15", "h30/4/1", " 5",         "5 ",
      "1 1/2"};
  assert_senses(texts, COUNT(texts), AP_EXCEL_OTHER);
}

static void formulas_are_seen_whatever_the_width_of_their_sign(void **state) {
  (void)state;
  static const char *const texts[] = {"=1+1",
                                      "+1",
                                      "-1+1",
                                      "- none",
                                      "@SUM(A1)",
                                      "\t=1",
                                      "\r=1",
                                      "＝1",
                                      "-0",
                                      "＋1",
                                      "－x",
                                      "＠x",
                                      " =1",
                                      "-",
                                      "\xE2\x88\x92"
                                      "1"};
  assert_senses(texts, COUNT(texts), AP_EXCEL_FORMULA);
}

static char *made(const char *plain, ap_text *text) {
  ap_excel_csv file = {0};
  ap_add_csv_for_excel(&file, plain, strlen(plain), text);
  assert_false(text->failed);
  return text->bytes;
}

static void assert_made(const char *plain, const char *expected) {
  ap_text text = {0};
  assert_string_equal(made(plain, &text), expected);
  ap_text_free(&text);
}

static void cells_are_written_as_formulas_of_text(void **state) {
  (void)state;
  assert_made("id,title,minutes\n5.10,\"=f(\"\"x\"\",1)\",60\nA.5.10,plain,-5\n",
              MARK "id,title,minutes\r\n\"=\"\"5.10\"\"\",\"=\"\"=f(\"\"\"\"x\"\"\"\",1)\"\"\",60\r\n"
                   "A.5.10,plain,-5\r\n");
}

static void only_columns_of_days_may_have_dates(void **state) {
  (void)state;
  assert_made("due,id\n2027-04-01,2027-04-01\n4/1,x\n",
              MARK "due,id\r\n2027-04-01,\"=\"\"2027-04-01\"\"\"\r\n\"=\"\"4/1\"\"\",x\r\n");
}

static void what_no_formula_holds_gets_an_apostrophe_where_it_is_needed(void **state) {
  (void)state;
  char long_text[400];
  static const char beginnings[] = {'=', '\'', 'x'};
  static const char *const expected[] = {"'=x", "''x", "xxx"};
  memset(long_text, 'x', sizeof long_text);
  long_text[sizeof long_text - 1] = '\0';
  for (size_t i = 0; i < COUNT(expected); i++) {
    ap_text text = {0};
    long_text[0] = beginnings[i];
    assert_memory_equal(made(long_text, &text) + 3, expected[i], 3);
    ap_text_free(&text);
  }
  assert_made("\"=1\n2\",\"a\nb\"\n", MARK "\"'=1\n2\",\"a\nb\"\r\n");
}

static void pieces_make_one_file_and_a_part_behind_another_has_no_mark(void **state) {
  (void)state;
  ap_text text = {0};
  ap_excel_csv file = {0};
  ap_excel_csv part = {.has_begun = true};
  ap_add_csv_for_excel(&file, "due,id\n", 7, &text);
  ap_add_csv_for_excel(&file, "2027-04-01,x\n", 13, &text);
  ap_add_csv_for_excel(&file, "", 0, &text);
  ap_add_csv_for_excel(&part, "a,1-2\n", 6, &text);
  assert_string_equal(text.bytes, MARK "due,id\r\n2027-04-01,x\r\na,\"=\"\"1-2\"\"\"\r\n");
  ap_text_free(&text);
}

typedef struct seen_fields {
  const char *const *expected;
  size_t count;
} seen_fields;

static ap_status see(void *context, ap_csv *csv, const ap_csv_record *record) {
  (void)csv;
  seen_fields *seen = context;
  assert_string_equal(record->field[0], seen->expected[seen->count++]);
  return AP_OK;
}

static void our_reader_gives_the_text_that_was_meant(void **state) {
  (void)state;
  static const char *const texts[] = {"5.10",    "=1+1",  "@SUM(\"a\")", "'=1",  "1-2",
                                      "a,\"b\"", "=\"\"", "-",           "TRUE", "x"};
  static const char plain[] =
      "id\n5.10\n=1+1\n\"@SUM(\"\"a\"\")\"\n'=1\n1-2\n\"a,\"\"b\"\"\"\n\"=\"\"\"\"\"\n-\nTRUE\nx\n";
  static const ap_csv_column columns[] = {{.name = "id", .required = true, .plain = true}};
  ap_text text = {0};
  ap_csv *csv = NULL;
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  seen_fields seen = {.expected = texts};
  const char *bytes = made(plain, &text) + 3; /* the mark is left out before */
  const ap_source source = {.name = "x.csv", .bytes = (char *)(uintptr_t)bytes, .length = text.length - 3};
  assert_int_equal(ap_csv_read(&source, columns, 1, see, &seen, diagnostics, &csv), AP_OK);
  assert_int_equal(ap_csv_close(csv), AP_OK);
  assert_int_equal(seen.count, COUNT(texts));
  ap_diagnostics_free(diagnostics);
  ap_text_free(&text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_is_not_changed_is_left_alone),
      cmocka_unit_test(numbers_that_would_look_otherwise_and_dates_are_seen),
      cmocka_unit_test(formulas_are_seen_whatever_the_width_of_their_sign),
      cmocka_unit_test(cells_are_written_as_formulas_of_text),
      cmocka_unit_test(only_columns_of_days_may_have_dates),
      cmocka_unit_test(what_no_formula_holds_gets_an_apostrophe_where_it_is_needed),
      cmocka_unit_test(pieces_make_one_file_and_a_part_behind_another_has_no_mark),
      cmocka_unit_test(our_reader_gives_the_text_that_was_meant),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
