/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/fill.h"
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { MINUTES_OF_AN_HOUR = 60 };

/* The argument that the place at `open` ("{1}") stands for, or NULL where it is no place. */
static const char *argument_at(const char *open, size_t count, const char *const arguments[]) {
  if (open[1] < '0' || open[1] > '9' || open[2] != '}') {
    return NULL;
  }
  size_t index = (size_t)(open[1] - '0');
  return index < count ? arguments[index] : NULL;
}

void ap_fill_from(ap_text *text, const char *sentence, size_t count, const char *const arguments[]) {
  const char *rest = sentence;
  for (const char *open = strchr(rest, '{'); open != NULL; open = strchr(open + 1, '{')) {
    const char *argument = argument_at(open, count, arguments);
    if (argument != NULL) {
      ap_text_add_bytes(text, rest, (size_t)(open - rest));
      ap_text_add(text, argument);
      rest = open + sizeof "{0}" - 1;
    }
  }
  ap_text_add(text, rest);
}

ap_number ap_decimal(int64_t number) {
  ap_number result;
  snprintf(result.digits, sizeof result.digits, "%" PRId64, number);
  return result;
}

static ap_number hours_with(const char *sign, int64_t minutes) {
  ap_number result;
  uint64_t size = minutes < 0 ? 0 - (uint64_t)minutes : (uint64_t)minutes;
  snprintf(result.digits, sizeof result.digits, "%s%" PRIu64 ":%02" PRIu64, sign, size / MINUTES_OF_AN_HOUR,
           size % MINUTES_OF_AN_HOUR);
  return result;
}

ap_number ap_hours(int64_t minutes) { return hours_with(minutes < 0 ? "-" : "", minutes); }

ap_number ap_hours_more(int64_t minutes) { return hours_with(minutes < 0 ? "-" : minutes > 0 ? "+" : "", minutes); }
