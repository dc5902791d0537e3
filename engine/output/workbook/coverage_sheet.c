/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Objectives by years. A cell says "E", "I" or both, and "E 2/5" where it is two of the objective's five items that are
 * audited at all. */
#include "output/matrix_words.h"
#include "output/names.h"
#include "output/translate.h"
#include "output/workbook/sheets.h"
#include "support/diagnose.h"

enum { FIRST_YEAR_COLUMN = 8, TITLE_WIDTH = 44, YEAR_WIDTH = 11 };

/* ---- a row ---- */

static void add_year(ap_sheet *sheet, const ap_matrix *matrix, const ap_matrix_row *row, int year) {
  /* [external][internal] */
  static const ap_cell_part parts[2][2] = {{AP_LOOK_BODY, AP_LOOK_INTERNAL}, {AP_LOOK_EXTERNAL, AP_LOOK_BOTH}};
  const ap_matrix_track *external = &row->tracks[AP_EXTERNAL];
  const ap_matrix_track *internal = &row->tracks[AP_INTERNAL];
  int plan_year = matrix->first_year + year;
  ap_look look = AP_CENTRED(parts[external->counts[year] > 0][internal->counts[year] > 0]);
  look.due = ap_matrix_is_due(external, plan_year) || ap_matrix_is_due(internal, plan_year);
  ap_text mark = {0};
  ap_matrix_add_mark(&mark, AP_EXTERNAL, external, year);
  ap_matrix_add_mark(&mark, AP_INTERNAL, internal, year);
  if (mark.failed) {
    ap_book_fail(sheet->book, AP_BOOK_SHORT);
  }
  ap_cell_text(sheet, look, mark.failed || mark.bytes == NULL ? "" : mark.bytes);
  ap_text_free(&mark);
}

/* The last audit and the year by which the next is due. */
static void add_dates(ap_sheet *sheet, const ap_matrix_track *of) {
  if (of->asked && of->last != AP_NEVER) {
    ap_cell_number(sheet, AP_BODY(AP_CELL_YEAR), of->last);
  } else {
    ap_cell_empty(sheet, AP_BODY(AP_CELL_YEAR));
  }
  if (of->asked) {
    ap_cell_number(sheet, AP_LOOKS(AP_CELL_YEAR, of->overdue ? AP_LOOK_BAD : AP_LOOK_BODY), of->due);
  } else {
    ap_cell_empty(sheet, AP_BODY(AP_CELL_YEAR));
  }
}

static void add_state(ap_sheet *sheet, const ap_matrix_row *row) {
  bool external = row->tracks[AP_EXTERNAL].overdue;
  bool internal = row->tracks[AP_INTERNAL].overdue;
  ap_look look = AP_LOOKS(AP_CELL_TEXT, external || internal ? AP_LOOK_BAD : AP_LOOK_BODY);
  if (external && internal) {
    ap_cell_text(sheet, look, _("overdue"));
  } else if (external || internal) {
    AP_CELL_FILL(sheet, look, _("{0}: overdue"), ap_track_title(external ? AP_EXTERNAL : AP_INTERNAL));
  } else {
    ap_cell_text(sheet, look, "");
  }
}

static void add_row(ap_sheet *sheet, const ap_matrix *matrix, const ap_matrix_row *row) {
  const char *title = ap_item_title(row->item, sheet->book->view->language);
  ap_row_for_text(sheet, title, TITLE_WIDTH);
  ap_cell_text(sheet, AP_BODY(AP_CELL_TEXT), row->item->id);
  ap_cell_text(sheet, AP_WRAPPED, title);
  ap_cell_text(sheet, AP_BODY(AP_CELL_TEXT), ap_standard_title(row->item->standard));
  add_dates(sheet, &row->tracks[AP_EXTERNAL]);
  add_dates(sheet, &row->tracks[AP_INTERNAL]);
  add_state(sheet, row);
  for (int year = 0; year < matrix->year_count; year++) {
    add_year(sheet, matrix, row, year);
  }
  ap_row_end(sheet);
}

/* ---- how many a year has ---- */

static int64_t count_in(const ap_matrix *matrix, ap_track track, int year) {
  int64_t count = 0;
  for (size_t i = 0; i < matrix->count; i++) {
    count += matrix->rows[i].tracks[track].counts[year] > 0;
  }
  return count;
}

static void add_counts(ap_sheet *sheet, const ap_list *list, const ap_matrix *matrix, ap_track track) {
  const ap_look label = AP_LOOKS(AP_CELL_TEXT, AP_LOOK_SUM);
  ap_look count = {.kind = AP_CELL_COUNT, .part = AP_LOOK_SUM, .centred = true};
  ap_cell_text(sheet, label, "");
  AP_CELL_FILL(sheet, label, _("{0}: objectives in the year"), ap_track_title(track));
  for (int i = 2; i < FIRST_YEAR_COLUMN; i++) {
    ap_cell_empty(sheet, label);
  }
  for (int year = 0; year < matrix->year_count; year++) {
    const char *range = ap_range_text(sheet, ap_list_range(list, (uint32_t)(FIRST_YEAR_COLUMN + year)), false);
    ap_cell_formula(sheet, count, AP_FORMULA(sheet->book, "COUNTIF({0},\"*{1}*\")", range, ap_matrix_letter(track)),
                    count_in(matrix, track, year));
  }
  ap_row_end(sheet);
}

/* ---- the whole ---- */

ap_status ap_coverage_gather(const ap_scenario *scenario, const ap_years *const audited[AP_TRACKS], ap_arena *arena,
                             ap_diagnostics *diagnostics, ap_matrix *matrix) {
  if (!ap_matrix_begin(matrix, scenario, scenario->start_year, scenario->years, arena)) {
    ap_diagnose_plain(diagnostics, NULL, AP_D_OUT_OF_MEMORY);
    return AP_MACHINE;
  }
  ap_status status = AP_OK;
  for (int track = 0; track < AP_TRACKS && status == AP_OK; track++) {
    ap_standings standings;
    status = ap_standings_find(scenario, (ap_track)track, audited, diagnostics, &standings);
    if (status == AP_OK) {
      ap_matrix_add_standings(matrix, &standings, audited[track]);
    }
    ap_standings_free(&standings);
  }
  ap_matrix_leave_out_idle(matrix);
  return status;
}

static const char *legend_of(ap_book *book) {
  return AP_FORMULA(
      book,
      _("{0}: external audit, {1}: internal audit; {0} 2/5: two of the objective's five items; thick line: "
        "the end of the year by which an audit is due"),
      ap_matrix_letter(AP_EXTERNAL), ap_matrix_letter(AP_INTERNAL));
}

void ap_add_coverage_sheet(ap_book *book, const ap_matrix *matrix) {
  ap_list_column columns[AP_LIST_COLUMNS_MOST] = {{_("objective"), 14},          {_("title"), TITLE_WIDTH},
                                                  {_("standard"), 20},           {_("last external audit"), 11},
                                                  {_("external audit due"), 11}, {_("last internal audit"), 11},
                                                  {_("internal audit due"), 11}, {_("state"), 18}};
  for (int year = 0; year < matrix->year_count; year++) {
    columns[FIRST_YEAR_COLUMN + year] =
        (ap_list_column){AP_FORMULA(book, "{0}", ap_year(matrix->first_year + year).digits), YEAR_WIDTH};
  }
  const ap_list list = {.name = C_("sheet", "Coverage"),
                        .legend = legend_of(book),
                        .columns = columns,
                        .column_count = (size_t)(FIRST_YEAR_COLUMN + matrix->year_count),
                        .kept = 2,
                        .rows = matrix->count,
                        .sums = AP_TRACKS};
  ap_sheet *sheet = ap_list_begin(book, &list);
  for (size_t i = 0; i < matrix->count && book->fault == AP_BOOK_FINE; i++) {
    add_row(sheet, matrix, &matrix->rows[i]);
  }
  for (int track = 0; track < AP_TRACKS; track++) {
    add_counts(sheet, &list, matrix, (ap_track)track);
  }
}
