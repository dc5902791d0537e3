/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenarios whose make-up the input decides, planned: the plan is held against all plans written out, and the checker
 * must accept it, from its JSON and from its CSV. The first byte says which kind of scenario. */
#include "checking/check.h"
#include "input.h"
#include "output/views.h"
#include "plan_comparison.h"
#include <stdio.h>

enum { UNITS_MOST = 4 };

static void accept(const ap_scenario *scenario, const ap_text *plan) {
  fuzz_hold(!plan->failed, "there is memory");
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  ap_check *check = NULL;
  ap_status status = ap_check_plan(scenario, fuzz_file(FUZZ_FIRST, plan->bytes, plan->length), diagnostics, &check);
  fuzz_hold(status == AP_OK, "the checker accepts the plan");
  ap_check_free(check);
  fuzz_judge(status, diagnostics);
}

static void judge(const made_scenario *made, const ap_plan *plan, random_source *source) {
  ap_text json = {0};
  ap_text csv = {0};
  fuzz_hold(compare_plan(made, plan, 0, BRUTE_MINIMAL_COVERS, source) == 0, "the plan is the best of all plans");
  ap_plan_json(plan, &json);
  ap_plan_csv(plan, &csv);
  accept(&made->scenario, &json);
  accept(&made->scenario, &csv);
  ap_text_free(&json);
  ap_text_free(&csv);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  if (length < 2) {
    return -1;
  }
  random_source source = {.state = length, .bytes = bytes + 1, .left = length - 1};
  made_scenario *made =
      bytes[0] % 2 == 0 ? random_scenario(&source, UNITS_MOST) : random_constrained_scenario(&source, UNITS_MOST);
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  ap_plan *plan = NULL;
  ap_status status = ap_plan_make(&made->scenario, NULL, diagnostics, &plan);
  fuzz_hold(status == AP_OK || status == AP_NO, "it has a plan, or none");
  if (status == AP_OK) {
    judge(made, plan, &source);
  }
  ap_plan_free(plan);
  ap_diagnostics_free(diagnostics);
  made_scenario_free(made);
  return 0;
}
