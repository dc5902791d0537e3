/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps to registration, as the data folder has them. */
#include "lifecycle/registration.h"
#include "input.h"
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  char folder[256];
  const char *path = fuzz_folder("registration.yaml", bytes, length);
  size_t folder_length = (size_t)(strrchr(path, '/') - path);
  fuzz_hold(folder_length < sizeof folder, "the path is short");
  memcpy(folder, path, folder_length);
  folder[folder_length] = '\0';
  ap_arena arena = {0};
  ap_registration registration = {0};
  ap_diagnostics *diagnostics = fuzz_diagnostics();
  ap_status status = ap_registration_read(folder, &arena, diagnostics, &registration);
  ap_arena_free(&arena);
  fuzz_judge(status, diagnostics);
  return 0;
}
