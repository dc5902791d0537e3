/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/compare_tables.h"
#include "output/facts.h"
#include "output/money.h"
#include "output/names.h"
#include "output/translate.h"
#include <string.h>

enum { INDENT = 2 };

/* ---- what each scenario is ---- */

static void add_cycle(ap_table *facts, const ap_scheme *scheme) {
  ap_text words = {0};
  for (size_t i = 0; i < scheme->rule_count; i++) {
    const ap_rule *rule = &scheme->rules[i];
    if (rule->enabled) {
      ap_text_add(&words, words.length > 0 ? _(", ") : "");
      AP_FILL(&words, dngettext(AP_TEXT_DOMAIN, "{0} every year", "{0} every {1} years", (unsigned long)rule->every),
              rule->id, ap_decimal(rule->every).digits);
    }
  }
  ap_add_fact(facts, _("Cycle"), AP_PLAIN, words.length == 0 ? "" : words.bytes);
  facts->failed = facts->failed || words.failed;
  ap_text_free(&words);
}

/* The number of the first scenario of that catalog, or of that scheme's file. */
static size_t first_of_catalog(const ap_comparison *comparison, const ap_catalog *catalog) {
  size_t i = 0;
  while (comparison->scenarios[i].scenario->catalog != catalog) {
    i++;
  }
  return i + 1;
}

static size_t first_of_scheme(const ap_comparison *comparison, const ap_scheme *scheme) {
  size_t i = 0;
  while (strcmp(comparison->scenarios[i].scenario->scheme->file, scheme->file) != 0) {
    i++;
  }
  return i + 1;
}

/* What was told of an earlier scenario is not told again. */
static void add_as_before(ap_table *facts, const char *label, const char *title, size_t first) {
  ap_table_add(facts, AP_PLAIN, label);
  AP_TABLE_FILL(facts, AP_PLAIN, _("{0}, as in {1}"), title, ap_decimal((int64_t)first).digits);
}

void ap_add_compared_facts(ap_table *facts, const ap_comparison *comparison, size_t index, const ap_view *view) {
  const ap_scenario *scenario = comparison->scenarios[index].scenario;
  const ap_catalog *catalog = scenario->catalog;
  const char *title = ap_words_in(&(ap_words){catalog->title, catalog->title_ja}, view->language);
  size_t scheme_from = first_of_scheme(comparison, scenario->scheme);
  size_t catalog_from = first_of_catalog(comparison, catalog);
  ap_add_fact(facts, _("Scenario"), AP_PLAIN, scenario->file);
  ap_add_years_fact(facts, scenario);
  if (scheme_from <= index) {
    add_as_before(facts, _("Scheme"), ap_words_in(&scenario->scheme->title, view->language), scheme_from);
  } else {
    ap_add_scheme_facts(facts, scenario->scheme, view);
  }
  add_cycle(facts, scenario->scheme);
  if (catalog_from <= index) {
    add_as_before(facts, _("Catalog"), title != NULL ? title : catalog->file, catalog_from);
  } else {
    ap_add_catalog_facts(facts, catalog, view);
  }
}

/* ---- what each asks of a track ---- */

static void add_known(ap_text *words, const ap_criterion_result *result) {
  switch (result->status) {
  case AP_PROVEN:
    ap_text_add(words, _("proven"));
    return;
  case AP_BY_SEARCH:
    ap_text_add(words, _("by search"));
    return;
  case AP_GAP:
    AP_FILL(words, _("gap of {0}"), ap_hours(result->value - result->bound).digits);
    return;
  case AP_NOT_ATTEMPTED:
    ap_text_add(words, _("not judged"));
    return;
  }
}

static bool all_are(const ap_criterion_result *criteria, ap_proof status) {
  for (int i = 0; i < AP_CRITERIA; i++) {
    if (criteria[i].status != status) {
      return false;
    }
  }
  return true;
}

ap_style ap_add_compared_knowledge(ap_text *text, const ap_compared *compared, ap_track which) {
  const ap_compared_track *track = &compared->tracks[which];
  if (!compared->planned || track->empty) {
    ap_text_add(text, compared->planned ? _("nothing is planned") : _("no plan"));
    return compared->planned ? AP_PLAIN : AP_BAD;
  }
  if (all_are(track->criteria, AP_PROVEN) || all_are(track->criteria, AP_BY_SEARCH)) {
    add_known(text, &track->criteria[AP_PEAK]);
    return AP_GOOD;
  }
  for (int i = 0; i < AP_CRITERIA; i++) {
    ap_criterion criterion = compared->scenario->order[i];
    ap_text known = {0};
    add_known(&known, &track->criteria[criterion]);
    ap_text_add(text, i > 0 ? _(", ") : "");
    AP_FILL(text, _("{0}: {1}"), ap_criterion_title(criterion), known.failed ? "" : known.bytes);
    text->failed = text->failed || known.failed;
    ap_text_free(&known);
  }
  return AP_WARN;
}

static void add_what_is_known(ap_table *table, const ap_compared *compared, ap_track track) {
  ap_text words = {0};
  ap_style style = ap_add_compared_knowledge(&words, compared, track);
  ap_table_add(table, style, words.failed ? "" : words.bytes);
  table->failed = table->failed || words.failed;
  ap_text_free(&words);
}

static void add_blanks(ap_table *table, size_t count) {
  for (; count > 0; count--) {
    ap_table_add(table, AP_PLAIN, "");
  }
}

static void add_compared(ap_table *table, const ap_compared *compared, size_t number, ap_track which) {
  const ap_compared_track *track = &compared->tracks[which];
  ap_table_add(table, AP_PLAIN, ap_decimal((int64_t)number).digits);
  if (!compared->planned || track->empty) {
    add_blanks(table, table->columns - 2);
    add_what_is_known(table, compared, which);
    return;
  }
  ap_table_add(table, AP_PLAIN, ap_grouped(track->items).digits);
  ap_table_add(table, AP_PLAIN, ap_hours(track->minutes).digits);
  for (int i = 0; i < AP_CRITERIA; i++) {
    ap_table_add(table, i == AP_PEAK ? AP_STRONG : AP_PLAIN, ap_hours(track->criteria[i].value).digits);
  }
  add_what_is_known(table, compared, which);
  if (track->horizon > compared->scenario->years) {
    int first = compared->scenario->start_year;
    add_blanks(table, table->columns - 1);
    AP_TABLE_FILL(table, AP_FAINT, _("judged over {0} to {1}"), ap_year(first).digits,
                  ap_year(first + track->horizon - 1).digits);
  }
}

ap_table ap_comparison_sums_table(const ap_comparison *comparison, ap_track track) {
  ap_table table = {.columns = 7, .right = {true, true, true, true, true, true, false}, .indent = INDENT};
  const char *const heads[] = {"",
                               _("items"),
                               _("hours"),
                               ap_criterion_title(AP_PEAK),
                               ap_criterion_title(AP_TOTAL),
                               ap_criterion_title(AP_SPREAD),
                               ""};
  for (size_t i = 0; i < table.columns; i++) {
    ap_table_add(&table, AP_FAINT, heads[i]);
  }
  for (size_t i = 0; i < comparison->count; i++) {
    add_compared(&table, &comparison->scenarios[i], i + 1, track);
  }
  return table;
}

/* ---- the years ---- */

bool ap_comparison_has_year(const ap_comparison *comparison, int year) {
  ap_plan_year found;
  for (size_t i = 0; i < comparison->count; i++) {
    if (ap_compared_year(&comparison->scenarios[i], AP_EXTERNAL, year, &found)) {
      return true;
    }
  }
  return false;
}

/* A column for each year that any scenario plans, and their sum. */
typedef struct years_table {
  const ap_comparison *comparison;
  int first, last;
  ap_track track;
  ap_across across;
} years_table;

static years_table begin_years(const ap_comparison *comparison, ap_track track, const char *what) {
  years_table years = {.comparison = comparison, .track = track, .across = {.indent = INDENT, .columns = 1}};
  ap_compared_span(comparison, &years.first, &years.last);
  ap_across_add(&years.across, AP_FAINT, what);
  for (int year = years.first; year <= years.last; year++) {
    if (ap_comparison_has_year(comparison, year)) {
      years.across.columns++;
      ap_across_add(&years.across, AP_FAINT, ap_year(year).digits);
    }
  }
  ap_across_add(&years.across, AP_FAINT, _("sum"));
  return years;
}

static void add_hours(years_table *years, size_t index) {
  const ap_compared *compared = &years->comparison->scenarios[index];
  ap_across_add(&years->across, AP_PLAIN, ap_decimal((int64_t)index + 1).digits);
  for (int year = years->first; year <= years->last; year++) {
    ap_plan_year found;
    if (ap_compared_year(compared, years->track, year, &found)) {
      ap_across_add(&years->across, AP_PLAIN, ap_hours(found.minutes).digits);
    } else if (ap_comparison_has_year(years->comparison, year)) {
      ap_across_add(&years->across, AP_PLAIN, "");
    }
  }
  ap_across_add(&years->across, AP_STRONG,
                compared->planned ? ap_hours(compared->tracks[years->track].minutes).digits : "");
}

static void add_differences(years_table *years, size_t index) {
  ap_year_difference difference;
  ap_text label = {0};
  AP_FILL(&label, "{0} - 1", ap_decimal((int64_t)index + 1).digits);
  ap_across_add(&years->across, AP_FAINT, label.failed ? "" : label.bytes);
  years->across.cells.failed = years->across.cells.failed || label.failed;
  ap_text_free(&label);
  for (int year = years->first; year <= years->last; year++) {
    if (ap_compare_year(years->comparison, index, years->track, year, &difference)) {
      ap_across_add(&years->across, AP_FAINT, ap_hours_more(difference.minutes).digits);
    } else if (ap_comparison_has_year(years->comparison, year)) {
      ap_across_add(&years->across, AP_FAINT, "");
    }
  }
  bool any = ap_compare_years(years->comparison, index, years->track, &difference);
  ap_across_add(&years->across, AP_FAINT, any ? ap_hours_more(difference.minutes).digits : "");
}

ap_across ap_comparison_hours_table(const ap_comparison *comparison, ap_track track) {
  years_table years = begin_years(comparison, track, _("hours"));
  for (size_t i = 0; i < comparison->count; i++) {
    add_hours(&years, i);
    if (i > 0) {
      add_differences(&years, i);
    }
  }
  return years.across;
}

/* ---- money ---- */

bool ap_compared_is_priced(const ap_compared *compared, ap_track track) {
  int64_t amount;
  return ap_compared_cost(compared, track, compared->scenario->start_year, &amount);
}

/* The amounts of a scenario's years, or, with `differences`, by how much they are more than those of the first. */
static void add_costs(years_table *years, size_t index, bool differences) {
  const ap_compared *compared = &years->comparison->scenarios[index];
  int64_t sum = 0;
  bool any = false;
  ap_text label = {0};
  AP_FILL(&label, differences ? "{0} - 1" : "{0} {1}", ap_decimal((int64_t)index + 1).digits, compared->currency);
  ap_across_add(&years->across, differences ? AP_FAINT : AP_PLAIN, label.failed ? "" : label.bytes);
  years->across.cells.failed = years->across.cells.failed || label.failed;
  ap_text_free(&label);
  for (int year = years->first; year <= years->last; year++) {
    int64_t amount = 0;
    bool known = differences ? ap_compare_cost(years->comparison, index, years->track, year, &amount)
                             : ap_compared_cost(compared, years->track, year, &amount);
    if (ap_comparison_has_year(years->comparison, year)) {
      ap_across_add(&years->across, differences ? AP_FAINT : AP_PLAIN,
                    known ? ap_money(amount, compared->currency).digits : "");
    }
    sum += known ? amount : 0;
    any = any || known;
  }
  ap_across_add(&years->across, differences ? AP_FAINT : AP_STRONG,
                any ? ap_money(sum, compared->currency).digits : "");
}

ap_across ap_comparison_money_table(const ap_comparison *comparison, ap_track track) {
  years_table years = begin_years(comparison, track, _("money"));
  for (size_t i = 0; i < comparison->count; i++) {
    if (ap_compared_is_priced(&comparison->scenarios[i], track)) {
      add_costs(&years, i, false);
      if (i > 0) {
        add_costs(&years, i, true);
      }
    }
  }
  return years.across;
}

/* ---- remarks ---- */

static bool has_other_years(const ap_comparison *comparison) {
  const ap_scenario *first = comparison->scenarios[0].scenario;
  for (size_t i = 1; i < comparison->count; i++) {
    const ap_scenario *other = comparison->scenarios[i].scenario;
    if (other->start_year != first->start_year || other->years != first->years) {
      return true;
    }
  }
  return false;
}

static bool has_other_months(const ap_comparison *comparison) {
  for (size_t i = 1; i < comparison->count; i++) {
    if (comparison->scenarios[i].scenario->start_month != comparison->scenarios[0].scenario->start_month) {
      return true;
    }
  }
  return false;
}

void ap_add_comparison_remarks(ap_table *remarks, const ap_comparison *comparison) {
  if (has_other_years(comparison)) {
    ap_table_add(remarks, AP_PLAIN, _("The sum of the differences is that of the years that both have."));
  }
  if (has_other_months(comparison)) {
    ap_table_add(remarks, AP_WARN,
                 _("The years do not all begin in the same month: they are compared by their names."));
  }
}
