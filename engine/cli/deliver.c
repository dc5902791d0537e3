/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/deliver.h"
#include "cli/evidence.h"
#include "cli/language.h"
#include "cli/screen.h"
#include "cli/usage.h"
#include "output/sentence.h"
#include "output/translate.h"
#include "support/diagnose.h"
#include "support/path.h"
#include "support/reason.h"
#include "support/write.h"
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MODE_OF_NEW_FOLDERS = 0777 };

static bool to_standard_output(const cli_options *options) { return cli_is_standard_stream(options->output); }

static ap_status write_to_standard_output(cli_call *call, const char *bytes, size_t length) {
  int error = ap_write_descriptor(STDOUT_FILENO, bytes, length);
  if (error == 0) {
    return AP_OK;
  }
  call->output_failed = true;
  CLI_REMARK(call, _("cannot write to standard output: {0}"), ap_fragment(ap_reason(error)));
  return AP_MACHINE;
}

bool cli_is_folder(const char *target) {
  struct stat about;
  if (cli_is_standard_stream(target)) {
    return false;
  }
  return target[strlen(target) - 1] == '/' || (stat(target, &about) == 0 && S_ISDIR(about.st_mode));
}

static ap_status begin_file(cli_call *call, const cli_file *file, ap_writer *writer) {
  ap_arena arena = {0};
  const char *path = ap_path_join(&arena, call->options.output, file->name);
  ap_status status = AP_MACHINE;
  if (path == NULL) {
    ap_diagnose_plain(call->diagnostics, NULL, AP_D_OUT_OF_MEMORY);
  } else {
    status = ap_writer_begin(path, call->diagnostics, writer);
  }
  ap_arena_free(&arena);
  return status;
}

/* All of them are on the disk before the first gets its name. */
static ap_status write_into_folder(cli_call *call) {
  ap_writer writers[CLI_FILES_MOST];
  ap_status status = AP_OK;
  size_t begun = 0;
  for (; begun < call->file_count && status == AP_OK; begun++) {
    const cli_file *file = &call->files[begun];
    status = begin_file(call, file, &writers[begun]);
    if (status != AP_OK) {
      break;
    }
    status = ap_writer_add(&writers[begun], file->text.bytes, file->text.length, call->diagnostics);
  }
  for (size_t i = 0; i < begun; i++) {
    ap_status ended = ap_writer_end(&writers[i], status == AP_OK, call->diagnostics);
    status = status == AP_OK ? ended : status;
  }
  return status;
}

/* A folder that is not there is made; where what goes into it cannot be written, it goes again. A fault of the making
 * is told by the first file. */
static ap_status write_files(cli_call *call) {
  bool made = mkdir(call->options.output, MODE_OF_NEW_FOLDERS) == 0;
  ap_status status = write_into_folder(call);
  if (made && status != AP_OK) {
    (void)rmdir(call->options.output);
  }
  return status;
}

/* False where memory ran out, told. */
static bool fill_for_excel(cli_call *call, ap_excel_csv *file, const char *bytes, size_t length, ap_text *text) {
  ap_add_csv_for_excel(file, bytes, length, text);
  if (text->failed) {
    ap_diagnose_plain(call->diagnostics, NULL, AP_D_OUT_OF_MEMORY);
  }
  return !text->failed;
}

static bool make_fit_for_excel(cli_call *call) {
  ap_excel_csv file = {0};
  ap_text text = {0};
  const char *bytes = call->result.bytes == NULL ? "" : call->result.bytes;
  bool is_made = fill_for_excel(call, &file, bytes, call->result.length, &text);
  ap_text_free(&call->result);
  call->result = text;
  return is_made;
}

ap_status cli_deliver(cli_call *call) {
  ap_status status = call->has_evidence ? cli_write_evidence(call) : AP_OK;
  if (status != AP_OK) {
    return status;
  }
  if (call->file_count > 0) {
    return write_files(call);
  }
  if (call->options.for_excel && call->options.format == CLI_CSV && !make_fit_for_excel(call)) {
    return AP_MACHINE;
  }
  const char *bytes = call->result.bytes == NULL ? "" : call->result.bytes;
  if (!to_standard_output(&call->options)) {
    return ap_write_file(call->options.output, bytes, call->result.length, call->diagnostics);
  }
  return write_to_standard_output(call, bytes, call->result.length);
}

ap_status cli_stream_begin(cli_call *call, const char *target, cli_stream *stream) {
  *stream = (cli_stream){.call = call, .to_file = !cli_is_standard_stream(target)};
  return stream->to_file ? ap_writer_begin(target, call->diagnostics, &stream->writer) : AP_OK;
}

static ap_status add_to_stream(cli_stream *stream, const char *bytes, size_t length) {
  return stream->to_file ? ap_writer_add(&stream->writer, bytes, length, stream->call->diagnostics)
                         : write_to_standard_output(stream->call, bytes, length);
}

ap_status cli_stream_add(cli_stream *stream, const char *bytes, size_t length) {
  if (!stream->call->options.for_excel) {
    return add_to_stream(stream, bytes, length);
  }
  ap_text text = {0};
  ap_status status = fill_for_excel(stream->call, &stream->for_excel, bytes, length, &text)
                         ? add_to_stream(stream, text.bytes, text.length)
                         : AP_MACHINE;
  ap_text_free(&text);
  return status;
}

ap_status cli_stream_end(cli_stream *stream, bool keep) {
  return stream->to_file ? ap_writer_end(&stream->writer, keep, stream->call->diagnostics) : AP_OK;
}

static bool in_colour(const cli_options *options) {
  if (options->colour != CLI_AUTO) {
    return options->colour == CLI_ALWAYS;
  }
  const char *refused = getenv("NO_COLOR");
  const char *terminal = getenv("TERM");
  return to_standard_output(options) && isatty(STDOUT_FILENO) && (refused == NULL || *refused == '\0') &&
         (terminal == NULL || strcmp(terminal, "dumb") != 0);
}

ap_view cli_view(const cli_options *options) {
  return (ap_view){.language = cli_language_code((cli_language)options->language),
                   .colour = in_colour(options),
                   .target = to_standard_output(options) ? NULL : options->output};
}

bool cli_wants_matrix(const cli_options *options, ap_matrix_room *room) {
  bool on_terminal = to_standard_output(options) && isatty(STDOUT_FILENO) != 0;
  *room = (ap_matrix_room){.columns = cli_screen_columns(STDOUT_FILENO),
                           .lines = on_terminal ? cli_screen_lines(STDOUT_FILENO) : 0,
                           .always = options->matrix == CLI_MATRIX_ALWAYS};
  return room->always || (options->matrix == CLI_MATRIX_AUTO && on_terminal);
}
