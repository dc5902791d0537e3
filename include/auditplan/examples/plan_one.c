/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans one scenario and prints each track's years, peak, and whether the peak is proven:
 *
 *   cc plan_one.c $(pkg-config --cflags --libs auditplan) -o plan_one && ./plan_one scenario.yaml
 */
#include <auditplan/plan.h>
#include <inttypes.h>
#include <stdio.h>

/* The library words nothing by itself: a program prints what it wants of a diagnostic. */
static void print_diagnostics(const ap_diagnostics *diagnostics) {
  for (size_t i = 0; i < ap_diagnostics_count(diagnostics); i++) {
    const ap_diagnostic *diagnostic = ap_diagnostics_at(diagnostics, i);
    fprintf(stderr, "%s:%" PRIu64 ": %s", diagnostic->file != NULL ? diagnostic->file : "", diagnostic->line,
            diagnostic->name);
    for (size_t k = 0; k < diagnostic->argument_count; k++) {
      fprintf(stderr, " [%s]", diagnostic->arguments[k]);
    }
    fputc('\n', stderr);
  }
}

static void print_track(const ap_scenario *scenario, const ap_plan *plan, ap_track track) {
  printf("%s:", track == AP_EXTERNAL ? "external" : "internal");
  for (int offset = 0; offset < ap_scenario_years(scenario); offset++) {
    printf(" %d: %" PRId64 " minutes,", ap_scenario_start_year(scenario) + offset,
           ap_plan_minutes(plan, track, offset));
  }
  printf(" peak %" PRId64 " %s\n", ap_plan_value(plan, track, AP_PEAK),
         ap_plan_proof(plan, track, AP_PEAK) == AP_PROVEN ? "proven" : "not proven");
}

int main(int count, char **arguments) {
  if (count < 2) {
    fprintf(stderr, "usage: plan_one SCENARIO [DATA_FOLDER]\n");
    return AP_BAD_INPUT;
  }
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  if (diagnostics == NULL) {
    return AP_MACHINE;
  }
  ap_scenario_options options = {.size = sizeof options, .data_folder = count > 2 ? arguments[2] : NULL};
  ap_scenario *scenario = NULL;
  ap_plan *plan = NULL;
  ap_status status = ap_scenario_load(arguments[1], &options, diagnostics, &scenario);
  if (status == AP_OK) {
    status = ap_plan_make(scenario, NULL, diagnostics, &plan);
  }
  print_diagnostics(diagnostics);
  if (status == AP_OK) {
    print_track(scenario, plan, AP_EXTERNAL);
    print_track(scenario, plan, AP_INTERNAL);
  }
  ap_plan_free(plan);
  ap_scenario_free(scenario);
  ap_diagnostics_free(diagnostics);
  return (int)status;
}
