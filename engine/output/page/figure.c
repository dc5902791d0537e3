/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts: the numbers as data for page.js, which hands them to Chart.js, and as a table for everybody else. */
#include "output/json_text.h"
#include "output/money.h"
#include "output/page/blocks.h"
#include "output/page/escape.h"
#include "output/translate.h"
#include "scheme/currency.h"

/* Bars beside each other that a chart of the usual height has room for. */
enum { SHORT_LABELS = 10 };

/* As page.css names the colours. */
static const char *const tones[] = {[AP_TONE_EXTERNAL] = "external", [AP_TONE_EXTERNAL_LIGHT] = "external-light",
                                    [AP_TONE_INTERNAL] = "internal", [AP_TONE_INTERNAL_LIGHT] = "internal-light",
                                    [AP_TONE_A] = "tone-a",          [AP_TONE_B] = "tone-b",
                                    [AP_TONE_C] = "tone-c",          [AP_TONE_D] = "tone-d",
                                    [AP_TONE_E] = "tone-e",          [AP_TONE_F] = "tone-f"};

static json_t *series_json(const ap_page_series *series, size_t count) {
  json_t *values = json_array();
  for (size_t i = 0; i < count; i++) {
    ap_json_append(&values, json_integer((json_int_t)series->values[i]));
  }
  return json_pack("{s:s, s:s, s:b, s:o, s:o}", "name", series->name, "tone", tones[series->tone], "line",
                   (int)series->line, "stack", ap_json_string(series->stack), "values", values);
}

static json_t *figure_json(const ap_page_figure *figure) {
  static const char *const units[] = {[AP_PAGE_HOURS] = "hours", [AP_PAGE_COUNT] = "count", [AP_PAGE_MONEY] = "money"};
  json_t *series = json_array();
  for (size_t i = 0; i < figure->series_count; i++) {
    ap_json_append(&series, series_json(&figure->series[i], figure->label_count));
  }
  int exponent = figure->unit == AP_PAGE_MONEY ? ap_currency_exponent(figure->currency) : 0;
  return json_pack("{s:s, s:b, s:i, s:o, s:s, s:o, s:o, s:o}", "unit", units[figure->unit], "sideways",
                   (int)figure->sideways, "exponent", exponent, "currency", ap_json_string(figure->currency), "across",
                   figure->across, "axis", ap_json_string(figure->axis), "labels",
                   ap_json_strings(figure->labels, figure->label_count), "series", series);
}

static ap_number number_of(const ap_page_figure *figure, int64_t value) {
  switch (figure->unit) {
  case AP_PAGE_HOURS:
    return ap_hours(value);
  case AP_PAGE_MONEY:
    return ap_money(value, figure->currency);
  case AP_PAGE_COUNT:
    break;
  }
  return ap_grouped(value);
}

static void add_numbers(ap_page *page, const ap_page_figure *figure) {
  ap_page_grid grid = {.caption = figure->title, .heads = {figure->across}};
  for (size_t i = 0; i < figure->series_count && i + 2 < AP_PAGE_COLUMNS_MOST; i++) {
    grid.heads[i + 1] = figure->series[i].name;
    grid.right |= UINT64_C(2) << i;
  }
  ap_page_table(page, &grid);
  for (size_t label = 0; label < figure->label_count; label++) {
    ap_page_row(page, AP_PLAIN, NULL);
    ap_page_cell(page, figure->labels[label]);
    for (size_t i = 0; i < figure->series_count; i++) {
      ap_page_cell(page, number_of(figure, figure->series[i].values[label]).digits);
    }
  }
  ap_page_turn_to(page, AP_PAGE_NOTHING);
}

void ap_page_chart(ap_page *page, const ap_page_figure *figure) {
  ap_page_turn_to(page, AP_PAGE_NOTHING);
  ap_text *text = &page->body;
  ap_text_format(text, "<figure data-chart=\"%s\"><figcaption>", figure->id);
  ap_add_html(text, figure->title);
  ap_text_format(text, "</figcaption>\n<div class=\"canvas%s\"><canvas id=\"chart-%s\" role=\"img\"",
                 figure->sideways && figure->label_count > SHORT_LABELS ? " long" : "", figure->id);
  ap_page_attribute(text, "aria-label", figure->summary);
  ap_text_format(text, "></canvas></div>\n<script type=\"application/json\" id=\"data-%s\">", figure->id);
  ap_add_script_data(text, figure_json(figure));
  ap_text_add(text, "</script>\n<details open><summary>");
  ap_add_html(text, _("The numbers of this chart"));
  ap_text_add(text, "</summary>\n");
  add_numbers(page, figure);
  ap_text_add(text, "</details></figure>\n");
}
