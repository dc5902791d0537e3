/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A catalog in place of a scenario: the first byte says which years and how many, the rest is the catalog, CSV or
 * OSCAL. The tag rules shipped for such catalogs are the small ones, which take less time. */
#include "catalog/catalog.h"
#include "input.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  if (length == 0) {
    return 0;
  }
  const char *path = fuzz_folder("catalog.csv", bytes + 1, length - 1);
  (void)ap_catalog_is_at(path);
  ap_scenario_options options = fuzz_options();
  options.scheme = SOURCE_FOLDER "/tests/data/small/scheme.yaml";
  fuzz_copy_beside(0, "tag-rules.csv", SOURCE_FOLDER "/tests/data/small/tag-rules.csv");
  options.data_folder = fuzz_folder_path();
  options.start_year = 2020 + bytes[0] / 8;
  options.years = bytes[0] % 8 - 1; /* 0: as many as the longest period; below: told to be wrong */
  fuzz_scenario_with(&options, path, NULL);
  return 0;
}
