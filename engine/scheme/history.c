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

int ap_last_audited(const ap_scenario *scenario, const ap_item *item, ap_track track) {
  const ap_history *history = scenario->history;
  size_t from = 0;
  size_t to = history == NULL ? 0 : history->count;
  while (from < to) {
    size_t middle = from + (to - from) / 2;
    if (comes_before(&history->rows[middle], item, track, scenario->start_year)) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  if (from == 0) {
    return AP_NEVER;
  }
  const ap_history_row *last = &history->rows[from - 1];
  return last->item == item && last->track == track ? last->year : AP_NEVER;
}
