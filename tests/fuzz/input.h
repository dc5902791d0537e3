/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the fuzzing targets have in common: an input becomes a file or a folder, and what a reader says of it is held to
 * account. */
#ifndef AP_TESTS_FUZZ_INPUT_H
#define AP_TESTS_FUZZ_INPUT_H

#include "auditplan/catalog.h"
#include "auditplan/diagnostics.h"
#include "auditplan/scenario.h"
#include "scheme/scenario.h"
#include <stddef.h>
#include <stdint.h>

/* Of the fuzzing engine; each target is this one function. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* The path of a file in memory that holds the bytes, until the next call. */
const char *fuzz_file(const void *bytes, size_t length);

/* A folder, emptied first, of the files that the input holds: `first` is what stands before the first line `== NAME`,
 * and each NAME what stands between that line and the next such one. Returns the path of `first`. A file that is not
 * in the input can be put beside them; where the input holds it, that one stays. */
const char *fuzz_folder(const char *first, const uint8_t *bytes, size_t length);
void fuzz_put_beside(const char *name, const void *bytes, size_t length);
/* Likewise a copy of a file of the source folder, which is read once; `slot` is its own. */
enum { FUZZ_COPIES_MOST = 4 };
void fuzz_copy_beside(size_t slot, const char *name, const char *path);
const char *fuzz_folder_path(void);
/* The path of a file of the folder, until the next call; NULL where it is not there. */
const char *fuzz_beside(const char *name);

/* Ends the process unless the status goes with the diagnostics: AP_OK has no error, AP_BAD_INPUT has one, and nothing
 * else is returned. Words each of them, and frees them. */
void fuzz_judge(ap_status status, ap_diagnostics *diagnostics);

/* Reads a good scenario of the project. */
ap_scenario *fuzz_read_scenario(const char *path);
/* tests/data/small/scenario.yaml, read once. */
const ap_scenario *fuzz_small_scenario(void);
ap_scenario_options fuzz_options(void);

/* Reads a catalog, by a map (or NULL) below a header row (or 0), and holds what comes of it to account. */
void fuzz_catalog(const char *map, int header_row, const char *path);
/* Checks a plan file; breaches go with the answer no. */
void fuzz_check(const ap_scenario *scenario, const char *path);
/* The same of a plan in memory, as a file and as it is. */
void fuzz_check_bytes(const ap_scenario *scenario, const uint8_t *bytes, size_t length);
/* Reads a scenario file and all that it names. What is good is used: if small, it is planned, the checker must accept
 * that plan, and it is priced; its calendar is laid out. With a `plan` (or NULL) that is checked too. Nothing
 * is done with a `path` of NULL, where the input's own files left no room for a scenario. */
void fuzz_scenario(const char *path, const char *plan);
void fuzz_scenario_with(const ap_scenario_options *options, const char *path, const char *plan);
/* The same, where the file begins with `head`, and lies beside the small catalog and the small scheme. */
void fuzz_scenario_part(const char *head, const uint8_t *bytes, size_t length);

/* Ends the process where the condition is false, so that the engine keeps the input. */
void fuzz_hold(int condition, const char *what);
/* Does not return. */
void fuzz_give_up(const char *what);

/* As the command has them; never NULL. */
ap_diagnostics *fuzz_diagnostics(void);

#endif
