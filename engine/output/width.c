/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/width.h"
#include <stdbool.h>
#include <string.h>
#include <utf8proc.h>

/* One character: its code point (-1: a byte that is no UTF-8), and how many bytes and columns it takes. */
typedef struct glyph {
  utf8proc_int32_t point;
  size_t bytes;
  size_t columns;
} glyph;

static glyph glyph_at(const char *string) {
  utf8proc_int32_t point = -1;
  utf8proc_ssize_t size = utf8proc_iterate((const utf8proc_uint8_t *)string, -1, &point);
  if (size < 1) {
    return (glyph){.point = -1, .bytes = 1, .columns = 1};
  }
  return (glyph){.point = point, .bytes = (size_t)size, .columns = (size_t)utf8proc_charwidth(point)};
}

size_t ap_width(const char *string) {
  size_t width = 0;
  while (*string != '\0') {
    glyph next = glyph_at(string);
    width += next.columns;
    string += next.bytes;
  }
  return width;
}

void ap_add_spaces(ap_text *text, size_t count) {
  for (; count > 0; count--) {
    ap_text_add_bytes(text, " ", 1);
  }
}

void ap_add_cut(ap_text *text, const char *string, size_t columns) {
  static const char more[] = "…";
  size_t kept = 0;
  size_t width = 0;
  if (ap_width(string) <= columns) {
    ap_text_add(text, string);
    return;
  }
  for (;;) {
    glyph next = glyph_at(string + kept);
    if (width + next.columns + ap_width(more) > columns) {
      break;
    }
    width += next.columns;
    kept += next.bytes;
  }
  ap_text_add_bytes(text, string, kept);
  ap_text_add(text, columns == 0 ? "" : more);
}

static bool is_among(const char *characters, const char *string, size_t bytes) {
  while (*characters != '\0') {
    size_t size = glyph_at(characters).bytes;
    if (size == bytes && memcmp(characters, string, bytes) == 0) {
      return true;
    }
    characters += size;
  }
  return false;
}

/* JIS X 4051: what must not begin a line, and what must not end one. */
static const char never_first[] =
    "、。，．・：；？！」』）］｝〕】〉》ー々ゝヽぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ％,.:;?!)]}";
static const char never_last[] = "「『（［｛〔【〈《([{";

/* Whether a line may end between the two characters, neither being a space. A number stays with its unit. */
static bool may_break(const char *left, glyph left_glyph, const char *right, glyph right_glyph) {
  bool after_number = left_glyph.point >= '0' && left_glyph.point <= '9';
  return !after_number && (left_glyph.columns == 2 || right_glyph.columns == 2) && right_glyph.columns != 0 &&
         !is_among(never_last, left, left_glyph.bytes) && !is_among(never_first, right, right_glyph.bytes);
}

/* The length in bytes of the run up to the next place where a line may end. */
static size_t word_length(const char *string) {
  size_t length = 0;
  glyph here = glyph_at(string);
  for (;;) {
    const char *right = string + length + here.bytes;
    if (*right == '\0' || *right == ' ') {
      return length + here.bytes;
    }
    glyph next = glyph_at(right);
    if (may_break(string + length, here, right, next)) {
      return length + here.bytes;
    }
    length += here.bytes;
    here = next;
  }
}

static size_t width_of(const char *string, size_t bytes) {
  size_t width = 0;
  for (size_t i = 0; i < bytes;) {
    glyph next = glyph_at(string + i);
    width += next.columns;
    i += next.bytes;
  }
  return width;
}

void ap_add_wrapped(ap_text *text, const char *string, size_t column, size_t indent, size_t limit) {
  bool begun = false; /* whether this line already has a word */
  while (*string != '\0') {
    size_t spaces = strspn(string, " ");
    const char *word = string + spaces;
    if (*word == '\0') {
      return;
    }
    size_t bytes = word_length(word);
    size_t width = width_of(word, bytes);
    if (begun && column + spaces + width > limit) {
      ap_text_add(text, "\n");
      ap_add_spaces(text, indent);
      column = indent;
      begun = false;
    }
    if (begun) {
      ap_add_spaces(text, spaces);
      column += spaces;
    }
    ap_text_add_bytes(text, word, bytes);
    column += width;
    string = word + bytes;
    begun = true;
  }
}
