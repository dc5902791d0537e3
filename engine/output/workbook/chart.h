/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts of a workbook, which Excel draws from cells. */
#ifndef AP_OUTPUT_WORKBOOK_CHART_H
#define AP_OUTPUT_WORKBOOK_CHART_H

#include "output/workbook/book.h"

typedef enum ap_chart_form {
  AP_CHART_STACKED,  /* columns on each other */
  AP_CHART_IN_FRONT, /* columns of which the later stand in front of the earlier, as their parts */
  AP_CHART_BESIDE,   /* columns side by side */
  AP_CHART_SPANS,    /* bars across, on each other; the first series is where they begin, and is not drawn */
} ap_chart_form;

typedef struct ap_chart_series {
  const char *name;
  ap_range values;
  int colour;
  bool line; /* a level line across all categories: its values are all alike (of AP_CHART_IN_FRONT) */
} ap_chart_series;

typedef struct ap_chart {
  ap_chart_form form;
  const char *title;
  const char *axis; /* what is counted; NULL */
  bool hours;       /* of the numbers: they are parts of a day */
  int64_t most;     /* the largest of them, in minutes */
  ap_range categories;
  const ap_chart_series *series;
  size_t count;
  uint32_t row, column; /* where its upper left corner is */
  int width, height;    /* pixels */
} ap_chart;

void ap_chart_add(ap_sheet *sheet, const ap_chart *chart);

#endif
