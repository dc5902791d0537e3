/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The terminal behind a descriptor. */
#ifndef AP_CLI_SCREEN_H
#define AP_CLI_SCREEN_H

#include <stddef.h>

/* How wide it is: as COLUMNS says, else the terminal, else 80. */
size_t cli_screen_columns(int descriptor);
/* How high it is: as LINES says, else the terminal; 0 where it is none, or does not say. */
size_t cli_screen_lines(int descriptor);

#endif
