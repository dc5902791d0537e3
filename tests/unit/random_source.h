/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers for tests that are the same on every machine (splitmix64). */
#ifndef AP_TESTS_RANDOM_SOURCE_H
#define AP_TESTS_RANDOM_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct random_source {
  uint64_t state;
  const uint8_t *bytes; /* of an input that decides in place of chance, two a number, until there are none left */
  size_t left;
} random_source;

uint64_t random_next(random_source *source);
/* 0 to `limit` - 1. */
int random_below(random_source *source, int limit);
/* `least` to `most`, both included. */
int random_between(random_source *source, int least, int most);
bool random_percent(random_source *source, int percent);

#endif
