/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/utf8.h"
#include <string.h>
#include <utf8proc.h>

/* Whether all of eight bytes are ASCII and none is NUL, the case of nearly all bytes of nearly all files. */
static bool are_plain(const char *bytes) {
  uint64_t eight;
  memcpy(&eight, bytes, sizeof eight);
  const uint64_t high_bits = UINT64_C(0x8080808080808080);
  const uint64_t ones = UINT64_C(0x0101010101010101);
  return ((eight | (eight - ones)) & high_bits) == 0;
}

size_t ap_utf8_fault(const char *bytes, size_t length, size_t from) {
  size_t offset = from;
  while (offset < length) {
    if (length - offset >= 8 && are_plain(bytes + offset)) {
      offset += 8;
      continue;
    }
    utf8proc_int32_t character;
    utf8proc_ssize_t size =
        utf8proc_iterate((const utf8proc_uint8_t *)bytes + offset, (utf8proc_ssize_t)(length - offset), &character);
    if (size <= 0 || character == 0) {
      return offset;
    }
    offset += (size_t)size;
  }
  return length;
}

bool ap_utf8_has_control(const char *text) {
  for (const unsigned char *byte = (const unsigned char *)text; *byte != '\0'; byte++) {
    bool is_c1 = byte[0] == 0xC2 && byte[1] >= 0x80 && byte[1] < 0xA0;
    if (*byte < 0x20 || *byte == 0x7F || is_c1) {
      return true;
    }
  }
  return false;
}

static bool is_unseen(utf8proc_int32_t point) {
  const utf8proc_property_t *property = utf8proc_get_property(point);
  return property->ignorable || property->category == UTF8PROC_CATEGORY_CF ||
         property->category == UTF8PROC_CATEGORY_ZL || property->category == UTF8PROC_CATEGORY_ZP;
}

int32_t ap_utf8_unseen(const char *text) {
  const utf8proc_uint8_t *at = (const utf8proc_uint8_t *)text;
  while (*at != '\0') {
    utf8proc_int32_t point = *at;
    utf8proc_ssize_t size = *at < 0x80 ? 1 : utf8proc_iterate(at, -1, &point);
    if (size < 1 || is_unseen(point)) {
      return size < 1 ? 0 : point;
    }
    at += size;
  }
  return 0;
}

/* The sizes of the blanks that a text begins or ends with: space, tab, no-break space, ideographic space. */
static size_t blank_at_start(const char *text, size_t length) {
  if (length >= 1 && (text[0] == ' ' || text[0] == '\t')) {
    return 1;
  }
  if (length >= 2 && text[0] == '\xC2' && text[1] == '\xA0') {
    return 2;
  }
  return length >= 3 && text[0] == '\xE3' && text[1] == '\x80' && text[2] == '\x80' ? 3 : 0;
}

static size_t blank_at_end(const char *text, size_t length) {
  const char *end = text + length;
  for (size_t size = 1; size <= 3 && size <= length; size++) {
    if (blank_at_start(end - size, size) == size) {
      return size;
    }
  }
  return 0;
}

void ap_utf8_trim(const char **text, size_t *length) {
  for (size_t size; (size = blank_at_start(*text, *length)) != 0; *length -= size) {
    *text += size;
  }
  for (size_t size; (size = blank_at_end(*text, *length)) != 0;) {
    *length -= size;
  }
}

static char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter; }

bool ap_utf8_is_word(const char *text, size_t length, const char *word) {
  for (size_t i = 0; i < length; i++) {
    if (word[i] == '\0' || lower(text[i]) != lower(word[i])) {
      return false;
    }
  }
  return word[length] == '\0';
}

const char *ap_utf8_excerpt(const char *text, char excerpt[AP_EXCERPT_SIZE]) {
  static const char more[] = "...";
  size_t length = 0;
  while (length < AP_EXCERPT_SIZE && text[length] != '\0') {
    length++;
  }
  bool is_cut = length == AP_EXCERPT_SIZE;
  if (is_cut) {
    length = AP_EXCERPT_SIZE - sizeof more;
    while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80) {
      length--;
    }
  }
  for (size_t i = 0; i < length; i++) {
    unsigned char byte = (unsigned char)text[i];
    excerpt[i] = byte < 0x20 || byte == 0x7F ? '?' : text[i];
  }
  memcpy(excerpt + length, is_cut ? more : "", is_cut ? sizeof more : 1);
  return excerpt;
}

/* Two bytes that end one line, CR LF, count at the second. */
static bool ends_line(const ap_cursor *cursor) {
  char byte = cursor->bytes[cursor->offset];
  return byte == '\n' ||
         (byte == '\r' && (cursor->offset + 1 == cursor->length || cursor->bytes[cursor->offset + 1] != '\n'));
}

void ap_cursor_move(ap_cursor *cursor, size_t offset) {
  if (offset < cursor->offset) {
    cursor->offset = 0;
    cursor->line = 1;
    cursor->column = 1;
  }
  for (; cursor->offset < offset; cursor->offset++) {
    if (ends_line(cursor)) {
      cursor->line++;
      cursor->column = 1;
    } else if (((unsigned char)cursor->bytes[cursor->offset] & 0xC0) != 0x80) {
      cursor->column++;
    }
  }
}

void ap_cursor_move_to_line(ap_cursor *cursor, size_t offset) {
  if (offset < cursor->offset) {
    ap_cursor_move(cursor, offset);
    return;
  }
  const char *from = cursor->bytes + cursor->offset;
  size_t distance = offset - cursor->offset;
  for (const char *at = from; (at = memchr(at, '\n', (size_t)(from + distance - at))) != NULL; at++) {
    cursor->line++;
  }
  for (const char *at = from; (at = memchr(at, '\r', (size_t)(from + distance - at))) != NULL; at++) {
    cursor->line += at + 1 == cursor->bytes + cursor->length || at[1] != '\n';
  }
  cursor->offset = offset;
  cursor->column = 1;
}
