/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalog/statement.h"
#include "told.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

/* Reads rows of id,standard,title,selected,reason, and tells the breaches. */
static void assert_breaches(const char *rows, const char *expected) {
  char text[2048];
  snprintf(text, sizeof text, "id,standard,title,selected,reason\n%s", rows);
  write_text("statement.csv", text);
  ap_catalog *catalog = NULL;
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  assert_non_null(diagnostics);
  assert_int_equal(ap_catalog_read("statement.csv", diagnostics, &catalog), AP_OK);
  ap_statement_check(catalog, diagnostics);
  assert_told(diagnostics, expected);
  assert_int_equal(ap_diagnostics_total(diagnostics, AP_WARNING), ap_diagnostics_count(diagnostics));
  ap_catalog_free(catalog);
  ap_diagnostics_free(diagnostics);
}

static void a_statement_of_everything_keeps_the_rules(void **state) {
  (void)state;
  assert_breaches("3.1.1,governance,,,\n3.1.1.1,governance,,,\n9.1.1,control,,,\n9.1.1.1.PB,control,,,\n", "");
}

static void governance_and_management_items_are_all_selected_even_with_a_reason(void **state) {
  (void)state;
  assert_breaches("3.1.1,governance,,,\n3.1.1.1,governance,,no,because\n4.4,management,,no,\n",
                  "3:0 statement-standard|3.1.1.1|3.1.1\n4:0 statement-standard|4.4|\n");
}

static void headings_are_no_part_of_the_statement(void **state) {
  (void)state;
  assert_breaches("3.1.1,governance,,no,\n3.1.1.1,governance,,,\n", "");
}

static void an_objective_left_out_needs_a_reason(void **state) {
  (void)state;
  assert_breaches("9.1.1,control,,no,\n9.1.2,control,,no,no network\n", "2:0 statement-objective|9.1.1|\n");
}

static void a_mandatory_control_is_selected_whatever_the_reason(void **state) {
  (void)state;
  assert_breaches("9.1.1,control,,,\n9.1.1.1.PB,control,,no,because\n", "3:0 statement-mandatory|9.1.1.1.PB|9.1.1\n");
}

static void a_detailed_control_left_out_needs_a_reason(void **state) {
  (void)state;
  assert_breaches("9.1.1,control,,,\n9.1.1.1,control,,no,\n9.1.1.2,control,,no,because\n",
                  "3:0 statement-detailed|9.1.1.1|9.1.1\n");
}

static void what_is_below_an_objective_left_out_goes_with_it(void **state) {
  (void)state;
  assert_breaches("9.1.1,control,,no,because\n9.1.1.1.B,control,,no,\n9.1.1.2,control,,no,\n", "");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_statement_of_everything_keeps_the_rules),
      cmocka_unit_test(governance_and_management_items_are_all_selected_even_with_a_reason),
      cmocka_unit_test(headings_are_no_part_of_the_statement),
      cmocka_unit_test(an_objective_left_out_needs_a_reason),
      cmocka_unit_test(a_mandatory_control_is_selected_whatever_the_reason),
      cmocka_unit_test(a_detailed_control_left_out_needs_a_reason),
      cmocka_unit_test(what_is_below_an_objective_left_out_goes_with_it),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
