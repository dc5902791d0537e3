/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each rule adds: the scenario is planned and priced once more without it. */
#include "quoting/budget_parts.h"

static int64_t largest_of(const ap_year_cost *costs, int years) {
  int64_t largest = 0;
  for (int t = 0; t < years; t++) {
    largest = costs[t].total > largest ? costs[t].total : largest;
  }
  return largest;
}

static ap_status price_without(ap_budget *budget, const ap_plan *plan, ap_arena *scratch, ap_diagnostics *unheard,
                               ap_rule_addition *addition) {
  int years = plan->scenario->years;
  ap_year_cost sum;
  ap_year_cost *costs = ap_arena_allocate(scratch, (size_t)years, sizeof *costs);
  ap_status status = costs == NULL ? AP_MACHINE : ap_cost_years(plan, unheard, costs, &sum);
  if (status != AP_OK) {
    return status;
  }
  addition->external = budget->sum.external - sum.external;
  addition->internal = budget->sum.internal - sum.internal;
  addition->total = budget->sum.total - sum.total;
  addition->largest = largest_of(budget->costs, years) - largest_of(costs, years);
  return AP_OK;
}

static ap_status try_without(ap_budget *budget, size_t index, const ap_plan_options *options, ap_diagnostics *unheard,
                             ap_rule_addition *addition) {
  const ap_scenario *scenario = budget->plan->scenario;
  ap_arena scratch = {0};
  ap_scenario changed;
  ap_plan *plan = NULL;
  *addition = (ap_rule_addition){.rule = &scenario->scheme->rules[index], .outcome = AP_HAS_PLAN};
  ap_status status = ap_switch_off_rule(scenario, index, &scratch, &changed);
  if (status == AP_OK) {
    status = ap_plan_make(&changed, options, unheard, &plan);
  }
  if (status == AP_OK) {
    status = price_without(budget, plan, &scratch, unheard, addition);
  }
  if (status != AP_OK) { /* what is planned without it may also have no price */
    addition->outcome = status == AP_NO ? AP_HAS_NONE : AP_UNDECIDED;
  }
  ap_plan_free(plan);
  ap_arena_free(&scratch);
  return status;
}

ap_status ap_budget_try_rules(ap_budget *budget, const ap_plan_options *options) {
  const ap_scheme *scheme = budget->plan->scenario->scheme;
  ap_status status = AP_OK;
  budget->rules = ap_arena_allocate(&budget->arena, scheme->rule_count, sizeof *budget->rules);
  ap_diagnostics *unheard = ap_diagnostics_new();
  if (budget->rules == NULL || unheard == NULL) {
    ap_diagnostics_free(unheard);
    return AP_MACHINE;
  }
  for (size_t i = 0; i < scheme->rule_count && status != AP_MACHINE; i++) {
    if (scheme->rules[i].enabled) {
      ap_status tried = try_without(budget, i, options, unheard, &budget->rules[budget->rule_count++]);
      status = tried == AP_MACHINE || tried == AP_INTERRUPTED ? tried : status;
    }
  }
  ap_diagnostics_free(unheard);
  return status;
}
