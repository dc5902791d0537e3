/* SPDX-License-Identifier: GPL-3.0-or-later */
/* history.csv. */
#include "scheme/history.h"
#include "input.h"
#include "scheme/scenario.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  ap_diagnostics *diagnostics = fuzz_diagnostics();
  const ap_scenario *scenario = fuzz_small_scenario();
  const ap_history_span span = {.start = scenario->start_year, .today = scenario->start_year + 1};
  ap_history *history = NULL;
  ap_status status = ap_history_read(fuzz_file(bytes, length), scenario->catalog, &span, NULL, diagnostics, &history);
  ap_history_free(history);
  fuzz_judge(status, diagnostics);
  return 0;
}
