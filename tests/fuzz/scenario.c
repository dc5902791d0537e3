/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stranger's scenario, read and used: planned, priced, laid out by the calendar. */
#include "auditplan/check.h"
#include "catalog/statement.h"
#include "input.h"
#include "lifecycle/calendar.h"
#include "output/views.h"
#include "quoting/budget.h"
#include "quoting/quote.h"

enum { ITEMS_MOST = 40, YEARS_MOST = 8, NODES_MOST = 50 };

/* That of an answer that may be no, or not be had, as far as is told. */
static void end(ap_status status, ap_diagnostics *diagnostics) {
  fuzz_hold(status != AP_MACHINE, "there is memory");
  fuzz_hold(status != AP_BAD_INPUT || ap_diagnostics_total(diagnostics, AP_ERROR) > 0, "what is wrong is told");
  ap_diagnostics_free(diagnostics);
}

/* What is wrong with the statement, whatever the plan. */
static size_t statement_breaches(const ap_scenario *scenario) {
  ap_diagnostics *diagnostics = fuzz_diagnostics();
  ap_statement_check(scenario->catalog, diagnostics);
  uint64_t count = ap_diagnostics_total(diagnostics, AP_WARNING);
  ap_diagnostics_free(diagnostics);
  return (size_t)count;
}

static void accept(const ap_scenario *scenario, const ap_plan *plan) {
  ap_text json = {0};
  ap_diagnostics *diagnostics = fuzz_diagnostics();
  ap_check *check = NULL;
  ap_plan_json(plan, &json);
  fuzz_hold(!json.failed, "there is memory");
  ap_status status = ap_check_plan(scenario, fuzz_file(json.bytes, json.length), diagnostics, &check);
  fuzz_hold(status == AP_OK || status == AP_NO, "the checker reads the plan");
  fuzz_hold(ap_check_breach_count(check) == statement_breaches(scenario), "the checker accepts the plan");
  ap_check_free(check);
  ap_text_free(&json);
  ap_diagnostics_free(diagnostics);
}

static void hold_text(ap_text *text) {
  fuzz_hold(!text->failed, "there is memory");
  ap_text_free(text);
}

static void price(const ap_scenario *scenario, const ap_plan *plan, const ap_plan_options *options) {
  if (scenario->terms != NULL) {
    ap_quote *quote = NULL;
    ap_diagnostics *diagnostics = fuzz_diagnostics();
    ap_auditor_warn(scenario->auditor, scenario->file, diagnostics);
    end(ap_quote_make(plan, diagnostics, &quote), diagnostics);
    if (quote != NULL) {
      ap_text text = {0};
      ap_quote_json(quote, quote, &text);
      hold_text(&text);
    }
    ap_quote_free(quote);
  }
  if (scenario->purse != NULL) {
    ap_budget *budget = NULL;
    ap_diagnostics *diagnostics = fuzz_diagnostics();
    end(ap_budget_make(plan, options, diagnostics, &budget), diagnostics);
    if (budget != NULL) {
      ap_text text = {0};
      ap_budget_json(budget, &text);
      ap_budget_text(budget, &(ap_view){.language = "en"}, &text);
      hold_text(&text);
    }
    ap_budget_free(budget);
  }
}

/* There is a plan that the checker accepts, or none, which is told. */
static void plan_scenario(const ap_scenario *scenario) {
  const ap_plan_options options = {.size = sizeof options, .node_limit = NODES_MOST};
  ap_diagnostics *diagnostics = fuzz_diagnostics();
  ap_plan *plan = NULL;
  ap_status status = ap_plan_make(scenario, &options, diagnostics, &plan);
  fuzz_hold(status != AP_NO || ap_diagnostics_total(diagnostics, AP_ERROR) > 0, "it is told why there is no plan");
  end(status, diagnostics);
  if (status == AP_OK) {
    accept(scenario, plan);
    price(scenario, plan, &options);
  }
  ap_plan_free(plan);
}

static void lay_out(const ap_scenario *scenario, const char *data_folder) {
  ap_calendar *calendar = NULL;
  ap_diagnostics *diagnostics = fuzz_diagnostics();
  end(ap_calendar_make(scenario, data_folder, diagnostics, &calendar), diagnostics);
  if (calendar != NULL) {
    ap_text text = {0};
    ap_calendar_json(calendar, &text);
    hold_text(&text);
  }
  ap_calendar_free(calendar);
}

void fuzz_scenario_with(const ap_scenario_options *options, const char *path, const char *plan) {
  ap_diagnostics *diagnostics = fuzz_diagnostics();
  ap_scenario *scenario = NULL;
  ap_status status = ap_scenario_load(path, options, diagnostics, &scenario);
  fuzz_hold((status == AP_OK) == (scenario != NULL), "a scenario comes of a good file, and of no other");
  fuzz_judge(status, diagnostics);
  if (scenario == NULL) {
    return;
  }
  /* what happened since is planned for by a replan alone, of a plan */
  if (ap_catalog_count(scenario->catalog) <= ITEMS_MOST && scenario->years <= YEARS_MOST && scenario->events == NULL) {
    plan_scenario(scenario);
  }
  if (scenario->timetable != NULL) {
    lay_out(scenario, options->data_folder);
  }
  if (plan != NULL) {
    fuzz_check(scenario, plan);
  }
  ap_scenario_free(scenario);
}

void fuzz_scenario(const char *path, const char *plan) {
  const ap_scenario_options options = fuzz_options();
  if (path != NULL) {
    fuzz_scenario_with(&options, path, plan);
  }
}
