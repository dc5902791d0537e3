/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/oscal/wording.h"
#include <stdbool.h>
#include <string.h>
#include <utf8proc.h>

enum { BYTE_ORDER_MARK = 0xfeff };

static bool breaks_a_line(utf8proc_int32_t point) {
  utf8proc_category_t category = utf8proc_category(point);
  return category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP;
}

static bool is_blank(utf8proc_int32_t point) {
  return breaks_a_line(point) || point == BYTE_ORDER_MARK || utf8proc_category(point) == UTF8PROC_CATEGORY_ZS;
}

/* Blanks are held back until something follows them. */
static void add(ap_text *text, const char *words, const char *escaped) {
  size_t begin = text->length;
  size_t held = 0; /* bytes of blanks before `words` */
  while (*words != '\0') {
    utf8proc_int32_t point = -1;
    utf8proc_ssize_t size = utf8proc_iterate((const utf8proc_uint8_t *)words, -1, &point);
    size_t bytes = size < 1 ? 1 : (size_t)size;
    if (is_blank(point)) {
      held += bytes;
      words += bytes;
      continue;
    }
    for (const char *blank = words - held; blank < words && text->length > begin;) {
      size = utf8proc_iterate((const utf8proc_uint8_t *)blank, -1, &point);
      ap_text_add_bytes(text, breaks_a_line(point) ? " " : blank, breaks_a_line(point) ? 1 : (size_t)size);
      blank += size;
    }
    held = 0;
    if (bytes == 1 && strchr(escaped, *words) != NULL) {
      ap_text_add(text, "\\");
    }
    ap_text_add_bytes(text, words, bytes);
    words += bytes;
  }
}

void ap_add_value(ap_text *text, const char *words) { add(text, words, ""); }

void ap_add_markup(ap_text *text, const char *words) { add(text, words, "\\`*_~^<[{&"); }
