/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workbook of a plan made anew: the plan of the open years, every change with its cause, and all rows, with where
 * each of them comes from. */
#include "output/facts.h"
#include "output/names.h"
#include "output/replan_words.h"
#include "output/translate.h"
#include "output/views.h"
#include "output/workbook/sheets.h"
#include "support/diagnose.h"
#include <string.h>

enum { TITLE_WIDTH = 56 };

typedef struct replan_book {
  const ap_replan *replan;
  const char *earlier; /* the path of the earlier plan */
  ap_arena arena;
  ap_years *added[AP_TRACKS];   /* by ap_item.index, bit 0 the scenario's first year: what changes added */
  ap_years *audited[AP_TRACKS]; /* likewise all that is audited, frozen years with it */
  ap_audits audits;
  ap_matrix matrix;
} replan_book;

/* ---- the rows ---- */

static ap_years bit_of(const replan_book *book, int year) {
  return (ap_years)1 << (year - book->replan->scenario->start_year);
}

static void find_added(replan_book *book) {
  const ap_replan *replan = book->replan;
  for (size_t i = 0; i < replan->change_count; i++) {
    const ap_plan_change *change = &replan->changes[i];
    if (change->added && change->item != NULL) {
      book->added[change->track][change->item->index] |= bit_of(book, change->year);
    }
  }
}

static bool is_of_the_scenario(const replan_book *book, int year) {
  int first = book->replan->scenario->start_year;
  return year >= first && year < first + book->replan->scenario->years;
}

static ap_audit audit_of_filed(replan_book *book, size_t index) {
  const ap_replan *replan = book->replan;
  const ap_filed_row *row = &replan->file.rows[index];
  const ap_item *item = replan->open.traced[index].item;
  if (item != NULL && is_of_the_scenario(book, row->year)) {
    book->audited[row->track][item->index] |= bit_of(book, row->year);
  }
  return (ap_audit){.year = row->year,
                    .track = row->track,
                    .item = item,
                    .id = row->id,
                    .standard = row->standard,
                    .objective = row->objective,
                    .rules = row->rule,
                    .minutes = row->minutes,
                    .origin = AP_AUDIT_FROZEN};
}

static ap_audit audit_of_row(replan_book *book, const ap_plan_row *row) {
  ap_years year = bit_of(book, row->year);
  bool added = (book->added[row->track][row->item->index] & year) != 0;
  book->audited[row->track][row->item->index] |= year;
  return (ap_audit){.year = row->year,
                    .track = row->track,
                    .item = row->item,
                    .id = row->item->id,
                    .objective = ap_objective_of(row->item)->id,
                    .rules = row->rules,
                    .minutes = row->minutes,
                    .origin = added ? AP_AUDIT_ADDED : AP_AUDIT_KEPT};
}

/* In the order of the plan as CSV. False where memory is short. */
static bool gather(replan_book *book) {
  const ap_replan *replan = book->replan;
  size_t items = replan->scenario->catalog->count;
  size_t count = 0;
  ap_audit *audits = ap_arena_allocate(&book->arena, replan->frozen_count + replan->row_count, sizeof *audits);
  for (int track = 0; track < AP_TRACKS; track++) {
    book->added[track] = ap_arena_allocate(&book->arena, items, sizeof *book->added[track]);
    book->audited[track] = ap_arena_allocate(&book->arena, items, sizeof *book->audited[track]);
  }
  if (book->arena.failed) {
    return false;
  }
  find_added(book);
  for (size_t i = 0; i < replan->file.count; i++) {
    if (ap_replan_is_frozen(replan, &replan->file.rows[i])) {
      audits[count++] = audit_of_filed(book, i);
    }
  }
  for (size_t i = 0; i < replan->row_count; i++) {
    audits[count++] = audit_of_row(book, &replan->rows[i]);
  }
  book->audits = (ap_audits){.scenario = replan->scenario, .rows = audits, .count = count, .anew = true};
  return true;
}

/* ---- what was changed ---- */

static void add_answer(ap_leaf *leaf, const ap_replan *replan) {
  bool fewest;
  int64_t changes = ap_changes_in_all(replan, &fewest);
  ap_leaf_answer(leaf, _("Changes of the earlier plan"), fewest ? AP_GOOD : AP_WARN, ap_grouped(changes).digits);
}

static void add_track(ap_leaf *leaf, const ap_replan *replan, ap_track track) {
  const ap_keeping *keeping = &replan->plan->keeping[track];
  ap_text known = {0};
  ap_style style = ap_add_change_knowledge(&known, &replan->changed[track]);
  ap_leaf_label(leaf, AP_LOOK_BODY, ap_track_title(track));
  ap_cell_number(leaf->sheet, AP_LOOKS(AP_CELL_COUNT, AP_LOOK_SUM), replan->changed[track].value);
  if (replan->plan->tracks[track].empty) {
    ap_cell_empty(leaf->sheet, AP_BODY(AP_CELL_HOURS));
    ap_cell_empty(leaf->sheet, AP_BODY(AP_CELL_HOURS));
  } else {
    ap_cell_number(leaf->sheet, AP_BODY(AP_CELL_HOURS), keeping->limit);
    ap_cell_number(leaf->sheet, AP_BODY(AP_CELL_HOURS), keeping->free_peak);
  }
  ap_cell_wide(leaf->sheet, (ap_look){.kind = AP_CELL_TEXT, .part = ap_part_of(style), .wrapped = true},
               known.failed ? "" : known.bytes, leaf->columns - 3);
  ap_row_end(leaf->sheet);
  if (known.failed) {
    ap_book_fail(leaf->sheet->book, AP_BOOK_SHORT);
  }
  ap_text_free(&known);
}

static void add_what_was_kept(ap_leaf *leaf, const replan_book *of) {
  const ap_replan *replan = of->replan;
  const ap_event *revoked = replan->open.revoked;
  ap_table facts = ap_facts(0);
  ap_add_fact(&facts, _("Earlier plan"), AP_PLAIN, strcmp(of->earlier, "-") == 0 ? _("standard input") : of->earlier);
  ap_table_add(&facts, AP_PLAIN, _("Kept as it was"));
  AP_TABLE_FILL(&facts, AP_PLAIN,
                dngettext(AP_TEXT_DOMAIN, "{0} row of the years before {1}", "{0} rows of the years before {1}",
                          replan->frozen_count),
                ap_grouped((int64_t)replan->frozen_count).digits, ap_year(replan->open.first).digits);
  if (revoked != NULL) {
    ap_table_add(&facts, AP_PLAIN, _("Revoked"));
    AP_TABLE_FILL(&facts, AP_WARN, _("{0}: nothing is due after {1}"), revoked->id, ap_year(revoked->year).digits);
  }
  ap_leaf_facts(leaf, &facts);
}

static void add_changed(ap_leaf *leaf, const replan_book *of) {
  const char *const heads[] = {_("track"), _("changes"), _("limit of each year, hours"),
                               _("peak of a free plan, hours"), _("what is known")};
  ap_leaf_heading(leaf, _("How much was changed, and within which limit"));
  ap_leaf_head(leaf, heads, sizeof heads / sizeof heads[0], true);
  for (int track = 0; track < AP_TRACKS; track++) {
    add_track(leaf, of->replan, (ap_track)track);
  }
  add_what_was_kept(leaf, of);
  ap_leaf_blank(leaf);
}

static void add_changes_sheet(ap_book *book, const ap_replan *replan) {
  const ap_list_column columns[] = {{_("year"), 10}, {_("track"), 15},          {_("change"), 12},
                                    {_("item"), 17}, {_("title"), TITLE_WIDTH}, {_("cause"), 40}};
  const ap_list list = {.name = C_("sheet", "Changes"),
                        .columns = columns,
                        .column_count = sizeof columns / sizeof columns[0],
                        .kept = 4,
                        .rows = replan->change_count};
  ap_sheet *sheet = ap_list_begin(book, &list);
  for (size_t i = 0; i < replan->change_count && book->fault == AP_BOOK_FINE; i++) {
    const ap_plan_change *change = &replan->changes[i];
    const char *title = change->item == NULL ? "" : ap_item_title(change->item, book->view->language);
    ap_row_for_text(sheet, title, TITLE_WIDTH);
    ap_cell_number(sheet, AP_BODY(AP_CELL_YEAR), change->year);
    ap_cell_text(sheet, AP_BODY(AP_CELL_TEXT), ap_track_title(change->track));
    ap_cell_text(sheet, AP_LOOKS(AP_CELL_TEXT, change->added ? AP_LOOK_GOOD : AP_LOOK_WARN),
                 change->added ? _("added") : _("removed"));
    ap_cell_text(sheet, AP_BODY(AP_CELL_TEXT), change->id);
    ap_cell_text(sheet, AP_WRAPPED, title);
    ap_cell_text(sheet, AP_WRAPPED, ap_cause_title(change->cause));
    ap_row_end(sheet);
  }
}

/* ---- the workbook ---- */

static void fill(ap_book *book, const void *context) {
  const replan_book *of = context;
  const ap_plan *plan = of->replan->plan;
  ap_leaf leaf = ap_leaf_begin(book, C_("sheet", "Summary"), AP_PLAN_LEAF_COLUMNS, AP_LEAF_NUMBERS);
  add_changes_sheet(book, of->replan);
  ap_audits_sheet audits = ap_audits_begin(book, &of->audits);
  ap_leaf_heading(&leaf, _("Answer"));
  add_answer(&leaf, of->replan);
  ap_add_plan_answer(&leaf, plan);
  add_changed(&leaf, of);
  ap_add_plan_criteria(&leaf, plan);
  ap_add_plan_years_table(&leaf, plan, &audits);
  ap_add_plan_remarks_to(&leaf, plan);
  ap_add_origin(&leaf, of->replan->scenario);
  ap_audits_fill(&audits, &of->audits);
  ap_add_coverage_sheet(book, &of->matrix);
}

static ap_status write(replan_book *book, const ap_view *view, ap_diagnostics *diagnostics, ap_text *text) {
  const ap_scenario *scenario = book->replan->scenario;
  const ap_years *const audited[AP_TRACKS] = {book->audited[AP_EXTERNAL], book->audited[AP_INTERNAL]};
  ap_status status = ap_coverage_gather(scenario, audited, &book->arena, diagnostics, &book->matrix);
  if (status == AP_OK) {
    const ap_book_about about = {.view = view,
                                 .file = scenario->file,
                                 .title = ap_words_in(&scenario->title, view->language),
                                 .subject = _("Audit plan, made anew"),
                                 .as_of = scenario->as_of};
    status = ap_book_write(&about, fill, book, diagnostics, text);
  }
  return status;
}

ap_status ap_replan_workbook(const ap_replan *replan, const char *earlier, const ap_view *view,
                             ap_diagnostics *diagnostics, ap_text *text) {
  replan_book book = {.replan = replan, .earlier = earlier};
  ap_status status = AP_MACHINE;
  if (gather(&book)) {
    status = write(&book, view, diagnostics, text);
  } else {
    ap_diagnose_plain(diagnostics, NULL, AP_D_OUT_OF_MEMORY);
  }
  ap_arena_free(&book.arena);
  return status;
}
