/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenario files, with what they name of the shipped data, or of the other files of the input (`== history.csv`). A
 * file `plan.csv` or `plan.json` among them is checked. */
#include "input.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  const char *path = fuzz_folder("scenario.yaml", bytes, length);
  const char *plan = fuzz_beside("plan.csv");
  fuzz_scenario(path, plan != NULL ? plan : fuzz_beside("plan.json"));
  return 0;
}
