/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading an OSCAL catalog where any one request for memory may fail, those of the JSON parser among them.
 * failing_heap.h takes the place of the library's. */
#include "catalog/catalog.h"
#include "failing_heap.h"
#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static bool parser_calls; /* whether the parser's requests count */
static size_t items_read;

static void *parser_allocate(size_t size) { return parser_calls && fails() ? NULL : malloc(size); }

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
  items_read = catalog == NULL ? 0 : catalog->count;
  ap_catalog_free(catalog);
  ap_diagnostics_free(diagnostics);
  return status;
}

static void assert_survives(const char *path, ap_status expected) {
  parser_calls = false;
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

static void a_catalog_is_read_or_memory_is_said_to_be_short(void **state) {
  (void)state;
  assert_survives(TEST_DATA "/oscal/small.json", AP_OK);
}

static void so_is_one_with_faults_of_every_kind(void **state) {
  (void)state;
  assert_survives(SOURCE_FOLDER "/tests/cli/oscal-faulty/catalog.json", AP_BAD_INPUT);
}

/* The parser may call a text malformed that it has no memory for. */
static void the_whole_is_read_or_nothing_where_the_parser_has_no_memory(void **state) {
  (void)state;
  const char *path = TEST_DATA "/oscal/small.json";
  parser_calls = true;
  assert_int_equal(read_with_failure(path, NEVER), AP_OK);
  long calls = call;
  size_t all = items_read;
  long failures = 0;
  for (long failing = 0; failing < calls; failing++) {
    failures += read_with_failure(path, failing) != AP_OK;
    assert_true(items_read == 0 || items_read == all);
  }
  assert_true(failures > calls / 2);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_catalog_is_read_or_memory_is_said_to_be_short),
      cmocka_unit_test(so_is_one_with_faults_of_every_kind),
      cmocka_unit_test(the_whole_is_read_or_nothing_where_the_parser_has_no_memory),
  };
  json_set_alloc_funcs(parser_allocate, free);
  return cmocka_run_group_tests(tests, NULL, NULL);
}
