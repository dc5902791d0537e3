/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "failing_heap.h"
#include "support/allocate.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static long failing = HEAP_SOUND;
static long requests;

void heap_fail(long request) {
  failing = request;
  requests = 0;
}

bool heap_failed(void) {
  bool failed = failing != HEAP_SOUND && requests > failing;
  failing = HEAP_SOUND;
  return failed;
}

long heap_requests(void) { return requests; }

bool heap_refuses(void) { return requests++ == failing; }

void assert_view_tells_of_short_memory(void (*show)(ap_text *text)) {
  bool failed = true;
  for (long request = 0; failed; request++) {
    ap_text text = {0};
    heap_fail(request);
    show(&text);
    failed = heap_failed();
    assert_int_equal(text.failed, failed);
    ap_text_free(&text);
  }
}

/* ---- the door ---- */

void *ap_allocate(size_t count, size_t size) {
  return heap_refuses() ? NULL : calloc(count == 0 ? 1 : count, size == 0 ? 1 : size);
}

void *ap_reallocate(void *block, size_t count, size_t size) {
  return heap_refuses() ? NULL : realloc(block, count * size == 0 ? 1 : count * size);
}

void ap_release(void *block) { free(block); }

/* By no more than is needed each time, so that it is asked for often. */
int ap_grow(void **block, size_t *capacity, size_t needed, size_t size) {
  void *grown = needed <= *capacity ? *block : ap_reallocate(*block, needed, size);
  if (grown == NULL) {
    return 0;
  }
  *capacity = needed <= *capacity ? *capacity : needed;
  *block = grown;
  return 1;
}
