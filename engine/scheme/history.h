/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AP_SCHEME_HISTORY_H
#define AP_SCHEME_HISTORY_H

#include "scheme/scenario.h"

/* Reads history.csv. Rows of items that the catalog does not have, and of years from `start_year` on, are left out
 * with a warning, repeated ones with a note. Without a catalog (NULL) the file is judged alone, and no row kept. */
ap_status ap_history_read(const char *path, const ap_catalog *catalog, int start_year, ap_diagnostics *diagnostics,
                          ap_history **history);
void ap_history_free(ap_history *history);

#endif
