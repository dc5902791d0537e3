/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/page/escape.h"
#include "output/printable.h"
#include <stdbool.h>
#include <string.h>

enum { DELETE = 0x7f };

/* What stands for the byte, or NULL where it stands for itself. */
static const char *reference_of(char byte) {
  switch (byte) {
  case '&':
    return "&amp;";
  case '<':
    return "&lt;";
  case '>':
    return "&gt;";
  case '"':
    return "&quot;";
  case '\'':
    return "&#39;";
  default:
    return NULL;
  }
}

static void add_references(ap_text *text, const char *string) {
  const char *kept = string;
  for (const char *byte = string; *byte != '\0'; byte++) {
    const char *reference = reference_of(*byte);
    if (reference != NULL) {
      ap_text_add_bytes(text, kept, (size_t)(byte - kept));
      ap_text_add(text, reference);
      kept = byte + 1;
    }
  }
  ap_text_add(text, kept);
}

/* Nearly every string is nothing but this: printable ASCII without markup. */
static bool is_plain(const char *string) {
  for (const char *byte = string; *byte != '\0'; byte++) {
    unsigned char code = (unsigned char)*byte;
    if (code < ' ' || code >= DELETE || reference_of(*byte) != NULL) {
      return false;
    }
  }
  return true;
}

/* Line ends and tabs are blanks of a page, and no harm. */
static void blank_out(char *string) {
  for (char *byte = string + strcspn(string, "\t\n\r"); *byte != '\0'; byte += strcspn(byte, "\t\n\r")) {
    *byte = ' ';
  }
}

void ap_add_html(ap_text *text, const char *string) {
  if (is_plain(string)) {
    ap_text_add(text, string);
    return;
  }
  ap_text blanked = {0};
  ap_text printable = {0};
  ap_text_add(&blanked, string);
  if (!blanked.failed) {
    blank_out(blanked.bytes);
    ap_add_printable(&printable, blanked.bytes);
  }
  if (blanked.failed || printable.failed) {
    text->failed = 1;
  } else {
    add_references(text, printable.bytes);
  }
  ap_text_free(&blanked);
  ap_text_free(&printable);
}

/* JSON has these bytes in strings alone, where they may be written as \u00XX. */
static int add_data(const char *bytes, size_t length, void *context) {
  ap_text *text = context;
  for (size_t i = 0; i < length; i++) {
    if (bytes[i] == '<' || bytes[i] == '>' || bytes[i] == '&') {
      ap_text_format(text, "\\u%04x", (unsigned)bytes[i]);
    } else {
      ap_text_add_bytes(text, &bytes[i], 1);
    }
  }
  return text->failed ? -1 : 0;
}

void ap_add_script_data(ap_text *text, json_t *value) {
  if (value == NULL || json_dump_callback(value, add_data, text, JSON_COMPACT | JSON_ENCODE_ANY) != 0) {
    text->failed = 1;
  }
  json_decref(value);
}
