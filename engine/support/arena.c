/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/arena.h"
#include "support/allocate.h"
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { BLOCK_BYTES = 64 * 1024, ALIGNMENT = 16 };

struct ap_arena_block {
  _Alignas(ALIGNMENT) ap_arena_block *before;
  size_t used;
  size_t size;
  _Alignas(ALIGNMENT) unsigned char bytes[];
};

void ap_arena_free(ap_arena *arena) {
  ap_arena_block *block = arena->last;
  while (block != NULL) {
    ap_arena_block *before = block->before;
    ap_release(block);
    block = before;
  }
  *arena = (ap_arena){0};
}

/* A request larger than a quarter of a block gets a block of its own, put behind the one in use. */
static ap_arena_block *add_block(ap_arena *arena, size_t bytes) {
  size_t size = bytes > BLOCK_BYTES / 4 ? bytes : BLOCK_BYTES;
  ap_arena_block *block = ap_allocate(1, sizeof *block + size);
  if (block == NULL) {
    return NULL;
  }
  block->size = size;
  if (size != BLOCK_BYTES && arena->last != NULL) {
    block->before = arena->last->before;
    arena->last->before = block;
  } else {
    block->before = arena->last;
    arena->last = block;
  }
  return block;
}

void *ap_arena_allocate(ap_arena *arena, size_t count, size_t size) {
  if (size != 0 && count > (SIZE_MAX / 2 - ALIGNMENT) / size) {
    arena->failed = 1;
    return NULL;
  }
  size_t bytes = (count * size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  ap_arena_block *block = arena->last;
  if (block == NULL || block->size - block->used < bytes) {
    block = add_block(arena, bytes);
    if (block == NULL) {
      arena->failed = 1;
      return NULL;
    }
  }
  void *memory = block->bytes + block->used;
  block->used += bytes;
  return memory;
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
  if (length < 0) {
    return NULL;
  }
  char *text = ap_arena_allocate(arena, (size_t)length + 1, 1);
  if (text != NULL) {
    va_start(arguments, format);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    va_end(arguments);
  }
  return text;
}
