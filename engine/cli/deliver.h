/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AP_CLI_DELIVER_H
#define AP_CLI_DELIVER_H

#include "cli/call.h"
#include "output/csv_excel.h"
#include "output/views.h"
#include "support/write.h"

/* Whether the target is a folder: there is one of that name, or the name ends in "/". */
bool cli_is_folder(const char *target);

/* Writes call->result to --output or to standard output, or call->files into the folder --output. Returns AP_OK;
 * AP_BAD_INPUT where --output names no place to write to; AP_MACHINE where the disk is full, or nobody reads the pipe
 * any more. */
ap_status cli_deliver(cli_call *call);

/* How text is to look: in the language asked for, and in colour as --color says; by itself only onto a terminal, and
 * not where NO_COLOR is set. */
ap_view cli_view(const cli_options *options);

/* Whether --matrix asks for the matrix: by itself only onto a terminal. `room` is what there is for it: COLUMNS and
 * LINES say that, else the terminal. */
bool cli_wants_matrix(const cli_options *options, ap_matrix_room *room);

/* A CSV that goes out in pieces of whole records, to standard output or a file ("-" and NULL: standard output); what is
 * added after a failure is passed over, and a file is kept only where `keep` is true at the end. */
typedef struct cli_stream {
  cli_call *call;
  bool to_file;
  ap_writer writer;
  ap_excel_csv for_excel; /* of csv, where --csv-for-excel asks for it */
} cli_stream;

ap_status cli_stream_begin(cli_call *call, const char *target, cli_stream *stream);
ap_status cli_stream_add(cli_stream *stream, const char *bytes, size_t length);
ap_status cli_stream_end(cli_stream *stream, bool keep);

#endif
