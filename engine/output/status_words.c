/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/status_words.h"
#include "output/bar.h"
#include "output/date_words.h"
#include "output/facts.h"
#include "output/names.h"
#include "output/translate.h"
#include <string.h>

enum { INDENT = 2 };

const char *ap_standings_title(const ap_standings *standings) {
  return standings->track == AP_EXTERNAL ? _("External audits: what was done, and what is due")
                                         : _("Internal audits: what was done, and what is due");
}

void ap_add_standings_facts(ap_table *facts, const ap_standings *standings, const char *plan, const ap_view *view) {
  const ap_scenario *scenario = standings->scenario;
  ap_table_add(facts, AP_PLAIN, _("As of"));
  AP_TABLE_FILL(facts, AP_PLAIN, _("{0}, in the plan year {1}"), ap_date_words(scenario->as_of).words,
                ap_year(standings->today).digits);
  ap_add_fact(facts, _("Plan"), AP_PLAIN, strcmp(plan, "-") == 0 ? _("standard input") : plan);
  ap_add_scheme_facts(facts, scenario->scheme, view);
  ap_add_catalog_facts(facts, scenario->catalog, view);
}

bool ap_standings_are_of_objectives(const ap_standings *standings) {
  for (size_t i = 0; i < standings->count; i++) {
    if (standings->list[i].rule->unit == AP_UNIT_ITEM) {
      return false;
    }
  }
  return true;
}

/* ---- the round ---- */

void ap_add_round_title(ap_text *text, const ap_round *round) {
  AP_FILL(text, round->length > 1 ? _("Round {0}, {1} to {2}") : _("Round {0}, {1}"), ap_decimal(round->number).digits,
          ap_year(round->years[0].year).digits, ap_year(round->years[round->length - 1].year).digits);
}

size_t ap_covered_by_plan(const ap_standings *standings, const ap_round_year *year) {
  return year->covered < standings->round.audited ? 0 : year->covered - standings->round.audited;
}

static void add_round_bar(ap_table *table, const ap_standings *standings, const ap_round_year *year, size_t columns) {
  size_t audited = year->covered - ap_covered_by_plan(standings, year);
  ap_text bar = {0};
  ap_add_bar(&bar, (int64_t)year->covered, (int64_t)audited, (int64_t)standings->count, columns);
  ap_table_add(table, AP_PLAIN, bar.bytes == NULL ? "" : bar.bytes);
  table->failed = table->failed || bar.failed;
  ap_text_free(&bar);
}

static void add_round_year(ap_table *table, const ap_standings *standings, const ap_round_year *year) {
  ap_table_add(table, AP_PLAIN, ap_year(year->year).digits);
  ap_table_add(table, AP_PLAIN, ap_grouped((int64_t)year->audited).digits);
  ap_table_add(table, year->recorded < year->audited ? AP_WARN : AP_PLAIN, ap_grouped((int64_t)year->recorded).digits);
  ap_table_add(table, AP_PLAIN, ap_grouped((int64_t)year->planned).digits);
  AP_TABLE_FILL(table, AP_PLAIN, _("{0} of {1}"), ap_grouped((int64_t)year->covered).digits,
                ap_grouped((int64_t)standings->count).digits);
}

ap_table ap_round_table(const ap_standings *standings, size_t bar_columns) {
  ap_table table = {
      .columns = bar_columns > 0 ? 6 : 5, .right = {false, true, true, true, true, false}, .indent = INDENT};
  const char *const heads[] = {_("year"),    _("audited"), _("on record"),
                               _("to come"), _("in all"),  _("█ audited  ░ planned")};
  for (size_t i = 0; i < table.columns; i++) {
    ap_table_add(&table, AP_FAINT, heads[i]);
  }
  for (int y = 0; y < standings->round.length; y++) {
    add_round_year(&table, standings, &standings->round.years[y]);
    if (bar_columns > 0) {
      add_round_bar(&table, standings, &standings->round.years[y], bar_columns);
    }
  }
  return table;
}

/* ---- each of them ---- */

const char *ap_standing_state_title(ap_standing_state state) {
  static const char *const titles[] = {
      [AP_COVERED] = N_("covered"), [AP_OVERDUE] = N_("overdue"), [AP_NEVER_AUDITED] = N_("never audited")};
  return _(titles[state]);
}

ap_style ap_add_standing_state(ap_text *text, const ap_standing *standing) {
  const char *state = ap_standing_state_title(standing->state);
  if (standing->state == AP_OVERDUE) {
    ap_text_add(text, state);
    return AP_BAD;
  }
  if (standing->meeting == AP_MET_LATE || standing->meeting == AP_NOT_MET) {
    AP_FILL(text, standing->meeting == AP_MET_LATE ? _("{0}, planned late") : _("{0}, not planned"), state);
    return AP_BAD;
  }
  if (standing->state == AP_COVERED && standing->behind > 0) {
    ap_text_add(text, _("covered in part"));
    return AP_WARN;
  }
  ap_text_add(text, state);
  return standing->state == AP_COVERED ? AP_GOOD : AP_WARN;
}

ap_style ap_standing_evidence(const ap_standing *standing, const char **words) {
  if (standing->last == AP_NEVER) {
    *words = "";
    return AP_PLAIN;
  }
  if (!standing->recorded) {
    *words = _("not on record");
    return AP_WARN;
  }
  *words = standing->evidence == NULL ? "-" : standing->evidence;
  return AP_PLAIN;
}
