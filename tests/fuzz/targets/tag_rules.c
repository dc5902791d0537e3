/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tag-rules.csv, and what its patterns make of a catalog. */
#include "input.h"
#include "scheme/scenario.h"
#include "tagging/tagging.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  ap_diagnostics *diagnostics = fuzz_diagnostics();
  ap_tag_rules *rules = NULL;
  ap_tagged *tagged = NULL;
  ap_status status = ap_tag_rules_read(fuzz_file(bytes, length), diagnostics, &rules);
  if (status == AP_OK) {
    status = ap_tag_catalog(fuzz_small_scenario()->catalog, rules, NULL, 0, diagnostics, &tagged);
  }
  ap_tagged_free(tagged);
  ap_tag_rules_free(rules);
  fuzz_judge(status, diagnostics);
  return 0;
}
