/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The status report for people: the round so far, how many objectives stand how, then each of them. */
#include "output/bar.h"
#include "output/date_words.h"
#include "output/facts.h"
#include "output/names.h"
#include "output/translate.h"
#include "output/views.h"
#include <string.h>

enum { INDENT = 2, BAR_COLUMNS = 20 };

static bool is_of_objectives(const ap_standings *standings) {
  for (size_t i = 0; i < standings->count; i++) {
    if (standings->list[i].rule->unit == AP_UNIT_ITEM) {
      return false;
    }
  }
  return true;
}

static void add_head(const ap_standings *standings, const char *plan, const ap_view *view, ap_text *text) {
  const ap_scenario *scenario = standings->scenario;
  ap_table facts = ap_facts(0);
  ap_add_fact(&facts, _("Status"), AP_STRONG,
              standings->track == AP_EXTERNAL ? _("External audits: what was done, and what is due")
                                              : _("Internal audits: what was done, and what is due"));
  ap_add_fact(&facts, "", AP_PLAIN, ap_words_in(&scenario->title, view->language));
  ap_table_add(&facts, AP_PLAIN, _("As of"));
  AP_TABLE_FILL(&facts, AP_PLAIN, _("{0}, in the plan year {1}"), ap_date_words(scenario->as_of).words,
                ap_year(standings->today).digits);
  ap_add_fact(&facts, _("Plan"), AP_PLAIN, strcmp(plan, "-") == 0 ? _("standard input") : plan);
  ap_add_scheme_facts(&facts, scenario->scheme, view);
  ap_add_catalog_facts(&facts, scenario->catalog, view);
  ap_table_write(&facts, view, text);
}

/* ---- the round ---- */

static void add_year(ap_table *table, const ap_standings *standings, const ap_round_year *year) {
  size_t by_plan = year->covered < standings->round.audited ? 0 : year->covered - standings->round.audited;
  ap_text bar = {0};
  ap_add_bar(&bar, (int64_t)year->covered, (int64_t)(year->covered - by_plan), (int64_t)standings->count, BAR_COLUMNS);
  ap_table_add(table, AP_PLAIN, ap_year(year->year).digits);
  ap_table_add(table, AP_PLAIN, ap_decimal((int64_t)year->audited).digits);
  ap_table_add(table, year->recorded < year->audited ? AP_WARN : AP_PLAIN, ap_decimal((int64_t)year->recorded).digits);
  ap_table_add(table, AP_PLAIN, ap_decimal((int64_t)year->planned).digits);
  AP_TABLE_FILL(table, AP_PLAIN, _("{0} of {1}"), ap_decimal((int64_t)year->covered).digits,
                ap_decimal((int64_t)standings->count).digits);
  ap_table_add(table, AP_PLAIN, bar.bytes == NULL ? "" : bar.bytes);
  table->failed = table->failed || bar.failed;
  ap_text_free(&bar);
}

static void add_round(const ap_standings *standings, const ap_view *view, ap_text *text) {
  const ap_round *round = &standings->round;
  ap_text title = {0};
  AP_FILL(&title, round->length > 1 ? _("Round {0}, {1} to {2}") : _("Round {0}, {1}"),
          ap_decimal(round->number).digits, ap_year(round->years[0].year).digits,
          ap_year(round->years[round->length - 1].year).digits);
  ap_text_add(text, "\n");
  ap_add_styled(text, view, AP_STRONG, title.bytes == NULL ? "" : title.bytes);
  ap_text_add(text, "\n");
  text->failed = text->failed || title.failed;
  ap_text_free(&title);
  ap_table table = {.columns = 6, .right = {false, true, true, true, true, false}, .indent = INDENT};
  const char *const heads[] = {_("year"),    _("audited"), _("on record"),
                               _("to come"), _("in all"),  _("█ audited  ░ planned")};
  for (size_t i = 0; i < table.columns; i++) {
    ap_table_add(&table, AP_FAINT, heads[i]);
  }
  for (int y = 0; y < round->length; y++) {
    add_year(&table, standings, &round->years[y]);
  }
  ap_table_write(&table, view, text);
}

/* ---- how many stand how ---- */

static const char *state_title(ap_standing_state state) {
  static const char *const titles[] = {
      [AP_COVERED] = N_("covered"), [AP_OVERDUE] = N_("overdue"), [AP_NEVER_AUDITED] = N_("never audited")};
  return _(titles[state]);
}

static void add_count(ap_table *table, const char *label, size_t count, ap_style style) {
  ap_table_add(table, AP_PLAIN, label);
  ap_table_add(table, count == 0 ? AP_PLAIN : style, ap_decimal((int64_t)count).digits);
}

static void add_counts(const ap_standings *standings, const ap_view *view, ap_text *text) {
  static const ap_style styles[] = {[AP_COVERED] = AP_GOOD, [AP_OVERDUE] = AP_BAD, [AP_NEVER_AUDITED] = AP_WARN};
  ap_table table = {.columns = 2, .right = {false, true}, .indent = INDENT};
  ap_text_add(text, "\n");
  add_count(&table, is_of_objectives(standings) ? _("control objectives") : _("items"), standings->count, AP_STRONG);
  add_count(&table, _("audited in this round"), standings->round.audited, AP_PLAIN);
  for (int state = 0; state < AP_STANDING_STATES; state++) {
    add_count(&table, state_title((ap_standing_state)state), standings->of_state[state], styles[state]);
  }
  add_count(&table, _("planned after due, or not at all"), standings->late, AP_BAD);
  ap_table_write(&table, view, text);
}

/* ---- each of them ---- */

static void add_state(ap_table *table, const ap_standing *standing) {
  const char *state = state_title(standing->state);
  if (standing->state == AP_OVERDUE) {
    ap_table_add(table, AP_BAD, state);
  } else if (standing->meeting == AP_MET_LATE) {
    AP_TABLE_FILL(table, AP_BAD, _("{0}, planned late"), state);
  } else if (standing->meeting == AP_NOT_MET) {
    AP_TABLE_FILL(table, AP_BAD, _("{0}, not planned"), state);
  } else if (standing->state == AP_COVERED && standing->behind > 0) {
    ap_table_add(table, AP_WARN, _("covered in part"));
  } else {
    ap_table_add(table, standing->state == AP_COVERED ? AP_GOOD : AP_WARN, state);
  }
}

static void add_evidence(ap_table *table, const ap_standing *standing) {
  if (standing->last == AP_NEVER) {
    ap_table_add(table, AP_PLAIN, "");
  } else if (!standing->recorded) {
    ap_table_add(table, AP_WARN, _("not on record"));
  } else {
    ap_table_add(table, AP_PLAIN, standing->evidence == NULL ? "-" : standing->evidence);
  }
}

static void add_standing(ap_table *table, const ap_standing *standing) {
  ap_table_add(table, AP_PLAIN, standing->item->id);
  ap_table_add(table, AP_PLAIN, standing->last == AP_NEVER ? "-" : ap_year(standing->last).digits);
  ap_table_add(table, AP_PLAIN, standing->next == 0 ? "-" : ap_year(standing->next).digits);
  ap_table_add(table, AP_PLAIN, ap_date_write(standing->due_date).digits);
  add_state(table, standing);
  add_evidence(table, standing);
}

static void add_standings(const ap_standings *standings, const ap_view *view, ap_text *text) {
  ap_table table = {.columns = 6, .indent = INDENT};
  const char *const heads[] = {is_of_objectives(standings) ? _("objective") : _("item"),
                               _("last audit"),
                               _("next planned"),
                               _("due by"),
                               _("state"),
                               _("evidence")};
  ap_text_add(text, "\n");
  for (size_t i = 0; i < table.columns; i++) {
    ap_table_add(&table, AP_FAINT, heads[i]);
  }
  for (size_t i = 0; i < standings->count; i++) {
    add_standing(&table, &standings->list[i]);
  }
  ap_table_write(&table, view, text);
}

void ap_standings_text(const ap_standings *standings, const char *plan, const ap_view *view, ap_text *text) {
  add_head(standings, plan, view, text);
  if (standings->count == 0) {
    ap_text_add(text, "\n  ");
    ap_text_add(text, _("no rule of this track asks for anything"));
    ap_text_add(text, "\n");
    return;
  }
  add_round(standings, view, text);
  add_counts(standings, view, text);
  add_standings(standings, view, text);
}
