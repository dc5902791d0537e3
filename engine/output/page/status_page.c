/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a status report: how far the round is and what is overdue, then the round year by year, then how each
 * objective stands. */
#include "output/facts.h"
#include "output/names.h"
#include "output/page/chart_parts.h"
#include "output/page/told.h"
#include "output/status_words.h"
#include "output/translate.h"
#include "output/views.h"

/* ---- the answer first ---- */

static void add_round_answer(ap_page *page, const ap_standings *standings) {
  const ap_round *round = &standings->round;
  size_t planned = ap_covered_by_plan(standings, &round->years[round->length - 1]);
  ap_text title = {0};
  ap_add_round_title(&title, round);
  ap_page_answer(page, "round", AP_PLAIN, ap_page_taken(page, &title),
                 AP_PAGE_FILLED(page, _("{0} of {1}"), ap_grouped((int64_t)round->audited).digits,
                                ap_grouped((int64_t)standings->count).digits),
                 AP_PAGE_FILLED(page, _("audited so far; {0} more by the end of the round, as the plan has it"),
                                ap_grouped((int64_t)planned).digits));
}

static void add_count_answer(ap_page *page, const char *id, ap_style style, const char *label, size_t count,
                             const char *detail) {
  ap_page_answer(page, id, count == 0 ? AP_GOOD : style, label,
                 count == 0 ? C_("count", "none") : ap_grouped((int64_t)count).digits, detail);
}

/* Audits that count by the plan's word alone. */
static size_t unrecorded(const ap_standings *standings) {
  size_t count = 0;
  for (int y = 0; y < standings->round.length; y++) {
    count += standings->round.years[y].audited - standings->round.years[y].recorded;
  }
  return count;
}

static void add_answers(ap_page *page, const ap_standings *standings) {
  add_round_answer(page, standings);
  add_count_answer(page, "overdue", AP_BAD, C_("status", "Overdue"), standings->of_state[AP_OVERDUE],
                   _("the last day of their due year is past"));
  add_count_answer(page, "late", AP_BAD, _("Planned after due, or not at all"), standings->late,
                   _("of what falls due within the plan's years"));
  add_count_answer(page, "record", AP_WARN, _("Audited, not on record"), unrecorded(standings),
                   _("of this round: planned for years that are over, without a line in the history"));
  ap_page_answer(page, "never", AP_PLAIN, _("Never audited"),
                 ap_grouped((int64_t)standings->of_state[AP_NEVER_AUDITED]).digits, _("and not due yet"));
}

static void add_facts(ap_page *page, const ap_standings *standings, const char *plan) {
  ap_table facts = ap_facts(0);
  ap_page_fact(page, _("Report"), AP_PLAIN, ap_standings_title(standings));
  ap_add_standings_facts(&facts, standings, plan, page->view);
  ap_page_told_facts(page, &facts);
}

/* ---- the round ---- */

static void add_round_chart(ap_page *page, const ap_standings *standings) {
  const ap_round *round = &standings->round;
  size_t years = (size_t)round->length;
  bool external = standings->track == AP_EXTERNAL;
  int64_t *audited = ap_page_values(page, years);
  int64_t *planned = ap_page_values(page, years);
  const char *const *labels = ap_page_year_labels(page, round->years[0].year, years);
  const ap_page_series series[] = {{.name = C_("status", "audited"),
                                    .tone = external ? AP_TONE_EXTERNAL : AP_TONE_INTERNAL,
                                    .stack = "covered",
                                    .values = audited},
                                   {.name = C_("status", "planned"),
                                    .tone = external ? AP_TONE_EXTERNAL_LIGHT : AP_TONE_INTERNAL_LIGHT,
                                    .stack = "covered",
                                    .values = planned},
                                   {.name = _("all that the round asks for"),
                                    .tone = AP_TONE_E,
                                    .line = true,
                                    .values = ap_page_level(page, years, (int64_t)standings->count)}};
  if (page->arena.failed) {
    return;
  }
  for (size_t y = 0; y < years; y++) {
    planned[y] = (int64_t)ap_covered_by_plan(standings, &round->years[y]);
    audited[y] = (int64_t)round->years[y].covered - planned[y];
  }
  ap_page_chart(
      page, &(ap_page_figure){.id = "round",
                              .title = _("How many are covered by the end of each year of the round"),
                              .summary = _("A column for each year of the round: what is audited, and upon it "
                                           "what is planned, with a line at all that the round asks for. The "
                                           "table below has the numbers."),
                              .across = _("year"),
                              .axis = ap_standings_are_of_objectives(standings) ? _("control objectives") : _("items"),
                              .labels = labels,
                              .label_count = years,
                              .series = series,
                              .series_count = sizeof series / sizeof series[0],
                              .unit = AP_PAGE_COUNT});
}

static void add_round(ap_page *page, const ap_standings *standings) {
  ap_text title = {0};
  ap_table table = ap_round_table(standings, 0);
  ap_add_round_title(&title, &standings->round);
  ap_page_section(page, "round", ap_page_taken(page, &title));
  add_round_chart(page, standings);
  ap_page_told_table(page, &(ap_page_grid){.id = "table-round", .caption = _("The round, year by year")}, &table);
}

/* ---- each of them ---- */

/* The words of a row for the filter. */
static const char *word_of(const ap_standing *standing) {
  if (standing->state == AP_OVERDUE) {
    return "o";
  }
  if (standing->meeting == AP_MET_LATE || standing->meeting == AP_NOT_MET) {
    return standing->state == AP_COVERED ? "c l" : "n l";
  }
  return standing->state == AP_COVERED ? "c" : "n";
}

static void add_filter(ap_page *page) {
  const ap_page_choice states[] = {{"", C_("filter", "all")},
                                   {"c", ap_standing_state_title(AP_COVERED)},
                                   {"n", ap_standing_state_title(AP_NEVER_AUDITED)},
                                   {"o", ap_standing_state_title(AP_OVERDUE)},
                                   {"l", _("planned late, or not planned")}};
  const ap_page_select selects[] = {
      {.name = "state", .label = _("State"), .choices = states, .count = sizeof states / sizeof states[0]}};
  ap_page_filter(page, selects, 1);
}

static void add_styled_cell(ap_page *page, ap_style style, const char *string) {
  static const char *const classes[] = {[AP_GOOD] = "good", [AP_BAD] = "bad", [AP_WARN] = "warn"};
  if (style == AP_GOOD || style == AP_BAD || style == AP_WARN) {
    ap_page_marked_cell(page, classes[style], string, NULL);
  } else {
    ap_page_cell(page, string);
  }
}

static void add_standing(ap_page *page, const ap_standing *standing, const char *words) {
  ap_text state = {0};
  const char *evidence;
  ap_page_row(page, AP_PLAIN, words);
  ap_page_cell(page, standing->item->id);
  ap_page_cell(page, ap_item_title(standing->item, page->view->language));
  ap_page_cell(page, standing->rule->id);
  ap_page_cell(page, standing->last == AP_NEVER ? "-" : ap_decimal(standing->last).digits);
  ap_page_cell(page, standing->next == 0 ? "-" : ap_decimal(standing->next).digits);
  ap_page_cell(page, ap_date_write(standing->due_date).digits);
  ap_style style = ap_add_standing_state(&state, standing);
  add_styled_cell(page, style, ap_page_taken(page, &state));
  style = ap_standing_evidence(standing, &evidence);
  add_styled_cell(page, style, evidence);
}

static void begin_table(ap_page *page, const ap_standings *standings, const char *id, const char *caption,
                        bool filtered) {
  ap_page_table(page, &(ap_page_grid){.id = id,
                                      .caption = caption,
                                      .heads = {ap_standings_are_of_objectives(standings) ? _("objective") : _("item"),
                                                _("title"), _("rule"), _("last audit"), _("next planned"), _("due by"),
                                                _("state"), _("evidence")},
                                      .wide = 1 << 1,
                                      .whole = 1 << 2 | 1 << 5,
                                      .filtered = filtered,
                                      .sorted = filtered});
}

static bool is_amiss(const ap_standing *standing) {
  return standing->state == AP_OVERDUE || standing->meeting == AP_MET_LATE || standing->meeting == AP_NOT_MET;
}

/* What needs something done stands by itself, before the long list. */
static void add_amiss(ap_page *page, const ap_standings *standings) {
  if (standings->of_state[AP_OVERDUE] == 0 && standings->late == 0) {
    return;
  }
  ap_page_section(page, "amiss", _("Overdue, or not planned in time"));
  begin_table(page, standings, "table-amiss", _("What is overdue, planned after it is due, or not planned though due"),
              false);
  for (size_t i = 0; i < standings->count; i++) {
    if (is_amiss(&standings->list[i])) {
      add_standing(page, &standings->list[i], NULL);
    }
  }
}

static void add_standings(ap_page *page, const ap_standings *standings) {
  ap_page_section(page, "standings",
                  ap_standings_are_of_objectives(standings) ? _("How each objective stands")
                                                            : _("How each item stands"));
  add_filter(page);
  begin_table(page, standings, "table-standings", _("Last and next audit of each, and when it is due"), true);
  for (size_t i = 0; i < standings->count; i++) {
    add_standing(page, &standings->list[i], word_of(&standings->list[i]));
  }
}

void ap_standings_page(const ap_standings *standings, const char *plan, const ap_view *view, ap_text *text) {
  ap_page page = ap_page_begin(&(ap_page_head){.command = "status",
                                               .kind = _("Status report"),
                                               .title = ap_words_in(&standings->scenario->title, view->language),
                                               .view = view});
  if (standings->count > 0) {
    add_answers(&page, standings);
  }
  add_facts(&page, standings, plan);
  if (standings->count > 0) {
    add_amiss(&page, standings);
    add_round(&page, standings);
    add_standings(&page, standings);
  } else {
    ap_page_note(&page, AP_PLAIN, NULL, _("no rule of this track asks for anything"));
  }
  ap_page_end(&page, text);
}
