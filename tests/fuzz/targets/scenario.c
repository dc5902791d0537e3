/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenario files, with what they name of the shipped data. */
#include "auditplan/scenario.h"
#include "input.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  const ap_scenario_options options = fuzz_options();
  ap_scenario *scenario = NULL;
  ap_status status = ap_scenario_load(fuzz_file(FUZZ_FIRST, bytes, length), &options, diagnostics, &scenario);
  fuzz_hold((status == AP_OK) == (scenario != NULL), "a scenario comes of a good file, and of no other");
  ap_scenario_free(scenario);
  fuzz_judge(status, diagnostics);
  return 0;
}
