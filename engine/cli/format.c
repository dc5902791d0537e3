/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/format.h"
#include "cli/commands.h"
#include "cli/usage.h"
#include "output/translate.h"
#include <string.h>
#include <strings.h>
#include <unistd.h>

static const struct {
  const char *ending; /* a longer one before those that it ends in */
  const char *format; /* of CLI_ALL_FORMATS */
} endings[] = {
    {".oscal.json", "oscal"}, {".txt", "text"}, {".csv", "csv"},   {".json", "json"},
    {".html", "html"},        {".htm", "html"}, {".xlsx", "xlsx"}, {".ics", "ics"},
};

int cli_choice_index(const char *choices, const char *word) {
  size_t length = strlen(word);
  int index = 0;
  for (const char *choice = choices; choice != NULL; index++) {
    const char *bar = strchr(choice, '|');
    size_t size = bar == NULL ? strlen(choice) : (size_t)(bar - choice);
    if (size == length && memcmp(choice, word, length) == 0) {
      return index;
    }
    choice = bar == NULL ? NULL : bar + 1;
  }
  return -1;
}

static bool ends_in(const char *path, const char *ending) {
  size_t length = strlen(path);
  size_t size = strlen(ending);
  return length > size && strcasecmp(path + length - size, ending) == 0;
}

/* The format that the name of the target asks for; NULL where it asks for none. */
static const char *format_of(const char *target) {
  for (size_t i = 0; target != NULL && i < sizeof endings / sizeof endings[0]; i++) {
    if (ends_in(target, endings[i].ending)) {
      return endings[i].format;
    }
  }
  return NULL;
}

/* The files beside the result that --plans and --changes name are csv as well. */
static ap_status judge_for_excel(cli_call *call) {
  const cli_options *options = &call->options;
  if (options->for_excel && options->format != CLI_CSV && options->plans == NULL && options->changes == NULL) {
    return CLI_MISUSE(call, _("--{0} is for --format {1} alone"), "csv-for-excel", "csv");
  }
  return AP_OK;
}

/* A format that is no text would steer a terminal, and nobody could read it there. */
static ap_status judge_terminal(cli_call *call) {
  if (call->options.format == CLI_XLSX && cli_is_standard_stream(call->options.output) && isatty(STDOUT_FILENO)) {
    return CLI_MISUSE(call, _("a workbook is not for a terminal; expected -o {0}, or a pipe"), "FILE.xlsx");
  }
  return AP_OK;
}

ap_status cli_settle_format(cli_call *call) {
  if (call->options.format != CLI_FORMAT_UNSAID) {
    ap_status status = judge_terminal(call);
    return status == AP_OK ? judge_for_excel(call) : status;
  }
  call->options.format = CLI_TEXT;
  const char *formats = call->command->formats;
  const char *wanted = formats == NULL ? NULL : format_of(call->options.output);
  if (wanted == NULL) {
    bool is_beside = call->options.plans != NULL || call->options.changes != NULL;
    call->options.format = call->options.for_excel && !is_beside ? CLI_CSV : CLI_TEXT;
    return AP_OK;
  }
  if (cli_choice_index(formats, wanted) < 0) {
    return CLI_MISUSE(call, _("{0} has the ending of {1}, which is not offered here; expected {2}, or --format"),
                      call->options.output, wanted, formats);
  }
  call->options.format = cli_choice_index(CLI_ALL_FORMATS, wanted);
  return judge_for_excel(call);
}
