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

static bool to_standard_output(const cli_options *options) {
  return options->output == NULL || strcmp(options->output, "-") == 0;
}

ap_status cli_deliver(cli_call *call) {
  const char *bytes = call->result.bytes == NULL ? "" : call->result.bytes;
  if (!to_standard_output(&call->options)) {
    return ap_write_file(call->options.output, bytes, call->result.length, call->diagnostics);
  }
  int error = ap_write_descriptor(STDOUT_FILENO, bytes, call->result.length);
  if (error == 0) {
    return AP_OK;
  }
  CLI_REMARK(call, _("cannot write to standard output: {0}"), ap_fragment(ap_reason(error)));
  return AP_MACHINE;
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
  return (ap_view){.language = cli_language_code((cli_language)options->language), .colour = in_colour(options)};
}
