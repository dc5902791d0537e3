/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenarios whose make-up the input decides, planned: the plan is held against all plans written out, and the checker
 * must accept it, from its JSON and from its CSV. Then its rows are damaged in one way: the checker finds it, unless
 * the rows still keep all that is asked. The first byte says which kind of scenario. */
#include "checking/check.h"
#include "damaged_rows.h"
#include "input.h"
#include "output/views.h"
#include "plan_comparison.h"
#include "random_tied_scenario.h"
#include "tied_trial.h"
#include <stdlib.h>

enum { UNITS_MOST = 4, TIED_UNITS_MOST = 5, TIED_PLANS_MOST = 500 };
typedef enum kind { PLAIN, CONSTRAINED, TIED, KINDS } kind;

static ap_status check(const ap_scenario *scenario, const ap_text *plan) {
  fuzz_hold(!plan->failed, "there is memory");
  ap_diagnostics *diagnostics = fuzz_diagnostics();
  ap_check *found = NULL;
  ap_status status = ap_check_plan(scenario, fuzz_file(plan->bytes, plan->length), diagnostics, &found);
  ap_check_free(found);
  fuzz_judge(status == AP_NO ? AP_OK : status, diagnostics);
  return status;
}

static void accept(const ap_scenario *scenario, void (*view)(const ap_plan *plan, ap_text *text), const ap_plan *plan) {
  ap_text text = {0};
  view(plan, &text);
  fuzz_hold(check(scenario, &text) == AP_OK, "the checker accepts the plan");
  ap_text_free(&text);
}

static void damage(const made_scenario *made, const ap_plan *plan, random_source *source) {
  static expected_track expected[AP_TRACKS];
  static csv_rows rows;
  for (int track = 0; track < AP_TRACKS; track++) {
    fuzz_hold(expected_track_of(&made->scenario, (ap_track)track, &expected[track]), "the units are few");
  }
  const plan_ground ground = {.source = source, .made = made, .expected = expected};
  plan_rows_of(plan, &rows);
  fuzz_hold(plan_rows_comply(&ground, &rows), "the plan keeps all that is asked");
  if (rows.count == 0) {
    return;
  }
  plan_rows_damage(&ground, (size_t)random_below(source, PLAN_DAMAGES), &rows);
  ap_text text = {0};
  plan_rows_text(&rows, &text);
  ap_status status = check(&made->scenario, &text);
  bool good = plan_rows_comply(&ground, &rows);
  fuzz_hold((status == AP_OK) == good, "the checker finds damage that breaks something, and no other");
  ap_text_free(&text);
}

static void try_scenario(const made_scenario *made, random_source *source) {
  ap_diagnostics *diagnostics = fuzz_diagnostics();
  ap_plan *plan = NULL;
  ap_status status = ap_plan_make(&made->scenario, NULL, diagnostics, &plan);
  fuzz_hold(status == AP_OK || status == AP_NO, "it has a plan, or none");
  if (status == AP_OK) {
    fuzz_hold(compare_plan(made, plan, 0, BRUTE_MINIMAL_COVERS, source) == 0, "the plan is the best of all plans");
    accept(&made->scenario, ap_plan_json, plan);
    accept(&made->scenario, ap_plan_csv, plan);
    damage(made, plan, source);
  }
  ap_plan_free(plan);
  ap_diagnostics_free(diagnostics);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  if (length < 2) {
    return -1;
  }
  random_source source = {.state = length, .bytes = bytes + 1, .left = length - 1};
  made_scenario *made = NULL;
  switch ((kind)(bytes[0] % KINDS)) {
  case PLAIN:
    made = random_scenario(&source, UNITS_MOST);
    break;
  case CONSTRAINED:
    made = random_constrained_scenario(&source, UNITS_MOST);
    break;
  default:
    made = random_tied_scenario(&source, TIED_UNITS_MOST, TIED_PLANS_MOST);
  }
  if (bytes[0] % KINDS == TIED) {
    tied_tally tally = {0};
    fuzz_hold(try_tied_scenario(made, 0, BRUTE_MINIMAL_COVERS, &tally), "the plan is the best of all plans, or none");
  } else {
    try_scenario(made, &source);
  }
  made_scenario_free(made);
  return 0;
}
