/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AP_CLI_PARSE_H
#define AP_CLI_PARSE_H

#include "cli/commands.h"

/* Reads the arguments of the command (argv[0] is the command's name) into call->options and call->arguments, options
 * and arguments in any order. On a fault adds one sentence to call->remarks and returns AP_BAD_INPUT. */
ap_status cli_parse(cli_call *call, int argc, char **argv);

#endif
