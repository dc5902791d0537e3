/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table for people with any number of columns after its labels, such as years: set in as many blocks, one below the
 * other, as the screen's width asks for. */
#ifndef AP_OUTPUT_ACROSS_H
#define AP_OUTPUT_ACROSS_H

#include "output/table.h"

/* `{.columns = 30, .indent = 2}` is a ready, empty one: a label and 30 columns, set to the right. */
typedef struct ap_across {
  size_t columns; /* beside the label */
  size_t indent;
  ap_table cells;
} ap_across;

/* Adds the next cell: the label, then the columns from left to right, row after row; the first row is the head. The
 * string is copied, control characters written out. */
void ap_across_add(ap_across *across, ap_style style, const char *string);

/* Writes the blocks, a blank line between two, and frees what they hold. */
void ap_across_write(ap_across *across, const ap_view *view, ap_text *text);

#endif
