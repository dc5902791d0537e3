/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/encoding.h"
#include "support/allocate.h"
#include "support/utf8.h"
#include <iconv.h>
#include <stdint.h>
#include <utf8proc.h>

static size_t count_long_characters(const char *bytes, size_t from, size_t to) {
  size_t count = 0;
  for (size_t i = from; i < to; i++) {
    count += (unsigned char)bytes[i] >= 0xC0;
  }
  return count;
}

bool ap_encoding_is_damaged_utf8(const char *bytes, size_t length) {
  size_t characters = 0;
  size_t faults = 0;
  for (size_t offset = 0; offset < length; offset++) {
    size_t fault = ap_utf8_fault(bytes, length, offset);
    characters += count_long_characters(bytes, offset, fault);
    faults += fault < length;
    offset = fault;
  }
  return characters > faults;
}

enum { UTF8_BYTES_MOST = 3 }; /* of one byte of CP932: a half-width katakana */

ap_status ap_encoding_from_cp932(const char *bytes, size_t length, char **converted, size_t *converted_length) {
  *converted = NULL;
  iconv_t converter = iconv_open("UTF-8", "CP932");
  /* gcc-analyzer: malloc-leak; it takes the -1 of a failure for something to close */
  if (converter == (iconv_t)-1) { /* a system without its conversion tables reads UTF-8 only */
    return AP_OK;
  }
  char *text = length > SIZE_MAX / UTF8_BYTES_MOST - 1 ? NULL : ap_allocate(length * UTF8_BYTES_MOST + 1, 1);
  if (text == NULL) {
    iconv_close(converter);
    return AP_MACHINE;
  }
  char *from = (char *)(uintptr_t)bytes; /* iconv() takes no const, and changes nothing */
  char *to = text;
  size_t from_left = length;
  size_t to_left = length * UTF8_BYTES_MOST;
  size_t result = iconv(converter, &from, &from_left, &to, &to_left);
  iconv_close(converter);
  if (result == (size_t)-1 || from_left != 0) {
    ap_release(text);
    return AP_OK;
  }
  *to = '\0';
  *converted = text;
  *converted_length = (size_t)(to - text);
  return AP_OK;
}

/* One unit of two bytes. */
static uint32_t unit_at(const char *bytes, size_t at, bool is_little) {
  unsigned char first = (unsigned char)bytes[at];
  unsigned char second = (unsigned char)bytes[at + 1];
  return is_little ? first | (uint32_t)second << 8 : second | (uint32_t)first << 8;
}

/* The character at *at, which moves behind it; 0 of what is none. */
static utf8proc_int32_t take_character(const char *bytes, size_t length, size_t *at, bool is_little) {
  enum { HIGH = 0xD800, LOW = 0xDC00, BEYOND = 0xE000, HALF_BITS = 10, SECOND_PLANE = 0x10000 };
  if (length - *at < 2) {
    *at = length;
    return 0;
  }
  uint32_t unit = unit_at(bytes, *at, is_little);
  *at += 2;
  if (unit < HIGH || unit >= BEYOND) {
    return (utf8proc_int32_t)unit;
  }
  uint32_t low = unit < LOW && length - *at >= 2 ? unit_at(bytes, *at, is_little) : 0;
  if (low < LOW || low >= BEYOND) {
    return 0;
  }
  *at += 2;
  return (utf8proc_int32_t)(((unit - HIGH) << HALF_BITS) + (low - LOW) + SECOND_PLANE);
}

ap_status ap_encoding_from_utf16(const char *bytes, size_t length, char **converted, size_t *converted_length) {
  enum { UNIT_BYTES_MOST = 3, MARK = 2 }; /* of two bytes of UTF-16 */
  *converted = ap_allocate((length / 2 + 1) * UNIT_BYTES_MOST + 1, 1);
  if (*converted == NULL) {
    return AP_MACHINE;
  }
  bool is_little = (unsigned char)bytes[0] == 0xFF;
  char *to = *converted;
  for (size_t at = MARK; at < length;) {
    to += utf8proc_encode_char(take_character(bytes, length, &at, is_little), (utf8proc_uint8_t *)to);
  }
  *to = '\0';
  *converted_length = (size_t)(to - *converted);
  return AP_OK;
}
