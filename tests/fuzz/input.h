/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the fuzzing targets have in common: an input becomes a file, and what a reader says of it is held to account. */
#ifndef AP_TESTS_FUZZ_INPUT_H
#define AP_TESTS_FUZZ_INPUT_H

#include "auditplan/diagnostics.h"
#include "auditplan/scenario.h"
#include <stddef.h>
#include <stdint.h>

/* Of the fuzzing engine; each target is this one function. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* The path of a file in memory that holds the bytes, until the next call with the same slot. */
typedef enum fuzz_slot { FUZZ_FIRST, FUZZ_SECOND, FUZZ_SLOTS } fuzz_slot;
const char *fuzz_file(fuzz_slot slot, const void *bytes, size_t length);

/* Ends the process unless the status goes with the diagnostics: AP_OK has no error, AP_BAD_INPUT has one, and nothing
 * else is returned. Words each of them, and frees them. */
void fuzz_judge(ap_status status, ap_diagnostics *diagnostics);

/* tests/data/small/scenario.yaml, read once. */
const ap_scenario *fuzz_small_scenario(void);
ap_scenario_options fuzz_options(void);

/* Ends the process where the condition is false, so that the engine keeps the input. */
void fuzz_hold(int condition, const char *what);

#endif
