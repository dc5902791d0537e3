/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quoting/budget_parts.h"
#include "support/allocate.h"
#include "support/diagnose.h"
#include "support/rounding.h"

/* `sum` is at least `largest`, and `count` is above zero. */
static ap_money_peak peak_of(int year, int64_t largest, int64_t sum, int64_t count) {
  ap_money_peak peak = {.year = year, .largest = largest};
  ap_wide share = (ap_wide)largest * count * 1000;
  peak.average = (int64_t)(((ap_wide)sum * 2 + count) / ((ap_wide)count * 2));
  peak.per_mille = sum == 0 ? 0 : (int64_t)((share * 2 + sum) / ((ap_wide)sum * 2));
  return peak;
}

static void find_peaks(ap_budget *budget) {
  int years = budget->plan->scenario->years;
  const ap_year_cost *dearest = &budget->costs[0];
  const ap_fiscal_year *most_paid = &budget->fiscal[0];
  for (int t = 1; t < years; t++) {
    dearest = budget->costs[t].total > dearest->total ? &budget->costs[t] : dearest;
  }
  for (size_t f = 1; f < budget->fiscal_count; f++) {
    most_paid = budget->fiscal[f].cash > most_paid->cash ? &budget->fiscal[f] : most_paid;
  }
  budget->cost_peak = peak_of(dearest->year, dearest->total, budget->sum.total, years);
  budget->cash_peak = peak_of(most_paid->year, most_paid->cash, budget->sum.total, (int64_t)budget->fiscal_count);
}

static ap_status fill(ap_budget *budget, const ap_plan_options *options, ap_diagnostics *diagnostics) {
  const ap_scenario *scenario = budget->plan->scenario;
  budget->costs = ap_arena_allocate(&budget->arena, (size_t)scenario->years, sizeof *budget->costs);
  if (budget->costs == NULL) {
    return AP_MACHINE;
  }
  ap_status status = ap_cost_years(budget->plan, diagnostics, budget->costs, &budget->sum);
  if (status != AP_OK) {
    return status;
  }
  if (!ap_budget_split(budget) || !ap_budget_share(budget)) {
    return AP_MACHINE;
  }
  find_peaks(budget);
  return ap_budget_try_rules(budget, options);
}

ap_status ap_budget_make(const ap_plan *plan, const ap_plan_options *options, ap_diagnostics *diagnostics,
                         ap_budget **result) {
  if (plan->scenario->purse == NULL) {
    ap_place place = {.file = plan->scenario->file};
    ap_diagnose_plain(diagnostics, &place, AP_D_BUDGET_MISSING);
    return AP_BAD_INPUT;
  }
  ap_budget *budget = ap_allocate(1, sizeof *budget);
  ap_status status = AP_MACHINE;
  if (budget != NULL) {
    budget->plan = plan;
    budget->purse = plan->scenario->purse;
    status = fill(budget, options, diagnostics);
  }
  if (status == AP_OK || status == AP_INTERRUPTED) {
    *result = budget;
    return status;
  }
  if (status == AP_MACHINE && ap_diagnostics_total(diagnostics, AP_ERROR) == 0) {
    ap_diagnose_plain(diagnostics, NULL, AP_D_OUT_OF_MEMORY);
  }
  ap_budget_free(budget);
  return status;
}

void ap_budget_free(ap_budget *budget) {
  if (budget != NULL) {
    ap_arena_free(&budget->arena);
    ap_release(budget);
  }
}
