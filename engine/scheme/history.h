/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A history of audits, read from history.csv (auditplan.5). */
#ifndef AP_SCHEME_HISTORY_H
#define AP_SCHEME_HISTORY_H

#include "scheme/events.h"

/* One row of history.csv. `year` is the plan year in which the item was audited. */
typedef struct ap_history_row {
  const ap_item *item;
  ap_track track;
  int year;
  const char *evidence; /* NULL */
} ap_history_row;

/* Both in the order of rank of the item, track, year. */
typedef struct ap_history {
  ap_arena arena;
  const char *file;
  ap_history_row *rows; /* of the years before the scenario's first: planning goes on from them */
  size_t count;
  ap_history_row *records; /* of the scenario's own years up to today: what was done of the plan, and its evidence */
  size_t record_count;
} ap_history;

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

/* The row of the history, whether before the scenario's first year or since, of that item, track and year; NULL. */
const ap_history_row *ap_history_find(const ap_history *history, const ap_item *item, ap_track track, int year);

#endif
