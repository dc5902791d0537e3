/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A result is written whole or not at all: into a new file beside its target, without a name where the file system lets
 * it, synced, named, then renamed over the target. */
#ifndef AP_SUPPORT_WRITE_H
#define AP_SUPPORT_WRITE_H

#include "auditplan/diagnostics.h"
#include "support/arena.h"
#include <stddef.h>

/* Writes `length` bytes to the file at `path`. A file that is already there stays as it was unless all of the new
 * one is on the disk; it keeps its permissions, and a symbolic link keeps pointing at it. What is no regular file
 * (a pipe, /dev/stdout) is written to as it is.
 * Returns AP_OK; AP_BAD_INPUT where the path itself is at fault (no such folder, no permission, a folder);
 * AP_MACHINE where the disk is full or fails, or memory is short. */
ap_status ap_write_file(const char *path, const char *bytes, size_t length, ap_diagnostics *diagnostics);

/* The same for a result that comes in pieces: begun, added to, ended. Of a file that is replaced nothing shows before
 * the end, and nothing at all where `keep` is false or any call failed; what goes into a pipe or a device cannot be
 * taken back. Statuses as for ap_write_file(). ap_writer_end() frees what the writer holds and is called after every
 * ap_writer_begin() that was AP_OK. */
typedef struct ap_writer {
  ap_arena arena;
  char *path;   /* as the user named it */
  char *target; /* what is replaced; NULL where it is written to as it is */
  char *beside; /* the new file's name until then; NULL while it has none */
  int descriptor;
  int mode; /* permissions to keep; below 0: those of a new file */
  int error;
} ap_writer;

ap_status ap_writer_begin(const char *path, ap_diagnostics *diagnostics, ap_writer *writer);
ap_status ap_writer_add(ap_writer *writer, const char *bytes, size_t length, ap_diagnostics *diagnostics);
ap_status ap_writer_end(ap_writer *writer, int keep, ap_diagnostics *diagnostics);

/* Writes all of it to an open descriptor, however many calls that takes. Returns 0, or the error as errno names it. */
int ap_write_descriptor(int descriptor, const char *bytes, size_t length);

/* Tells that the path could not be written, and returns whose fault it is: AP_BAD_INPUT, or AP_MACHINE. */
ap_status ap_tell_not_written(const char *path, int error, ap_diagnostics *diagnostics);

/* A new name in the folder is only lasting once the folder is synced; where a file system cannot, nothing more can be
 * done. */
void ap_sync_folder(const char *folder);

#endif
