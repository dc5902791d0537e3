/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The status report: how many stand how, the round, and each of them. */
#include "output/names.h"
#include "output/status_words.h"
#include "output/translate.h"
#include "output/workbook/chart.h"
#include "output/workbook/sheets.h"

enum { TITLE_WIDTH = 44, CHART_WIDTH = 620, CHART_HEIGHT = 280 };
enum { AUDITED = 1, RECORDED, TO_COME, IN_ALL };

static const ap_look count_look = {.kind = AP_CELL_COUNT, .part = AP_LOOK_BODY};

/* ---- how many stand how ---- */

static void add_count(ap_leaf *leaf, const char *label, size_t count, ap_style style) {
  ap_leaf_label(leaf, AP_LOOK_BODY, label);
  ap_cell_number(leaf->sheet, AP_LOOKS(AP_CELL_COUNT, count == 0 ? AP_LOOK_BODY : ap_part_of(style)), (int64_t)count);
  ap_row_end(leaf->sheet);
}

void ap_add_standings_answer(ap_leaf *leaf, const ap_standings *standings) {
  static const ap_style styles[] = {[AP_COVERED] = AP_GOOD, [AP_OVERDUE] = AP_BAD, [AP_NEVER_AUDITED] = AP_WARN};
  ap_book *book = leaf->sheet->book;
  size_t amiss = standings->of_state[AP_OVERDUE] + standings->late;
  ap_leaf_heading(leaf, _("Answer"));
  if (standings->count == 0) {
    ap_leaf_answer(leaf, ap_track_title(standings->track), AP_PLAIN, _("no rule of this track asks for anything"));
    ap_leaf_blank(leaf);
    return;
  }
  ap_leaf_answer(leaf, ap_track_title(standings->track), amiss == 0 ? AP_GOOD : AP_BAD,
                 amiss == 0 ? _("all audited or planned in time")
                            : AP_FORMULA(book, _("{0} overdue, {1} planned after due or not at all"),
                                         ap_decimal((int64_t)standings->of_state[AP_OVERDUE]).digits,
                                         ap_decimal((int64_t)standings->late).digits));
  ap_leaf_blank(leaf);
  add_count(leaf, ap_standings_are_of_objectives(standings) ? _("control objectives") : _("items"), standings->count,
            AP_STRONG);
  add_count(leaf, _("audited in this round"), standings->round.audited, AP_PLAIN);
  for (int state = 0; state < AP_STANDING_STATES; state++) {
    add_count(leaf, ap_standing_state_title((ap_standing_state)state), standings->of_state[state], styles[state]);
  }
  add_count(leaf, _("planned after due, or not at all"), standings->late, AP_BAD);
  ap_leaf_blank(leaf);
}

/* ---- the round ---- */

static void add_round_chart(ap_leaf *leaf, const ap_round *round, uint32_t first) {
  uint32_t last = first + (uint32_t)round->length - 1;
  const ap_chart_series series[] = {
      {.name = _("audited"), .values = {first, AUDITED, last, AUDITED}, .colour = AP_COLOUR_EXTERNAL},
      {.name = _("to come"), .values = {first, TO_COME, last, TO_COME}, .colour = AP_COLOUR_EXTERNAL_LIGHT}};
  ap_chart_add(leaf->sheet, &(ap_chart){.form = AP_CHART_STACKED,
                                        .title = _("Audited and to come, by year of the round"),
                                        .categories = {first, 0, last, 0},
                                        .series = series,
                                        .count = sizeof series / sizeof series[0],
                                        .row = leaf->sheet->row,
                                        .width = CHART_WIDTH,
                                        .height = CHART_HEIGHT});
  ap_leaf_room(leaf, CHART_HEIGHT);
}

void ap_add_round(ap_leaf *leaf, const ap_standings *standings) {
  const ap_round *round = &standings->round;
  const char *const heads[] = {_("year"), _("audited"), _("on record"), _("to come"), _("in all")};
  if (standings->count == 0) {
    return;
  }
  ap_leaf_heading(leaf,
                  AP_FORMULA(leaf->sheet->book, round->length > 1 ? _("Round {0}, {1} to {2}") : _("Round {0}, {1}"),
                             ap_decimal(round->number).digits, ap_year(round->years[0].year).digits,
                             ap_year(round->years[round->length - 1].year).digits));
  ap_leaf_head(leaf, heads, sizeof heads / sizeof heads[0], false);
  uint32_t first = leaf->sheet->row;
  for (int y = 0; y < round->length; y++) {
    const ap_round_year *year = &round->years[y];
    bool missing = year->recorded < year->audited;
    ap_cell_number(leaf->sheet, AP_BODY(AP_CELL_YEAR), year->year);
    ap_cell_number(leaf->sheet, count_look, (int64_t)year->audited);
    ap_cell_number(leaf->sheet, AP_LOOKS(AP_CELL_COUNT, missing ? AP_LOOK_WARN : AP_LOOK_BODY),
                   (int64_t)year->recorded);
    ap_cell_number(leaf->sheet, count_look, (int64_t)year->planned);
    ap_cell_number(leaf->sheet, count_look, (int64_t)year->covered);
    ap_row_end(leaf->sheet);
  }
  ap_leaf_blank(leaf);
  add_round_chart(leaf, round, first);
}

/* ---- each of them ---- */

static void add_year_or_none(ap_sheet *sheet, int year, bool there) {
  if (there) {
    ap_cell_number(sheet, AP_BODY(AP_CELL_YEAR), year);
  } else {
    ap_cell_empty(sheet, AP_BODY(AP_CELL_YEAR));
  }
}

static void add_state(ap_sheet *sheet, const ap_standing *standing) {
  ap_text words = {0};
  ap_style style = ap_add_standing_state(&words, standing);
  if (words.failed) {
    ap_book_fail(sheet->book, AP_BOOK_SHORT);
  }
  ap_cell_text(sheet, AP_LOOKS(AP_CELL_TEXT, ap_part_of(style)), words.failed ? "" : words.bytes);
  ap_text_free(&words);
}

static void add_standing(ap_sheet *sheet, const ap_standing *standing) {
  const char *title = ap_item_title(standing->item, sheet->book->view->language);
  bool audited = standing->last != AP_NEVER;
  ap_row_for_text(sheet, title, TITLE_WIDTH);
  ap_cell_text(sheet, AP_BODY(AP_CELL_TEXT), standing->item->id);
  ap_cell_text(sheet, AP_WRAPPED, title);
  ap_cell_text(sheet, AP_BODY(AP_CELL_TEXT), ap_standard_title(standing->item->standard));
  ap_cell_text(sheet, AP_BODY(AP_CELL_TEXT), standing->rule->id);
  ap_cell_number(sheet, count_look, standing->rule->every);
  ap_cell_number(sheet, count_look, (int64_t)standing->items);
  ap_cell_number(sheet, count_look, (int64_t)standing->behind);
  add_year_or_none(sheet, standing->last, audited);
  ap_cell_text(sheet, AP_CENTRED(audited && !standing->recorded ? AP_LOOK_WARN : AP_LOOK_BODY),
               !audited             ? ""
               : standing->recorded ? C_("on record", "yes")
                                    : C_("on record", "no"));
  ap_cell_text(sheet, AP_WRAPPED, standing->evidence == NULL ? "" : standing->evidence);
  add_year_or_none(sheet, standing->next, standing->next != 0);
  ap_cell_number(sheet, AP_BODY(AP_CELL_YEAR), standing->due);
  ap_cell_number(sheet, AP_BODY(AP_CELL_DAY), ap_date_number(standing->due_date));
  add_state(sheet, standing);
  ap_row_end(sheet);
}

void ap_add_standings_sheet(ap_book *book, const ap_standings *standings) {
  const ap_list_column columns[] = {{ap_standings_are_of_objectives(standings) ? _("objective") : _("item"), 14},
                                    {_("title"), TITLE_WIDTH},
                                    {_("standard"), 20},
                                    {_("rule"), 14},
                                    {_("every so many years"), 10},
                                    {C_("of an objective", "items"), 8},
                                    {_("items audited earlier or never"), 12},
                                    {_("last audit"), 11},
                                    {_("on record"), 9},
                                    {_("evidence"), 24},
                                    {_("next planned"), 11},
                                    {_("due year"), 11},
                                    {_("due by"), 12},
                                    {_("state"), 24}};
  const ap_list list = {.name = C_("sheet", "Status"),
                        .columns = columns,
                        .column_count = sizeof columns / sizeof columns[0],
                        .kept = 2,
                        .rows = standings->count};
  ap_sheet *sheet = ap_list_begin(book, &list);
  for (size_t i = 0; i < standings->count && book->fault == AP_BOOK_FINE; i++) {
    add_standing(sheet, &standings->list[i]);
  }
}
