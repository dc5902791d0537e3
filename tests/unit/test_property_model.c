/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plain integer program of small scenarios at random, solved as a stranger would solve it: its best peak and total
 * are the planned ones and those of the brute force. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <glpk.h>

#include "expected_units.h"
#include "planning/plan.h"
#include "random_scenario.h"

enum { INSTANCES = 50, CONSTRAINED_INSTANCES = 300, UNITS_MOST = 6, NO_PLAN = -1 };
#define FIRST_SEED UINT64_C(202709010000)

/* The optimum of a CPLEX LP file; the objective's value is a whole number of minutes. NO_PLAN where it has none. */
static int64_t solve(const char *path) {
  glp_prob *program = glp_create_prob();
  assert_int_equal(glp_read_lp(program, NULL, path), 0);
  glp_iocp options;
  glp_init_iocp(&options);
  options.presolve = GLP_ON;
  options.msg_lev = GLP_MSG_OFF;
  int outcome = glp_intopt(program, &options);
  if (outcome == GLP_ENOPFS || (outcome == 0 && glp_mip_status(program) == GLP_NOFEAS)) {
    glp_delete_prob(program);
    return NO_PLAN;
  }
  assert_int_equal(outcome, 0);
  assert_int_equal(glp_mip_status(program), GLP_OPT);
  double value = glp_mip_obj_val(program);
  glp_delete_prob(program);
  return (int64_t)(value + 0.5);
}

static int64_t solve_model(const ap_scenario *scenario, ap_track track, ap_objective objective, int64_t peak_limit) {
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  ap_text text = {0};
  assert_int_equal(ap_plain_model(scenario, track, objective, peak_limit, diagnostics, &text), AP_OK);
  FILE *file = fopen("model.lp", "w");
  assert_non_null(file);
  assert_int_equal(fwrite(text.bytes, 1, text.length, file), text.length);
  assert_int_equal(fclose(file), 0);
  ap_text_free(&text);
  ap_diagnostics_free(diagnostics);
  return solve("model.lp");
}

static void compare_track(const made_scenario *made, const ap_plan *plan, ap_track track) {
  expected_track expected;
  assert_true(expected_track_of(&made->scenario, track, &expected));
  if (expected.unit_count == 0) {
    return;
  }
  brute_instance instance;
  brute_best best;
  expected_instance(&expected, &instance);
  assert_true(brute_force_best(&instance, BRUTE_MINIMAL_COVERS, &best));
  int64_t peak = solve_model(&made->scenario, track, AP_MINIMISE_PEAK, 0);
  int64_t total = solve_model(&made->scenario, track, AP_MINIMISE_TOTAL, peak);
  if (peak != best.total_first.peak || total != best.total_first.total) {
    random_scenario_print(made);
  }
  assert_int_equal(peak, best.total_first.peak);
  assert_int_equal(peak, ap_plan_value(plan, track, AP_PEAK));
  assert_int_equal(total, best.total_first.total);
  if (made->scenario.order[1] == AP_TOTAL) {
    assert_int_equal(total, ap_plan_value(plan, track, AP_TOTAL));
  }
}

static void the_plain_program_has_the_planned_peak_and_total(void **state) {
  (void)state;
  glp_term_out(GLP_OFF);
  for (uint64_t number = 0; number < INSTANCES; number++) {
    random_source source = {.state = FIRST_SEED + number};
    made_scenario *made = random_scenario(&source, UNITS_MOST);
    ap_diagnostics *diagnostics = ap_diagnostics_new();
    ap_plan *plan = NULL;
    assert_int_equal(ap_plan_make(&made->scenario, NULL, diagnostics, &plan), AP_OK);
    compare_track(made, plan, AP_EXTERNAL);
    compare_track(made, plan, AP_INTERNAL);
    ap_plan_free(plan);
    ap_diagnostics_free(diagnostics);
    made_scenario_free(made);
  }
  glp_free_env();
}

/* Under constraints the other track may have no plan, so that each is held against trying everything alone. */
static bool compare_constrained(const made_scenario *made, ap_track track) {
  expected_track expected;
  assert_true(expected_track_of(&made->scenario, track, &expected));
  if (expected.unit_count == 0) {
    return true;
  }
  brute_instance instance;
  brute_best best;
  expected_instance(&expected, &instance);
  assert_true(brute_force_best(&instance, BRUTE_MINIMAL_COVERS, &best));
  int64_t peak = solve_model(&made->scenario, track, AP_MINIMISE_PEAK, -1);
  int64_t total = peak == NO_PLAN ? NO_PLAN : solve_model(&made->scenario, track, AP_MINIMISE_TOTAL, peak);
  bool same = peak == (best.feasible ? best.total_first.peak : NO_PLAN) &&
              total == (best.feasible ? best.total_first.total : NO_PLAN);
  if (!same) {
    random_scenario_print(made);
    print_message("track %d: peak %lld, total %lld; expected %lld, %lld\n", (int)track, (long long)peak,
                  (long long)total, (long long)best.total_first.peak, (long long)best.total_first.total);
  }
  return same;
}

static void the_plain_program_under_constraints_has_the_best_peak_and_total(void **state) {
  (void)state;
  glp_term_out(GLP_OFF);
  int disagreed = 0;
  for (uint64_t number = 0; number < CONSTRAINED_INSTANCES; number++) {
    random_source source = {.state = FIRST_SEED + number};
    made_scenario *made = random_constrained_scenario(&source, UNITS_MOST);
    disagreed += !compare_constrained(made, AP_EXTERNAL);
    disagreed += !compare_constrained(made, AP_INTERNAL);
    made_scenario_free(made);
  }
  glp_free_env();
  assert_int_equal(disagreed, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_plain_program_has_the_planned_peak_and_total),
      cmocka_unit_test(the_plain_program_under_constraints_has_the_best_peak_and_total),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
