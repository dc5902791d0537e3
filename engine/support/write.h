/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A result is written whole or not at all: into a new file beside its target, synced, then renamed over it. */
#ifndef AP_SUPPORT_WRITE_H
#define AP_SUPPORT_WRITE_H

#include "auditplan/diagnostics.h"
#include <stddef.h>

/* Writes `length` bytes to the file at `path`. A file that is already there stays as it was unless all of the new
 * one is on the disk; it keeps its permissions, and a symbolic link keeps pointing at it. What is no regular file
 * (a pipe, /dev/stdout) is written to as it is.
 * Returns AP_OK; AP_BAD_INPUT where the path itself is at fault (no such folder, no permission, a folder);
 * AP_MACHINE where the disk is full or fails, or memory is short. */
ap_status ap_write_file(const char *path, const char *bytes, size_t length, ap_diagnostics *diagnostics);

/* Writes all of it to an open descriptor, however many calls that takes. Returns 0, or the error as errno names it. */
int ap_write_descriptor(int descriptor, const char *bytes, size_t length);

#endif
