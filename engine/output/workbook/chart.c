/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/workbook/chart.h"
#include <xlsxwriter.h>

enum { LIBRARY_WIDTH = 480, LIBRARY_HEIGHT = 288, GAP_OF_COLUMNS = 60, GAP_OF_SPANS = 30, OVERLAP = 100 };
enum { HOURS_OF_A_DAY = 24, MINUTES_OF_AN_HOUR = 60, LINES_MOST = 6, TEN = 10 };
static const double line_width = 2.25, title_size = 12, text_size = 9, half_a_category = 0.5;

static uint8_t type_of(ap_chart_form form) {
  return form == AP_CHART_STACKED ? LXW_CHART_COLUMN_STACKED
         : form == AP_CHART_SPANS ? LXW_CHART_BAR_STACKED
                                  : LXW_CHART_COLUMN;
}

/* Columns of one kind cannot be put together with a line by libxlsxwriter. A level line is the straight trend of values
 * that are all alike, of columns that are not drawn. */
static void draw_line(lxw_chart_series *series, const ap_chart_series *of) {
  lxw_chart_fill nothing = {.none = LXW_TRUE};
  lxw_chart_line no_line = {.none = LXW_TRUE};
  lxw_chart_line line = {.color = (lxw_color_t)of->colour, .width = (float)line_width};
  chart_series_set_fill(series, &nothing);
  chart_series_set_line(series, &no_line);
  chart_series_set_trendline(series, LXW_CHART_TRENDLINE_TYPE_LINEAR, 0);
  chart_series_set_trendline_forecast(series, half_a_category, half_a_category);
  chart_series_set_trendline_name(series, of->name);
  chart_series_set_trendline_line(series, &line);
}

static void draw_columns(lxw_chart_series *series, const ap_chart_series *of, bool hidden) {
  lxw_chart_fill fill = {.color = (lxw_color_t)of->colour, .none = hidden ? LXW_TRUE : LXW_FALSE};
  lxw_chart_line no_line = {.none = LXW_TRUE};
  chart_series_set_fill(series, &fill);
  chart_series_set_line(series, &no_line);
}

/* A legend says nothing of a series that is not drawn. */
static void trim_legend(lxw_chart *drawn, const ap_chart *chart) {
  int16_t hidden[] = {-1, -1};
  for (size_t i = 0; i < chart->count; i++) {
    if (chart->series[i].line || (chart->form == AP_CHART_SPANS && i == 0)) {
      hidden[0] = (int16_t)i;
    }
  }
  chart_legend_set_position(drawn, LXW_CHART_LEGEND_BOTTOM);
  if (hidden[0] >= 0) {
    chart_legend_delete_series(drawn, hidden);
  }
}

/* Hours between two lines of the axis, some six of them: 1, 2, 5, 10, 20, 50 …; by itself a spreadsheet would take
 * parts of a day. */
static double step_of(int64_t minutes) {
  static const double steps[] = {1, 2, 5};
  double hours = (double)minutes / MINUTES_OF_AN_HOUR;
  double scale = 1;
  for (size_t i = 0;; i++) {
    if (i == sizeof steps / sizeof steps[0]) {
      scale *= TEN;
      i = 0;
    }
    if (steps[i] * scale * LINES_MOST >= hours) {
      return steps[i] * scale;
    }
  }
}

static void set_words(lxw_chart *drawn, const ap_chart *chart, const char *font_name) {
  lxw_chart_font title = {.name = (char *)font_name, .size = title_size, .bold = LXW_TRUE};
  lxw_chart_font text = {.name = (char *)font_name, .size = text_size};
  chart_title_set_name(drawn, chart->title);
  chart_title_set_name_font(drawn, &title);
  chart_axis_set_num_font(drawn->x_axis, &text);
  chart_axis_set_num_font(drawn->y_axis, &text);
  chart_legend_set_font(drawn, &text);
  if (chart->axis != NULL) {
    chart_axis_set_name(drawn->y_axis, chart->axis);
    chart_axis_set_name_font(drawn->y_axis, &text);
  }
  if (chart->hours) {
    chart_axis_set_num_format(drawn->y_axis, "[h]");
    chart_axis_set_major_unit(drawn->y_axis, step_of(chart->most) / HOURS_OF_A_DAY);
  }
  if (!chart->hours && chart->form != AP_CHART_SPANS) {
    chart_axis_set_num_format(drawn->y_axis, "#,##0");
  }
  if (chart->form != AP_CHART_SPANS) {
    chart_axis_set_min(drawn->y_axis, 0);
  }
}

static void add_series(ap_sheet *sheet, lxw_chart *drawn, const ap_chart *chart, size_t index) {
  const ap_chart_series *of = &chart->series[index];
  const char *categories = AP_FORMULA(sheet->book, "={0}", ap_range_text(sheet, chart->categories, true));
  const char *values = AP_FORMULA(sheet->book, "={0}", ap_range_text(sheet, of->values, true));
  lxw_chart_series *series = chart_add_series(drawn, categories, values);
  if (series == NULL) {
    ap_book_fail(sheet->book, AP_BOOK_SHORT);
    return;
  }
  chart_series_set_name(series, of->name);
  if (of->line) {
    draw_line(series, of);
  } else {
    draw_columns(series, of, chart->form == AP_CHART_SPANS && index == 0);
  }
}

void ap_chart_add(ap_sheet *sheet, const ap_chart *chart) {
  ap_book *book = sheet->book;
  lxw_chart *drawn = book->fault == AP_BOOK_FINE ? workbook_add_chart(book->workbook, type_of(chart->form)) : NULL;
  if (drawn == NULL) {
    ap_book_fail(book, AP_BOOK_SHORT);
    return;
  }
  for (size_t i = 0; i < chart->count; i++) {
    add_series(sheet, drawn, chart, i);
  }
  trim_legend(drawn, chart);
  set_words(drawn, chart, ap_font_of(book->view->language));
  chart_set_series_gap(drawn, chart->form == AP_CHART_SPANS ? GAP_OF_SPANS : GAP_OF_COLUMNS);
  if (chart->form != AP_CHART_BESIDE) {
    chart_set_series_overlap(drawn, OVERLAP);
  }
  if (chart->form == AP_CHART_SPANS) {
    chart_axis_set_reverse(drawn->x_axis);
  }
  lxw_chart_options place = {.x_scale = (double)chart->width / LIBRARY_WIDTH,
                             .y_scale = (double)chart->height / LIBRARY_HEIGHT,
                             .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
                             .description = (char *)chart->title};
  if (worksheet_insert_chart_opt(sheet->worksheet, chart->row, (lxw_col_t)chart->column, drawn, &place) !=
      LXW_NO_ERROR) {
    ap_book_fail(book, AP_BOOK_SHORT);
  }
  book->chart_count++;
}
