/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UTF-8: is it valid, where is what, and how to quote it in a message. */
#ifndef AP_SUPPORT_UTF8_H
#define AP_SUPPORT_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The offset, at or after `from`, of the first byte that is NUL or belongs to no valid character; `length` where
 * there is none. `from` must be the beginning of a character. */
size_t ap_utf8_fault(const char *bytes, size_t length, size_t from);

/* Whether a valid text holds a control character, line ends included. */
bool ap_utf8_has_control(const char *text);
/* The first character of a valid text that is not seen where it is written, such as the zero width space, U+200B; 0. */
int32_t ap_utf8_unseen(const char *text);

/* Narrows *text and *length by the blanks at both ends: spaces, tabs, no-break and ideographic spaces. */
void ap_utf8_trim(const char **text, size_t *length);

/* Whether `length` bytes of text are `word`, no matter the case of ASCII letters. */
bool ap_utf8_is_word(const char *text, size_t length, const char *word);

/* A text of the user as a message quotes it: control characters made visible as "?", and cut short with "..." where
 * it is long. Returns `excerpt`. */
enum { AP_EXCERPT_SIZE = 96 };
const char *ap_utf8_excerpt(const char *text, char excerpt[AP_EXCERPT_SIZE]);

/* Walks through a text and knows its place by line and column, both from 1; columns are code points. Begins at
 * {.bytes = text, .length = length, .line = 1, .column = 1}. */
typedef struct ap_cursor {
  const char *bytes;
  size_t length;
  size_t offset;
  uint64_t line;
  uint64_t column;
} ap_cursor;

/* Moves to that offset: at a cost of the distance forwards, of the whole way from the beginning backwards. */
void ap_cursor_move(ap_cursor *cursor, size_t offset);
/* The same, faster, for the beginning of a line. */
void ap_cursor_move_to_line(ap_cursor *cursor, size_t offset);

#endif
