/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A growing run of bytes: what a view or a report is written into before it goes anywhere. */
#ifndef AP_SUPPORT_TEXT_H
#define AP_SUPPORT_TEXT_H

#include <stddef.h>
#include <stdint.h>

typedef struct ap_text {
  char *bytes; /* always ends in a NUL byte once something was added; NULL before */
  size_t length;
  size_t capacity;
  int failed; /* set for good once memory ran short */
} ap_text;

void ap_text_free(ap_text *text);
void ap_text_add(ap_text *text, const char *string);
void ap_text_add_bytes(ap_text *text, const char *bytes, size_t length);
void ap_text_add_integer(ap_text *text, int64_t number);
/* Adds the words, ", " between two. */
void ap_text_add_list(ap_text *text, const char *const words[], size_t count);
void ap_text_format(ap_text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
