/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of the file system a call can have any business with, by its arguments: the files that it names, the folder that
 * its scenario's paths may not leave, what was shipped, what the C library loads, and the folders that results go into.
 */
#ifndef AP_CLI_REACH_H
#define AP_CLI_REACH_H

#include "cli/call.h"

typedef enum cli_reach {
  CLI_READS,    /* a file, or all below a folder */
  CLI_REPLACES, /* a file as it is, or files below a folder: made, read, replaced, removed */
} cli_reach;

/* Tells `grant` each path; some lead nowhere. False where memory is short. */
bool cli_reach_each(const cli_call *call, void (*grant)(void *context, const char *path, cli_reach reach),
                    void *context);

#endif
