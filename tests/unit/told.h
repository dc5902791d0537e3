/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a call put into the diagnostics, as one text that a test compares. */
#ifndef AP_TESTS_TOLD_H
#define AP_TESTS_TOLD_H

#include "auditplan/diagnostics.h"
#include <stddef.h>

/* One line per entry: LINE:COLUMN NAME, then its arguments, each behind a "|": "3:5 id-repeated|5.1.1|2\n". The last
 * part of the file's name and a ":" come first where the entries speak of more than one file. The text is good until
 * the next call. */
const char *told(const ap_diagnostics *diagnostics);

/* Fails the test where something else was told. */
void assert_told(const ap_diagnostics *diagnostics, const char *expected);

/* Writes a file into the working folder. */
void write_bytes(const char *name, const void *bytes, size_t length);
void write_text(const char *name, const char *text);

#endif
