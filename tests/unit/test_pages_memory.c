/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages where any one request for memory may fail. failing_heap.h takes the place of the library's. */
#include "failing_heap.h"
#include "shown_pages.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

/* Fails a request in five in turn, until none is left: a page has thousands, most of them of the same lines. A STEP of
 * 1 fails each. */
enum { STEP = 5 };

static void every_page_says_so_when_memory_is_short(void **state) {
  (void)state;
  for (int page = 0; page < SHOWN_PAGES; page++) {
    bool failed = true;
    for (long i = 0; failed; i += STEP) {
      ap_text text = {0};
      heap_fail(i);
      shown_pages[page].show(&text);
      failed = heap_failed();
      assert_int_equal(text.failed, failed);
      ap_text_free(&text);
    }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(every_page_says_so_when_memory_is_short)};
  return cmocka_run_group_tests(tests, shown_pages_begin, shown_pages_end);
}
