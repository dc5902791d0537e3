/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A heap of which any one request may fail: to be included by one file of a test program, where it takes the place of
 * the library's door (support/allocate.h), whose object is then left out. */
#ifndef AP_TESTS_FAILING_HEAP_H
#define AP_TESTS_FAILING_HEAP_H

#include "support/allocate.h"
#include <stdlib.h>

enum { NEVER = -1 };
static long failing_call = NEVER; /* the number of the request that fails, from 0 */
static long call;

static int fails(void) { return call++ == failing_call; }

void *ap_allocate(size_t count, size_t size) {
  return fails() ? NULL : calloc(count == 0 ? 1 : count, size == 0 ? 1 : size);
}

void *ap_reallocate(void *block, size_t count, size_t size) {
  return fails() ? NULL : realloc(block, count * size == 0 ? 1 : count * size);
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

#endif
