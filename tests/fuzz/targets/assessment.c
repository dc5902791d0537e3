/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a service screens itself by, with the list of businesses that may lie beside it (`== businesses.yaml`), and what
 * comes of it. The folder is that of the shipped data too, of which there are few, so that reading them takes no time.
 */
#include "input.h"
#include "lifecycle/screen.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  static const char sources[] = "version: 1\ndocuments:\n  - {id: d, title: A}\n";
  ap_diagnostics *diagnostics = fuzz_diagnostics();
  const char *path = fuzz_folder("assessment.yaml", bytes, length);
  fuzz_put_beside("sources.yaml", sources, sizeof sources - 1);
  fuzz_copy_beside(0, "target-businesses.yaml", SOURCE_FOLDER "/controls/target-businesses.yaml");
  ap_scenario_options options = fuzz_options();
  options.data_folder = fuzz_folder_path();
  ap_screening *screening = NULL;
  ap_status status = ap_screen(path, &options, diagnostics, &screening);
  if (status == AP_OK || status == AP_NO) {
    ap_arena arena = {0};
    ap_business_list extended;
    size_t added = 0;
    fuzz_hold(ap_screen_extend_list(screening, &arena, &extended, &added), "there is memory");
    ap_arena_free(&arena);
  }
  ap_screening_free(screening);
  fuzz_judge(status == AP_NO ? AP_OK : status, diagnostics);
  return 0;
}
