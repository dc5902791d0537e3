/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/apportion.h"
#include "support/checked.h"
#include <stdlib.h>

/* What a share lost when it was cut down. */
typedef struct loss {
  ap_wide remainder;
  size_t index;
} loss;

static int by_falling_loss(const void *left, const void *right) {
  const loss *a = left;
  const loss *b = right;
  if (a->remainder != b->remainder) {
    return a->remainder > b->remainder ? -1 : 1;
  }
  return (a->index > b->index) - (a->index < b->index);
}

bool ap_apportion(int64_t amount, const int64_t *weights, size_t count, ap_arena *arena, int64_t *shares) {
  loss *losses = ap_arena_allocate(arena, count, sizeof *losses);
  ap_wide all = 0;
  int64_t left = amount;
  if (losses == NULL) {
    return false;
  }
  for (size_t i = 0; i < count; i++) {
    all += weights[i];
  }
  for (size_t i = 0; i < count; i++) {
    ap_wide part = (ap_wide)amount * weights[i];
    shares[i] = (int64_t)(part / all);
    losses[i] = (loss){.remainder = part % all, .index = i};
    left -= shares[i];
  }
  qsort(losses, count, sizeof *losses, by_falling_loss);
  for (int64_t i = 0; i < left; i++) {
    shares[losses[i].index]++;
  }
  return true;
}
