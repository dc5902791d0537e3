/* SPDX-License-Identifier: GPL-3.0-or-later */
/* planning_seconds SCENARIO: the seconds that planning takes by itself, the scenario once being read. */
#include <auditplan/auditplan.h>
#include <stdio.h>
#include <time.h>

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

int main(int count, char **arguments) {
  if (count != 2) {
    fputs("usage: planning_seconds SCENARIO\n", stderr);
    return AP_BAD_INPUT;
  }
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  if (diagnostics == NULL) {
    return AP_MACHINE;
  }
  ap_scenario *scenario = NULL;
  ap_plan *plan = NULL;
  ap_status status = ap_scenario_load(arguments[1], NULL, diagnostics, &scenario);
  if (status == AP_OK) {
    double began = now();
    status = ap_plan_make(scenario, NULL, diagnostics, &plan);
    printf("%.4f\n", now() - began);
  }
  ap_plan_free(plan);
  ap_scenario_free(scenario);
  ap_diagnostics_free(diagnostics);
  return status == AP_NO ? AP_OK : (int)status;
}
