/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of plan.csv with the items' titles. */
#include "output/names.h"
#include "output/tag_words.h"
#include "output/translate.h"
#include "output/workbook/sheets.h"

enum { TITLE_WIDTH = 56, COLUMNS = 10 };

static ap_list list_of(const ap_audits *audits, ap_list_column columns[COLUMNS]) {
  const ap_list_column all[COLUMNS] = {{_("year"), 10},     {_("track"), 15},
                                       {_("standard"), 20}, {_("objective"), 12},
                                       {_("item"), 17},     {_("title"), TITLE_WIDTH},
                                       {_("tags"), 12},     {_("rule"), 22},
                                       {_("hours"), 10},    {_("from the earlier plan"), 16}};
  for (size_t i = 0; i < COLUMNS; i++) {
    columns[i] = all[i];
  }
  return (ap_list){.name = C_("sheet", "Plan"),
                   .columns = columns,
                   .column_count = audits->anew ? COLUMNS : COLUMNS - 1,
                   .kept = AP_AUDITS_ID + 1,
                   .rows = audits->count,
                   .sums = 1};
}

ap_audits_sheet ap_audits_begin(ap_book *book, const ap_audits *audits) {
  ap_list_column columns[COLUMNS];
  ap_list list = list_of(audits, columns);
  ap_audits_sheet begun = {.sheet = ap_list_begin(book, &list),
                           .years = ap_list_range(&list, AP_AUDITS_YEAR),
                           .tracks = ap_list_range(&list, AP_AUDITS_TRACK),
                           .hours = ap_list_range(&list, AP_AUDITS_HOURS)};
  ap_range all = begun.hours;
  all.first_row = 0;
  all.first_column = 0;
  ap_book_name(book, "plan_rows", begun.sheet, all);
  return begun;
}

static const char *origin_title(ap_audit_origin origin) {
  static const char *const titles[] = {[AP_AUDIT_PLANNED] = "",
                                       [AP_AUDIT_FROZEN] = N_("frozen"),
                                       [AP_AUDIT_KEPT] = N_("kept"),
                                       [AP_AUDIT_ADDED] = N_("added")};
  return origin == AP_AUDIT_PLANNED ? "" : _(titles[origin]);
}

static void add_tags(ap_sheet *sheet, const ap_scenario *scenario, const ap_item *item) {
  ap_text tags = {0};
  if (item != NULL) {
    ap_add_tags(&tags, scenario->tagged, item);
  }
  if (tags.failed) {
    ap_book_fail(sheet->book, AP_BOOK_SHORT);
  }
  ap_cell_text(sheet, AP_BODY(AP_CELL_TEXT), tags.failed || tags.bytes == NULL ? "" : tags.bytes);
  ap_text_free(&tags);
}

static void add_audit(ap_sheet *sheet, const ap_audits *audits, const ap_audit *audit) {
  const char *title = audit->item == NULL ? "" : ap_item_title(audit->item, sheet->book->view->language);
  const char *standard = audit->item != NULL       ? ap_standard_title(audit->item->standard)
                         : audit->standard != NULL ? audit->standard
                                                   : "";
  ap_row_for_text(sheet, title, TITLE_WIDTH);
  ap_cell_number(sheet, AP_BODY(AP_CELL_YEAR), audit->year);
  ap_cell_text(sheet, AP_BODY(AP_CELL_TEXT), ap_track_title(audit->track));
  ap_cell_text(sheet, AP_BODY(AP_CELL_TEXT), standard);
  ap_cell_text(sheet, AP_BODY(AP_CELL_TEXT), audit->objective == NULL ? "" : audit->objective);
  ap_cell_text(sheet, AP_BODY(AP_CELL_TEXT), audit->id);
  ap_cell_text(sheet, AP_WRAPPED, title);
  add_tags(sheet, audits->scenario, audit->item);
  ap_cell_text(sheet, AP_BODY(AP_CELL_TEXT), audit->rules == NULL ? "" : audit->rules);
  if (audit->minutes < 0) {
    ap_cell_empty(sheet, AP_BODY(AP_CELL_HOURS));
  } else {
    ap_cell_number(sheet, AP_BODY(AP_CELL_HOURS), audit->minutes);
  }
  if (audits->anew) {
    ap_cell_text(sheet, AP_BODY(AP_CELL_TEXT), origin_title(audit->origin));
  }
  ap_row_end(sheet);
}

/* Of the rows that a filter leaves: SUBTOTAL() passes over the others. */
static void add_sum(const ap_audits_sheet *into, const ap_audits *audits) {
  ap_sheet *sheet = into->sheet;
  int64_t minutes = 0;
  for (size_t i = 0; i < audits->count; i++) {
    minutes += audits->rows[i].minutes > 0 ? audits->rows[i].minutes : 0;
  }
  const ap_look label = AP_LOOKS(AP_CELL_TEXT, AP_LOOK_SUM);
  ap_range ids = into->hours;
  ids.first_column = ids.last_column = AP_AUDITS_ID;
  ap_cell_text(sheet, label, _("sum of the rows shown"));
  for (uint32_t i = 1; i < AP_AUDITS_ID; i++) {
    ap_cell_empty(sheet, label);
  }
  ap_cell_formula(sheet, AP_LOOKS(AP_CELL_COUNT, AP_LOOK_SUM),
                  AP_FORMULA(sheet->book, "SUBTOTAL(103,{0})", ap_range_text(sheet, ids, false)),
                  (int64_t)audits->count);
  for (uint32_t i = AP_AUDITS_ID + 1; i < AP_AUDITS_HOURS; i++) {
    ap_cell_empty(sheet, label);
  }
  ap_cell_formula(sheet, AP_LOOKS(AP_CELL_HOURS, AP_LOOK_SUM),
                  AP_FORMULA(sheet->book, "SUBTOTAL(109,{0})", ap_range_text(sheet, into->hours, false)), minutes);
  ap_row_end(sheet);
}

void ap_audits_fill(const ap_audits_sheet *into, const ap_audits *audits) {
  for (size_t i = 0; i < audits->count && into->sheet->book->fault == AP_BOOK_FINE; i++) {
    add_audit(into->sheet, audits, &audits->rows[i]);
  }
  add_sum(into, audits);
}

ap_audit *ap_audits_of_plan(const ap_plan *plan, ap_arena *arena) {
  ap_audit *audits = ap_arena_allocate(arena, plan->row_count, sizeof *audits);
  for (size_t i = 0; i < plan->row_count && audits != NULL; i++) {
    const ap_plan_row *row = &plan->rows[i];
    const ap_item *objective = ap_objective_of(row->item);
    audits[i] = (ap_audit){.year = row->year,
                           .track = row->track,
                           .item = row->item,
                           .id = row->item->id,
                           .objective = objective->id,
                           .rules = row->rules,
                           .minutes = row->minutes};
  }
  return audits;
}
