/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The format "auditplan/budget" (auditplan.5). */
#include "output/json_parts.h"
#include "output/json_text.h"
#include "output/names.h"
#include "output/views.h"

static json_t *number(int64_t amount) { return json_integer((json_int_t)amount); }

static json_t *terms_json(const ap_budget *budget) {
  static const char *const sources[] = {[AP_FEE_UNKNOWN] = "unknown",
                                        [AP_FEE_OF_QUOTE] = "quote",
                                        [AP_FEE_BY_HOUR] = "external_per_hour",
                                        [AP_FEE_BY_RATES] = "rates"};
  const ap_purse *purse = budget->purse;
  json_t *payments = json_array();
  for (size_t i = 0; i < purse->payment_count; i++) {
    const ap_payment *payment = &purse->payments[i];
    ap_json_append(&payments, json_pack("{s:i, s:s, s:i}", "share", payment->share, "at",
                                        payment->at == AP_AT_CONTRACT ? "contract" : "end", "months", payment->months));
  }
  return json_pack("{s:s, s:i, s:s, s:i, s:o}", "currency", purse->currency, "fiscal_start_month",
                   purse->fiscal_start_month, "external_fee", sources[ap_fee_source_of(budget->plan->scenario)],
                   "overhead", purse->overhead, "payments", payments);
}

static json_t *cost_json(const ap_year_cost *cost, bool is_sum) {
  json_t *object =
      json_pack("{s:o*, s:o, s:o, s:o, s:o, s:o, s:o}", "year", is_sum ? NULL : json_integer(cost->year), "external",
                number(cost->external), "internal_work", number(cost->work), "overhead", number(cost->overhead),
                "set_ups", number(cost->set_ups), "internal", number(cost->internal), "total", number(cost->total));
  return ap_json_having(object, "year", !is_sum);
}

static json_t *costs_json(const ap_budget *budget) {
  json_t *array = json_array();
  for (int t = 0; t < budget->plan->scenario->years; t++) {
    ap_json_append(&array, cost_json(&budget->costs[t], false));
  }
  return array;
}

static json_t *fiscal_json(const ap_budget *budget) {
  json_t *array = json_array();
  for (size_t f = 0; f < budget->fiscal_count; f++) {
    const ap_fiscal_year *year = &budget->fiscal[f];
    ap_json_append(&array, json_pack("{s:i, s:i, s:o, s:o, s:o, s:o, s:o}", "year", year->year, "months", year->months,
                                     "external", number(year->external), "internal", number(year->internal), "cost",
                                     number(year->cost), "paid_external", number(year->paid_external), "cash",
                                     number(year->cash)));
  }
  return array;
}

static json_t *payments_json(const ap_budget *budget) {
  json_t *array = json_array();
  for (size_t i = 0; i < budget->payment_count; i++) {
    const ap_due_payment *due = &budget->payments[i];
    ap_text month = {0};
    ap_text_format(&month, "%04d-%02d", due->year, due->month);
    ap_json_append(&array, json_pack("{s:i, s:i, s:s, s:i, s:o}", "plan_year", due->plan_year, "payment",
                                     (int)due->payment, "month", month.failed ? NULL : month.bytes, "fiscal_year",
                                     due->fiscal_year, "amount", number(due->amount)));
    ap_text_free(&month);
  }
  return array;
}

static json_t *peak_json(const ap_money_peak *peak) {
  return json_pack("{s:i, s:o, s:o, s:o}", "year", peak->year, "largest", number(peak->largest), "average",
                   number(peak->average), "per_mille_of_average", number(peak->per_mille));
}

/* Null where the scenario has no plan without the rule, or none whose price is known. */
static json_t *added(const ap_rule_addition *addition, int64_t amount) {
  return addition->outcome == AP_HAS_PLAN ? number(amount) : json_null();
}

static json_t *rules_json(const ap_budget *budget) {
  static const char *const outcomes[] = {
      [AP_HAS_PLAN] = "plan", [AP_HAS_NONE] = "no_plan", [AP_UNDECIDED] = "undecided", [AP_NO_MEMORY] = "undecided"};
  json_t *array = json_array();
  for (size_t r = 0; r < budget->rule_count; r++) {
    const ap_rule_addition *addition = &budget->rules[r];
    ap_json_append(&array, json_pack("{s:s, s:s, s:s, s:o, s:o, s:o, s:o}", "rule", addition->rule->id, "track",
                                     ap_track_name(addition->rule->track), "without", outcomes[addition->outcome],
                                     "external", added(addition, addition->external), "internal",
                                     added(addition, addition->internal), "total", added(addition, addition->total),
                                     "largest_year", added(addition, addition->largest)));
  }
  return array;
}

static json_t *domains_json(const ap_budget *budget) {
  json_t *array = json_array();
  for (size_t d = 0; d < budget->domain_count; d++) {
    const ap_domain_cost *domain = &budget->domains[d];
    bool has_items = domain->name != NULL;
    ap_json_append(&array, json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "standard",
                                     ap_json_string(has_items ? ap_standard_name(domain->standard) : NULL), "domain",
                                     ap_json_string(domain->name), "external_minutes",
                                     number(domain->minutes[AP_EXTERNAL]), "internal_minutes",
                                     number(domain->minutes[AP_INTERNAL]), "external", number(domain->external),
                                     "internal", number(domain->internal), "total", number(domain->total)));
  }
  return array;
}

void ap_budget_json(const ap_budget *budget, ap_text *text) {
  ap_add_json(text,
              json_pack("{s:s, s:i, s:o, s:o, s:o, s:o, s:o, s:o, s:{s:o, s:o}, s:o, s:o}", "format",
                        "auditplan/budget", "version", 1, "scenario", ap_json_scenario(budget->plan->scenario),
                        "budget", terms_json(budget), "plan_years", costs_json(budget), "sum",
                        cost_json(&budget->sum, true), "fiscal_years", fiscal_json(budget), "payments",
                        payments_json(budget), "peak", "cost", peak_json(&budget->cost_peak), "cash",
                        peak_json(&budget->cash_peak), "rules", rules_json(budget), "domains", domains_json(budget)));
}
