/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/plan_proof.h"
#include "output/names.h"
#include "output/table.h"
#include "output/translate.h"

enum { INDENT = 2 };

ap_style ap_add_knowledge(ap_text *text, const ap_criterion_result *result, bool first) {
  switch (result->status) {
  case AP_PROVEN:
    AP_FILL(text,
            first ? _("proven: no plan of whole units is below the bound, {0}")
                  : _("proven: no plan with the values above has less"),
            ap_hours(result->bound).digits);
    return AP_GOOD;
  case AP_BY_SEARCH:
    AP_FILL(text,
            first ? _("by search: none below in a complete search of {0} nodes")
                  : _("by search: none less with the values above ({0} nodes)"),
            ap_decimal((int64_t)result->nodes).digits);
    return AP_GOOD;
  case AP_GAP:
    AP_FILL(text,
            first ? _("gap of {0}: the bound is {1}, a plan between may exist")
                  : _("gap of {0}: with the values above the bound is {1}"),
            ap_hours(result->value - result->bound).digits, ap_hours(result->bound).digits);
    return AP_WARN;
  case AP_NOT_ATTEMPTED:
    break;
  }
  ap_text_add(text, _("not judged: a criterion before it is open"));
  return AP_WARN;
}

static void add_knowledge(ap_table *table, const ap_criterion_result *result, bool first) {
  ap_text words = {0};
  ap_style style = ap_add_knowledge(&words, result, first);
  ap_table_add(table, style, words.failed ? "" : words.bytes);
  table->failed = table->failed || words.failed;
  ap_text_free(&words);
}

static void add_criteria(const ap_plan *plan, const ap_track_plan *track, ap_table *table) {
  for (int i = 0; i < AP_CRITERIA; i++) {
    ap_criterion criterion = plan->scenario->order[i];
    ap_table_add(table, AP_PLAIN, ap_criterion_title(criterion));
    ap_table_add(table, AP_STRONG, ap_hours(track->criteria[criterion].value).digits);
    add_knowledge(table, &track->criteria[criterion], i == 0);
    if (criterion == AP_PEAK && track->peak_is_forced) {
      ap_table_add(table, AP_PLAIN, "");
      ap_table_add(table, AP_PLAIN, "");
      AP_TABLE_FILL(table, AP_PLAIN, _("peak forced by {0}: no plan has less in that year"),
                    ap_year(track->forced_year).digits);
    }
  }
}

static bool is_known(const ap_criterion_result *result) {
  return result->status == AP_PROVEN || result->status == AP_BY_SEARCH;
}

const char *ap_level_words(const ap_track_plan *track) {
  const ap_criterion_result *criteria = track->criteria;
  if (!is_known(&criteria[AP_PEAK]) || !is_known(&criteria[AP_TOTAL]) || !is_known(&criteria[AP_SPREAD])) {
    return _("level not proven");
  }
  if (criteria[AP_PEAK].status != AP_PROVEN) {
    return _("level by search");
  }
  bool total = criteria[AP_TOTAL].status == AP_PROVEN;
  bool spread = criteria[AP_SPREAD].status == AP_PROVEN;
  if (total && spread) {
    return _("proven level");
  }
  return total    ? _("proven level (spread by search)")
         : spread ? _("proven level (total by search)")
                  : _("proven level (total and spread by search)");
}

ap_style ap_level_style(const ap_track_plan *track) {
  const ap_criterion_result *criteria = track->criteria;
  return is_known(&criteria[AP_PEAK]) && is_known(&criteria[AP_TOTAL]) && is_known(&criteria[AP_SPREAD]) ? AP_GOOD
                                                                                                         : AP_WARN;
}

bool ap_has_rest(const ap_track_plan *track) {
  for (int t = 0; t < track->horizon; t++) {
    if (!track->set_apart[t]) {
      return track->peak_is_forced;
    }
  }
  return false;
}

void ap_add_years_set_apart(ap_text *text, const ap_track_plan *track) {
  const char *separator = "";
  for (int t = 0; t < track->horizon; t++) {
    if (track->set_apart[t]) {
      ap_text_add(text, separator);
      ap_text_add(text, ap_year(track->years[t].year).digits);
      separator = _(", ");
    }
  }
}

static void add_level(ap_table *table, const ap_track_plan *track) {
  bool rest = ap_has_rest(track);
  ap_table_add(table, AP_PLAIN, rest ? _("other years") : _("level"));
  ap_table_add(table, AP_STRONG, rest ? ap_hours(track->rest_peak).digits : "");
  if (!rest) {
    ap_table_add(table, AP_PLAIN, ap_level_words(track));
    return;
  }
  ap_text apart = {0};
  ap_add_years_set_apart(&apart, track);
  AP_TABLE_FILL(table, AP_PLAIN, _("peak of the years without {0}: {1}"), apart.failed ? "" : apart.bytes,
                ap_level_words(track));
  table->failed = table->failed || apart.failed;
  ap_text_free(&apart);
}

static void add_period(ap_table *table, const ap_plan *plan, const ap_track_plan *track) {
  int first = plan->scenario->start_year;
  int planned = plan->scenario->years;
  int last = first + track->horizon - 1;
  ap_table_add(table, AP_PLAIN, _("judged over"));
  ap_table_add(table, AP_PLAIN, "");
  if (track->horizon > planned) {
    AP_TABLE_FILL(table, AP_PLAIN,
                  _("{0} to {1}: the longest rule takes {2} years; what follows {3} is the plan's continuation"),
                  ap_year(first).digits, ap_year(last).digits, ap_decimal(track->horizon).digits,
                  ap_year(first + planned - 1).digits);
  } else if (planned > 1) {
    AP_TABLE_FILL(table, AP_PLAIN, _("{0} to {1}"), ap_year(first).digits, ap_year(last).digits);
  } else {
    ap_table_add(table, AP_PLAIN, ap_year(first).digits);
  }
}

void ap_add_plan_proof(const ap_plan *plan, ap_track track, const ap_view *view, ap_text *text) {
  const ap_track_plan *planned = &plan->tracks[track];
  ap_table table = {.columns = 3, .right = {false, true, false}, .indent = INDENT};
  add_criteria(plan, planned, &table);
  add_level(&table, planned);
  add_period(&table, plan, planned);
  ap_table_write(&table, view, text);
}
