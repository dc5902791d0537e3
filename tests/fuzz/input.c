/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memfd_create() */
#include "input.h"
#include "output/sentence.h"
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

void fuzz_hold(int condition, const char *what) {
  if (!condition) {
    fprintf(stderr, "does not hold: %s\n", what);
    abort();
  }
}

const char *fuzz_file(fuzz_slot slot, const void *bytes, size_t length) {
  static int files[FUZZ_SLOTS]; /* 0: not made yet */
  static char paths[FUZZ_SLOTS][32];
  if (files[slot] == 0) {
    files[slot] = memfd_create("input", MFD_CLOEXEC);
    fuzz_hold(files[slot] > 0, "there is a file for the input");
    snprintf(paths[slot], sizeof paths[slot], "/proc/self/fd/%d", files[slot]);
  }
  fuzz_hold(ftruncate(files[slot], 0) == 0, "the file is emptied");
  fuzz_hold(length == 0 || pwrite(files[slot], bytes, length, 0) == (ssize_t)length, "the file is written");
  return paths[slot];
}

void fuzz_judge(ap_status status, ap_diagnostics *diagnostics) {
  uint64_t errors = ap_diagnostics_total(diagnostics, AP_ERROR);
  fuzz_hold(status == AP_OK || status == AP_BAD_INPUT, "the status is that of an input, good or bad");
  fuzz_hold((status == AP_OK) == (errors == 0), "an error is told just where there is one");
  ap_text text = {0};
  for (size_t i = 0; i < ap_diagnostics_count(diagnostics); i++) {
    ap_add_diagnostic(&text, ap_diagnostics_at(diagnostics, i));
  }
  for (size_t i = 0; i < text.length; i++) {
    unsigned char byte = (unsigned char)text.bytes[i];
    fuzz_hold(byte == '\n' || (byte >= ' ' && byte != 0x7F), "what is told holds no control character");
  }
  ap_text_free(&text);
  ap_diagnostics_free(diagnostics);
}

ap_scenario_options fuzz_options(void) {
  return (ap_scenario_options){.size = sizeof(ap_scenario_options), .data_folder = SOURCE_FOLDER "/controls"};
}

const ap_scenario *fuzz_small_scenario(void) {
  static ap_scenario *scenario;
  if (scenario == NULL) {
    const ap_scenario_options options = fuzz_options();
    ap_diagnostics *diagnostics = ap_diagnostics_new();
    fuzz_hold(ap_scenario_load(SOURCE_FOLDER "/tests/data/small/scenario.yaml", &options, diagnostics, &scenario) ==
                  AP_OK,
              "the small scenario is read");
    ap_diagnostics_free(diagnostics);
  }
  return scenario;
}
