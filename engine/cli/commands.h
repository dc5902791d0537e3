/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of commands and the table of options. Parsing, help and completion are all driven by these two. */
#ifndef AP_CLI_COMMANDS_H
#define AP_CLI_COMMANDS_H

#include "cli/call.h"

/* As bits of cli_option.commands. */
typedef enum cli_command_bit {
  CLI_PLAN = 1 << 0,
  CLI_CHECK = 1 << 1,
  CLI_TAG = 1 << 2,
  CLI_RULES = 1 << 3,
  CLI_MODEL = 1 << 4,
  CLI_HELP = 1 << 5,
  CLI_PORTFOLIO = 1 << 6,
  CLI_COMPARE = 1 << 7,
  CLI_SCREEN = 1 << 14,
  CLI_STATUS = 1 << 12,
  CLI_REPLAN = 1 << 13,
  CLI_CALENDAR = 1 << 10,
  CLI_QUOTE = 1 << 8,
  CLI_BUDGET = 1 << 9,
} cli_command_bit;

typedef struct cli_command {
  const char *name;
  cli_command_bit bit;
  const char *usage; /* its arguments */
  size_t fewest_arguments;
  size_t most_arguments;   /* CLI_ANY_NUMBER */
  const char *formats;     /* those of CLI_ALL_FORMATS that its result has, in that order; NULL: it has no --format */
  const char *summary;     /* N_() */
  const char *description; /* N_() */
  const char *example;
  const char *example_says; /* N_() */
  /* Fills call->result or call->diagnostics. AP_NO has a result as well. */
  ap_status (*run)(cli_call *call);
} cli_command;

typedef enum cli_option_kind { CLI_FLAG, CLI_WORD, CLI_LIST, CLI_NUMBER, CLI_CHOICE } cli_option_kind;

typedef struct cli_option {
  const char *name;
  char letter; /* 0: none */
  cli_option_kind kind;
  size_t at;           /* its offset in cli_options: bool, const char *, ap_text, int64_t from 1, int */
  const char *choices; /* "en|ja": the index is the value. Of other kinds what help calls the value; NULL of a flag */
  unsigned commands;   /* cli_command_bit */
  const char *summary; /* N_() */
} cli_option;

enum { CLI_COMMANDS_MOST = 16, CLI_OPTIONS_MOST = 64 };
#define CLI_ANY_NUMBER SIZE_MAX

extern const cli_command cli_commands[];
extern const size_t cli_command_count;
extern const cli_option cli_option_table[];
extern const size_t cli_option_count;

/* NULL where there is none of that name. */
const cli_command *cli_find_command(const char *name);
/* The choices that the option offers to the command, or what its value is called; NULL of a flag. */
const char *cli_option_value(const cli_option *option, const cli_command *command);

ap_status cli_run_plan(cli_call *call);
ap_status cli_run_check(cli_call *call);
ap_status cli_run_tag(cli_call *call);
ap_status cli_run_rules(cli_call *call);
ap_status cli_run_model(cli_call *call);
ap_status cli_run_portfolio(cli_call *call);
ap_status cli_run_budget(cli_call *call);
ap_status cli_run_compare(cli_call *call);
ap_status cli_run_status(cli_call *call);
ap_status cli_run_replan(cli_call *call);
ap_status cli_run_calendar(cli_call *call);
ap_status cli_run_quote(cli_call *call);
ap_status cli_run_screen(cli_call *call);
ap_status cli_run_help(cli_call *call);

#endif
