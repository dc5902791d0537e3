/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks at a table while it is read, piece by piece: what no table is like is refused before the rest of it is in
 * memory. Rows and fields are seen as quotes and line ends show them, whatever separates the columns. */
#ifndef AP_SUPPORT_SHAPE_H
#define AP_SUPPORT_SHAPE_H

#include <stdbool.h>
#include <stddef.h>

enum {
  AP_SHAPE_FIELD_MOST = 1024 * 1024,     /* bytes of a field in quotes */
  AP_SHAPE_ROW_MOST = 16 * 1024 * 1024,  /* bytes of a row */
  AP_SHAPE_LINES_MOST = 20 * 1000 * 1000 /* lines of a file, blank ones too */
};

typedef enum ap_shape_fault {
  AP_SHAPE_GOOD,
  AP_SHAPE_LONG_FIELD,
  AP_SHAPE_LONG_ROW,
  AP_SHAPE_MANY_LINES,
} ap_shape_fault;

/* `{0}` has seen nothing yet. */
typedef struct ap_shape {
  size_t seen;   /* bytes */
  size_t lines;  /* that have ended */
  size_t row;    /* where the row begins that has not ended yet */
  size_t quote;  /* where the field in quotes begins that has not ended yet */
  bool quoted;   /* there is one */
  bool returned; /* the last byte was CR */
  bool begun;    /* there was something else than blanks */
  bool no_table; /* it began as JSON does: nothing is said of it */
} ap_shape;

/* Takes the bytes from shape->seen on to `length` in. */
ap_shape_fault ap_shape_look(ap_shape *shape, const char *bytes, size_t length);

#endif
