/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole input file in memory, as UTF-8. */
#ifndef AP_SUPPORT_SOURCE_H
#define AP_SUPPORT_SOURCE_H

#include "auditplan/diagnostics.h"
#include <stdbool.h>

/* What a file is, and so how large it may be and whether a spreadsheet may have written it. */
typedef enum ap_source_kind {
  AP_SOURCE_TABLE, /* CSV, or JSON in its place: AP_SOURCE_BYTES_MOST and what support/shape.h says */
  AP_SOURCE_PLAIN, /* text of our own making: AP_SOURCE_BYTES_MOST */
  AP_SOURCE_YAML,  /* written by people: AP_SOURCE_YAML_BYTES_MOST */
  AP_SOURCE_LIST,  /* a short list of our own making: AP_SOURCE_LIST_BYTES_MOST */
} ap_source_kind;

enum {
  AP_SOURCE_BYTES_MOST = 1 << 30,
  AP_SOURCE_YAML_BYTES_MOST = 16 * 1024 * 1024,
  AP_SOURCE_LIST_BYTES_MOST = 1024 * 1024
};

typedef struct ap_source {
  char *name;  /* as the user named it; "-" is standard input */
  char *bytes; /* UTF-8 without a byte order mark; NUL-terminated beyond `length` */
  size_t length;
  bool converted; /* the file was CP932 or UTF-16 */
} ap_source;

/* Reads the file ("-": standard input). Folders, unreadable and empty files are diagnosed here (`expected` says of
 * an empty one what it should hold). Of a table, text that is UTF-16 with a byte order
 * mark, or not UTF-8 but valid CP932, is converted, and a note tells so; invalid UTF-8 is otherwise diagnosed with line
 * and column, and so is a NUL byte. The bytes of such a file are kept,
 * "?" in place of each faulty one, so that a reader may go on and tell the other faults as well; `bytes` is NULL after
 * all other failures.
 * The witness of `diagnostics`, where there is one, is told of all that could be read.
 * Returns AP_OK, AP_BAD_INPUT or AP_MACHINE. Freed by ap_source_free() in any case. */
ap_status ap_source_read(const char *path, const char *expected, ap_source_kind kind, ap_diagnostics *diagnostics,
                         ap_source *source);
/* The same of bytes that are in memory already, which are copied. */
ap_status ap_source_take(const char *name, const char *bytes, size_t length, const char *expected, ap_source_kind kind,
                         ap_diagnostics *diagnostics, ap_source *source);
void ap_source_free(ap_source *source);

/* Whether what was read begins as JSON does: with a brace or a bracket, as no table of ours does. */
bool ap_source_is_json(const ap_source *source);

#endif
