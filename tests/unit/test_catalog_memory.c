/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a catalog where any one request for memory may fail. failing_heap.h takes the
 * place of the library's. */
#include "catalog/catalog.h"
#include "failing_heap.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

/* The status, with the list made before memory fails. */
static ap_status read_with_failure(const char *path, long failing) {
  failing_call = NEVER;
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  ap_catalog *catalog = NULL;
  assert_non_null(diagnostics);
  call = 0;
  failing_call = failing;
  ap_status status = ap_catalog_read(path, diagnostics, &catalog);
  failing_call = NEVER;
  assert_int_equal(catalog != NULL, status == AP_OK);
  if (status != AP_OK) {
    assert_true(ap_diagnostics_total(diagnostics, AP_ERROR) > 0);
  }
  ap_catalog_free(catalog);
  ap_diagnostics_free(diagnostics);
  return status;
}

static void assert_survives(const char *path, ap_status expected) {
  assert_int_equal(read_with_failure(path, NEVER), expected);
  long calls = call;
  long failures = 0;
  for (long failing = 0; failing < calls; failing++) {
    ap_status status = read_with_failure(path, failing);
    assert_true(status == AP_MACHINE || status == expected); /* an entry of the list may be lost, and only counted */
    failures += status == AP_MACHINE;
  }
  assert_true(failures > 0);
}

static void a_sound_catalog_is_read_or_memory_is_said_to_be_short(void **state) {
  (void)state;
  assert_survives(TEST_DATA "/catalog/small.csv", AP_OK);
}

static void so_is_one_that_is_converted(void **state) {
  (void)state;
  assert_survives(TEST_DATA "/catalog/japanese-excel.csv", AP_OK);
}

static void so_is_one_as_spreadsheets_write_it(void **state) {
  (void)state;
  assert_survives(SOURCE_FOLDER "/tests/cli/catalog-saved-as-unicode-text/catalog.csv", AP_OK);
  assert_survives(SOURCE_FOLDER "/tests/cli/catalog-rows-above-the-header/catalog.csv", AP_OK);
  assert_survives(SOURCE_FOLDER "/tests/cli/ids-in-full-width/catalog.csv", AP_OK);
  assert_survives(SOURCE_FOLDER "/tests/cli/catalog-semicolons-faulty/catalog.csv", AP_BAD_INPUT);
}

static void so_is_one_with_faults_of_every_kind(void **state) {
  (void)state;
  assert_survives(SOURCE_FOLDER "/tests/cli/catalog-all-at-once/catalog.csv", AP_BAD_INPUT);
  assert_survives(SOURCE_FOLDER "/tests/cli/catalog-utf8-invalid/catalog.csv", AP_BAD_INPUT);
  assert_survives(SOURCE_FOLDER "/tests/cli/catalog-parent-circular/catalog.csv", AP_BAD_INPUT);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_sound_catalog_is_read_or_memory_is_said_to_be_short),
      cmocka_unit_test(so_is_one_that_is_converted),
      cmocka_unit_test(so_is_one_as_spreadsheets_write_it),
      cmocka_unit_test(so_is_one_with_faults_of_every_kind),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
