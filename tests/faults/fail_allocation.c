/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Preloaded into the command: lets the allocation of number FAIL_AT fail, of whatever library, once. At the end of the
 * process it writes what it counted to the descriptor COUNTS_TO, one record a process: how many allocations there were,
 * and how many of them were never freed. Where there is a descriptor PLACES_TO, it receives a record for each
 * allocation: its number, and a hash of the calls that led to it. Relies on glibc, whose own allocator stays reachable
 * under other names. */
#include <errno.h>
#include <execinfo.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
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
static int places_to = -1;

enum { CALLS_MOST = 96, PLACES_BLOCK = 4096 };

typedef struct place {
  int64_t number;
  uint64_t calls;
} place;

static place places[PLACES_BLOCK];
static size_t place_count;
static _Thread_local bool is_looking; /* at the stack, which may allocate */

static long number_of(const char *name, long otherwise) {
  const char *word = getenv(name);
  return word == NULL ? otherwise : strtol(word, NULL, 10);
}

static void hand_places_over(void) {
  size_t bytes = place_count * sizeof *places;
  if (bytes > 0 && write(places_to, places, bytes) != (ssize_t)bytes) {
    (void)syscall(SYS_exit_group, 98);
  }
  place_count = 0;
}

static void note_place(long number) {
  void *calls[CALLS_MOST];
  is_looking = true;
  int count = backtrace(calls, CALLS_MOST);
  is_looking = false;
  uint64_t hash = 14695981039346656037U; /* FNV-1a, by addresses */
  for (int i = 0; i < count; i++) {
    hash = (hash ^ (uint64_t)(uintptr_t)calls[i]) * 1099511628211U;
  }
  places[place_count++] = (place){.number = number, .calls = hash};
  if (place_count == PLACES_BLOCK) {
    hand_places_over();
  }
}

__attribute__((constructor)) static void begin(void) {
  void *calls[1];
  (void)backtrace(calls, 1); /* the first one loads a library */
  places_to = (int)number_of("PLACES_TO", -1);
  fail_at = number_of("FAIL_AT", 0);
  counts_to = (int)number_of("COUNTS_TO", -1);
  made = 0;
  freed = 0;
}

__attribute__((destructor)) static void end(void) {
  const int64_t counts[2] = {made, made - freed};
  hand_places_over();
  if (counts_to >= 0 && write(counts_to, counts, sizeof counts) != (ssize_t)sizeof counts) {
    (void)syscall(SYS_exit_group, 98);
  }
}

/* A child of the command ends by it, so that no destructor runs. */
void _exit(int status) {
  end();
  (void)syscall(SYS_exit_group, status);
  __builtin_unreachable();
}

/* Whether this one fails. One that does is not counted as made and left. */
static int fails(void) {
  if (is_looking) {
    return 0;
  }
  long number = atomic_fetch_add(&made, 1) + 1;
  if (places_to >= 0) {
    note_place(number);
  }
  if (number != fail_at) {
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
