/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Preloaded into a replay. Relies on glibc, whose own allocator stays reachable under other names. */
#include "failing.h"
#include <errno.h>
#include <stddef.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);
void *malloc(size_t size);
void *calloc(size_t count, size_t size);
void *realloc(void *memory, size_t size);

static long left = -1;
static bool failed;

void fuzz_fail_allocation(long number) {
  left = number;
  failed = failed && number < 0;
}

bool fuzz_allocation_failed(void) { return failed; }

static bool fails(void) {
  if (left < 0 || left-- > 0) {
    return false;
  }
  failed = true;
  errno = ENOMEM;
  return true;
}

void *malloc(size_t size) { return fails() ? NULL : __libc_malloc(size); }
void *calloc(size_t count, size_t size) { return fails() ? NULL : __libc_calloc(count, size); }
void *realloc(void *memory, size_t size) { return fails() ? NULL : __libc_realloc(memory, size); }
