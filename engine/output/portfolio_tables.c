/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/portfolio_tables.h"
#include "output/bar.h"
#include "output/fill.h"
#include "output/names.h"
#include "output/translate.h"

enum { INDENT = 2 };

void ap_add_firm_facts(ap_table *facts, const ap_firm *firm) {
  const ap_portfolio *portfolio = firm->portfolio;
  ap_table_add(facts, AP_PLAIN, _("Years"));
  AP_TABLE_FILL(facts, AP_PLAIN, _("{0} to {1}"), ap_year(firm->first_year).digits,
                ap_year(firm->first_year + firm->years - 1).digits);
  ap_table_add(facts, AP_PLAIN, _("Services"));
  AP_TABLE_FILL(facts, AP_PLAIN, _("{0}; each year of a service at most {1} percent above its own peak"),
                ap_grouped((int64_t)portfolio->service_count).digits, ap_decimal(portfolio->tolerance).digits);
}

/* ---- the years ---- */

static void add_bar(ap_table *table, const ap_firm_track *track, int year, size_t columns) {
  ap_text bar = {0};
  ap_add_bar(&bar, track->loads[year], track->loads[year], track->criteria[AP_PEAK].value, columns);
  ap_table_add(table, AP_PLAIN, bar.length == 0 ? "" : bar.bytes);
  table->failed = table->failed || bar.failed;
  ap_text_free(&bar);
}

ap_table ap_firm_years_table(const ap_firm *firm, ap_track which, size_t bar_columns) {
  const ap_firm_track *track = &firm->tracks[which];
  ap_table table = {.columns = bar_columns > 0 ? 4 : 3, .right = {false, true, true, false}, .indent = INDENT};
  const char *const heads[] = {_("year"), _("services"), _("hours"), ""};
  for (size_t i = 0; i < table.columns; i++) {
    ap_table_add(&table, AP_FAINT, heads[i]);
  }
  for (int year = 0; year < firm->years; year++) {
    ap_table_add(&table, AP_PLAIN, ap_year(firm->first_year + year).digits);
    ap_table_add(&table, AP_PLAIN, ap_grouped((int64_t)track->services[year]).digits);
    ap_table_add(&table, AP_PLAIN, ap_hours(track->loads[year]).digits);
    if (bar_columns > 0) {
      add_bar(&table, track, year, bar_columns);
    }
  }
  return table;
}

/* ---- what is known ---- */

ap_style ap_add_firm_knowledge(ap_text *text, const ap_criterion_result *result) {
  switch (result->status) {
  case AP_PROVEN:
    AP_FILL(text, _("proven: the bound is {0}"), ap_hours(result->bound).digits);
    return AP_GOOD;
  case AP_GAP:
  case AP_BY_SEARCH:
    AP_FILL(text, _("gap of {0}: the bound is {1}, a plan between may exist"),
            ap_hours(result->value - result->bound).digits, ap_hours(result->bound).digits);
    return AP_WARN;
  case AP_NOT_ATTEMPTED:
    ap_text_add(text, _("not judged: a criterion before it is open"));
    return AP_WARN;
  }
  return AP_PLAIN;
}

ap_table ap_firm_criteria_table(const ap_firm *firm, ap_track track) {
  ap_table table = {.columns = 3, .right = {false, true, false}, .indent = INDENT};
  for (int c = 0; c < AP_CRITERIA; c++) {
    const ap_criterion_result *result = &firm->tracks[track].criteria[c];
    ap_text known = {0};
    ap_style style = ap_add_firm_knowledge(&known, result);
    ap_table_add(&table, AP_PLAIN, ap_criterion_title((ap_criterion)c));
    ap_table_add(&table, AP_STRONG, ap_hours(result->value).digits);
    ap_table_add(&table, style, known.failed ? "" : known.bytes);
    table.failed = table.failed || known.failed;
    ap_text_free(&known);
  }
  return table;
}

/* ---- pools ---- */

ap_table ap_firm_pools_table(const ap_firm *firm) {
  ap_table table = {.columns = 5, .right = {false, false, true, true, true}, .indent = INDENT};
  const char *const heads[] = {_("pool"), _("year"), _("hours"), _("capacity"), _("left")};
  for (size_t i = 0; i < table.columns; i++) {
    ap_table_add(&table, AP_FAINT, heads[i]);
  }
  for (size_t p = 0; p < firm->portfolio->pool_count; p++) {
    for (int year = 0; year < firm->years; year++) {
      const ap_pool_year *at = ap_pool_at(firm, p, year);
      if (at->capacity >= 0) {
        ap_table_add(&table, AP_PLAIN, firm->portfolio->pools[p].name);
        ap_table_add(&table, AP_PLAIN, ap_year(firm->first_year + year).digits);
        ap_table_add(&table, AP_PLAIN, ap_hours(at->minutes).digits);
        ap_table_add(&table, AP_PLAIN, ap_hours(at->capacity).digits);
        ap_table_add(&table, AP_PLAIN, ap_hours(at->capacity - at->minutes).digits);
      }
    }
  }
  return table;
}

/* ---- services ---- */

/* Of any of them, in any year. */
static int64_t largest_year(const ap_block *block) {
  int64_t largest = 0;
  for (size_t p = 0; p < block->pattern_count; p++) {
    for (int year = 0; year < block->years && block->patterns[p].services > 0; year++) {
      int64_t load = block->patterns[p].loads[year];
      largest = load > largest ? load : largest;
    }
  }
  return largest;
}

static void add_block(ap_table *table, const ap_firm *firm, const ap_block *block) {
  const ap_portfolio *portfolio = firm->portfolio;
  ap_text name = {0};
  ap_text label = {0};
  ap_add_service_name(portfolio, block->first_service, &name);
  AP_FILL(&label,
          block->services == 1 ? "{0}"
                               : dngettext(AP_TEXT_DOMAIN, "{0} and {1} other like it", "{0} and {1} others like it",
                                           block->services - 1),
          name.failed ? "" : name.bytes, ap_grouped((int64_t)block->services - 1).digits);
  ap_table_add(table, AP_PLAIN, label.failed ? "" : label.bytes);
  ap_table_add(table, AP_PLAIN, portfolio->scenarios[ap_service_group_of(portfolio, block->first_service)->scenario]);
  AP_TABLE_FILL(table, AP_PLAIN, block->years > 1 ? _("{0} to {1}") : "{0}", ap_year(block->start_year).digits,
                ap_year(block->start_year + block->years - 1).digits);
  ap_table_add(table, AP_PLAIN, ap_grouped((int64_t)block->services).digits);
  ap_table_add(table, AP_PLAIN, ap_hours(block->peak).digits);
  ap_table_add(table, AP_PLAIN, ap_hours(largest_year(block)).digits);
  ap_table_add(table, AP_PLAIN, ap_hours_more(largest_year(block) - block->peak).digits);
  table->failed = table->failed || name.failed || label.failed;
  ap_text_free(&label);
  ap_text_free(&name);
}

ap_table ap_firm_services_table(const ap_firm *firm, ap_track track, size_t most, size_t *left) {
  ap_table table = {.columns = 7, .right = {false, false, false, true, true, true, true}, .indent = INDENT};
  const char *const heads[] = {_("service"),      _("scenario"),          _("years"), _("services"), _("own peak"),
                               _("largest year"), _("more than own peak")};
  for (size_t i = 0; i < table.columns; i++) {
    ap_table_add(&table, AP_FAINT, heads[i]);
  }
  size_t rows = 0;
  for (size_t b = 0; b < firm->block_count; b++) {
    if (firm->blocks[b]->track == track && firm->blocks[b]->services > 0 && rows++ < most) {
      add_block(&table, firm, firm->blocks[b]);
    }
  }
  *left = rows > most ? rows - most : 0;
  return table;
}
