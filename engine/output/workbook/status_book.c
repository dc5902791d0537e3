/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workbook of a status report. */
#include "output/facts.h"
#include "output/names.h"
#include "output/translate.h"
#include "output/views.h"
#include "output/workbook/sheets.h"

enum { SUMMARY_COLUMNS = 7 };

typedef struct status_book {
  const ap_standings *standings;
  ap_matrix matrix;
} status_book;

static void fill(ap_book *book, const void *context) {
  const status_book *of = context;
  ap_leaf leaf = ap_leaf_begin(book, C_("sheet", "Summary"), SUMMARY_COLUMNS, AP_LEAF_NUMBERS);
  ap_add_standings_answer(&leaf, of->standings);
  ap_add_round(&leaf, of->standings);
  ap_add_origin(&leaf, of->standings->scenario);
  ap_add_standings_sheet(book, of->standings);
  ap_add_coverage_sheet(book, &of->matrix);
}

ap_status ap_standings_workbook(const ap_standings *standings, const ap_years *const audited[AP_TRACKS],
                                const ap_view *view, ap_diagnostics *diagnostics, ap_text *text) {
  const ap_scenario *scenario = standings->scenario;
  status_book book = {.standings = standings};
  ap_arena arena = {0};
  ap_status status = ap_coverage_gather(scenario, audited, &arena, diagnostics, &book.matrix);
  if (status == AP_OK) {
    const ap_book_about about = {.view = view,
                                 .file = scenario->file,
                                 .title = ap_words_in(&scenario->title, view->language),
                                 .subject = standings->track == AP_EXTERNAL
                                                ? _("External audits: what was done, and what is due")
                                                : _("Internal audits: what was done, and what is due"),
                                 .as_of = scenario->as_of};
    status = ap_book_write(&about, fill, &book, diagnostics, text);
  }
  ap_arena_free(&arena);
  return status;
}
