/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/workbook/cell_text.h"
#include "output/fill.h"
#include "output/translate.h"
#include <string.h>
#include <utf8proc.h>

enum {
  ESCAPE_LENGTH = sizeof "_x0007_" - 1,
  ESCAPE_DIGITS = 4,
  FIRST_VISIBLE = 0x20,
  FIRST_OF_TWO_UNITS = 0x10000,
  NOTE_ROOM = 200, /* units kept free for the note, whatever its language */
};

/* How a character stands in the cell. */
typedef enum form { AS_IT_IS, ESCAPED, BROKEN /* a byte that is no UTF-8 */ } form;

typedef struct piece {
  form form;
  utf8proc_int32_t point;
  size_t size;  /* bytes of the string */
  size_t units; /* of the cell */
} piece;

static bool is_hexadecimal(char letter) {
  return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f') || (letter >= 'A' && letter <= 'F');
}

/* Whether what begins with this underscore reads as an escape. */
static bool looks_escaped(const char *at) {
  if (at[0] != '_' || at[1] != 'x') {
    return false;
  }
  for (int i = 2; i < 2 + ESCAPE_DIGITS; i++) {
    if (!is_hexadecimal(at[i])) {
      return false;
    }
  }
  return at[2 + ESCAPE_DIGITS] == '_';
}

static bool xml_refuses(utf8proc_int32_t point) {
  return (point < FIRST_VISIBLE && point != '\t' && point != '\n') || point == 0xFFFE || point == 0xFFFF;
}

static piece piece_at(const char *at, size_t left) {
  piece found = {.form = AS_IT_IS, .size = 1, .units = 1};
  utf8proc_ssize_t size = utf8proc_iterate((const utf8proc_uint8_t *)at, (utf8proc_ssize_t)left, &found.point);
  if (size < 1) {
    found.form = BROKEN;
    found.units = sizeof "\\xe3" - 1;
    return found;
  }
  found.size = (size_t)size;
  if (xml_refuses(found.point) || looks_escaped(at)) {
    found.form = ESCAPED;
    found.units = ESCAPE_LENGTH;
  } else if (found.point >= FIRST_OF_TWO_UNITS) {
    found.units = 2;
  }
  return found;
}

static void add_piece(ap_text *text, const char *at, const piece *added) {
  switch (added->form) {
  case AS_IT_IS:
    ap_text_add_bytes(text, at, added->size);
    return;
  case ESCAPED:
    ap_text_format(text, "_x%04X_", (unsigned)added->point);
    return;
  case BROKEN:
    ap_text_format(text, "\\x%02x", (unsigned)(unsigned char)*at);
    return;
  }
}

/* How many bytes of the string go into a cell with so many units. */
static size_t fitting(const char *string, size_t length, size_t units) {
  size_t used = 0;
  size_t at = 0;
  while (at < length) {
    piece next = piece_at(string + at, length - at);
    if (used + next.units > units) {
      return at;
    }
    used += next.units;
    at += next.size;
  }
  return at;
}

static size_t characters_in(const char *string, size_t length) {
  size_t count = 0;
  for (size_t at = 0; at < length; count++) {
    at += piece_at(string + at, length - at).size;
  }
  return count;
}

void ap_add_cell_text(ap_text *text, const char *string) {
  size_t length = strlen(string);
  size_t kept = fitting(string, length, AP_CELL_UNITS_MOST);
  if (kept < length) {
    kept = fitting(string, length, AP_CELL_UNITS_MOST - NOTE_ROOM);
  }
  for (size_t at = 0; at < kept;) {
    piece next = piece_at(string + at, kept - at);
    add_piece(text, string + at, &next);
    at += next.size;
  }
  if (kept < length) {
    size_t left = characters_in(string + kept, length - kept);
    AP_FILL(text,
            dngettext(AP_TEXT_DOMAIN, " … [cut: {0} more character is more than a cell holds]",
                      " … [cut: {0} more characters are more than a cell holds]", (unsigned long)left),
            ap_decimal((int64_t)left).digits);
  }
}

bool ap_cell_text_is_like_a_formula(const char *string) {
  /* Excel in Japanese takes the wide ones too */
  static const char *const beginnings[] = {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};
  for (size_t i = 0; i < sizeof beginnings / sizeof beginnings[0]; i++) {
    if (strncmp(string, beginnings[i], strlen(beginnings[i])) == 0) {
      return true;
    }
  }
  return false;
}
