/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans from anywhere, CSV or JSON, with their certificates, as the checker reads them. */
#include "auditplan/check.h"
#include "input.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  ap_check *check = NULL;
  ap_status status = ap_check_plan(fuzz_small_scenario(), fuzz_file(FUZZ_FIRST, bytes, length), diagnostics, &check);
  fuzz_hold((status == AP_NO) == (check != NULL && ap_check_breach_count(check) > 0), "breaches go with the answer no");
  ap_check_free(check);
  fuzz_judge(status == AP_NO ? AP_OK : status, diagnostics);
  return 0;
}
