/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/diagnose.h"
#include "told.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static int make_list(void **state) {
  *state = ap_diagnostics_new();
  return *state == NULL;
}

static int free_list(void **state) {
  ap_diagnostics_free(*state);
  return 0;
}

static void a_new_list_is_empty(void **state) {
  assert_int_equal(ap_diagnostics_count(*state), 0);
  assert_int_equal(ap_diagnostics_total(*state, AP_ERROR), 0);
}

static void entries_come_in_the_order_of_file_then_place(void **state) {
  ap_diagnose_plain(*state, &(ap_place){.file = "b.csv", .line = 1, .column = 1}, AP_D_NUL_BYTE);
  ap_diagnose_plain(*state, &(ap_place){.file = "a.csv", .line = 9, .column = 1}, AP_D_NUL_BYTE);
  ap_diagnose_plain(*state, &(ap_place){.file = "a.csv", .line = 2, .column = 7}, AP_D_NUL_BYTE);
  ap_diagnose_plain(*state, &(ap_place){.file = "a.csv", .line = 2, .column = 3}, AP_D_NUL_BYTE);
  assert_told(*state, "b.csv:1:1 nul-byte\n"
                      "a.csv:2:3 nul-byte\n"
                      "a.csv:2:7 nul-byte\n"
                      "a.csv:9:1 nul-byte\n");
}

static void entries_added_after_a_look_are_put_in_order_too(void **state) {
  ap_diagnose_plain(*state, &(ap_place){.file = "a.csv", .line = 9}, AP_D_NUL_BYTE);
  assert_told(*state, "9:0 nul-byte\n");
  ap_diagnose_plain(*state, &(ap_place){.file = "a.csv", .line = 1}, AP_D_NUL_BYTE);
  assert_told(*state, "1:0 nul-byte\n9:0 nul-byte\n");
}

static void what_follows_a_heading_stays_behind_it(void **state) {
  ap_diagnose_plain(*state, &(ap_place){.file = "a.csv", .line = 2}, AP_D_NUL_BYTE);
  ap_diagnostics_begin_part(*state);
  ap_diagnose_plain(*state, NULL, AP_D_OUT_OF_MEMORY);
  ap_diagnostics_begin_part(*state);
  ap_diagnose_plain(*state, &(ap_place){.file = "b.csv", .line = 3}, AP_D_NUL_BYTE);
  ap_diagnose_plain(*state, &(ap_place){.file = "a.csv", .line = 1}, AP_D_NUL_BYTE);
  assert_told(*state, "a.csv:2:0 nul-byte\n"
                      "0:0 out-of-memory\n"
                      "a.csv:1:0 nul-byte\n"
                      "b.csv:3:0 nul-byte\n");
}

static void arguments_are_split_and_belong_to_the_list(void **state) {
  char id[] = "9.2.3";
  char file[] = "a.csv";
  ap_diagnose(*state, &(ap_place){.file = file}, AP_D_ID_REPEATED, "%s" AP_NEXT "%d", id, 4);
  memset(id, 'x', sizeof id - 1);
  memset(file, 'x', sizeof file - 1);
  const ap_diagnostic *entry = ap_diagnostics_at(*state, 0);
  assert_int_equal(entry->argument_count, 2);
  assert_string_equal(entry->arguments[0], "9.2.3");
  assert_string_equal(entry->arguments[1], "4");
  assert_string_equal(entry->file, "a.csv");
  assert_int_equal(entry->severity, AP_ERROR);
}

static void a_place_may_be_unknown(void **state) {
  ap_diagnose_plain(*state, NULL, AP_D_OUT_OF_MEMORY);
  assert_null(ap_diagnostics_at(*state, 0)->file);
  assert_int_equal(ap_diagnostics_at(*state, 0)->line, 0);
}

static void a_json_pointer_takes_the_place_of_line_and_column(void **state) {
  ap_diagnose_plain(*state, &(ap_place){.file = "plan.json", .pointer = "/items/3"}, AP_D_NUL_BYTE);
  assert_string_equal(ap_diagnostics_at(*state, 0)->pointer, "/items/3");
}

static void a_hundred_errors_and_a_hundred_others_of_a_file_are_kept_and_all_counted(void **state) {
  for (unsigned line = 1; line <= 250; line++) {
    ap_diagnose_plain(*state, &(ap_place){.file = "a.csv", .line = line}, AP_D_NUL_BYTE);
    ap_diagnose_plain(*state, &(ap_place){.file = "a.csv", .line = line}, AP_D_READ_AS_CP932);
  }
  ap_diagnose_plain(*state, &(ap_place){.file = "b.csv", .line = 1}, AP_D_NUL_BYTE);
  assert_int_equal(ap_diagnostics_count(*state), 201);
  assert_int_equal(ap_diagnostics_at(*state, 199)->line, 100);
  assert_int_equal(ap_diagnostics_total(*state, AP_ERROR), 251);
  assert_int_equal(ap_diagnostics_total(*state, AP_NOTE), 250);
  assert_int_equal(ap_diagnostics_total(*state, AP_WARNING), 0);
}

static void every_code_has_a_name_of_its_own_and_a_sentence(void **state) {
  (void)state;
  for (int code = 0; code < AP_DIAGNOSTIC_CODE_COUNT; code++) {
    const char *name = ap_diagnostic_name((ap_diagnostic_code)code);
    assert_true(strlen(name) > 0 && strlen(ap_diagnostic_template((ap_diagnostic_code)code)) > 0);
    for (int other = 0; other < code; other++) {
      assert_string_not_equal(name, ap_diagnostic_name((ap_diagnostic_code)other));
    }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(a_new_list_is_empty, make_list, free_list),
      cmocka_unit_test_setup_teardown(entries_come_in_the_order_of_file_then_place, make_list, free_list),
      cmocka_unit_test_setup_teardown(entries_added_after_a_look_are_put_in_order_too, make_list, free_list),
      cmocka_unit_test_setup_teardown(what_follows_a_heading_stays_behind_it, make_list, free_list),
      cmocka_unit_test_setup_teardown(arguments_are_split_and_belong_to_the_list, make_list, free_list),
      cmocka_unit_test_setup_teardown(a_place_may_be_unknown, make_list, free_list),
      cmocka_unit_test_setup_teardown(a_json_pointer_takes_the_place_of_line_and_column, make_list, free_list),
      cmocka_unit_test_setup_teardown(a_hundred_errors_and_a_hundred_others_of_a_file_are_kept_and_all_counted,
                                      make_list, free_list),
      cmocka_unit_test(every_code_has_a_name_of_its_own_and_a_sentence),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
