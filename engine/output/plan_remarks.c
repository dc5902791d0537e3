/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/plan_remarks.h"
#include "output/names.h"
#include "output/translate.h"

enum { OVERDUE_SHOWN = 10 };

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

size_t ap_inherited_count(const ap_scenario *scenario) {
  size_t count = 0;
  for (size_t i = 0; i < scenario->catalog->count; i++) {
    const ap_item *item = &scenario->catalog->items[i];
    count += item->inherited && item->selected && !item->heading;
  }
  return count;
}

static void add_inherited(ap_table *remarks, const ap_scenario *scenario, ap_track track) {
  size_t count = ap_inherited_count(scenario);
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

void ap_add_plan_remarks(ap_table *remarks, const ap_plan *plan, ap_track track, const ap_view *view) {
  add_overdue(remarks, plan, &plan->tracks[track]);
  add_inherited(remarks, plan->scenario, track);
  add_set_ups(remarks, plan, &plan->tracks[track]);
  add_counting(remarks, plan->scenario, track);
  add_disabled_rules(remarks, plan->scenario->scheme, track, view);
}
