/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shown_pages.h"
#include "made_scenario.h"
#include "output/views.h"
#include "support/diagnose.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static const ap_view view = {.language = "en"};

/* ---- two scenarios, and what is asked of them ---- */

static ap_grade grades[] = {{.name = {HOSTILE, NULL}, .per_hour = 30000, .share = 25},
                            {.name = {"Staff", NULL}, .per_hour = 10000, .share = 75}};
static ap_fixed_fee fixed_fees[] = {{.name = {HOSTILE, NULL}, .amount = 5000}};
static const ap_terms terms = {.currency = "JPY",
                               .grades = grades,
                               .grade_count = 2,
                               .fixed_fees = fixed_fees,
                               .fixed_fee_count = 1,
                               .standards = {{50, 80, 150}, {50, 80, 150}, {50, 80, 150}},
                               .has_range = true,
                               .correlation = 100};
static ap_payment payments[] = {{.share = 100, .at = AP_AT_END, .months = 2}};
static const ap_purse purse = {
    .currency = "JPY", .overhead = 10, .fiscal_start_month = 4, .payments = payments, .payment_count = 1};
static const ap_auditor auditor = {.registered = true, .number = HOSTILE, .name = {HOSTILE, NULL}};
static ap_rule full_rules[] = {{.id = "EACH", .track = AP_EXTERNAL, .unit = AP_UNIT_ITEM, .every = 1, .enabled = true}};
static const ap_scheme full = {.id = "full", .title = {HOSTILE, NULL}, .rules = full_rules, .rule_count = 1};

static ap_diagnostics *diagnostics;
static made_scenario *made[2];
static ap_plan *plans[2];
static ap_quote *quote, *other;
static ap_budget *budget;
static ap_comparison comparison;
static ap_standings standings;

/* The second one asks for more. */
static void make_scenario(int index) {
  made_scenario *of = made[index] = made_scenario_new(2027, 2);
  ap_item *item = made_item(of, "9.2.3", NULL, 61, 30);
  item->title = HOSTILE;
  item->direct = AP_SAYS_YES;
  made_item(of, "5.1.1", NULL, 20, 30)->title = HOSTILE;
  made_rule(of, "EXT", AP_EXTERNAL, AP_UNIT_ITEM, 2 - index);
  made_rule(of, "INT", AP_INTERNAL, AP_UNIT_OBJECTIVE, 2);
  made_history(of, item, AP_INTERNAL, 2024);
  made_rate(of, 6000);
  of->scenario.title = (ap_words){HOSTILE, NULL};
  of->scenario.file = HOSTILE;
  of->scenario.start_month = 4;
  of->scenario.as_of = (ap_date){2027, 4, 1};
  of->scenario.terms = &terms;
  of->scenario.purse = &purse;
  of->scenario.auditor = &auditor;
  of->scheme.title = (ap_words){HOSTILE, NULL};
  of->catalog.title = HOSTILE;
  assert_int_equal(ap_plan_make(made_scenario_finish(of), NULL, diagnostics, &plans[index]), AP_OK);
}

static void ask(void) {
  static const ap_years none[2];
  const ap_years *const planned[AP_TRACKS] = {none, none};
  assert_int_equal(ap_quote_make(plans[0], diagnostics, &quote), AP_OK);
  assert_int_equal(ap_quote_against(plans[0], &full, NULL, diagnostics, &other), AP_OK);
  assert_int_equal(ap_budget_make(plans[0], NULL, diagnostics, &budget), AP_OK);
  for (int i = 0; i < 2; i++) {
    assert_int_equal(ap_comparison_add(&comparison, &made[i]->scenario, plans[i], diagnostics), AP_OK);
  }
  assert_int_equal(ap_standings_find(&made[0]->scenario, AP_INTERNAL, planned, diagnostics, &standings), AP_OK);
}

/* ---- a check ---- */

static ap_check check;
static ap_check_entry due;

static void make_check(void) {
  due = (ap_check_entry){&made[0]->catalog.items[0], &made[0]->scheme.rules[0], 2030};
  check = (ap_check){.scenario = &made[0]->scenario,
                     .first_year = 2027,
                     .years = 2,
                     .file = HOSTILE,
                     .breaches = ap_diagnostics_new()};
  check.tracks[AP_EXTERNAL] = (ap_check_track){.horizon = 2, .checked_years = 2, .unit_count = 2};
  check.tracks[AP_EXTERNAL].due_after = (ap_check_entries){&due, 1, 1};
  check.tracks[AP_EXTERNAL].criteria[AP_PEAK] = (ap_check_criterion){AP_SAID_GAP, 90, true, 60, false};
  check.tracks[AP_EXTERNAL].minutes[0] = 90;
  ap_diagnose(check.breaches, &(ap_place){.file = HOSTILE, .line = 2}, AP_D_CHECK_ROW_UNKNOWN, "%s", HOSTILE);
}

/* ---- a firm of one service, and a pool ---- */

static const char *scenario_paths[] = {HOSTILE};
static ap_service_group groups[] = {{.name = HOSTILE, .count = 1}};
static ap_auditor_pool pools[] = {{.name = HOSTILE, .tracks = 1u << AP_EXTERNAL, .skill = -1, .minutes = 120}};
static const ap_portfolio portfolio = {.file = HOSTILE,
                                       .title = {HOSTILE, NULL},
                                       .tolerance = 5,
                                       .scenarios = scenario_paths,
                                       .scenario_count = 1,
                                       .groups = groups,
                                       .group_count = 1,
                                       .service_count = 1,
                                       .pools = pools,
                                       .pool_count = 1};
static int64_t loads[] = {90, 60};
static ap_pattern pattern = {.loads = loads, .services = 1};
static ap_block block = {.track = AP_EXTERNAL,
                         .start_year = 2027,
                         .years = 2,
                         .services = 1,
                         .peak = 90,
                         .patterns = &pattern,
                         .pattern_count = 1};
static ap_block *blocks[] = {&block};
static ap_pool_year pool_years[AP_FIRM_YEARS_MOST] = {{120, 90}, {120, 60}};
static const ap_firm firm = {.portfolio = &portfolio,
                             .first_year = 2027,
                             .years = 2,
                             .parts = 1,
                             .blocks = blocks,
                             .block_count = 1,
                             .tracks = {[AP_EXTERNAL] = {.loads = {90, 60},
                                                         .services = {1, 1},
                                                         .criteria = {[AP_PEAK] = {90, 90, AP_PROVEN, 0}}},
                                        [AP_INTERNAL] = {.empty = true}},
                             .pools = pool_years};

/* ---- the pages ---- */

static void show_quote(ap_text *text) { ap_quote_page(quote, other, &view, text); }
static void show_budget(ap_text *text) { ap_budget_page(budget, &view, text); }
static void show_comparison(ap_text *text) { ap_comparison_page(&comparison, &view, text); }
static void show_standings(ap_text *text) { ap_standings_page(&standings, HOSTILE, &view, text); }
static void show_check(ap_text *text) { ap_check_page(&check, NULL, &view, text); }
static void show_firm(ap_text *text) { ap_portfolio_page(&firm, &view, text); }

const shown_page shown_pages[SHOWN_PAGES] = {{"quote", show_quote},        {"budget", show_budget},
                                             {"compare", show_comparison}, {"status", show_standings},
                                             {"check", show_check},        {"portfolio", show_firm}};

int shown_pages_begin(void **state) {
  (void)state;
  diagnostics = ap_diagnostics_new();
  make_scenario(0);
  make_scenario(1);
  ask();
  make_check();
  return 0;
}

int shown_pages_end(void **state) {
  (void)state;
  ap_diagnostics_free(check.breaches);
  ap_standings_free(&standings);
  ap_comparison_free(&comparison);
  comparison = (ap_comparison){0};
  ap_budget_free(budget);
  ap_quote_free(other);
  ap_quote_free(quote);
  for (int i = 0; i < 2; i++) {
    ap_plan_free(plans[i]);
    made_scenario_free(made[i]);
  }
  ap_diagnostics_free(diagnostics);
  return 0;
}
