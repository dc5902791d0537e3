/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The CSV that says what became of the IDs of an earlier catalog, as an event names it. */
#include "input.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  static const char scenario[] =
      "version: 1\nscheme: scheme.yaml\ncatalog: catalog.csv\nstart_year: 2027\nyears: 4\nas_of: 2030-06-15\n"
      "effort: {external: {objective: 6, detailed: 3}, internal: {objective: 4, detailed: 1}}\n"
      "events:\n  - {id: A, kind: catalog, date: 2028-06-01, mapping: changes.csv}\n"
      "  - {id: B, kind: catalog, date: 2029-06-01, mapping: later.csv}\n";
  static const char later[] = "old,new\n9.9.9,9.2.1\n18.9.9,\n";
  (void)fuzz_folder("changes.csv", bytes, length);
  fuzz_put_beside("scenario.yaml", scenario, sizeof scenario - 1);
  fuzz_put_beside("later.csv", later, sizeof later - 1);
  fuzz_copy_beside(0, "catalog.csv", SOURCE_FOLDER "/tests/data/small/catalog.csv");
  fuzz_copy_beside(1, "scheme.yaml", SOURCE_FOLDER "/tests/data/small/scheme.yaml");
  fuzz_scenario(fuzz_beside("scenario.yaml"), NULL);
  return 0;
}
