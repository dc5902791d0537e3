/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of events in a file of its own, with the mappings and the history that lie beside it. */
#include "input.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  static const char scenario[] =
      "version: 1\nscheme: scheme.yaml\ncatalog: catalog.csv\nstart_year: 2027\nyears: 4\nas_of: 2030-06-15\n"
      "effort: {external: {objective: 6, detailed: 3}, internal: {objective: 4, detailed: 1}}\n"
      "history: history.csv\nevents: events.yaml\n";
  (void)fuzz_folder("events.yaml", bytes, length);
  fuzz_put_beside("scenario.yaml", scenario, sizeof scenario - 1);
  fuzz_put_beside("history.csv", "id,track,year\n", sizeof "id,track,year\n" - 1);
  fuzz_copy_beside(0, "catalog.csv", SOURCE_FOLDER "/tests/data/small/catalog.csv");
  fuzz_copy_beside(1, "scheme.yaml", SOURCE_FOLDER "/tests/data/small/scheme.yaml");
  fuzz_scenario(fuzz_beside("scenario.yaml"), NULL);
  return 0;
}
