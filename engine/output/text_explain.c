/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prices and causes of a track, in sentences that a budget holder understands. Each was found by solving again. */
#include "output/facts.h"
#include "output/names.h"
#include "output/translate.h"
#include "output/views.h"

enum { INDENT = 2, FORCING_SHOWN = 5 };

/* The year's load on average over the horizon: plans of different horizons can be compared by it. */
static int64_t yearly(int64_t total, int horizon) { return horizon > 0 ? (total + horizon / 2) / horizon : 0; }

static void add_rule(ap_table *facts, const ap_track_plan *now, const ap_rule_cost *cost) {
  const ap_what_if_track *without = &cost->without.tracks[cost->rule->track];
  ap_table_add(facts, AP_PLAIN, cost->rule->id);
  if (cost->without.outcome != AP_HAS_PLAN) {
    ap_table_add(facts, AP_PLAIN, _("without this rule: not decided within the search's limit"));
    return;
  }
  AP_TABLE_FILL(
      facts, AP_PLAIN,
      _("without this rule the largest year would take {0} instead of {1}, an average year {2} instead of {3}"),
      ap_hours(without->peak).digits, ap_hours(now->criteria[AP_PEAK].value).digits,
      ap_hours(yearly(without->total, without->horizon)).digits,
      ap_hours(yearly(now->criteria[AP_TOTAL].value, now->horizon)).digits);
}

/* TRANSLATORS: {0} is "one hour more", "the price of one hour less" and the like. */
static void add_what_if(ap_table *facts, const ap_track_plan *now, ap_outcome outcome, const ap_what_if_track *changed,
                        const char *one_more) {
  ap_table_add(facts, AP_PLAIN, "");
  if (outcome == AP_HAS_NONE) {
    AP_TABLE_FILL(facts, AP_WARN, _("with {0}: there is no plan"), one_more);
  } else if (outcome != AP_HAS_PLAN) {
    AP_TABLE_FILL(facts, AP_PLAIN, _("with {0}: not decided within the search's limit"), one_more);
  } else {
    AP_TABLE_FILL(facts, AP_PLAIN, _("with {0}: the largest year takes {1} (now {2}), all years {3} (now {4})"),
                  one_more, ap_hours(changed->peak).digits, ap_hours(now->criteria[AP_PEAK].value).digits,
                  ap_hours(changed->total).digits, ap_hours(now->criteria[AP_TOTAL].value).digits);
  }
}

static void add_cap_facts(ap_table *facts, const ap_cap *cap, const ap_view *view) {
  const char *why = ap_words_in(&cap->why, view->language);
  int64_t line = (int64_t)cap->line;
  ap_table_add(facts, AP_PLAIN, _("cap"));
  if (cap->in_money) {
    AP_TABLE_FILL(facts, AP_PLAIN, _("of {0} in money, line {1} of the scenario"),
                  ap_decimal(cap->most / AP_MINUTES_OF_AN_HOUR).digits, ap_decimal(line).digits);
  } else {
    AP_TABLE_FILL(facts, AP_PLAIN, _("of {0} hours, line {1} of the scenario"), ap_hours(cap->most).digits,
                  ap_decimal(line).digits);
  }
  if (why != NULL) {
    ap_table_add(facts, AP_PLAIN, "");
    ap_table_add(facts, AP_PLAIN, why);
  }
}

static void add_cap(ap_table *facts, ap_track track, const ap_track_plan *now, const ap_cap_price *price,
                    const ap_view *view) {
  bool in_money = price->cap->in_money;
  add_cap_facts(facts, price->cap, view);
  add_what_if(facts, now, price->with_more.outcome, &price->with_more.tracks[track],
              in_money ? _("the price of one hour more") : _("one hour more"));
  add_what_if(facts, now, price->with_less.outcome, &price->with_less.tracks[track],
              in_money ? _("the price of one hour less") : _("one hour less"));
}

static void add_forcing(ap_table *facts, const ap_track_plan *now, const ap_explanation *explanation) {
  int64_t minutes = 0;
  for (size_t i = 0; i < explanation->forcing_count; i++) {
    minutes += explanation->forcing[i].minutes;
  }
  ap_table_add(facts, AP_PLAIN, ap_year(now->forced_year).digits);
  AP_TABLE_FILL(
      facts, AP_PLAIN,
      dngettext(AP_TEXT_DOMAIN, "{0} unit with {1} hours must be audited in this year; the largest:",
                "{0} units with {1} hours must be audited in this year; the largest:", explanation->forcing_count),
      ap_decimal((int64_t)explanation->forcing_count).digits, ap_hours(minutes).digits);
  for (size_t i = 0; i < explanation->forcing_count && i < FORCING_SHOWN; i++) {
    ap_table_add(facts, AP_PLAIN, "");
    AP_TABLE_FILL(facts, AP_PLAIN, _("{0} ({1}): {2}"), explanation->forcing[i].lead->id, explanation->forcing[i].rules,
                  ap_hours(explanation->forcing[i].minutes).digits);
  }
}

void ap_explanation_text(const ap_plan *plan, ap_track track, const ap_explanation *explanation, const ap_view *view,
                         ap_text *text) {
  const ap_track_plan *now = &plan->tracks[track];
  ap_text_add(text, "\n");
  ap_add_styled(text, view, AP_STRONG,
                track == AP_EXTERNAL ? _("What the external audit's rules and caps cost")
                                     : _("What the internal audit's rules and caps cost"));
  ap_text_add(text, "\n");
  ap_table facts = ap_facts(INDENT);
  for (size_t i = 0; i < explanation->rule_count; i++) {
    add_rule(&facts, now, &explanation->rules[i]);
  }
  for (size_t i = 0; i < explanation->cap_count; i++) {
    add_cap(&facts, track, now, &explanation->caps[i], view);
  }
  if (now->peak_is_forced) {
    add_forcing(&facts, now, explanation);
  }
  ap_table_write(&facts, view, text);
}
