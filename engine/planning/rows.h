/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the years of each item to the plan's rows. Nothing is sorted: items are gone through in their order, year by
 * year. */
#ifndef AP_PLANNING_ROWS_H
#define AP_PLANNING_ROWS_H

#include "planning/plan.h"
#include "planning/units.h"

/* What is planned of the items, by rank; NULL where nothing is planned on the track. */
typedef struct ap_planned_items {
  ap_arena arena;
  ap_years *years[AP_TRACKS];
  int32_t *minutes[AP_TRACKS];
  const char **rules[AP_TRACKS]; /* as of the unit that the item is in */
} ap_planned_items;

/* Takes in the items of all units of the track: years[i] are those of the unit order[i]. False where memory is short.
 */
bool ap_planned_items_add(const ap_scenario *scenario, ap_track track, const ap_units *units,
                          const ap_unit *const *order, const ap_years *years, ap_planned_items *planned);
void ap_planned_items_free(ap_planned_items *planned);

/* The rows of the years from `from` (0: the first) up to before `beyond`, by year, track and rank, in `arena`. False
 * where memory is short. */
bool ap_planned_rows(const ap_scenario *scenario, const ap_planned_items *planned, int from, int beyond,
                     ap_arena *arena, ap_plan_row **rows, size_t *count);

#endif
