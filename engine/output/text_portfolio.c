/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The firm for people: its years, what is proven of them, its pools. */
#include "output/bar.h"
#include "output/facts.h"
#include "output/names.h"
#include "output/translate.h"
#include "output/views.h"

enum { INDENT = 2, BAR_COLUMNS = 32 };

static void add_head(const ap_firm *firm, const ap_view *view, ap_text *text) {
  const ap_portfolio *portfolio = firm->portfolio;
  ap_table facts = ap_facts(0);
  ap_add_fact(&facts, _("Portfolio"), AP_STRONG, ap_words_in(&portfolio->title, view->language));
  ap_table_add(&facts, AP_PLAIN, _("Years"));
  AP_TABLE_FILL(&facts, AP_PLAIN, _("{0} to {1}"), ap_year(firm->first_year).digits,
                ap_year(firm->first_year + firm->years - 1).digits);
  ap_table_add(&facts, AP_PLAIN, _("Services"));
  AP_TABLE_FILL(&facts, AP_PLAIN, _("{0}; each year of a service at most {1} percent above its own peak"),
                ap_decimal((int64_t)portfolio->service_count).digits, ap_decimal(portfolio->tolerance).digits);
  ap_table_write(&facts, view, text);
}

static void add_year(ap_table *table, const ap_firm *firm, const ap_firm_track *track, int year) {
  ap_text bar = {0};
  ap_add_bar(&bar, track->loads[year], track->loads[year], track->criteria[AP_PEAK].value, BAR_COLUMNS);
  ap_table_add(table, AP_PLAIN, ap_year(firm->first_year + year).digits);
  ap_table_add(table, AP_PLAIN, ap_decimal((int64_t)track->services[year]).digits);
  ap_table_add(table, AP_PLAIN, ap_hours(track->loads[year]).digits);
  ap_table_add(table, AP_PLAIN, bar.length == 0 ? "" : bar.bytes);
  table->failed = table->failed || bar.failed;
  ap_text_free(&bar);
}

static void add_knowledge(ap_table *table, const ap_criterion_result *result) {
  switch (result->status) {
  case AP_PROVEN:
    AP_TABLE_FILL(table, AP_GOOD, _("proven: the bound is {0}"), ap_hours(result->bound).digits);
    return;
  case AP_GAP:
  case AP_BY_SEARCH:
    AP_TABLE_FILL(table, AP_WARN, _("gap of {0}: the bound is {1}, a plan between may exist"),
                  ap_hours(result->value - result->bound).digits, ap_hours(result->bound).digits);
    return;
  case AP_NOT_ATTEMPTED:
    ap_table_add(table, AP_WARN, _("not judged: a criterion before it is open"));
    return;
  }
}

static void add_track(const ap_firm *firm, ap_track track, const ap_view *view, ap_text *text) {
  const ap_firm_track *planned = &firm->tracks[track];
  ap_text_add(text, "\n");
  ap_add_styled(text, view, AP_STRONG, ap_track_title(track));
  ap_text_add(text, "\n");
  if (planned->empty) {
    ap_table empty = {.columns = 1, .indent = INDENT};
    ap_table_add(&empty, AP_PLAIN, _("No rule of this track claims any item: nothing is planned."));
    ap_table_write(&empty, view, text);
    return;
  }
  ap_table years = {.columns = 4, .right = {false, true, true, false}, .indent = INDENT};
  const char *const heads[] = {_("year"), _("services"), _("hours"), ""};
  for (size_t i = 0; i < years.columns; i++) {
    ap_table_add(&years, AP_FAINT, heads[i]);
  }
  for (int year = 0; year < firm->years; year++) {
    add_year(&years, firm, planned, year);
  }
  ap_table_write(&years, view, text);
  ap_text_add(text, "\n");
  ap_table criteria = {.columns = 3, .right = {false, true, false}, .indent = INDENT};
  for (int c = 0; c < AP_CRITERIA; c++) {
    ap_table_add(&criteria, AP_PLAIN, ap_criterion_title((ap_criterion)c));
    ap_table_add(&criteria, AP_STRONG, ap_hours(planned->criteria[c].value).digits);
    add_knowledge(&criteria, &planned->criteria[c]);
  }
  ap_table_write(&criteria, view, text);
}

static void add_pools(const ap_firm *firm, const ap_view *view, ap_text *text) {
  if (firm->portfolio->pool_count == 0) {
    return;
  }
  ap_text_add(text, "\n");
  ap_add_styled(text, view, AP_STRONG, _("Pools of auditors"));
  ap_text_add(text, "\n");
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
  ap_table_write(&table, view, text);
}

void ap_portfolio_text(const ap_firm *firm, const ap_view *view, ap_text *text) {
  add_head(firm, view, text);
  for (int track = 0; track < AP_TRACKS; track++) {
    add_track(firm, (ap_track)track, view, text);
  }
  add_pools(firm, view, text);
}
