/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a service screens itself by, with the list of businesses that may lie beside it (`== businesses.yaml`), and what
 * comes of it. */
#include "input.h"
#include "lifecycle/screen.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  ap_diagnostics *diagnostics = fuzz_diagnostics();
  const ap_scenario_options options = fuzz_options();
  ap_screening *screening = NULL;
  ap_status status = ap_screen(fuzz_folder("assessment.yaml", bytes, length), &options, diagnostics, &screening);
  if (status == AP_OK || status == AP_NO) {
    ap_arena arena = {0};
    ap_business_list list;
    size_t added = 0;
    fuzz_hold(ap_screen_extend_list(screening, &arena, &list, &added), "there is memory");
    ap_arena_free(&arena);
  }
  ap_screening_free(screening);
  fuzz_judge(status == AP_NO ? AP_OK : status, diagnostics);
  return 0;
}
