/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans made after what happened: some of their years are past, others were planned anew. */
#include "input.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  static ap_scenario *scenario;
  if (scenario == NULL) {
    scenario = fuzz_read_scenario(SOURCE_FOLDER "/tests/data/small/later.yaml");
  }
  fuzz_check_bytes(scenario, bytes, length);
  return 0;
}
