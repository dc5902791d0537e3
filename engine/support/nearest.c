/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/nearest.h"
#include <limits.h>
#include <stdbool.h>
#include <string.h>

enum { LONGEST = 63, FARTHEST = 3, SHORTEST_HELD = 4 };

static size_t length_of(const char *word) {
  size_t length = 0;
  while (length < LONGEST && word[length] != '\0') {
    length++;
  }
  return length;
}

static unsigned least(unsigned a, unsigned b) { return a < b ? a : b; }

unsigned ap_edit_distance(const char *left, const char *right) {
  unsigned distance[LONGEST + 1][LONGEST + 1];
  size_t height = length_of(left);
  size_t width = length_of(right);
  for (size_t i = 0; i <= height; i++) {
    for (size_t j = 0; j <= width; j++) {
      if (i == 0 || j == 0) {
        distance[i][j] = (unsigned)(i + j);
        continue;
      }
      distance[i][j] =
          left[i - 1] == right[j - 1] ? distance[i - 1][j - 1] : least(distance[i - 1][j], distance[i][j - 1]) + 1;
      if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) {
        distance[i][j] = least(distance[i][j], distance[i - 2][j - 2] + 1);
      }
    }
  }
  return distance[height][width];
}

static bool is_near(const char *word, const char *candidate, unsigned distance) {
  size_t length = length_of(word);
  if (length >= SHORTEST_HELD && strstr(candidate, word) != NULL) {
    return true;
  }
  return distance <= FARTHEST && distance < length + length_of(candidate);
}

const char *ap_nearest(const char *word, const char *const candidates[], size_t count) {
  const char *nearest = NULL;
  unsigned shortest = UINT_MAX;
  for (size_t i = 0; i < count; i++) {
    unsigned distance = ap_edit_distance(word, candidates[i]);
    if (distance < shortest && is_near(word, candidates[i], distance)) {
      shortest = distance;
      nearest = candidates[i];
    }
  }
  return nearest;
}
