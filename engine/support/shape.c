/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/shape.h"
#include <string.h>

/* Blanks, and the bytes of byte order marks. */
static bool says_nothing(char byte) { return byte == '\0' || strchr(" \t\r\n\xEF\xBB\xBF\xFF\xFE", byte) != NULL; }

static void look_at_beginning(ap_shape *shape, const char *bytes, size_t length) {
  for (size_t i = shape->seen; i < length && !shape->begun; i++) {
    shape->begun = !says_nothing(bytes[i]);
    shape->no_table = bytes[i] == '{' || bytes[i] == '[';
  }
}

static void end_line(ap_shape *shape, size_t next) {
  shape->lines++;
  shape->row = next;
}

static void look(ap_shape *shape, const char *bytes, size_t length) {
  for (size_t i = shape->seen; i < length; i++) {
    char byte = bytes[i];
    if (byte == '"') {
      shape->quoted = !shape->quoted;
      shape->quote = i;
    } else if (byte == '\n' && !shape->quoted) {
      end_line(shape, i + 1);
      shape->lines -= shape->returned; /* CR and LF are one */
    } else if (byte == '\r' && !shape->quoted) {
      end_line(shape, i + 1);
    }
    shape->returned = byte == '\r' && !shape->quoted;
  }
  shape->seen = length;
}

ap_shape_fault ap_shape_look(ap_shape *shape, const char *bytes, size_t length) {
  look_at_beginning(shape, bytes, length);
  if (shape->no_table) {
    shape->seen = length;
    return AP_SHAPE_GOOD;
  }
  look(shape, bytes, length);
  if (shape->quoted && length - shape->quote > AP_SHAPE_FIELD_MOST + 1) {
    return AP_SHAPE_LONG_FIELD;
  }
  if (length - shape->row > AP_SHAPE_ROW_MOST) {
    return AP_SHAPE_LONG_ROW;
  }
  return shape->lines > AP_SHAPE_LINES_MOST ? AP_SHAPE_MANY_LINES : AP_SHAPE_GOOD;
}
