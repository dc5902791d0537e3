/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/allocate.h"
#include <stdint.h>
#include <stdlib.h>

void *ap_allocate(size_t count, size_t size) { return calloc(count ? count : 1, size ? size : 1); }

void *ap_reallocate(void *block, size_t count, size_t size) {
  if (size != 0 && count > SIZE_MAX / size) {
    return NULL;
  }
  size_t bytes = count * size;
  return realloc(block, bytes ? bytes : 1);
}

void ap_release(void *block) { free(block); }

int ap_grow(void **block, size_t *capacity, size_t needed, size_t size) {
  if (needed <= *capacity) {
    return 1;
  }
  size_t wanted = *capacity < SIZE_MAX / 2 ? *capacity * 2 : needed;
  if (wanted < needed) {
    wanted = needed;
  }
  if (wanted < 8) {
    wanted = 8;
  }
  void *grown = ap_reallocate(*block, wanted, size);
  if (grown == NULL) {
    return 0;
  }
  *block = grown;
  *capacity = wanted;
  return 1;
}
