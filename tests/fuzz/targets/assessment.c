/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a service screens itself by. */
#include "scheme/assessment.h"
#include "input.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  const ap_scenario_options options = fuzz_options();
  ap_assessment *assessment = NULL;
  ap_status status = ap_assessment_load(fuzz_file(FUZZ_FIRST, bytes, length), &options, diagnostics, &assessment);
  ap_assessment_free(assessment);
  fuzz_judge(status, diagnostics);
  return 0;
}
