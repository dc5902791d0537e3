/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a service screens itself by, with the list of businesses that may lie beside it: `== businesses.yaml`. */
#include "scheme/assessment.h"
#include "input.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  ap_diagnostics *diagnostics = fuzz_diagnostics();
  const ap_scenario_options options = fuzz_options();
  ap_assessment *assessment = NULL;
  ap_status status =
      ap_assessment_load(fuzz_folder("assessment.yaml", bytes, length), &options, diagnostics, &assessment);
  ap_assessment_free(assessment);
  fuzz_judge(status, diagnostics);
  return 0;
}
