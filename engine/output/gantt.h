/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart of days, as wide as the screen: a line for each row, with months above. */
#ifndef AP_OUTPUT_GANTT_H
#define AP_OUTPUT_GANTT_H

#include "output/style.h"
#include <stddef.h>
#include <stdint.h>

typedef enum ap_gantt_mark {
  AP_GANTT_FULL,
  AP_GANTT_DARK,
  AP_GANTT_MIDDLE,
  AP_GANTT_LIGHT,
  AP_GANTT_POINT
} ap_gantt_mark;

/* Days from `from` up to, and without, `end`; a point has its day alone. */
typedef struct ap_gantt_span {
  size_t row;
  ap_gantt_mark mark;
  int64_t from, end;
} ap_gantt_span;

typedef struct ap_gantt {
  size_t row_count;
  const char *const *labels; /* of the rows */
  const ap_gantt_span *spans;
  size_t span_count;
  bool has_today, has_deadline; /* days that are marked through all rows, where they lie within the chart */
  int64_t today, deadline;
} ap_gantt;

/* Nothing where memory is short, which shows in the text. */
void ap_add_gantt(const ap_gantt *chart, size_t indent, const ap_view *view, ap_text *text);

/* How a mark is drawn. */
const char *ap_gantt_sign(ap_gantt_mark mark);
extern const char ap_gantt_today[], ap_gantt_deadline[];

#endif
