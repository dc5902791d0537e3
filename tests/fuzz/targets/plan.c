/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans from anywhere, CSV or JSON, with their certificates, as the checker reads them. */
#include "input.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  fuzz_check_bytes(fuzz_small_scenario(), bytes, length);
  return 0;
}
