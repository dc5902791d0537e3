/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AP_CLI_USAGE_H
#define AP_CLI_USAGE_H

#include "cli/call.h"
#include "output/fill.h"

/* Adds "auditplan: SENTENCE" and a hint of how help is had to call->remarks. Returns AP_BAD_INPUT. */
ap_status cli_misuse_from(cli_call *call, const char *sentence, size_t count, const char *const arguments[]);
#define CLI_MISUSE(call, sentence, ...)                                                                                \
  cli_misuse_from(call, sentence, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *),                   \
                  (const char *const[]){__VA_ARGS__})

/* Adds "auditplan: SENTENCE" to call->remarks. The arguments are made printable. */
void cli_remark_from(cli_call *call, const char *sentence, size_t count, const char *const arguments[]);
#define CLI_REMARK(call, sentence, ...)                                                                                \
  cli_remark_from(call, sentence, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *),                   \
                  (const char *const[]){__VA_ARGS__})

/* Adds breaches that a data format has no place for to call->remarks, a line each. */
void cli_tell_breaches(cli_call *call, const ap_diagnostics *breaches);

/* Complains of a command that is none, and names the nearest. Returns AP_BAD_INPUT. */
ap_status cli_unknown_command(cli_call *call, const char *typed);

#endif
