/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is audited when: the filter, and the matrix of objectives by years. A cell of the matrix says "E", "I" or both,
 * in colour and in letters; "E 2/5" where it is two of the five items of the objective. A dashed frame is the year by
 * which an audit is due. */
#include "output/matrix_words.h"
#include "output/names.h"
#include "output/page/plan_report.h"
#include "output/translate.h"

enum { CHOICES = AP_YEARS_MOST + 1 };

static bool gather(ap_page *page, const ap_plan_report *report, ap_matrix *matrix) {
  if (!ap_matrix_begin(matrix, report->scenario, report->first_year, report->year_count, &page->arena)) {
    return false;
  }
  for (int track = 0; track < AP_TRACKS; track++) {
    ap_matrix_add_units(matrix, (ap_track)track, report->audited[track], report->claims[track].units,
                        report->scenario->start_year);
  }
  return true;
}

/* ---- the filter ---- */

static void add_filter(ap_page *page, const ap_plan_report *report) {
  const ap_page_choice standards[] = {{"", C_("filter", "all")},
                                      {"g", ap_standard_title(AP_GOVERNANCE)},
                                      {"m", ap_standard_title(AP_MANAGEMENT)},
                                      {"c", ap_standard_title(AP_CONTROL)}};
  const ap_page_choice tracks[] = {
      {"", C_("filter", "all")}, {"x", ap_track_title(AP_EXTERNAL)}, {"i", ap_track_title(AP_INTERNAL)}};
  const ap_page_choice marks[] = {{"", C_("filter", "all")},
                                  {"d", _("direct")},
                                  {"n", _("not direct")},
                                  {"o", _("overdue")},
                                  {"u", _("not audited")}};
  ap_page_choice years[CHOICES] = {{"", C_("filter", "all")}};
  for (int year = 0; year < report->year_count; year++) {
    years[year + 1] = (ap_page_choice){AP_PAGE_FILLED(page, "{0}", ap_decimal(year).digits),
                                       AP_PAGE_FILLED(page, "{0}", ap_year(report->first_year + year).digits)};
  }
  const ap_page_select selects[] = {
      {.name = "standard", .label = _("Standard"), .choices = standards, .count = AP_STANDARDS + 1},
      {.name = "track", .label = _("Track"), .choices = tracks, .count = AP_TRACKS + 1},
      {.name = "year",
       .label = _("Year"),
       .choices = years,
       .count = (size_t)report->year_count + 1,
       .joined = "track"},
      {.name = "mark", .label = _("Only"), .choices = marks, .count = sizeof marks / sizeof marks[0]}};
  ap_page_filter(page, selects, sizeof selects / sizeof selects[0]);
}

void ap_set_filter_words(ap_text *words, const ap_plan_report *report, const ap_item *item, bool direct, bool overdue,
                         const ap_years years[]) {
  static const char standards[] = {[AP_GOVERNANCE] = 'g', [AP_MANAGEMENT] = 'm', [AP_CONTROL] = 'c'};
  static const char tracks[] = {[AP_EXTERNAL] = 'x', [AP_INTERNAL] = 'i'};
  words->length = 0;
  ap_text_add_bytes(words, &standards[item->standard], 1);
  ap_text_add(words, direct ? " d" : " n");
  ap_text_add(words, overdue ? " o" : "");
  ap_text_add(words, years[AP_EXTERNAL] == 0 && years[AP_INTERNAL] == 0 ? " u" : "");
  for (int track = 0; track < AP_TRACKS; track++) {
    if (years[track] != 0) {
      ap_text_add(words, " ");
      ap_text_add_bytes(words, &tracks[track], 1);
    }
    for (int year = 0; year < report->year_count; year++) {
      if ((years[track] >> year & 1) != 0) {
        ap_text_add(words, " ");
        ap_text_add_bytes(words, &tracks[track], 1);
        ap_text_add_integer(words, year);
      }
    }
  }
}

/* ---- the matrix ---- */

static void add_due(ap_page *page, const ap_matrix_track *of) {
  if (!of->asked) {
    ap_page_cell(page, "");
  } else if (of->overdue) {
    ap_page_marked_cell(page, "o", AP_PAGE_FILLED(page, _("{0} overdue"), ap_decimal(of->due).digits), NULL);
  } else {
    ap_page_cell(page, ap_decimal(of->due).digits);
  }
}

static void add_cell(ap_page *page, const ap_matrix *matrix, const ap_matrix_row *row, int year, ap_text *mark) {
  /* [external][internal], without and with a due date in this year */
  static const char *const classes[2][2][2] = {{{NULL, "d"}, {"i", "i d"}}, {{"x", "x d"}, {"b", "b d"}}};
  const ap_matrix_track *external = &row->tracks[AP_EXTERNAL];
  const ap_matrix_track *internal = &row->tracks[AP_INTERNAL];
  bool due =
      ap_matrix_is_due(external, matrix->first_year + year) || ap_matrix_is_due(internal, matrix->first_year + year);
  mark->length = 0;
  ap_text_add(mark, "");
  ap_matrix_add_mark(mark, AP_EXTERNAL, external, year);
  ap_matrix_add_mark(mark, AP_INTERNAL, internal, year);
  ap_page_marked_cell(page, classes[external->counts[year] > 0][internal->counts[year] > 0][due],
                      mark->failed ? "" : mark->bytes, NULL);
}

static void add_row(ap_page *page, const ap_plan_report *report, const ap_matrix *matrix, const ap_matrix_row *row,
                    ap_text *words) {
  const ap_years years[] = {
      [AP_EXTERNAL] = row->tracks[AP_EXTERNAL].years, [AP_INTERNAL] = row->tracks[AP_INTERNAL].years};
  bool overdue = row->tracks[AP_EXTERNAL].overdue || row->tracks[AP_INTERNAL].overdue;
  ap_set_filter_words(words, report, row->item, row->direct, overdue, years);
  ap_page_row(page, AP_PLAIN, words->failed ? NULL : words->bytes);
  ap_page_cell(page, row->item->id);
  ap_page_cell(page, ap_item_title(row->item, page->view->language));
  add_due(page, &row->tracks[AP_EXTERNAL]);
  add_due(page, &row->tracks[AP_INTERNAL]);
  for (int year = 0; year < matrix->year_count; year++) {
    add_cell(page, matrix, row, year, words);
  }
}

static void add_matrix(ap_page *page, const ap_plan_report *report, const ap_matrix *matrix) {
  ap_page_grid grid = {.id = "matrix",
                       .caption = _("Control objectives by years: what is audited when"),
                       .heads = {_("objective"), _("title"), _("external audit due"), _("internal audit due")},
                       .wide = 2,
                       .filtered = true,
                       .matrix = true};
  for (int year = 0; year < matrix->year_count; year++) {
    grid.heads[4 + year] = AP_PAGE_FILLED(page, "{0}", ap_decimal(matrix->first_year + year).digits);
  }
  ap_page_table(page, &grid);
  ap_text words = {0};
  for (size_t i = 0; i < matrix->count; i++) {
    const ap_matrix_row *row = &matrix->rows[i];
    if (row->selected || row->tracks[AP_EXTERNAL].years != 0 || row->tracks[AP_INTERNAL].years != 0) {
      add_row(page, report, matrix, row, &words);
    }
  }
  page->arena.failed = page->arena.failed || words.failed;
  ap_text_free(&words);
}

/* ---- what is overdue ---- */

/* The first year from which the item is planned; "" where it is not. */
static const char *planned_from(ap_page *page, const ap_plan_report *report, ap_track track, const ap_item *item) {
  for (int year = report->scenario->start_year - report->first_year; year < report->year_count; year++) {
    if ((report->audited[track][item->index] >> year & 1) != 0) {
      return AP_PAGE_FILLED(page, "{0}", ap_year(report->first_year + year).digits);
    }
  }
  return "";
}

static void add_overdue(ap_page *page, const ap_plan_report *report) {
  const ap_track_plan *tracks = report->plan->tracks;
  if (tracks[AP_EXTERNAL].overdue_count + tracks[AP_INTERNAL].overdue_count == 0) {
    return;
  }
  ap_page_table(page, &(ap_page_grid){.id = "overdue",
                                      .caption = _("Overdue at the beginning, and when each is made up for"),
                                      .heads = {_("objective"), _("title"), _("track"), _("rule"), _("was due in"),
                                                _("planned in")},
                                      .wide = 2});
  for (int track = 0; track < AP_TRACKS; track++) {
    for (size_t i = 0; i < tracks[track].overdue_count; i++) {
      const ap_overdue *overdue = &tracks[track].overdue[i];
      ap_page_row(page, AP_PLAIN, NULL);
      ap_page_cell(page, overdue->item->id);
      ap_page_cell(page, ap_item_title(overdue->item, page->view->language));
      ap_page_cell(page, ap_track_title((ap_track)track));
      ap_page_cell(page, overdue->rule);
      ap_page_marked_cell(page, "o", ap_year(overdue->due).digits, NULL);
      ap_page_cell(page, planned_from(page, report, (ap_track)track, overdue->item));
    }
  }
}

void ap_add_audits_section(ap_page *page, const ap_plan_report *report) {
  ap_matrix matrix;
  ap_page_section(page, "audits", _("What is audited when"));
  if (!gather(page, report, &matrix)) {
    return;
  }
  add_overdue(page, report);
  add_filter(page, report);
  ap_page_heading(page, _("Objectives by years"));
  ap_page_legend(page,
                 (const ap_page_mark[]){{"x", ap_matrix_letter(AP_EXTERNAL), ap_track_title(AP_EXTERNAL)},
                                        {"i", ap_matrix_letter(AP_INTERNAL), ap_track_title(AP_INTERNAL)},
                                        {"", "2/5", _("two of the objective's five items")},
                                        {"d", "", _("the year by which an audit is due")}},
                 4);
  if (report->first_year < report->scenario->start_year) {
    ap_page_words(page, AP_FAINT,
                  AP_PAGE_FILLED(page, _("Years before {0} are as the earlier plan has them."),
                                 ap_year(report->scenario->start_year).digits));
  }
  add_matrix(page, report, &matrix);
  ap_add_items(page, report);
}
