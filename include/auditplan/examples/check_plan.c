/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks whether somebody's plan complies, with the checker alone: neither planner nor solver are linked:
 *
 *   cc check_plan.c $(pkg-config --cflags --libs auditplan-check) -o check_plan && ./check_plan scenario.yaml plan.csv
 */
#include <auditplan/check.h>
#include <inttypes.h>
#include <stdio.h>

static void print_breaches(const ap_check *check) {
  for (size_t i = 0; i < ap_check_breach_count(check); i++) {
    const ap_diagnostic *breach = ap_check_breach(check, i);
    printf("line %" PRIu64 ": %s", breach->line, breach->name);
    for (size_t k = 0; k < breach->argument_count; k++) {
      printf(" [%s]", breach->arguments[k]);
    }
    putchar('\n');
  }
}

int main(int count, char **arguments) {
  if (count < 3) {
    fprintf(stderr, "usage: check_plan SCENARIO PLAN [DATA_FOLDER]\n");
    return AP_BAD_INPUT;
  }
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  if (diagnostics == NULL) {
    return AP_MACHINE;
  }
  ap_scenario_options options = {.size = sizeof options, .data_folder = count > 3 ? arguments[3] : NULL};
  ap_scenario *scenario = NULL;
  ap_check *check = NULL;
  ap_status status = ap_scenario_load(arguments[1], &options, diagnostics, &scenario);
  if (status == AP_OK) {
    status = ap_check_plan(scenario, arguments[2], diagnostics, &check);
  }
  if (check != NULL) {
    puts(status == AP_OK ? "complies" : "does not comply");
    print_breaches(check);
  }
  ap_check_free(check);
  ap_scenario_free(scenario);
  ap_diagnostics_free(diagnostics);
  return (int)status;
}
