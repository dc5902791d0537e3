/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents and clauses. */
#include "scheme/provenance.h"
#include "input.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  ap_diagnostics *diagnostics = fuzz_diagnostics();
  ap_provenance *provenance = NULL;
  ap_status status = ap_provenance_read(fuzz_file(bytes, length), diagnostics, &provenance);
  ap_provenance_free(provenance);
  fuzz_judge(status, diagnostics);
  return 0;
}
