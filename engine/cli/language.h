/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AP_CLI_LANGUAGE_H
#define AP_CLI_LANGUAGE_H

#include "cli/call.h"

/* The language that the arguments ask for with --lang, else that of the environment as gettext reads it: LANGUAGE,
 * LC_ALL, LC_MESSAGES, LANG. English where that is neither en nor ja. */
cli_language cli_wanted_language(int argc, char **argv);

/* "en" or "ja". */
const char *cli_language_code(cli_language language);

/* Turns to that language. Only C.UTF-8 is sure to exist, so that is the locale, and LANGUAGE names the translation,
 * which lies under `locale_folder`. */
void cli_speak(cli_language language, const char *locale_folder);

#endif
