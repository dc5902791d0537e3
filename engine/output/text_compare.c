/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenarios side by side for people: what each is, then, track by track, what it asks and how that differs by year. */
#include "output/compare_tables.h"
#include "output/facts.h"
#include "output/names.h"
#include "output/translate.h"
#include "output/views.h"

enum { INDENT = 2, HEAD_INDENT = 5 };

static void add_scenario(const ap_comparison *comparison, size_t index, const ap_view *view, ap_text *text) {
  ap_table head = {.columns = 2, .indent = INDENT};
  ap_table_add(&head, AP_STRONG, ap_decimal((int64_t)index + 1).digits);
  ap_table_add(&head, AP_STRONG, ap_words_in(&comparison->scenarios[index].scenario->title, view->language));
  ap_table_write(&head, view, text);
  ap_table facts = ap_facts(HEAD_INDENT);
  ap_add_compared_facts(&facts, comparison, index, view);
  ap_table_write(&facts, view, text);
  ap_text_add(text, "\n");
}

/* Where nobody says what anything costs there is nothing but the head. */
static void add_money(const ap_comparison *comparison, ap_track track, const ap_view *view, ap_text *text) {
  ap_across money = ap_comparison_money_table(comparison, track);
  if (money.cells.count > money.columns + 1) {
    ap_text_add(text, "\n");
    ap_across_write(&money, view, text);
  } else {
    text->failed = text->failed || money.cells.failed;
    ap_table_free(&money.cells);
  }
}

static void add_track(const ap_comparison *comparison, ap_track track, const ap_view *view, ap_text *text) {
  ap_table sums = ap_comparison_sums_table(comparison, track);
  ap_across hours = ap_comparison_hours_table(comparison, track);
  ap_add_styled(text, view, AP_STRONG, ap_track_title(track));
  ap_text_add(text, "\n");
  ap_table_write(&sums, view, text);
  ap_text_add(text, "\n");
  ap_across_write(&hours, view, text);
  add_money(comparison, track, view, text);
}

void ap_comparison_text(const ap_comparison *comparison, const ap_view *view, ap_text *text) {
  ap_table remarks = {.columns = 1};
  for (size_t i = 0; i < comparison->count; i++) {
    add_scenario(comparison, i, view, text);
  }
  for (int track = 0; track < AP_TRACKS; track++) {
    ap_text_add(text, track > 0 ? "\n" : "");
    add_track(comparison, (ap_track)track, view, text);
  }
  ap_add_comparison_remarks(&remarks, comparison);
  ap_text_add(text, remarks.count > 0 ? "\n" : "");
  ap_table_write(&remarks, view, text);
}
