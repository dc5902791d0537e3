/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans as replanning takes them up. */
#include "lifecycle/plan_file.h"
#include "input.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  ap_diagnostics *diagnostics = fuzz_diagnostics();
  ap_plan_file file = {0};
  ap_status status = ap_plan_file_read(fuzz_file(bytes, length), diagnostics, &file);
  ap_plan_file_free(&file);
  fuzz_judge(status, diagnostics);
  return 0;
}
