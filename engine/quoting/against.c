/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same contract under another scheme. */
#include "quoting/quote.h"
#include "support/diagnose.h"
#include <string.h>

/* A copy of the scheme without what is planned internally: a quote is of external audits. */
static ap_scheme *external_part(const ap_scheme *scheme, ap_arena *arena) {
  ap_scheme *part = ap_arena_allocate(arena, 1, sizeof *part);
  ap_rule *rules = ap_arena_allocate(arena, scheme->rule_count, sizeof *rules);
  if (part == NULL || rules == NULL) {
    return NULL;
  }
  *part = *scheme;
  part->rules = rules;
  memcpy(rules, scheme->rules, scheme->rule_count * sizeof *rules);
  for (size_t r = 0; r < scheme->rule_count; r++) {
    rules[r].enabled = rules[r].enabled && rules[r].track == AP_EXTERNAL;
  }
  return part;
}

static ap_scenario *scenario_under(const ap_scenario *scenario, const ap_scheme *scheme, ap_arena *arena) {
  ap_scenario *other = ap_arena_allocate(arena, 1, sizeof *other);
  ap_scheme *part = external_part(scheme, arena);
  if (other == NULL || part == NULL) {
    return NULL;
  }
  *other = *scenario;
  other->scheme = part;
  other->constraints = (ap_constraints){.set_ups = scenario->constraints.set_ups,
                                        .set_up_count = scenario->constraints.set_up_count,
                                        .rates = scenario->constraints.rates,
                                        .rate_count = scenario->constraints.rate_count};
  return other;
}

/* The quote takes the arena over. */
/* cppcheck-suppress constParameter; what it holds is freed by another from then on */
static ap_status quote_scenario(ap_arena *arena, ap_scenario *scenario, const ap_plan_options *options,
                                ap_diagnostics *diagnostics, ap_quote **quote) {
  ap_plan *plan = NULL;
  ap_status planned = ap_plan_make(scenario, options, diagnostics, &plan);
  if (planned != AP_OK && planned != AP_INTERRUPTED) {
    return planned;
  }
  ap_status quoted = ap_quote_make(plan, diagnostics, quote);
  if (quoted != AP_OK) {
    ap_plan_free(plan);
    return quoted;
  }
  (*quote)->own_plan = plan;
  (*quote)->own_scenario = *arena;
  return planned;
}

ap_status ap_quote_against(const ap_plan *plan, const ap_scheme *scheme, const ap_plan_options *options,
                           ap_diagnostics *diagnostics, ap_quote **quote) {
  ap_arena arena = {0};
  ap_scenario *other = scenario_under(plan->scenario, scheme, &arena);
  if (other == NULL) {
    ap_diagnose_plain(diagnostics, NULL, AP_D_OUT_OF_MEMORY);
    ap_arena_free(&arena);
    return AP_MACHINE;
  }
  ap_status status = quote_scenario(&arena, other, options, diagnostics, quote);
  if (status != AP_OK && status != AP_INTERRUPTED) {
    ap_arena_free(&arena);
  }
  return status;
}
