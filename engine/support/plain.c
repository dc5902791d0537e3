/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/plain.h"
#include "support/utf8.h"
#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

static const utf8proc_option_t form = (utf8proc_option_t)(UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE);

/* 32 bytes at a time, since whole files are asked. */
bool ap_is_ascii(const char *text, size_t length) {
  const uint64_t high_bits = UINT64_C(0x8080808080808080);
  uint64_t four[4];
  size_t at = 0;
  for (; length - at >= sizeof four; at += sizeof four) {
    memcpy(four, text + at, sizeof four);
    if (((four[0] | four[1] | four[2] | four[3]) & high_bits) != 0) {
      return false;
    }
  }
  unsigned char rest = 0;
  for (; at < length; at++) {
    rest |= (unsigned char)text[at];
  }
  return rest < 0x80;
}

static bool is_letter_or_digit(utf8proc_int32_t character) {
  return (character >= '0' && character <= '9') || (character >= 'A' && character <= 'Z') ||
         (character >= 'a' && character <= 'z');
}

/* What NFKC leaves of the hyphens and dashes. */
static bool is_hyphen(utf8proc_int32_t character) {
  return (character >= 0x2010 && character <= 0x2015) || character == 0x2212 || character == 0x2043;
}

static utf8proc_int32_t plain_character(const utf8proc_int32_t *characters, utf8proc_ssize_t count,
                                        utf8proc_ssize_t at) {
  enum { FULL_STOP = 0x3002, LONG_VOWEL = 0x30FC };
  utf8proc_int32_t character = characters[at];
  bool is_between =
      at > 0 && at + 1 < count && is_letter_or_digit(characters[at - 1]) && is_letter_or_digit(characters[at + 1]);
  if (is_hyphen(character) || (character == LONG_VOWEL && is_between)) {
    return '-';
  }
  return character == FULL_STOP && is_between ? '.' : character;
}

const char *ap_make_plain(const char *text, size_t *length, char plain[AP_PLAIN_SIZE]) {
  ap_utf8_trim(&text, length);
  if (ap_is_ascii(text, *length)) {
    return text;
  }
  utf8proc_int32_t characters[AP_PLAIN_CHARACTERS_MOST + 1]; /* one more is the room that reencoding asks for */
  utf8proc_ssize_t count = utf8proc_decompose((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)*length, characters,
                                              AP_PLAIN_CHARACTERS_MOST, form);
  if (count < 0 || count > AP_PLAIN_CHARACTERS_MOST) {
    return text;
  }
  for (utf8proc_ssize_t i = 0; i < count; i++) {
    characters[i] = plain_character(characters, count, i);
  }
  utf8proc_ssize_t size = utf8proc_reencode(characters, count, form); /* in place, and composed */
  const char *encoded = (const char *)characters;
  *length = size < 0 ? 0 : (size_t)size;
  ap_utf8_trim(&encoded, length);
  memcpy(plain, encoded, *length);
  return plain;
}

const char *ap_plain_copy(ap_arena *arena, const char *text) {
  if (text == NULL) {
    return NULL;
  }
  char plain[AP_PLAIN_SIZE];
  size_t length = strlen(text);
  const char *made = ap_make_plain(text, &length, plain);
  return ap_arena_copy_bytes(arena, made, length);
}
