/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An arena each of whose requests is one of the heap, so that each can fail, and a sanitizer sees the end of each. It
 * takes the place of support/arena.c in test_check_memory. */
#include "support/allocate.h"
#include "support/arena.h"
#include <stddef.h>
#include <stdio.h>
#include <string.h>

struct ap_arena_block {
  ap_arena_block *before;
  max_align_t bytes[];
};

void ap_arena_free(ap_arena *arena) {
  while (arena->last != NULL) {
    ap_arena_block *before = arena->last->before;
    ap_release(arena->last);
    arena->last = before;
  }
  arena->failed = 0;
}

void *ap_arena_allocate(ap_arena *arena, size_t count, size_t size) {
  ap_arena_block *block = ap_allocate(1, sizeof *block + count * size);
  if (block == NULL) {
    arena->failed = 1;
    return NULL;
  }
  block->before = arena->last;
  arena->last = block;
  return block->bytes;
}

char *ap_arena_copy_bytes(ap_arena *arena, const char *bytes, size_t length) {
  char *copy = ap_arena_allocate(arena, length + 1, 1);
  if (copy != NULL && length != 0) {
    memcpy(copy, bytes, length);
  }
  return copy;
}

char *ap_arena_copy(ap_arena *arena, const char *text) {
  return text == NULL ? NULL : ap_arena_copy_bytes(arena, text, strlen(text));
}

char *ap_arena_format(ap_arena *arena, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  int length = vsnprintf(NULL, 0, format, arguments);
  va_end(arguments);
  char *text = length < 0 ? NULL : ap_arena_allocate(arena, (size_t)length + 1, 1);
  if (text != NULL) {
    va_start(arguments, format);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    va_end(arguments);
  }
  return text;
}
