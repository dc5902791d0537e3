/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/encoding.h"
#include "support/allocate.h"
#include "support/utf8.h"
#include <iconv.h>
#include <stdint.h>

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
