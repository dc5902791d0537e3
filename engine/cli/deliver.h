/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AP_CLI_DELIVER_H
#define AP_CLI_DELIVER_H

#include "cli/call.h"
#include "output/style.h"

/* Writes call->result to --output or to standard output. Returns AP_OK; AP_BAD_INPUT where --output names no place
 * to write to; AP_MACHINE where the disk is full, or nobody reads the pipe any more. */
ap_status cli_deliver(cli_call *call);

/* How text is to look: in the language asked for, and in colour as --color says; by itself only onto a terminal, and
 * not where NO_COLOR is set. */
ap_view cli_view(const cli_options *options);

#endif
