/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/csv_field.h"
#include <stdbool.h>
#include <string.h>

/* Nearly no field needs quotes: what does is below or at the comma in ASCII. */
static bool needs_quotes(const char *field, size_t length) {
  for (size_t i = 0; i < length; i++) {
    char byte = field[i];
    if ((unsigned char)byte <= ',' && (byte == ',' || byte == '"' || byte == '\r' || byte == '\n')) {
      return true;
    }
  }
  return false;
}

void ap_add_csv_bytes(ap_text *text, const char *field, size_t length) {
  if (!needs_quotes(field, length)) {
    ap_text_add_bytes(text, field, length);
    return;
  }
  ap_text_add(text, "\"");
  for (const char *quote; (quote = memchr(field, '"', length)) != NULL;) {
    size_t before = (size_t)(quote - field) + 1;
    ap_text_add_bytes(text, field, before);
    ap_text_add(text, "\"");
    field += before;
    length -= before;
  }
  ap_text_add_bytes(text, field, length);
  ap_text_add(text, "\"");
}

void ap_add_first_csv_field(ap_text *text, const char *field) { ap_add_csv_bytes(text, field, strlen(field)); }

void ap_add_csv_field(ap_text *text, const char *field) {
  ap_text_add(text, ",");
  ap_add_first_csv_field(text, field);
}

void ap_add_csv_record(ap_text *text, size_t count, const char *const fields[]) {
  for (size_t i = 0; i < count; i++) {
    if (i > 0) {
      ap_text_add(text, ",");
    }
    ap_add_first_csv_field(text, fields[i]);
  }
  ap_text_add(text, "\n");
}
