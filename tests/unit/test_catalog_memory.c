/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a catalog, CSV or OSCAL, where any one request for memory may fail, those of the JSON parser among them. */
#include "catalog/catalog.h"
#include "failing_heap.h"
#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define OSCAL TEST_DATA "/oscal/small.json"
#define CASES SOURCE_FOLDER "/tests/cli"

static bool parser_calls; /* whether the parser's requests count */
static size_t items_read;

static void *parser_allocate(size_t size) { return parser_calls && heap_refuses() ? NULL : malloc(size); }

/* The status, with the list made before memory fails. */
static ap_status read_with_failure(const char *path, long request) {
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  ap_catalog *catalog = NULL;
  assert_non_null(diagnostics);
  heap_fail(request);
  ap_status status = ap_catalog_read(path, diagnostics, &catalog);
  heap_failed();
  assert_int_equal(catalog != NULL, status == AP_OK);
  if (status != AP_OK) {
    assert_true(ap_diagnostics_total(diagnostics, AP_ERROR) > 0);
  }
  items_read = catalog == NULL ? 0 : catalog->count;
  ap_catalog_free(catalog);
  ap_diagnostics_free(diagnostics);
  return status;
}

static void assert_survives(const char *path, ap_status expected) {
  parser_calls = false;
  assert_int_equal(read_with_failure(path, HEAP_SOUND), expected);
  long requests = heap_requests();
  long failures = 0;
  for (long request = 0; request < requests; request++) {
    ap_status status = read_with_failure(path, request);
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
  assert_survives(CASES "/catalog-saved-as-unicode-text/catalog.csv", AP_OK);
  assert_survives(CASES "/catalog-rows-above-the-header/catalog.csv", AP_OK);
  assert_survives(CASES "/ids-in-full-width/catalog.csv", AP_OK);
  assert_survives(CASES "/catalog-semicolons-faulty/catalog.csv", AP_BAD_INPUT);
}

static void so_is_one_with_faults_of_every_kind(void **state) {
  (void)state;
  assert_survives(CASES "/catalog-all-at-once/catalog.csv", AP_BAD_INPUT);
  assert_survives(CASES "/catalog-utf8-invalid/catalog.csv", AP_BAD_INPUT);
  assert_survives(CASES "/catalog-parent-circular/catalog.csv", AP_BAD_INPUT);
}

static void so_is_one_in_oscal(void **state) {
  (void)state;
  assert_survives(OSCAL, AP_OK);
  assert_survives(CASES "/oscal-faulty/catalog.json", AP_BAD_INPUT);
}

/* The parser may call a text malformed that it has no memory for. */
static void the_whole_is_read_or_nothing_where_the_parser_has_no_memory(void **state) {
  (void)state;
  parser_calls = true;
  assert_int_equal(read_with_failure(OSCAL, HEAP_SOUND), AP_OK);
  long requests = heap_requests();
  size_t all = items_read;
  long failures = 0;
  for (long request = 0; request < requests; request++) {
    failures += read_with_failure(OSCAL, request) != AP_OK;
    assert_true(items_read == 0 || items_read == all);
  }
  assert_true(failures > requests / 2);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_sound_catalog_is_read_or_memory_is_said_to_be_short),
      cmocka_unit_test(so_is_one_that_is_converted),
      cmocka_unit_test(so_is_one_as_spreadsheets_write_it),
      cmocka_unit_test(so_is_one_with_faults_of_every_kind),
      cmocka_unit_test(so_is_one_in_oscal),
      cmocka_unit_test(the_whole_is_read_or_nothing_where_the_parser_has_no_memory),
  };
  json_set_alloc_funcs(parser_allocate, free);
  return cmocka_run_group_tests(tests, NULL, NULL);
}
