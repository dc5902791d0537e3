/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Preloaded into the command: lets the allocation of number FAIL_AT fail, of whatever library, once. At the end of the
 * process it writes what it counted to the descriptor COUNTS_TO, one record a process: how many allocations there were,
 * and how many of them were never freed. Relies on glibc, whose own allocator stays reachable under other names. */
#include <errno.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);
void *__libc_memalign(size_t alignment, size_t size);
void __libc_free(void *memory);

static atomic_long made;
static atomic_long freed;
static long fail_at;
static int counts_to = -1;

static long number_of(const char *name, long otherwise) {
  const char *word = getenv(name);
  return word == NULL ? otherwise : strtol(word, NULL, 10);
}

__attribute__((constructor)) static void begin(void) {
  fail_at = number_of("FAIL_AT", 0);
  counts_to = (int)number_of("COUNTS_TO", -1);
  made = 0;
  freed = 0;
}

__attribute__((destructor)) static void end(void) {
  const int64_t counts[2] = {made, made - freed};
  if (counts_to >= 0 && write(counts_to, counts, sizeof counts) != (ssize_t)sizeof counts) {
    _exit(98);
  }
}

/* Whether this one fails. One that does is not counted as made and left. */
static int fails(void) {
  if (atomic_fetch_add(&made, 1) + 1 != fail_at) {
    return 0;
  }
  atomic_fetch_add(&freed, 1);
  errno = ENOMEM;
  return 1;
}

void *malloc(size_t size) { return fails() ? NULL : __libc_malloc(size); }

void *calloc(size_t count, size_t size) { return fails() ? NULL : __libc_calloc(count, size); }

void *realloc(void *memory, size_t size) {
  if (fails()) {
    return NULL;
  }
  if (memory != NULL) { /* one goes, one comes */
    atomic_fetch_add(&freed, 1);
  }
  return __libc_realloc(memory, size);
}

void *reallocarray(void *memory, size_t count, size_t size) {
  if (size != 0 && count > PTRDIFF_MAX / size) {
    errno = ENOMEM;
    return NULL;
  }
  return realloc(memory, count * size);
}

void *memalign(size_t alignment, size_t size) { return fails() ? NULL : __libc_memalign(alignment, size); }

void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }

int posix_memalign(void **memory, size_t alignment, size_t size) {
  void *found = memalign(alignment, size);
  if (found == NULL) {
    return ENOMEM;
  }
  *memory = found;
  return 0;
}

void free(void *memory) {
  if (memory != NULL) {
    atomic_fetch_add(&freed, 1);
    __libc_free(memory);
  }
}
