/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts a catalog under a scheme, without a scenario file, and says what would be planned:
 *
 *   cc show_scenario.c $(pkg-config --cflags --libs auditplan) -o show_scenario
 *   ./show_scenario catalog.csv ismap-liu 2027
 */
#include <auditplan/scenario.h>
#include <stdio.h>
#include <stdlib.h>

int main(int count, char **arguments) {
  if (count < 4) {
    fprintf(stderr, "usage: show_scenario CATALOG SCHEME START_YEAR [DATA_FOLDER]\n");
    return AP_BAD_INPUT;
  }
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  if (diagnostics == NULL) {
    return AP_MACHINE;
  }
  /* What is not named here is 0 or NULL, and asks for nothing: years are those of one round of the scheme. */
  ap_scenario_options options = {.size = sizeof options,
                                 .data_folder = count > 4 ? arguments[4] : NULL,
                                 .scheme = arguments[2],
                                 .start_year = (int)strtol(arguments[3], NULL, 10)};
  ap_scenario *scenario = NULL;
  ap_status status = ap_scenario_load(arguments[1], &options, diagnostics, &scenario);
  if (status == AP_OK) {
    int first = ap_scenario_start_year(scenario);
    printf("%zu items, %d to %d\n", ap_catalog_count(ap_scenario_catalog(scenario)), first,
           first + ap_scenario_years(scenario) - 1);
  }
  /* Notes say what was assumed, such as the minutes of items that have none. */
  for (size_t i = 0; i < ap_diagnostics_count(diagnostics); i++) {
    printf("%s\n", ap_diagnostics_at(diagnostics, i)->name);
  }
  ap_scenario_free(scenario);
  ap_diagnostics_free(diagnostics);
  return (int)status;
}
