/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/deliver.h"
#include "cli/language.h"
#include "cli/usage.h"
#include "output/sentence.h"
#include "output/translate.h"
#include "support/reason.h"
#include "support/write.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool is_standard_output(const char *target) { return target == NULL || strcmp(target, "-") == 0; }

static bool to_standard_output(const cli_options *options) { return is_standard_output(options->output); }

static ap_status write_to_standard_output(cli_call *call, const char *bytes, size_t length) {
  int error = ap_write_descriptor(STDOUT_FILENO, bytes, length);
  if (error == 0) {
    return AP_OK;
  }
  CLI_REMARK(call, _("cannot write to standard output: {0}"), ap_fragment(ap_reason(error)));
  return AP_MACHINE;
}

ap_status cli_deliver(cli_call *call) {
  const char *bytes = call->result.bytes == NULL ? "" : call->result.bytes;
  if (!to_standard_output(&call->options)) {
    return ap_write_file(call->options.output, bytes, call->result.length, call->diagnostics);
  }
  return write_to_standard_output(call, bytes, call->result.length);
}

ap_status cli_stream_begin(cli_call *call, const char *target, cli_stream *stream) {
  *stream = (cli_stream){.call = call, .to_file = !is_standard_output(target)};
  return stream->to_file ? ap_writer_begin(target, call->diagnostics, &stream->writer) : AP_OK;
}

ap_status cli_stream_add(cli_stream *stream, const char *bytes, size_t length) {
  return stream->to_file ? ap_writer_add(&stream->writer, bytes, length, stream->call->diagnostics)
                         : write_to_standard_output(stream->call, bytes, length);
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
