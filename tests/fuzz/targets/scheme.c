/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scheme files. */
#include "scheme/scheme.h"
#include "input.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  ap_diagnostics *diagnostics = fuzz_diagnostics();
  ap_scheme *scheme = NULL;
  ap_status status = ap_scheme_read(fuzz_file(bytes, length), diagnostics, &scheme);
  ap_scheme_free(scheme);
  fuzz_judge(status, diagnostics);
  return 0;
}
