/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans of units that are tied together, whose certificates hold other numbers. */
#include "input.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  static ap_scenario *scenario;
  if (scenario == NULL) {
    scenario = fuzz_read_scenario(SOURCE_FOLDER "/tests/data/tied/scenario.yaml");
  }
  fuzz_check_bytes(scenario, bytes, length);
  return 0;
}
