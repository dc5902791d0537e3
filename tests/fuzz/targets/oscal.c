/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Catalogs in OSCAL. */
#include "input.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  fuzz_catalog(NULL, 0, fuzz_file(bytes, length));
  return 0;
}
