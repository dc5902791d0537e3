/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library's one door to the heap: a test can make any call fail. */
#ifndef AP_SUPPORT_ALLOCATE_H
#define AP_SUPPORT_ALLOCATE_H

#include <stddef.h>

/* `count` elements of `size` bytes, zeroed; NULL on overflow or where memory is short. Freed with ap_release(). */
void *ap_allocate(size_t count, size_t size);
/* As realloc() for `count` elements of `size` bytes; what is new is not zeroed. The old block stays on failure. */
void *ap_reallocate(void *block, size_t count, size_t size);
void ap_release(void *block);

/* Grows the array at *block so that it holds at least `needed` elements; returns 0 where memory is short. */
int ap_grow(void **block, size_t *capacity, size_t needed, size_t size);

#endif
