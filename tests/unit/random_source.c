/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random_source.h"

uint64_t random_next(random_source *source) {
  if (source->left >= 2) {
    uint64_t number = (uint64_t)source->bytes[0] << 8 | source->bytes[1];
    source->bytes += 2;
    source->left -= 2;
    return number;
  }
  source->state += UINT64_C(0x9e3779b97f4a7c15);
  uint64_t mixed = source->state;
  mixed = (mixed ^ (mixed >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
  mixed = (mixed ^ (mixed >> 27)) * UINT64_C(0x94d049bb133111eb);
  return mixed ^ (mixed >> 31);
}

int random_below(random_source *source, int limit) { return (int)(random_next(source) % (uint64_t)limit); }

int random_between(random_source *source, int least, int most) {
  return least + random_below(source, most - least + 1);
}

bool random_percent(random_source *source, int percent) { return random_below(source, 100) < percent; }
