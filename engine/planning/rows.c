/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/rows.h"

static void add_unit(const ap_scenario *scenario, ap_track track, const ap_unit *unit, ap_years years,
                     ap_planned_items *planned) {
  for (size_t m = 0; m < unit->member_count; m++) {
    const ap_item *item = unit->members[m];
    planned->years[track][item->rank] = years;
    planned->minutes[track][item->rank] = ap_item_minutes(scenario, item, track);
    planned->rules[track][item->rank] = unit->member_rules[m];
  }
}

/* First the years are put in the units' own order: units and items are then met as they lie in memory. */
bool ap_planned_items_add(const ap_scenario *scenario, ap_track track, const ap_units *units,
                          const ap_unit *const *order, const ap_years *years, ap_planned_items *planned) {
  size_t count = scenario->catalog->count;
  ap_years *of_unit = ap_arena_allocate(&planned->arena, units->count, sizeof *of_unit);
  planned->years[track] = ap_arena_allocate(&planned->arena, count, sizeof(ap_years));
  planned->minutes[track] = ap_arena_allocate(&planned->arena, count, sizeof(int32_t));
  planned->rules[track] = ap_arena_allocate(&planned->arena, count, sizeof(const char *));
  if (planned->arena.failed) {
    return false;
  }
  for (size_t u = 0; u < units->count; u++) {
    of_unit[order[u] - units->units] = years[u];
  }
  for (size_t u = 0; u < units->count; u++) {
    add_unit(scenario, track, &units->units[u], of_unit[u], planned);
  }
  return true;
}

void ap_planned_items_free(ap_planned_items *planned) { ap_arena_free(&planned->arena); }

static size_t count_rows(const ap_scenario *scenario, const ap_planned_items *planned, ap_years asked) {
  size_t count = 0;
  for (int track = 0; track < AP_TRACKS; track++) {
    for (size_t rank = 0; planned->years[track] != NULL && rank < scenario->catalog->count; rank++) {
      for (ap_years left = planned->years[track][rank] & asked; left != 0; left &= left - 1) {
        count++;
      }
    }
  }
  return count;
}

static size_t list_year(const ap_scenario *scenario, const ap_planned_items *planned, ap_track track, int offset,
                        ap_plan_row *rows) {
  const ap_years *years = planned->years[track];
  size_t count = 0;
  for (size_t rank = 0; years != NULL && rank < scenario->catalog->count; rank++) {
    if ((years[rank] >> offset & 1) != 0) {
      rows[count++] = (ap_plan_row){.year = scenario->start_year + offset,
                                    .track = track,
                                    .rules = planned->rules[track][rank],
                                    .item = scenario->catalog->by_rank[rank],
                                    .minutes = planned->minutes[track][rank]};
    }
  }
  return count;
}

bool ap_planned_rows(const ap_scenario *scenario, const ap_planned_items *planned, int from, int beyond,
                     ap_arena *arena, ap_plan_row **rows, size_t *count) {
  ap_years asked = (((ap_years)1 << beyond) - 1) & ~(((ap_years)1 << from) - 1);
  *count = 0;
  *rows = ap_arena_allocate(arena, count_rows(scenario, planned, asked), sizeof **rows);
  if (*rows == NULL) {
    return false;
  }
  for (int offset = from; offset < beyond; offset++) {
    for (int track = 0; track < AP_TRACKS; track++) {
      *count += list_year(scenario, planned, (ap_track)track, offset, *rows + *count);
    }
  }
  return true;
}
