/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AP_SCHEME_HISTORY_H
#define AP_SCHEME_HISTORY_H

#include "scheme/scenario.h"

/* The years of a history: planning goes on from what was before `start`; what is from it up to `today` is a record of
 * the plan's own years. */
typedef struct ap_history_span {
  int start; /* the scenario's first plan year */
  int today; /* the plan year of as_of; below `start`: no record yet */
} ap_history_span;

/* Reads history.csv. IDs of before a change of the catalog stand for those of today (`events` may be NULL); rows of
 * what was withdrawn are left out. Rows of items that the catalog does not have, and of years after both, are left out
 * with a warning, repeated ones with a note. Without a catalog (NULL) the file is judged alone, and no row kept. */
ap_status ap_history_read(const char *path, const ap_catalog *catalog, const ap_history_span *span,
                          const ap_events *events, ap_diagnostics *diagnostics, ap_history **history);
void ap_history_free(ap_history *history);

#endif
