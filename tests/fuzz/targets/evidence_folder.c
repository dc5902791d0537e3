/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folders of evidence: the manifest, then the files beside it (`== plan.csv`, `== plan.json`, or strange ones), as
 * check --evidence verifies them. */
#include "input.h"
#include "lifecycle/verify_evidence.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  ap_diagnostics *diagnostics = fuzz_diagnostics();
  ap_verification verification;
  fuzz_folder(AP_EVIDENCE_MANIFEST, bytes, length);
  ap_status status = ap_verification_begin(fuzz_folder_path(), diagnostics, &verification);
  if (status == AP_OK) {
    for (int part = 0; part < AP_EVIDENCE_PARTS; part++) {
      fuzz_hold(verification.files[part].held != AP_HELD_SAME ||
                    verification.files[part].found.length == verification.evidence.files[part].length,
                "the recorded bytes are as many");
    }
    status = ap_verify_rows(&verification, diagnostics);
  }
  ap_verification_free(&verification);
  fuzz_judge(status, diagnostics);
  return 0;
}
