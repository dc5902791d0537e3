/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lifecycle/planned_years.h"

/* A plan made before a change of the catalog has the IDs before it in later years too. */
static const ap_item *item_of(const ap_scenario *scenario, const ap_filed_row *row) {
  const ap_events *events = scenario->events;
  if (events == NULL) {
    return ap_catalog_find(scenario->catalog, row->id);
  }
  ap_traced traced = ap_trace_id(events, scenario->catalog, row->id, row->year);
  for (size_t e = events->count; e > 0 && traced.item == NULL && !traced.withdrawn; e--) {
    const ap_event *event = &events->events[e - 1];
    if (event->kind == AP_EVENT_CATALOG && event->year <= row->year) {
      traced = ap_trace_id(events, scenario->catalog, row->id, event->year - 1);
    }
  }
  return traced.item;
}

ap_status ap_planned_years(const ap_scenario *scenario, const ap_plan_file *file, ap_arena *arena,
                           ap_years *years[AP_TRACKS]) {
  for (int track = 0; track < AP_TRACKS; track++) {
    years[track] = ap_arena_allocate(arena, scenario->catalog->count, sizeof *years[track]);
  }
  if (arena->failed) {
    return AP_MACHINE;
  }
  for (size_t i = 0; i < file->count; i++) {
    const ap_filed_row *row = &file->rows[i];
    const ap_item *item = item_of(scenario, row);
    int offset = row->year - scenario->start_year;
    if (item != NULL && offset >= 0 && offset < scenario->years) {
      years[row->track][item->index] |= (ap_years)1 << offset;
    }
  }
  return AP_OK;
}
