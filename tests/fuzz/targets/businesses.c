/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of target businesses. */
#include "scheme/businesses.h"
#include "input.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  ap_diagnostics *diagnostics = fuzz_diagnostics();
  ap_business_list *list = NULL;
  ap_status status = ap_business_list_read(fuzz_file(bytes, length), diagnostics, &list);
  ap_business_list_free(list);
  fuzz_judge(status, diagnostics);
  return 0;
}
