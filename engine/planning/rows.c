/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/rows.h"

bool ap_planned_items_begin(const ap_scenario *scenario, ap_track track, ap_planned_items *planned) {
  size_t count = scenario->catalog->count;
  planned->years[track] = ap_arena_allocate(&planned->arena, count, sizeof(ap_years));
  planned->rules[track] = ap_arena_allocate(&planned->arena, count, sizeof(const char *));
  return !planned->arena.failed;
}

void ap_planned_items_add(ap_planned_items *planned, ap_track track, const ap_unit *unit, ap_years years) {
  for (size_t m = 0; m < unit->member_count; m++) {
    size_t rank = unit->members[m]->rank;
    planned->years[track][rank] = years;
    planned->rules[track][rank] = unit->member_rules[m];
  }
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
      const ap_item *item = scenario->catalog->by_rank[rank];
      rows[count++] = (ap_plan_row){.year = scenario->start_year + offset,
                                    .track = track,
                                    .rules = planned->rules[track][rank],
                                    .item = item,
                                    .minutes = ap_item_minutes(scenario, item, track)};
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
