/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Catalogs in CSV of any encoding, with what lies beside them: `== catalog.about.yaml`. */
#include "input.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  fuzz_catalog(NULL, 0, fuzz_folder("catalog.csv", bytes, length));
  return 0;
}
