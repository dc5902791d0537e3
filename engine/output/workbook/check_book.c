/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workbook of a check: accepted or not, what was recomputed of each track, every breach, and what is due. */
#include "output/check_tables.h"
#include "output/facts.h"
#include "output/names.h"
#include "output/sentence.h"
#include "output/translate.h"
#include "output/views.h"
#include "output/workbook/sheets.h"

enum { SUMMARY_COLUMNS = 7, SENTENCE_WIDTH = 80, TITLE_WIDTH = 56 };

static void fail_if_short(ap_book *book, bool failed) {
  if (failed) {
    ap_book_fail(book, AP_BOOK_SHORT);
  }
}

/* ---- the summary ---- */

static void add_answer(ap_leaf *leaf, const ap_check *check) {
  uint64_t found = ap_check_found(check);
  const char *sentence = dngettext(AP_TEXT_DOMAIN, "the plan does not comply: {0} breach",
                                   "the plan does not comply: {0} breaches", (unsigned long)found);
  ap_table plan = ap_facts(0);
  ap_leaf_heading(leaf, _("Answer"));
  ap_leaf_answer(leaf, _("Answer"), found == 0 ? AP_GOOD : AP_BAD,
                 found == 0 ? _("the plan complies: no breach was found")
                            : AP_FORMULA(leaf->sheet->book, sentence, ap_grouped((int64_t)found).digits));
  ap_add_checked_plan_facts(&plan, check);
  ap_leaf_facts(leaf, &plan);
  ap_leaf_blank(leaf);
}

static void add_criterion(ap_leaf *leaf, ap_criterion criterion, const ap_check_criterion *said) {
  ap_text words = {0};
  ap_style style = ap_add_check_judgement(&words, said);
  ap_leaf_label(leaf, AP_LOOK_BODY, ap_criterion_title(criterion));
  ap_cell_number(leaf->sheet, AP_LOOKS(AP_CELL_HOURS, AP_LOOK_SUM), said->value);
  ap_cell_wide(leaf->sheet, (ap_look){.kind = AP_CELL_TEXT, .part = ap_part_of(style), .wrapped = true},
               words.failed ? "" : words.bytes, leaf->columns - 1);
  ap_row_end(leaf->sheet);
  fail_if_short(leaf->sheet->book, words.failed);
  ap_text_free(&words);
}

static bool says_something(const ap_check_track *track) {
  for (int c = 0; c < AP_CRITERIA; c++) {
    if (track->criteria[c].said != AP_SAID_NOTHING) {
      return true;
    }
  }
  return false;
}

static void add_criteria(ap_leaf *leaf, const ap_check *check, const ap_check_track *track) {
  const char *const heads[] = {_("criterion"), _("hours"), _("what is known")};
  if (!says_something(track)) {
    return;
  }
  ap_leaf_head(leaf, heads, sizeof heads / sizeof heads[0], true);
  for (int i = 0; i < AP_CRITERIA; i++) {
    ap_criterion criterion = check->scenario->order[i];
    if (track->criteria[criterion].said != AP_SAID_NOTHING) {
      add_criterion(leaf, criterion, &track->criteria[criterion]);
    }
  }
  ap_leaf_blank(leaf);
}

static void add_year(ap_leaf *leaf, ap_cell_kind kind, int year, const int64_t numbers[3]) {
  ap_cell_part part = kind == AP_CELL_YEAR ? AP_LOOK_BODY : AP_LOOK_FAINT;
  ap_cell_number(leaf->sheet, AP_LOOKS(kind, part), year);
  ap_cell_number(leaf->sheet, AP_LOOKS(AP_CELL_COUNT, part), numbers[0]);
  ap_cell_number(leaf->sheet, AP_LOOKS(AP_CELL_HOURS, part), numbers[1]);
  ap_cell_number(leaf->sheet, AP_LOOKS(AP_CELL_HOURS, part), numbers[2]);
  ap_row_end(leaf->sheet);
}

/* All of a frozen year is forced. */
static void add_years(ap_leaf *leaf, const ap_check *check, const ap_check_track *track) {
  const char *const heads[] = {_("year"), _("items"), _("hours"), _("forced")};
  const ap_scenario *scenario = check->scenario;
  ap_leaf_head(leaf, heads, sizeof heads / sizeof heads[0], false);
  for (int t = 0; scenario->start_year + t < check->first_year && t < scenario->years; t++) {
    const int64_t numbers[] = {track->frozen_items[t], track->frozen_minutes[t], track->frozen_minutes[t]};
    add_year(leaf, AP_CELL_YEAR, scenario->start_year + t, numbers);
  }
  for (int t = 0; t < track->checked_years; t++) {
    const int64_t numbers[] = {track->items[t], track->minutes[t], track->forced_minutes[t]};
    add_year(leaf, t < check->years ? AP_CELL_YEAR : AP_CELL_YEAR_AFTER, check->first_year + t, numbers);
  }
  ap_leaf_blank(leaf);
}

/* What events leave to be judged. */
static void add_limits(ap_leaf *leaf, const ap_check *check) {
  ap_table says = {.columns = 1};
  ap_add_check_limits(&says, check);
  for (size_t i = 0; i < says.count; i++) {
    ap_leaf_note(leaf, says.cells[i].style, says.cells[i].string);
  }
  if (says.count > 0) {
    ap_leaf_blank(leaf);
  }
  fail_if_short(leaf->sheet->book, says.failed);
  ap_table_free(&says);
}

static void add_summary(ap_leaf *leaf, const ap_check *check) {
  add_answer(leaf, check);
  add_limits(leaf, check);
  for (int track = 0; track < AP_TRACKS; track++) {
    ap_leaf_heading(leaf, ap_track_title((ap_track)track));
    add_criteria(leaf, check, &check->tracks[track]);
    add_years(leaf, check, &check->tracks[track]);
  }
  ap_add_origin(leaf, check->scenario);
}

/* ---- breaches ---- */

static void add_breach(ap_sheet *sheet, const ap_scheme *scheme, const ap_diagnostic *breach) {
  const ap_rule *rule = ap_rule_of_breach(scheme, breach);
  ap_text place = {0};
  ap_text sentence = {0};
  ap_text_add(&place, "");
  if (breach->file != NULL) {
    ap_add_place(&place, breach);
  } else {
    ap_text_add(&place, _("the plan as a whole"));
  }
  ap_add_sentence(&sentence, breach, true);
  if (!place.failed && !sentence.failed) {
    ap_row_fit_text(sheet, sentence.bytes, SENTENCE_WIDTH);
    ap_cell_text(sheet, AP_WRAPPED, place.bytes);
    ap_cell_text(sheet, AP_WRAPPED, sentence.bytes);
    ap_cell_text(sheet, AP_BODY(AP_CELL_TEXT), rule == NULL ? "" : rule->id);
    ap_cell_text(sheet, AP_WRAPPED, rule == NULL || rule->clause == NULL ? "" : rule->clause);
    ap_row_end(sheet);
  }
  fail_if_short(sheet->book, place.failed || sentence.failed);
  ap_text_free(&place);
  ap_text_free(&sentence);
}

static void add_breaches_sheet(ap_book *book, const ap_check *check) {
  const ap_list_column columns[] = {{_("place"), 36},
                                    {_("what is wrong, and what was expected"), SENTENCE_WIDTH},
                                    {_("rule"), 16},
                                    {_("source"), 44}};
  size_t kept = ap_check_breach_count(check);
  const ap_list list = {.name = C_("sheet", "Breaches"),
                        .columns = columns,
                        .column_count = sizeof columns / sizeof columns[0],
                        .kept = 1,
                        .rows = kept,
                        .sums = 1};
  ap_sheet *sheet = ap_list_begin(book, &list);
  uint64_t found = ap_check_found(check);
  for (size_t i = 0; i < kept && book->fault == AP_BOOK_FINE; i++) {
    add_breach(sheet, check->scenario->scheme, ap_check_breach(check, i));
  }
  if (found > kept) {
    ap_cell_text(sheet, AP_LOOKS(AP_CELL_TEXT, AP_LOOK_BARE),
                 AP_FORMULA(book, _("and {0} more"), ap_grouped((int64_t)(found - kept)).digits));
    ap_row_end(sheet);
  }
}

/* ---- what is due ---- */

static void add_entries(ap_sheet *sheet, ap_track track, const char *state, ap_cell_part part,
                        const ap_check_entries *entries) {
  for (size_t i = 0; i < entries->count && sheet->book->fault == AP_BOOK_FINE; i++) {
    const ap_check_entry *entry = &entries->entries[i];
    const char *title = ap_item_title(entry->item, sheet->book->view->language);
    ap_row_for_text(sheet, title, TITLE_WIDTH);
    ap_cell_text(sheet, AP_BODY(AP_CELL_TEXT), ap_track_title(track));
    ap_cell_text(sheet, AP_LOOKS(AP_CELL_TEXT, part), state);
    if (entry->year == 0) {
      ap_cell_empty(sheet, AP_BODY(AP_CELL_YEAR));
    } else {
      ap_cell_number(sheet, AP_BODY(AP_CELL_YEAR), entry->year);
    }
    ap_cell_text(sheet, AP_BODY(AP_CELL_TEXT), entry->item->id);
    ap_cell_text(sheet, AP_WRAPPED, title);
    ap_cell_text(sheet, AP_BODY(AP_CELL_TEXT), entry->rule == NULL ? "" : entry->rule->id);
    ap_row_end(sheet);
  }
}

static void add_due_sheet(ap_book *book, const ap_check *check) {
  const ap_list_column columns[] = {{_("track"), 15}, {_("state"), 26},          {_("due year"), 11},
                                    {_("item"), 17},  {_("title"), TITLE_WIDTH}, {_("rule"), 16}};
  uint64_t rows = 0;
  for (int track = 0; track < AP_TRACKS; track++) {
    const ap_check_track *of = &check->tracks[track];
    rows += of->overdue.count + of->inherited.count + of->due_after.count;
  }
  const ap_list list = {.name = C_("sheet", "Due"),
                        .columns = columns,
                        .column_count = sizeof columns / sizeof columns[0],
                        .kept = 4,
                        .rows = rows};
  ap_sheet *sheet = ap_list_begin(book, &list);
  for (int track = 0; track < AP_TRACKS; track++) {
    const ap_check_track *of = &check->tracks[track];
    add_entries(sheet, (ap_track)track, _("overdue, planned at once"), AP_LOOK_WARN, &of->overdue);
    add_entries(sheet, (ap_track)track, _("inherited"), AP_LOOK_BODY, &of->inherited);
    add_entries(sheet, (ap_track)track, _("next due"), AP_LOOK_BODY, &of->due_after);
  }
}

static void fill(ap_book *book, const void *context) {
  const ap_check *check = context;
  ap_leaf leaf = ap_leaf_begin(book, C_("sheet", "Summary"), SUMMARY_COLUMNS, AP_LEAF_NUMBERS);
  add_summary(&leaf, check);
  add_breaches_sheet(book, check);
  add_due_sheet(book, check);
}

ap_status ap_check_workbook(const ap_check *check, const ap_view *view, ap_diagnostics *diagnostics, ap_text *text) {
  const ap_scenario *scenario = check->scenario;
  const ap_book_about about = {.view = view,
                               .file = scenario->file,
                               .title = ap_words_in(&scenario->title, view->language),
                               .subject = _("Check of a plan"),
                               .as_of = scenario->as_of};
  return ap_book_write(&about, fill, check, diagnostics, text);
}
