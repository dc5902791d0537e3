/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/matrix.h"

/* ---- the rows ---- */

enum { IS_OBJECTIVE = 1 }; /* in row_of, until its row is known */

static bool allocate(ap_matrix *matrix, ap_arena *arena) {
  size_t items = matrix->scenario->catalog->count;
  size_t years = (size_t)matrix->year_count;
  matrix->rows = ap_arena_allocate(arena, items, sizeof *matrix->rows);
  matrix->row_of = ap_arena_allocate(arena, items, sizeof *matrix->row_of);
  uint32_t *counts = ap_arena_allocate(arena, items * years * AP_TRACKS, sizeof *counts);
  if (arena->failed) {
    return false;
  }
  for (size_t i = 0; i < items * AP_TRACKS; i++) {
    matrix->rows[i / AP_TRACKS].tracks[i % AP_TRACKS] =
        (ap_matrix_track){.counts = &counts[i * years], .last = AP_NEVER};
  }
  return true;
}

static ap_matrix_row *row_of(const ap_matrix *matrix, const ap_item *item) {
  return &matrix->rows[matrix->row_of[ap_objective_of(item)->index]];
}

bool ap_matrix_begin(ap_matrix *matrix, const ap_scenario *scenario, int first_year, int year_count, ap_arena *arena) {
  const ap_catalog *catalog = scenario->catalog;
  *matrix = (ap_matrix){.scenario = scenario, .first_year = first_year, .year_count = year_count};
  if (!allocate(matrix, arena)) {
    return false;
  }
  for (size_t i = 0; i < catalog->count; i++) {
    matrix->row_of[ap_objective_of(&catalog->items[i])->index] = IS_OBJECTIVE;
  }
  for (size_t rank = 0; rank < catalog->count; rank++) {
    const ap_item *item = catalog->by_rank[rank];
    if (matrix->row_of[item->index] == IS_OBJECTIVE) {
      matrix->row_of[item->index] = matrix->count;
      matrix->rows[matrix->count++].item = item;
    }
  }
  for (size_t i = 0; i < catalog->count; i++) {
    const ap_item *item = &catalog->items[i];
    ap_matrix_row *row = row_of(matrix, item);
    bool selected = item->selected && !item->heading;
    row->selected = row->selected || selected;
    row->direct = row->direct || (selected && ap_has_tag(scenario->tagged, item, "direct"));
  }
  return true;
}

static bool is_idle(const ap_matrix_row *row) {
  for (int track = 0; track < AP_TRACKS; track++) {
    if (row->tracks[track].asked || row->tracks[track].items > 0) {
      return false;
    }
  }
  return true;
}

void ap_matrix_leave_out_idle(ap_matrix *matrix) {
  size_t kept = 0;
  for (size_t i = 0; i < matrix->count; i++) {
    if (!is_idle(&matrix->rows[i])) {
      matrix->rows[kept++] = matrix->rows[i];
    }
  }
  matrix->count = kept;
  matrix->row_of = NULL;
}

bool ap_matrix_is_due(const ap_matrix_track *of, int year) { return of->asked && of->every != 1 && of->due == year; }

/* ---- a track ---- */

static void count_item(const ap_matrix *matrix, ap_track track, const ap_item *item, ap_years years) {
  ap_matrix_track *into = &row_of(matrix, item)->tracks[track];
  into->items++;
  into->years |= years;
  for (int year = 0; year < matrix->year_count; year++) {
    into->counts[year] += years >> year & 1;
  }
}

void ap_matrix_add_units(ap_matrix *matrix, ap_track track, const ap_years *audited, const ap_unit *const *units,
                         int start_year) {
  const ap_catalog *catalog = matrix->scenario->catalog;
  for (size_t i = 0; i < catalog->count; i++) {
    ap_matrix_track *into = &row_of(matrix, &catalog->items[i])->tracks[track];
    if (units[i] != NULL || audited[i] != 0) {
      count_item(matrix, track, &catalog->items[i], audited[i]);
    }
    if (units[i] != NULL && (!into->asked || start_year + units[i]->due - 1 < into->due)) {
      into->asked = true;
      into->due = start_year + units[i]->due - 1;
      into->every = units[i]->every;
      into->overdue = units[i]->due < 1;
    }
  }
}

static void add_standing(const ap_standing *standing, ap_matrix_track *into) {
  into->due = into->asked && into->due < standing->due ? into->due : standing->due;
  into->last = standing->last > into->last ? standing->last : into->last;
  into->overdue = into->overdue || standing->state == AP_OVERDUE;
  into->asked = true;
}

void ap_matrix_add_standings(ap_matrix *matrix, const ap_standings *standings, const ap_years *audited) {
  const ap_catalog *catalog = matrix->scenario->catalog;
  for (size_t i = 0; i < standings->count; i++) {
    add_standing(&standings->list[i], &row_of(matrix, standings->list[i].item)->tracks[standings->track]);
  }
  for (size_t i = 0; i < catalog->count; i++) {
    if (audited[i] != 0) {
      count_item(matrix, standings->track, &catalog->items[i], audited[i]);
    }
  }
}

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
