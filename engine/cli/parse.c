/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/parse.h"
#include "cli/format.h"
#include "cli/usage.h"
#include "output/translate.h"
#include "support/nearest.h"
#include <getopt.h>
#include <string.h>

enum { LONG_OPTION = 256, NAME_BYTES = 64 };

/* getopt's view of the options that the command takes. */
typedef struct option_set {
  const cli_option *options[CLI_OPTIONS_MOST];
  size_t count;
  struct option rows[CLI_OPTIONS_MOST + 1];
  char letters[2 * CLI_OPTIONS_MOST + 2];
} option_set;

static option_set accepted_by(const cli_command *command) {
  option_set result = {.letters = ":"}; /* a missing value is told apart from an unknown option */
  size_t letters = 1;
  for (size_t i = 0; i < cli_option_count && result.count < CLI_OPTIONS_MOST; i++) {
    const cli_option *option = &cli_option_table[i];
    if ((option->commands & command->bit) == 0) {
      continue;
    }
    int wants_value = option->kind == CLI_FLAG ? no_argument : required_argument;
    result.rows[result.count] =
        (struct option){.name = option->name, .has_arg = wants_value, .val = LONG_OPTION + (int)result.count};
    result.options[result.count++] = option;
    if (option->letter != 0) {
      result.letters[letters++] = option->letter;
      if (wants_value == required_argument) {
        result.letters[letters++] = ':';
      }
    }
  }
  return result;
}

static const cli_option *option_of(const option_set *accepted, int value) {
  if (value >= LONG_OPTION && value < LONG_OPTION + (int)accepted->count) {
    return accepted->options[value - LONG_OPTION];
  }
  for (size_t i = 0; i < accepted->count; i++) {
    if (accepted->options[i]->letter == value && value != 0) {
      return accepted->options[i];
    }
  }
  return NULL;
}

static bool read_number(const char *digits, int64_t *number) {
  int64_t value = 0;
  for (; *digits != '\0'; digits++) {
    if (*digits < '0' || *digits > '9' || value > (INT64_MAX - (*digits - '0')) / 10) {
      return false;
    }
    value = value * 10 + (*digits - '0');
  }
  *number = value;
  return value > 0;
}

static ap_status set_option(cli_call *call, const cli_option *option, const char *value) {
  /* gcc-analyzer: null-dereference; getopt only gives values of options that are in the table */
  char *member = (char *)&call->options + option->at;
  if (value == NULL) { /* a flag, as getopt has seen to */
    memcpy(member, &(bool){true}, sizeof(bool));
    return AP_OK;
  }
  if (*value == '\0') {
    return CLI_MISUSE(call, _("--{0} is empty; expected {1}"), option->name, cli_option_value(option, call->command));
  }
  switch (option->kind) {
  case CLI_FLAG:
    return AP_OK;
  case CLI_WORD:
    memcpy(member, &value, sizeof value);
    return AP_OK;
  case CLI_LIST: { /* may be given several times */
    ap_text *list = (ap_text *)(void *)member;
    ap_text_add(list, list->length == 0 ? "" : ",");
    ap_text_add(list, value);
    return list->failed ? AP_MACHINE : AP_OK;
  }
  case CLI_NUMBER: {
    int64_t number = 0;
    if (!read_number(value, &number)) {
      return CLI_MISUSE(call, _("--{0} is \"{1}\"; expected a whole number from 1 to {2}"), option->name, value,
                        ap_decimal(INT64_MAX).digits);
    }
    memcpy(member, &number, sizeof number);
    return AP_OK;
  }
  case CLI_CHOICE: {
    int index = cli_choice_index(option->choices, value);
    if (cli_choice_index(cli_option_value(option, call->command), value) < 0) {
      return CLI_MISUSE(call, _("--{0} {1} is not offered here; expected {2}"), option->name, value,
                        cli_option_value(option, call->command));
    }
    memcpy(member, &index, sizeof index);
    return AP_OK;
  }
  }
  return AP_OK;
}

static ap_status complain_of_unknown(cli_call *call, const option_set *accepted, const char *typed) {
  char name[NAME_BYTES] = "";
  const char *candidates[CLI_OPTIONS_MOST];
  for (size_t i = 0; i < accepted->count; i++) {
    candidates[i] = accepted->options[i]->name;
  }
  const char *word = typed + strspn(typed, "-");
  size_t length = strcspn(word, "=");
  if (length < sizeof name) {
    memcpy(name, word, length);
  }
  const char *nearest = length < 2 ? NULL : ap_nearest(name, candidates, accepted->count);
  if (nearest != NULL) {
    return CLI_MISUSE(call, _("{0} is not an option of {1}; the nearest one is --{2}"), typed, call->command->name,
                      nearest);
  }
  return CLI_MISUSE(call, _("{0} is not an option of {1}"), typed, call->command->name);
}

/* What getopt calls a fault: `fault` is '?' or ':'; `typed` is the argument that it stands in. */
static ap_status complain(cli_call *call, const option_set *accepted, int fault, const char *typed) {
  const cli_option *option = option_of(accepted, optopt);
  if (option == NULL) {
    if (optopt != 0 && optopt < LONG_OPTION) {
      return complain_of_unknown(call, accepted, (const char[]){'-', (char)optopt, '\0'});
    }
    return complain_of_unknown(call, accepted, typed);
  }
  if (fault == ':') {
    return CLI_MISUSE(call, _("--{0} has no value; expected {1}"), option->name,
                      cli_option_value(option, call->command));
  }
  return CLI_MISUSE(call, _("--{0} takes no value"), option->name);
}

static ap_status take_arguments(cli_call *call, int count, char **arguments) {
  const cli_command *command = call->command;
  if ((size_t)count > command->most_arguments) {
    return CLI_MISUSE(call, _("\"{0}\" is too many; expected {1}"), arguments[command->most_arguments], command->usage);
  }
  for (int i = 0; i < count; i++) {
    if (arguments[i][0] == '\0') { /* as of an unset variable of the shell */
      return CLI_MISUSE(call, _("an argument is empty; expected {0}"), command->usage);
    }
  }
  call->arguments = arguments;
  call->argument_count = (size_t)count;
  /* evidence stands in the place of a plan */
  bool has_plan = call->options.evidence != NULL && command->fewest_arguments > 1;
  if (call->argument_count < command->fewest_arguments - (has_plan ? 1 : 0)) {
    return CLI_MISUSE(call, _("too few arguments; expected {0}"), command->usage);
  }
  return AP_OK;
}

ap_status cli_parse(cli_call *call, int argc, char **argv) {
  option_set accepted = accepted_by(call->command);
  call->options.format = CLI_FORMAT_UNSAID;
  optind = 0; /* begins anew */
  opterr = 0;
  for (;;) {
    int value = getopt_long(argc, argv, accepted.letters, accepted.rows, NULL);
    if (value == -1) {
      break;
    }
    if (value == '?' || value == ':') {
      return complain(call, &accepted, value, argv[optind - 1]);
    }
    ap_status status = set_option(call, option_of(&accepted, value), optarg);
    if (status != AP_OK) {
      return status;
    }
  }
  if (call->options.help || call->options.version) {
    return AP_OK;
  }
  ap_status status = take_arguments(call, argc - optind, argv + optind);
  return status == AP_OK ? cli_settle_format(call) : status;
}
