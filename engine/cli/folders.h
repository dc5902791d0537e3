/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where what was shipped lies. An installed tree may be moved as a whole, and the build tree looks like one. */
#ifndef AP_CLI_FOLDERS_H
#define AP_CLI_FOLDERS_H

#include "support/arena.h"

/* Shipped data: AUDITPLAN_DATA, else ../share/auditplan beside the command's folder, else where it was installed. */
const char *cli_data_folder(ap_arena *arena);
/* Translations: AUDITPLAN_LOCALE, else ../share/locale beside the command's folder, else where they were installed. */
const char *cli_locale_folder(ap_arena *arena);

#endif
