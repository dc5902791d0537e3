/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON that is read while memory is short: jansson then leaves characters out of texts without a word, so that what was
 * read must not be taken for what was written. */
#include "support/json.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
/* behind setjmp.h and stdarg.h, which it wants */
#include <cmocka.h>

static bool armed;
static int until_failure; /* allocations before the one that fails */

void *__real_malloc(size_t size); /* NOLINT(bugprone-reserved-identifier): the linker's name */
void *__wrap_malloc(size_t size); /* NOLINT(bugprone-reserved-identifier) */

void *__wrap_malloc(size_t size) { /* NOLINT(bugprone-reserved-identifier) */
  return armed && until_failure-- == 0 ? NULL : __real_malloc(size);
}

static const char text[] = "{\"a key that is longer than the first room for it\": \"a text that is longer than that\","
                           " \"numbers\": [1, 22, 333], \"more\": {\"of it\": \"ほかの文字も\", \"last\": null}}";

/* Reads the text; at that allocation there is no memory. What was read as it would be written again, or NULL. */
static char *read_again(int failing, ap_status *status) {
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  ap_source source;
  json_t *root = NULL;
  assert_int_equal(ap_source_take("text", text, strlen(text), "a text", AP_SOURCE_PLAIN, diagnostics, &source), AP_OK);
  until_failure = failing;
  armed = true;
  *status = ap_json_load(&source, diagnostics, &root);
  armed = false;
  char *written = root == NULL ? NULL : json_dumps(root, JSON_SORT_KEYS);
  json_decref(root);
  ap_source_free(&source);
  ap_diagnostics_free(diagnostics);
  return written;
}

static void what_memory_is_too_short_for_is_told(void **state) {
  (void)state;
  ap_status status = AP_OK;
  int told = 0;
  int most = 0;
  ap_json_watch_memory();
  char *whole = read_again(-1, &status);
  assert_int_equal(status, AP_OK);
  do {
    char *found = read_again(most, &status);
    if (found == NULL) {
      assert_int_equal(status, AP_MACHINE);
      told++;
    } else {
      assert_int_equal(status, AP_OK);
      assert_string_equal(found, whole);
    }
    ap_json_free(found);
    most++;
  } while (until_failure < 0);
  assert_true(told > 10);
  ap_json_free(whole);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(what_memory_is_too_short_for_is_told)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
