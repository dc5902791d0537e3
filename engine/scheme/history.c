/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked of a history. */
#include "scheme/scenario.h"

/* Whether the row comes before (item, track, year) in the history's order. */
static bool comes_before(const ap_history_row *row, const ap_item *item, ap_track track, int year) {
  if (row->item->rank != item->rank) {
    return row->item->rank < item->rank;
  }
  return row->track != track ? row->track < track : row->year < year;
}

/* How many of the rows come before (item, track, year). */
static size_t rows_before(const ap_history_row *rows, size_t count, const ap_item *item, ap_track track, int year) {
  size_t from = 0;
  size_t to = count;
  while (from < to) {
    size_t middle = from + (to - from) / 2;
    if (comes_before(&rows[middle], item, track, year)) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return from;
}

int ap_last_audited(const ap_scenario *scenario, const ap_item *item, ap_track track) {
  const ap_history *history = scenario->history;
  size_t before = history == NULL ? 0 : rows_before(history->rows, history->count, item, track, scenario->start_year);
  if (before == 0) {
    return AP_NEVER;
  }
  const ap_history_row *last = &history->rows[before - 1];
  return last->item == item && last->track == track ? last->year : AP_NEVER;
}

static const ap_history_row *find_among(const ap_history_row *rows, size_t count, const ap_item *item, ap_track track,
                                        int year) {
  size_t at = rows_before(rows, count, item, track, year);
  bool found = at < count && rows[at].item == item && rows[at].track == track && rows[at].year == year;
  return found ? &rows[at] : NULL;
}

const ap_history_row *ap_history_find(const ap_history *history, const ap_item *item, ap_track track, int year) {
  if (history == NULL) {
    return NULL;
  }
  const ap_history_row *row = find_among(history->rows, history->count, item, track, year);
  return row != NULL ? row : find_among(history->records, history->record_count, item, track, year);
}
