/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/printable.h"
#include <stdbool.h>
#include <string.h>
#include <utf8proc.h>

enum { FIRST_BEYOND_A_BYTE = 0x100 };

static bool steers(utf8proc_int32_t point) {
  switch (utf8proc_category(point)) {
  case UTF8PROC_CATEGORY_CC: /* control characters */
  case UTF8PROC_CATEGORY_ZL: /* line separator */
  case UTF8PROC_CATEGORY_ZP: /* paragraph separator */
    return true;
  case UTF8PROC_CATEGORY_CF: /* U+061C, U+200E to 200F, U+202A to 202E, U+2066 to 2069: direction of writing */
    return point == 0x61c || (point >= 0x200e && point <= 0x200f) || (point >= 0x202a && point <= 0x202e) ||
           (point >= 0x2066 && point <= 0x2069);
  default:
    return false;
  }
}

static void write_out(ap_text *text, utf8proc_int32_t point) {
  switch (point) {
  case '\n':
    ap_text_add(text, "\\n");
    return;
  case '\r':
    ap_text_add(text, "\\r");
    return;
  case '\t':
    ap_text_add(text, "\\t");
    return;
  default:
    ap_text_format(text, point < FIRST_BEYOND_A_BYTE ? "\\x%02x" : "\\u%04x", (unsigned)point);
  }
}

void ap_add_printable(ap_text *text, const char *string) {
  const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)string;
  size_t length = strlen(string);
  size_t kept = 0; /* bytes before this one are in `text` already */
  for (size_t i = 0; i < length;) {
    utf8proc_int32_t point = -1;
    utf8proc_ssize_t size = utf8proc_iterate(bytes + i, (utf8proc_ssize_t)(length - i), &point);
    bool invalid = size < 1;
    size_t next = i + (invalid ? 1 : (size_t)size);
    if (invalid || steers(point)) {
      ap_text_add_bytes(text, string + kept, i - kept);
      write_out(text, invalid ? (utf8proc_int32_t)bytes[i] : point);
      kept = next;
    }
    i = next;
  }
  ap_text_add_bytes(text, string + kept, length - kept);
}
