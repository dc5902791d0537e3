/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/fill.h"
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { TEN = 10, DIGITS_APART = 3, MINUTES_OF_AN_HOUR = 60 };

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

/* `sign`, the digits of `size` in groups of three, and what comes after them. */
static ap_number grouped_between(const char *sign, uint64_t size, const char *after) {
  ap_number result;
  size_t length = strlen(after);
  char *at = &result.digits[sizeof result.digits - 1 - length];
  memcpy(at, after, length + 1);
  int digit = 0;
  do {
    if (digit > 0 && digit % DIGITS_APART == 0) {
      *--at = ',';
    }
    *--at = (char)('0' + size % TEN);
    size /= TEN;
    digit++;
  } while (size != 0);
  if (*sign != '\0') { /* one character */
    *--at = *sign;
  }
  memmove(result.digits, at, strlen(at) + 1);
  return result;
}

static uint64_t size_of(int64_t number) { return number < 0 ? 0 - (uint64_t)number : (uint64_t)number; }

ap_number ap_grouped(int64_t number) { return grouped_between(number < 0 ? "-" : "", size_of(number), ""); }

static ap_number hours_with(const char *sign, int64_t minutes) {
  char after[sizeof ":59"];
  uint64_t size = size_of(minutes);
  snprintf(after, sizeof after, ":%02u", (unsigned)(size % MINUTES_OF_AN_HOUR));
  return grouped_between(sign, size / MINUTES_OF_AN_HOUR, after);
}

ap_number ap_hours(int64_t minutes) { return hours_with(minutes < 0 ? "-" : "", minutes); }

ap_number ap_hours_more(int64_t minutes) { return hours_with(minutes < 0 ? "-" : minutes > 0 ? "+" : "", minutes); }
