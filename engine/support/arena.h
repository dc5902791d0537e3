/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One arena owns the memory of one stage's result and is freed in one call. */
#ifndef AP_SUPPORT_ARENA_H
#define AP_SUPPORT_ARENA_H

#include <stdarg.h>
#include <stddef.h>

typedef struct ap_arena_block ap_arena_block;
typedef struct ap_arena {
  ap_arena_block *last;
  int failed; /* set for good once an allocation failed: a stage may look once, at its end */
} ap_arena;

/* `{0}` is a ready, empty arena. */
void ap_arena_free(ap_arena *arena);
/* Zeroed memory for `count` elements of `size` bytes, aligned for any type; NULL where memory is short. */
void *ap_arena_allocate(ap_arena *arena, size_t count, size_t size);
/* A copy with a NUL byte added; NULL for NULL, or where memory is short. */
char *ap_arena_copy(ap_arena *arena, const char *text);
char *ap_arena_copy_bytes(ap_arena *arena, const char *bytes, size_t length);
/* printf() into the arena. */
char *ap_arena_format(ap_arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
