/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheme/history.h"
#include "scheme/scenario.h"
#include "support/allocate.h"
#include "support/text.h"
#include "told.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct history_test {
  ap_diagnostics *diagnostics;
  ap_scenario scenario; /* of 2027 on */
} history_test;

static int set_up(void **state) {
  static history_test test;
  test = (history_test){.diagnostics = ap_diagnostics_new(), .scenario = {.start_year = 2027}};
  *state = &test;
  write_text("catalog.csv", "id,standard,title\n9.2.3,control,A\n9.2.3.1,control,B\n9.10.1,control,C\n");
  return ap_catalog_read("catalog.csv", test.diagnostics, &test.scenario.catalog) != AP_OK;
}

static int tear_down(void **state) {
  history_test *test = *state;
  ap_history_free(test->scenario.history);
  ap_catalog_free(test->scenario.catalog);
  ap_diagnostics_free(test->diagnostics);
  return 0;
}

static ap_status read_text(history_test *test, const char *text) {
  write_text("history.csv", text);
  return ap_history_read("history.csv", test->scenario.catalog, &(ap_history_span){.start = 2027, .today = 2028}, NULL,
                         test->diagnostics, &test->scenario.history);
}

static int last(const history_test *test, const char *id, ap_track track) {
  return ap_last_audited(&test->scenario, ap_catalog_find(test->scenario.catalog, id), track);
}

static void rows_stand_by_item_track_and_year(void **state) {
  history_test *test = *state;
  assert_int_equal(read_text(test, "id,track,year,evidence\n"
                                   "9.10.1,internal,2020,\n"
                                   "9.2.3,internal,2026,report 7\n"
                                   "9.2.3,external,2025,\n"
                                   "9.2.3,internal,2024,\n"),
                   AP_OK);
  const ap_history *history = test->scenario.history;
  assert_int_equal(history->count, 4);
  assert_string_equal(history->file, "history.csv");
  assert_int_equal(history->rows[0].track, AP_EXTERNAL);
  assert_int_equal(history->rows[1].year, 2024);
  assert_null(history->rows[1].evidence);
  assert_int_equal(history->rows[2].year, 2026);
  assert_string_equal(history->rows[2].evidence, "report 7");
  assert_string_equal(history->rows[3].item->id, "9.10.1");
  assert_told(test->diagnostics, "");
}

static void the_last_audit_is_of_the_item_itself_on_that_track(void **state) {
  history_test *test = *state;
  assert_int_equal(last(test, "9.2.3", AP_INTERNAL), AP_NEVER);
  assert_int_equal(read_text(test, "id,track,year\n9.2.3,internal,2024\n9.2.3,internal,2026\n9.2.3,internal,2021\n"
                                   "9.10.1,external,2020\n"),
                   AP_OK);
  assert_int_equal(last(test, "9.2.3", AP_INTERNAL), 2026);
  assert_int_equal(last(test, "9.2.3", AP_EXTERNAL), AP_NEVER);
  assert_int_equal(last(test, "9.2.3.1", AP_INTERNAL), AP_NEVER);
  assert_int_equal(last(test, "9.10.1", AP_EXTERNAL), 2020);
  assert_int_equal(last(test, "9.10.1", AP_INTERNAL), AP_NEVER);
}

static void japanese_headers_and_words_are_read(void **state) {
  history_test *test = *state;
  assert_int_equal(read_text(test, "管理策番号,監査区分,年度,証跡\n"
                                   "9.2.3,外部監査,2025年度,報告書\n"
                                   "9.2.3, 内部監査 , 2024 ,\n"
                                   "9.2.3.1,External,2026,\n"),
                   AP_OK);
  assert_int_equal(last(test, "9.2.3", AP_EXTERNAL), 2025);
  assert_int_equal(last(test, "9.2.3", AP_INTERNAL), 2024);
  assert_int_equal(last(test, "9.2.3.1", AP_EXTERNAL), 2026);
}

static void rows_of_no_use_are_left_out_with_a_word(void **state) {
  history_test *test = *state;
  assert_int_equal(read_text(test, "id,track,year\n"
                                   "9.9.9,internal,2024\n"
                                   "9.2.3,internal,2029\n"
                                   "9.2.3,internal,2025\n"
                                   "9.2.3,internal,2025\n"),
                   AP_OK);
  assert_int_equal(test->scenario.history->count, 1);
  assert_told(test->diagnostics, "2:1 history-item|9.9.9\n"
                                 "3:16 history-late|2029|2028\n"
                                 "5:1 history-repeated|9.2.3|2025\n");
  assert_int_equal(ap_diagnostics_total(test->diagnostics, AP_WARNING), 2);
}

static void rows_of_the_scenarios_own_years_are_records(void **state) {
  history_test *test = *state;
  assert_int_equal(read_text(test, "id,track,year,evidence\n"
                                   "9.2.3,internal,2028,report 9\n"
                                   "9.2.3,internal,2026,report 7\n"
                                   "9.2.3,internal,2027,\n"
                                   "9.2.3,internal,2028,\n"),
                   AP_OK);
  const ap_history *history = test->scenario.history;
  const ap_item *item = ap_catalog_find(test->scenario.catalog, "9.2.3");
  assert_int_equal(history->count, 1);
  assert_int_equal(history->record_count, 2);
  assert_int_equal(last(test, "9.2.3", AP_INTERNAL), 2026);
  assert_string_equal(ap_history_find(history, item, AP_INTERNAL, 2028)->evidence, "report 9");
  assert_string_equal(ap_history_find(history, item, AP_INTERNAL, 2026)->evidence, "report 7");
  assert_null(ap_history_find(history, item, AP_INTERNAL, 2027)->evidence);
  assert_null(ap_history_find(history, item, AP_INTERNAL, 2025));
  assert_null(ap_history_find(history, item, AP_EXTERNAL, 2028));
  assert_null(ap_history_find(NULL, item, AP_EXTERNAL, 2028));
  assert_told(test->diagnostics, "0:0 history-records|2|2027\n"
                                 "5:1 history-repeated|9.2.3|2028\n");
}

static void all_faults_are_told_in_one_run(void **state) {
  history_test *test = *state;
  assert_int_equal(read_text(test, "id,track,year\n"
                                   "9.2.3,inner,2024\n"
                                   "9.2.3,internal,24\n"
                                   "9.2.3,internal,20245\n"
                                   "9.2.3,internal,1899\n"
                                   "9.2.3,internal,\n"
                                   "9.9.9,,x\n"
                                   "9.2.3,internal,2024年\n"),
                   AP_BAD_INPUT);
  assert_null(test->scenario.history);
  assert_told(test->diagnostics, "2:7 history-track|inner\n"
                                 "3:16 history-year|24\n"
                                 "4:16 history-year|20245\n"
                                 "5:16 history-year|1899\n"
                                 "6:16 history-year|\n"
                                 "7:1 history-item|9.9.9\n"
                                 "7:7 history-track|\n"
                                 "7:8 history-year|x\n"
                                 "8:16 history-year|2024年\n");
}

static void without_a_catalog_the_file_is_judged_alone(void **state) {
  history_test *test = *state;
  write_text("history.csv", "id,track,year\n9.9.9,internal,2024\n9.9.9,internal,2x\n");
  assert_int_equal(ap_history_read("history.csv", NULL, &(ap_history_span){.start = 2027, .today = 2026}, NULL,
                                   test->diagnostics, &test->scenario.history),
                   AP_BAD_INPUT);
  assert_told(test->diagnostics, "3:16 history-year|2x\n");
}

static void a_history_may_be_empty_but_for_its_header(void **state) {
  history_test *test = *state;
  assert_int_equal(read_text(test, "id,track,year\n"), AP_OK);
  assert_int_equal(test->scenario.history->count, 0);
  assert_int_equal(last(test, "9.2.3", AP_EXTERNAL), AP_NEVER);
}

static void a_missing_column_is_told(void **state) {
  history_test *test = *state;
  assert_int_equal(read_text(test, "id,year\n9.2.3,2024\n"), AP_BAD_INPUT);
  assert_told(test->diagnostics, "1:1 csv-column-missing-in-both|track|監査区分\n");
}

static void the_last_audit_is_found_in_any_history(void **state) {
  history_test *test = *state;
  static const char *const ids[] = {"9.2.3", "9.2.3.1", "9.10.1"};
  int expected[3][2];
  ap_text text = {0};
  ap_text_add(&text, "id,track,year\n");
  uint32_t random = 12345;
  for (int i = 0; i < 3; i++) {
    for (int t = 0; t < 2; t++) {
      expected[i][t] = AP_NEVER;
      for (int year = 2000; year < 2027; year++) {
        random = random * 1664525U + 1013904223U;
        if (random >> 29 == 0) {
          ap_text_format(&text, "%s,%s,%d\n", ids[i], t == AP_EXTERNAL ? "external" : "internal", year);
          expected[i][t] = year;
        }
      }
    }
  }
  assert_int_equal(read_text(test, text.bytes), AP_OK);
  for (int i = 0; i < 3; i++) {
    for (int t = 0; t < 2; t++) {
      assert_int_equal(last(test, ids[i], (ap_track)t), expected[i][t]);
    }
  }
  ap_text_free(&text);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
  const struct CMUnitTest tests[] = {
      TEST(rows_stand_by_item_track_and_year),
      TEST(the_last_audit_is_of_the_item_itself_on_that_track),
      TEST(japanese_headers_and_words_are_read),
      TEST(rows_of_no_use_are_left_out_with_a_word),
      TEST(rows_of_the_scenarios_own_years_are_records),
      TEST(all_faults_are_told_in_one_run),
      TEST(without_a_catalog_the_file_is_judged_alone),
      TEST(a_history_may_be_empty_but_for_its_header),
      TEST(a_missing_column_is_told),
      TEST(the_last_audit_is_found_in_any_history),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
