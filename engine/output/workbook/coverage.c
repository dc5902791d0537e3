/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/workbook/coverage.h"
#include "lifecycle/standing.h"
#include "support/diagnose.h"
#include <string.h>

/* Counts what is audited into the objectives, which go by ap_item.index. */
static void count_items(const ap_scenario *scenario, const ap_years *audited, ap_track track, ap_covered *covered) {
  for (size_t i = 0; i < scenario->catalog->count; i++) {
    ap_track_coverage *of = &covered[ap_objective_of(&scenario->catalog->items[i])->index].tracks[track];
    for (int year = 0; year < scenario->years && audited[i] != 0; year++) {
      of->counts[year] += audited[i] >> year & 1;
    }
    of->items += audited[i] != 0;
  }
}

static void add_standing(const ap_standing *standing, ap_track_coverage *of) {
  if (!of->asked) {
    of->last = AP_NEVER;
    of->due = standing->due;
  }
  of->asked = true;
  of->last = standing->last > of->last ? standing->last : of->last;
  of->due = standing->due < of->due ? standing->due : of->due;
  of->overdue = of->overdue || standing->state == AP_OVERDUE;
}

static ap_status add_track(const ap_scenario *scenario, const ap_years *audited, ap_track track,
                           ap_diagnostics *diagnostics, ap_covered *covered) {
  ap_standings standings;
  ap_status status = ap_standings_find(scenario, track, audited, diagnostics, &standings);
  for (size_t i = 0; i < standings.count && status == AP_OK; i++) {
    const ap_standing *standing = &standings.list[i];
    add_standing(standing, &covered[ap_objective_of(standing->item)->index].tracks[track]);
  }
  count_items(scenario, audited, track, covered);
  ap_standings_free(&standings);
  return status;
}

static bool make_counts(const ap_scenario *scenario, ap_arena *arena, ap_covered *covered) {
  size_t years = (size_t)scenario->years;
  uint32_t *counts = ap_arena_allocate(arena, scenario->catalog->count * years * AP_TRACKS, sizeof *counts);
  for (size_t i = 0; i < scenario->catalog->count && counts != NULL; i++) {
    for (int track = 0; track < AP_TRACKS; track++) {
      covered[i].tracks[track].counts = &counts[(i * AP_TRACKS + (size_t)track) * years];
    }
  }
  return counts != NULL;
}

static bool is_shown(const ap_covered *row) {
  for (int track = 0; track < AP_TRACKS; track++) {
    if (row->tracks[track].asked || row->tracks[track].items > 0) {
      return true;
    }
  }
  return false;
}

ap_status ap_coverage_find(const ap_scenario *scenario, const ap_years *const audited[AP_TRACKS],
                           ap_diagnostics *diagnostics, ap_coverage *coverage) {
  const ap_catalog *catalog = scenario->catalog;
  *coverage = (ap_coverage){.scenario = scenario};
  ap_covered *covered = ap_arena_allocate(&coverage->arena, catalog->count, sizeof *covered);
  coverage->rows = ap_arena_allocate(&coverage->arena, catalog->count, sizeof *coverage->rows);
  if (coverage->arena.failed || !make_counts(scenario, &coverage->arena, covered)) {
    ap_diagnose_plain(diagnostics, NULL, AP_D_OUT_OF_MEMORY);
    return AP_MACHINE;
  }
  for (int track = 0; track < AP_TRACKS; track++) {
    ap_status status = add_track(scenario, audited[track], (ap_track)track, diagnostics, covered);
    if (status != AP_OK) {
      return status;
    }
  }
  for (size_t rank = 0; rank < catalog->count; rank++) {
    const ap_item *item = catalog->by_rank[rank];
    if (is_shown(&covered[item->index])) {
      covered[item->index].item = item;
      coverage->rows[coverage->count++] = covered[item->index];
    }
  }
  return AP_OK;
}

void ap_coverage_free(ap_coverage *coverage) { ap_arena_free(&coverage->arena); }

bool ap_audited_years(const ap_plan *plan, ap_arena *arena, const ap_years *audited[AP_TRACKS]) {
  size_t count = plan->scenario->catalog->count;
  ap_years *years[AP_TRACKS];
  for (int track = 0; track < AP_TRACKS; track++) {
    years[track] = ap_arena_allocate(arena, count, sizeof(ap_years));
    audited[track] = years[track];
  }
  if (arena->failed) {
    return false;
  }
  for (size_t i = 0; i < plan->row_count; i++) {
    const ap_plan_row *row = &plan->rows[i];
    years[row->track][row->item->index] |= UINT32_C(1) << (row->year - plan->scenario->start_year);
  }
  return true;
}
