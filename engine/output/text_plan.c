/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan for people: what it was made from, then each track. It says what the plan holds and no more. */
#include "output/facts.h"
#include "output/names.h"
#include "output/plan_proof.h"
#include "output/plan_years.h"
#include "output/translate.h"
#include "output/views.h"

enum { INDENT = 2, OVERDUE_SHOWN = 10 };

static void add_head(const ap_plan *plan, const ap_view *view, ap_text *text) {
  const ap_scenario *scenario = plan->scenario;
  ap_table facts = ap_facts(0);
  ap_add_fact(&facts, _("Plan"), AP_STRONG, ap_words_in(&scenario->title, view->language));
  ap_add_years_fact(&facts, scenario);
  ap_add_scheme_facts(&facts, scenario->scheme, view);
  ap_add_catalog_facts(&facts, scenario->catalog, view);
  ap_table_write(&facts, view, text);
}

static void add_overdue(ap_table *remarks, const ap_plan *plan, const ap_track_plan *track) {
  if (track->overdue_count == 0) {
    return;
  }
  const char *sentence = dngettext(AP_TEXT_DOMAIN, "{0} unit was due before {1} and is due at once:",
                                   "{0} units were due before {1} and are due at once:", track->overdue_count);
  ap_table_add(remarks, AP_WARN, _("overdue"));
  AP_TABLE_FILL(remarks, AP_WARN, sentence, ap_decimal((int64_t)track->overdue_count).digits,
                ap_year(plan->scenario->start_year).digits);
  for (size_t i = 0; i < track->overdue_count && i < OVERDUE_SHOWN; i++) {
    const ap_overdue *overdue = &track->overdue[i];
    ap_table_add(remarks, AP_PLAIN, "");
    AP_TABLE_FILL(remarks, AP_PLAIN, _("{0} ({1}): was due in {2}"), overdue->item->id, overdue->rule,
                  ap_year(overdue->due).digits);
  }
  if (track->overdue_count > OVERDUE_SHOWN) {
    ap_table_add(remarks, AP_PLAIN, "");
    AP_TABLE_FILL(remarks, AP_PLAIN, _("and {0} more (--format json has them all)"),
                  ap_decimal((int64_t)(track->overdue_count - OVERDUE_SHOWN)).digits);
  }
}

static void add_inherited(ap_table *remarks, const ap_scenario *scenario, ap_track track) {
  size_t count = 0;
  for (size_t i = 0; i < scenario->catalog->count; i++) {
    const ap_item *item = &scenario->catalog->items[i];
    count += item->inherited && item->selected && !item->heading;
  }
  if (track != AP_EXTERNAL || count == 0) {
    return;
  }
  const char *sentence = dngettext(
      AP_TEXT_DOMAIN, "{0} item, taken over from a registered underlying service: no external audit of its own",
      "{0} items, taken over from a registered underlying service: no external audit of their own", count);
  ap_table_add(remarks, AP_PLAIN, _("inherited"));
  AP_TABLE_FILL(remarks, AP_PLAIN, sentence, ap_decimal((int64_t)count).digits);
}

static void add_disabled_rules(ap_table *remarks, const ap_scheme *scheme, ap_track track, const ap_view *view) {
  for (size_t i = 0; i < scheme->rule_count; i++) {
    const ap_rule *rule = &scheme->rules[i];
    if (rule->enabled || rule->track != track) {
      continue;
    }
    const char *note = ap_words_in(&rule->note, view->language);
    ap_table_add(remarks, AP_PLAIN, rule->id);
    if (note == NULL) {
      ap_table_add(remarks, AP_PLAIN, _("switched off: nothing is planned by this rule"));
    } else {
      AP_TABLE_FILL(remarks, AP_PLAIN, _("switched off: {0}"), note);
    }
  }
}

static void add_set_ups(ap_table *remarks, const ap_plan *plan, const ap_track_plan *track) {
  int64_t minutes = 0;
  for (int year = 0; year < plan->scenario->years && !track->empty; year++) {
    minutes += track->years[year].set_up_minutes;
  }
  if (minutes > 0) {
    ap_table_add(remarks, AP_PLAIN, _("set-ups"));
    AP_TABLE_FILL(remarks, AP_PLAIN, _("{0} of these hours open groups"), ap_hours(minutes).digits);
  }
}

static void add_counting(ap_table *remarks, const ap_scenario *scenario, ap_track track) {
  if (track == AP_INTERNAL && scenario->constraints.external_counts) {
    ap_table_add(remarks, AP_PLAIN, _("external"));
    ap_table_add(remarks, AP_PLAIN,
                 _("its audits count here too, in years in which they cover all of an objective's items"));
  }
}

static void add_remarks(const ap_plan *plan, ap_track track, const ap_view *view, ap_text *text) {
  ap_table remarks = ap_facts(INDENT);
  add_overdue(&remarks, plan, &plan->tracks[track]);
  add_inherited(&remarks, plan->scenario, track);
  add_set_ups(&remarks, plan, &plan->tracks[track]);
  add_counting(&remarks, plan->scenario, track);
  add_disabled_rules(&remarks, plan->scenario->scheme, track, view);
  if (remarks.count > 0) {
    ap_text_add(text, "\n");
  }
  ap_table_write(&remarks, view, text);
}

static void add_track(const ap_plan *plan, ap_track track, const ap_view *view, ap_text *text) {
  ap_text_add(text, "\n");
  ap_add_styled(text, view, AP_STRONG, ap_track_title(track));
  ap_text_add(text, "\n");
  if (plan->tracks[track].empty) {
    ap_table empty = {.columns = 1, .indent = INDENT};
    ap_table_add(&empty, AP_PLAIN, _("No rule of this track claims any item: nothing is planned."));
    ap_table_write(&empty, view, text);
  } else {
    ap_add_plan_years(plan, track, view, text);
    ap_text_add(text, "\n");
    ap_add_plan_proof(plan, track, view, text);
    ap_text_add(text, "\n");
    ap_add_plan_standards(plan, track, view, text);
  }
  add_remarks(plan, track, view, text);
}

void ap_plan_text(const ap_plan *plan, const ap_view *view, ap_text *text) {
  add_head(plan, view, text);
  for (int track = 0; track < AP_TRACKS; track++) {
    add_track(plan, (ap_track)track, view, text);
  }
}
