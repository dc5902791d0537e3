/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/csv_field.h"
#include <stdbool.h>
#include <string.h>

/* Nearly no field needs quotes: what does is below or at the comma in ASCII. */
static bool needs_quotes(const char *field) {
  for (const char *byte = field; *byte != '\0'; byte++) {
    if ((unsigned char)*byte <= ',' && (*byte == ',' || *byte == '"' || *byte == '\r' || *byte == '\n')) {
      return true;
    }
  }
  return false;
}

void ap_add_first_csv_field(ap_text *text, const char *field) {
  if (!needs_quotes(field)) {
    ap_text_add(text, field);
    return;
  }
  ap_text_add(text, "\"");
  for (const char *quote = strchr(field, '"'); quote != NULL; quote = strchr(field, '"')) {
    ap_text_add_bytes(text, field, (size_t)(quote - field) + 1);
    ap_text_add(text, "\"");
    field = quote + 1;
  }
  ap_text_add(text, field);
  ap_text_add(text, "\"");
}

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
