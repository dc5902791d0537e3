/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/oscal/token.h"
#include <utf8proc.h>

typedef struct character {
  utf8proc_int32_t point; /* -1: a byte that is no UTF-8 */
  size_t bytes;
} character;

static character character_at(const char *text) {
  utf8proc_int32_t point = -1;
  utf8proc_ssize_t size = utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &point);
  return size < 1 ? (character){-1, 1} : (character){point, (size_t)size};
}

static bool is_letter(utf8proc_int32_t point) {
  switch (utf8proc_category(point)) {
  case UTF8PROC_CATEGORY_LU:
  case UTF8PROC_CATEGORY_LL:
  case UTF8PROC_CATEGORY_LT:
  case UTF8PROC_CATEGORY_LM:
  case UTF8PROC_CATEGORY_LO:
    return true;
  default:
    return false;
  }
}

static bool is_digit(utf8proc_int32_t point) {
  utf8proc_category_t category = utf8proc_category(point);
  return category == UTF8PROC_CATEGORY_ND || category == UTF8PROC_CATEGORY_NL || category == UTF8PROC_CATEGORY_NO;
}

static bool is_kept(utf8proc_int32_t point) {
  return point == '.' || point == '-' || is_letter(point) || is_digit(point);
}

bool ap_is_token(const char *id) {
  const char *begin = id;
  while (*id != '\0') {
    character next = character_at(id);
    if (next.point != '_' && !(id == begin ? is_letter(next.point) : is_kept(next.point))) {
      return false;
    }
    id += next.bytes;
  }
  return id > begin;
}

void ap_add_token(ap_text *text, const char *id) {
  if (*id != '_' && ap_is_token(id)) {
    ap_text_add(text, id);
    return;
  }
  ap_text_add(text, "_");
  while (*id != '\0') {
    character next = character_at(id);
    if (is_kept(next.point)) {
      ap_text_add_bytes(text, id, next.bytes);
    } else {
      ap_text_format(text, "_%X_", next.point < 0 ? (unsigned)(unsigned char)*id : (unsigned)next.point);
    }
    id += next.bytes;
  }
}
