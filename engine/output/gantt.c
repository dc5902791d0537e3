/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/gantt.h"
#include "output/printable.h"
#include "output/width.h"
#include "support/date.h"
#include <stdio.h>
#include <string.h>

enum { GAP = 2, COLUMNS_MOST = AP_SCREEN_COLUMNS, YEAR_WIDTH = 4, MONTH_WIDTH = 2, DAYS_OF_A_MONTH = 30 };

const char ap_gantt_today[] = "│";
const char ap_gantt_deadline[] = "┃";

const char *ap_gantt_sign(ap_gantt_mark mark) {
  static const char *const signs[] = {[AP_GANTT_FULL] = "█",
                                      [AP_GANTT_DARK] = "▓",
                                      [AP_GANTT_MIDDLE] = "▒",
                                      [AP_GANTT_LIGHT] = "░",
                                      [AP_GANTT_POINT] = "◆"};
  return signs[mark];
}

/* Days as columns. */
typedef struct scale {
  int64_t first, days; /* that the chart shows */
  size_t columns;
} scale;

static size_t column_of(const scale *of, int64_t day) {
  int64_t column = (day - of->first) * (int64_t)of->columns / of->days;
  return column < 0 ? 0 : (size_t)column;
}

static scale scale_of(const ap_gantt *chart, size_t columns) {
  int64_t first = INT64_MAX;
  int64_t end = INT64_MIN;
  for (size_t i = 0; i < chart->span_count; i++) {
    const ap_gantt_span *span = &chart->spans[i];
    int64_t span_end = span->end > span->from ? span->end : span->from + 1;
    first = span->from < first ? span->from : first;
    end = span_end > end ? span_end : end;
  }
  end = chart->has_deadline && chart->deadline >= end ? chart->deadline + 1 : end;
  return (scale){.first = first, .days = end - first, .columns = columns};
}

/* Months that get a label: every one, second, third, …, so that labels do not run into each other. */
static int month_step(const scale *of) {
  static const int steps[] = {1, 2, 3, 6};
  for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
    if ((int64_t)of->columns * steps[i] * DAYS_OF_A_MONTH / of->days > MONTH_WIDTH) {
      return steps[i];
    }
  }
  return AP_MONTHS_OF_A_YEAR;
}

/* Writes the label into the line at the day's column, where there is room behind what stands there. */
static void put_label(char line[], const scale *of, int64_t day, const char *label, size_t *used) {
  size_t column = column_of(of, day);
  size_t length = strlen(label);
  if (column >= *used && column + length <= of->columns) {
    for (size_t i = 0; i < length; i++) { /* no end: more may follow */
      line[column + i] = label[i];
    }
    *used = column + length + 1;
  }
}

/* The year at the left edge, and at each January; the month's number at each of its first days. */
static void add_axis(const scale *of, size_t margin, const ap_view *view, ap_text *text) {
  char years[COLUMNS_MOST + 1] = {0};
  char months[COLUMNS_MOST + 1] = {0};
  memset(years, ' ', of->columns);
  memset(months, ' ', of->columns);
  size_t years_used = 0;
  size_t months_used = 0;
  int step = month_step(of);
  ap_date month = ap_date_of_number(of->first);
  int64_t day = of->first;
  month.day = 1;
  for (; day < of->first + of->days; month = ap_date_add_months(month, 1), day = ap_date_number(month)) {
    char label[32];
    bool edge = day <= of->first;
    day = edge ? of->first : day;
    snprintf(label, sizeof label, "%d", month.year);
    if (edge || month.month == 1) {
      put_label(years, of, day, label, &years_used);
    }
    snprintf(label, sizeof label, "%d", month.month);
    if ((edge && ap_date_of_number(of->first).day == 1) || (!edge && (month.month - 1) % step == 0)) {
      put_label(months, of, day, label, &months_used);
    }
  }
  const char *const lines[] = {years, months};
  for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
    size_t length = of->columns;
    while (length > 0 && lines[i][length - 1] == ' ') {
      length--;
    }
    if (length > 0) {
      ap_add_spaces(text, margin);
      ap_text_add(text, ap_style_on(view, AP_FAINT));
      ap_text_add_bytes(text, lines[i], length);
      ap_text_add(text, ap_style_off(view, AP_FAINT));
      ap_text_add(text, "\n");
    }
  }
}

/* A point is drawn over what lies in its column. */
static void draw_spans(const ap_gantt *chart, const scale *of, size_t row, const char *cells[]) {
  for (size_t i = 0; i < chart->span_count; i++) {
    const ap_gantt_span *span = &chart->spans[i];
    if (span->row != row) {
      continue;
    }
    size_t begin = column_of(of, span->from);
    size_t end = span->mark == AP_GANTT_POINT ? begin + 1 : column_of(of, span->end);
    end = end <= begin ? begin + 1 : end;
    for (size_t column = begin; column < end && column < of->columns; column++) {
      cells[column] = ap_gantt_sign(span->mark);
    }
  }
}

static void mark_day(const scale *of, bool has, int64_t day, const char *sign, const char *cells[]) {
  if (has && day >= of->first && day < of->first + of->days) {
    cells[column_of(of, day)] = sign;
  }
}

static void add_row(const ap_gantt *chart, const scale *of, size_t row, ap_text *text) {
  const char *cells[COLUMNS_MOST] = {NULL};
  mark_day(of, chart->has_today, chart->today, ap_gantt_today, cells);
  mark_day(of, chart->has_deadline, chart->deadline, ap_gantt_deadline, cells);
  draw_spans(chart, of, row, cells);
  size_t length = of->columns;
  while (length > 0 && cells[length - 1] == NULL) {
    length--;
  }
  for (size_t column = 0; column < length; column++) {
    ap_text_add(text, cells[column] == NULL ? " " : cells[column]);
  }
}

void ap_add_gantt(const ap_gantt *chart, size_t indent, const ap_view *view, ap_text *text) {
  size_t width = 0;
  for (size_t row = 0; row < chart->row_count; row++) {
    size_t label = ap_width(chart->labels[row]);
    width = label > width ? label : width;
  }
  size_t margin = indent + width + GAP;
  if (chart->span_count == 0 || margin >= AP_SCREEN_COLUMNS) {
    return;
  }
  scale of = scale_of(chart, AP_SCREEN_COLUMNS - margin);
  add_axis(&of, margin, view, text);
  for (size_t row = 0; row < chart->row_count; row++) {
    ap_add_spaces(text, indent);
    ap_add_printable(text, chart->labels[row]);
    ap_add_spaces(text, width - ap_width(chart->labels[row]) + GAP);
    add_row(chart, &of, row, text);
    ap_text_add(text, "\n");
  }
}
