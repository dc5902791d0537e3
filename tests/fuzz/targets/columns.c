/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scenario's `columns:`, over a catalog whose header lines are those of no catalog of ours: `== catalog.csv`. */
#include "input.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  fuzz_scenario_part("version: 1\nscheme: scheme.yaml\ncatalog: catalog.csv\nstart_year: 2027\nyears: 2\n"
                     "effort: {external: {objective: 6, detailed: 3}, internal: {objective: 4, detailed: 1}}\n",
                     bytes, length);
  return 0;
}
