/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command's messages. cli/ is no part of the library, so its source is taken in here. */
#include "cli/words.c" // NOLINT(bugprone-suspicious-include)
#include "support/diagnose.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static ap_diagnostics *list;
static ap_text text;

static int begin(void **state) {
  (void)state;
  list = ap_diagnostics_new();
  return list == NULL;
}

static int end(void **state) {
  (void)state;
  ap_diagnostics_free(list);
  ap_text_free(&text);
  return 0;
}

static void assert_worded(bool quiet, const char *expected) {
  ap_text_free(&text);
  ap_text_add(&text, "");
  cli_word(list, quiet, &text);
  assert_string_equal(text.bytes, expected);
}

static void an_error_has_its_place_before_it(void **state) {
  (void)state;
  ap_diagnose(list, &(ap_place){.file = "a.csv", .line = 3, .column = 7}, AP_D_ID_REPEATED, "%s" AP_NEXT "%d", "5.1",
              2);
  assert_worded(false, "a.csv:3:7: the ID \"5.1\" stands on line 2 already; expected each ID once\n");
}

static void a_place_is_as_exact_as_it_is_known(void **state) {
  (void)state;
  ap_diagnose_plain(list, &(ap_place){.file = "a.csv", .line = 3}, AP_D_NUL_BYTE);
  ap_diagnose_plain(list, &(ap_place){.file = "b.csv"}, AP_D_NUL_BYTE);
  ap_diagnose_plain(list, &(ap_place){.file = "c.json", .pointer = "/items/0"}, AP_D_NUL_BYTE);
  ap_diagnose_plain(list, &(ap_place){.file = "d.json", .pointer = ""}, AP_D_NUL_BYTE);
  ap_diagnose_plain(list, NULL, AP_D_NUL_BYTE);
  assert_worded(false, "a.csv:3: there is a NUL byte; expected text\n"
                       "b.csv: there is a NUL byte; expected text\n"
                       "c.json:/items/0: there is a NUL byte; expected text\n"
                       "d.json: there is a NUL byte; expected text\n"
                       "auditplan: there is a NUL byte; expected text\n");
}

static void warnings_and_notes_are_called_so_and_can_be_hidden(void **state) {
  (void)state;
  const ap_place place = {.file = "a.csv"};
  ap_diagnose(list, &place, AP_D_STATEMENT_OBJECTIVE, "%s", "9.2.3");
  ap_diagnose(list, &place, AP_D_CSV_COLUMN_UNKNOWN, "%s", "colour");
  assert_worded(false, "a.csv: warning: the control objective \"9.2.3\" is left out of the statement without a reason; "
                       "expected one in the column \"reason\"\n"
                       "a.csv: note: the column \"colour\" is not known and is ignored\n");
  assert_worded(true, "");
}

static void errors_are_told_even_when_quiet(void **state) {
  (void)state;
  ap_diagnose_plain(list, NULL, AP_D_OUT_OF_MEMORY);
  assert_worded(true, "auditplan: memory ran out\n");
}

static void the_input_cannot_steer_the_terminal(void **state) {
  (void)state;
  ap_diagnose(list, &(ap_place){.file = "a\x1b[2J.csv"}, AP_D_CSV_COLUMN_UNKNOWN, "%s", "\x1b[31m\n");
  assert_worded(false, "a\\x1b[2J.csv: note: the column \"\\x1b[31m\\n\" is not known and is ignored\n");
}

static void what_was_not_kept_is_counted(void **state) {
  (void)state;
  for (int i = 0; i < 105; i++) {
    ap_diagnose_plain(list, &(ap_place){.file = "a.csv", .line = (uint64_t)i + 1}, AP_D_NUL_BYTE);
  }
  cli_word(list, false, &text);
  assert_non_null(strstr(text.bytes, "a.csv:100: there is a NUL byte; expected text\nauditplan: and 5 more\n"));
  assert_null(strstr(text.bytes, "a.csv:101:"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(an_error_has_its_place_before_it, begin, end),
      cmocka_unit_test_setup_teardown(a_place_is_as_exact_as_it_is_known, begin, end),
      cmocka_unit_test_setup_teardown(warnings_and_notes_are_called_so_and_can_be_hidden, begin, end),
      cmocka_unit_test_setup_teardown(errors_are_told_even_when_quiet, begin, end),
      cmocka_unit_test_setup_teardown(the_input_cannot_steer_the_terminal, begin, end),
      cmocka_unit_test_setup_teardown(what_was_not_kept_is_counted, begin, end),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
