/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Manifests of evidence, as check --evidence reads them. */
#include "lifecycle/evidence.h"
#include "input.h"
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  ap_diagnostics *diagnostics = fuzz_diagnostics();
  ap_arena arena = {0};
  ap_evidence evidence;
  ap_status status = ap_evidence_read(fuzz_file(bytes, length), diagnostics, &arena, &evidence);
  if (status == AP_OK) {
    for (int part = 0; part < AP_EVIDENCE_PARTS; part++) {
      fuzz_hold(strlen(evidence.files[part].digest.digits) == AP_DIGEST_DIGITS, "each file has a digest");
      fuzz_hold(evidence.files[part].length >= 0, "each file has a length");
    }
    for (size_t i = 0; i < evidence.input_count; i++) {
      fuzz_hold(strlen(evidence.inputs[i].bytes.digest.digits) == AP_DIGEST_DIGITS, "each input has a digest");
    }
  }
  ap_arena_free(&arena);
  fuzz_judge(status, diagnostics);
  return 0;
}
