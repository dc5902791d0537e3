/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/text.h"
#include "support/allocate.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void ap_text_free(ap_text *text) {
  ap_release(text->bytes);
  *text = (ap_text){0};
}

static int reserve(ap_text *text, size_t more) {
  void *bytes = text->bytes;
  if (text->failed || !ap_grow(&bytes, &text->capacity, text->length + more + 1, 1)) {
    text->failed = 1;
    return 0;
  }
  text->bytes = bytes;
  return 1;
}

void ap_text_add_bytes(ap_text *text, const char *bytes, size_t length) {
  if (reserve(text, length)) {
    memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
    text->bytes[text->length] = '\0';
  }
}

void ap_text_add(ap_text *text, const char *string) { ap_text_add_bytes(text, string, strlen(string)); }

void ap_text_add_integer(ap_text *text, int64_t number) {
  char digits[24];
  char *first = digits + sizeof digits;
  uint64_t left = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
  do {
    *--first = (char)('0' + left % 10);
    left /= 10;
  } while (left != 0);
  if (number < 0) {
    *--first = '-';
  }
  ap_text_add_bytes(text, first, (size_t)(digits + sizeof digits - first));
}

void ap_text_add_list(ap_text *text, const char *const words[], size_t count) {
  for (size_t i = 0; i < count; i++) {
    ap_text_add(text, i == 0 ? "" : ", ");
    ap_text_add(text, words[i]);
  }
}

void ap_text_format(ap_text *text, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  int length = vsnprintf(NULL, 0, format, arguments);
  va_end(arguments);
  if (length < 0 || !reserve(text, (size_t)length)) {
    text->failed = 1;
    return;
  }
  va_start(arguments, format);
  vsnprintf(text->bytes + text->length, (size_t)length + 1, format, arguments);
  va_end(arguments);
  text->length += (size_t)length;
}
