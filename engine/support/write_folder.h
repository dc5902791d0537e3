/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A result that is a folder of its own appears whole or not at all: its files are written into a folder beside it under
 * another name, synced, and the folder is renamed. */
#ifndef AP_SUPPORT_WRITE_FOLDER_H
#define AP_SUPPORT_WRITE_FOLDER_H

#include "auditplan/diagnostics.h"
#include "support/text.h"

/* A file of the folder; its name has no slash. */
typedef struct ap_folder_file {
  const char *name;
  const ap_text *text;
} ap_folder_file;

/* Whether a new folder may take that name: nothing has it, or an empty folder. AP_OK; AP_BAD_INPUT, told; AP_MACHINE,
 * told, where the system does not say. */
ap_status ap_folder_is_free(const char *path, ap_diagnostics *diagnostics);

/* Writes the folder. An empty one that is there already is replaced and keeps its permissions. Signals that can wait do
 * until it is done; after one that cannot, the folder is whole or not there, though what lies beside it, named
 * .auditplan-…, may be left. Statuses as for ap_write_file(). */
ap_status ap_write_folder(const char *path, const ap_folder_file *files, size_t count, ap_diagnostics *diagnostics);

#endif
