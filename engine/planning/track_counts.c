/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/track_counts.h"
#include "planning/bounds.h"
#include <string.h>

enum { COVERS_MOST = 2048, COLUMNS_MOST = 1 << 18 };

static int length_of(ap_cover cover) {
  int years = 0;
  for (; cover != 0; cover &= cover - 1) {
    years++;
  }
  return years;
}

static ap_cover welcome_years(const ap_track_counts *counts, size_t class_index) {
  return counts->changes == NULL ? 0 : ap_welcome_years(counts->changes, counts->classes->horizon, class_index);
}

static size_t covers_of(const ap_track_counts *counts, size_t class_index, ap_cover *covers) {
  const ap_cover_rule *rule = &counts->classes->classes[class_index].rule;
  return ap_minimal_covers(rule, welcome_years(counts, class_index), covers, COVERS_MOST);
}

static ap_status list_covers(ap_track_counts *counts, ap_arena *arena) {
  const ap_classes *classes = counts->classes;
  counts->covers = ap_arena_allocate(arena, classes->count, sizeof *counts->covers);
  counts->cover_counts = ap_arena_allocate(arena, classes->count, sizeof *counts->cover_counts);
  for (size_t c = 0; c < classes->count && !arena->failed; c++) {
    const ap_class *class = &classes->classes[c];
    if (class->fixed) {
      continue;
    }
    ap_cover few[COVERS_MOST];
    counts->cover_counts[c] = covers_of(counts, c, few);
    if (counts->cover_counts[c] > COVERS_MOST) {
      return AP_NO;
    }
    counts->covers[c] = ap_arena_allocate(arena, counts->cover_counts[c], sizeof **counts->covers);
    if (counts->covers[c] != NULL) {
      memcpy(counts->covers[c], few, counts->cover_counts[c] * sizeof *few);
    }
  }
  return arena->failed ? AP_MACHINE : AP_OK;
}

/* The row of the changes is that of the year after the horizon. */
static uint32_t total_row(const ap_track_counts *counts) {
  return (uint32_t)counts->classes->horizon + (counts->changes != NULL ? 1 : 0);
}

/* The column's amounts: its years, its changes if any, then the total, which is counted only while that is limited. */
static bool fill_column(const ap_track_counts *counts, size_t class_index, ap_cover cover, int64_t minutes,
                        ap_arena *arena, ap_counts_column *column) {
  int horizon = counts->classes->horizon;
  int years = length_of(cover);
  ap_counts_amount *amounts = ap_arena_allocate(arena, (size_t)years + 2, sizeof *amounts);
  if (amounts == NULL) {
    return false;
  }
  column->amounts = amounts;
  for (int year = 0; year < horizon; year++) {
    if ((cover >> year & 1) != 0) {
      amounts[column->count++] = (ap_counts_amount){.row = (uint32_t)year, .amount = minutes};
    }
  }
  int64_t changes = counts->changes != NULL ? ap_changes_of(counts->changes, horizon, class_index, cover) : 0;
  if (changes > 0) {
    amounts[column->count++] = (ap_counts_amount){.row = (uint32_t)horizon, .amount = changes};
  }
  amounts[column->count] = (ap_counts_amount){.row = total_row(counts), .amount = minutes * years};
  return true;
}

static void add_kind(ap_track_counts *counts, size_t class_index, size_t unit_kind, ap_arena *arena) {
  const ap_kind *kind = &counts->classes->kinds[unit_kind];
  size_t k = counts->problem.kind_count++;
  size_t columns = counts->cover_counts[class_index];
  counts->unit_kinds[k] = unit_kind;
  counts->kind_classes[k] = class_index;
  counts->columns[k] = ap_arena_allocate(arena, columns, sizeof **counts->columns);
  for (size_t c = 0; c < columns && !arena->failed; c++) {
    fill_column(counts, class_index, counts->covers[class_index][c], kind->minutes, arena, &counts->columns[k][c]);
  }
  counts->kinds[k] = (ap_counts_kind){.entities = kind->count, .columns = counts->columns[k], .column_count = columns};
}

ap_status ap_track_counts_new(const ap_classes *classes, const ap_changes *changes, ap_arena *arena,
                              ap_track_counts *counts) {
  *counts = (ap_track_counts){.classes = classes, .changes = changes};
  ap_status status = list_covers(counts, arena);
  if (status != AP_OK) {
    return status;
  }
  size_t columns = 0;
  for (size_t c = 0; c < classes->count; c++) {
    columns += classes->classes[c].kind_count * counts->cover_counts[c];
  }
  if (columns > COLUMNS_MOST) {
    return AP_NO;
  }
  counts->kinds = ap_arena_allocate(arena, classes->kind_count, sizeof *counts->kinds);
  counts->columns = ap_arena_allocate(arena, classes->kind_count, sizeof *counts->columns);
  counts->unit_kinds = ap_arena_allocate(arena, classes->kind_count, sizeof *counts->unit_kinds);
  counts->kind_classes = ap_arena_allocate(arena, classes->kind_count, sizeof *counts->kind_classes);
  counts->counts = ap_arena_allocate(arena, columns, sizeof *counts->counts);
  counts->problem = (ap_counts_problem){.kinds = counts->kinds, .room = counts->room, .weightings = counts->weightings};
  for (size_t c = 0; c < classes->count && !arena->failed; c++) {
    const ap_class *class = &classes->classes[c];
    for (size_t k = 0; !class->fixed && k < class->kind_count && !arena->failed; k++) {
      add_kind(counts, c, class->first_kind + k, arena);
    }
  }
  return arena->failed ? AP_MACHINE : AP_OK;
}

/* Of the units that have nothing to choose. */
static int64_t fixed_changes(const ap_track_counts *counts) {
  const ap_classes *classes = counts->classes;
  int64_t changes = 0;
  for (size_t c = 0; c < classes->count; c++) {
    const ap_class *class = &classes->classes[c];
    int64_t each = class->fixed ? ap_changes_of(counts->changes, classes->horizon, c, class->forced) : 0;
    for (size_t k = class->first_kind; k < class->first_kind + class->kind_count; k++) {
      changes += each * (int64_t)classes->kinds[k].count;
    }
  }
  return changes;
}

void ap_track_counts_limit(ap_track_counts *counts, const int64_t *limits, int64_t changes, int64_t total) {
  const ap_classes *classes = counts->classes;
  int horizon = classes->horizon;
  for (int year = 0; year < horizon; year++) {
    counts->room[year] = limits[year] - classes->fixed[year];
  }
  if (counts->changes != NULL) {
    counts->room[horizon] = changes - fixed_changes(counts);
  }
  counts->room[total_row(counts)] = total - ap_sum(classes->fixed, horizon);
  bool with_total = total >= 0;
  counts->problem.row_count = (size_t)total_row(counts) + with_total;
  counts->problem.weighting_count = 0;
  for (size_t k = 0; k < counts->problem.kind_count && with_total != counts->with_total; k++) {
    for (size_t c = 0; c < counts->kinds[k].column_count; c++) {
      counts->columns[k][c].count += with_total ? 1 : (size_t)-1;
    }
  }
  counts->with_total = with_total;
}

void ap_track_counts_weigh(ap_track_counts *counts, const int64_t *prices, int64_t change_price, int64_t total_price) {
  size_t horizon = (size_t)counts->classes->horizon;
  size_t rows = counts->problem.row_count;
  int64_t *weighting = counts->weightings + counts->problem.weighting_count++ * rows;
  memcpy(weighting, prices, horizon * sizeof *weighting);
  if (counts->changes != NULL) {
    weighting[horizon] = change_price;
  }
  if (rows > total_row(counts)) {
    weighting[total_row(counts)] = total_price;
  }
}

/* The place of the cover in the class's list. */
static size_t find_cover(const ap_track_counts *counts, size_t class_index, ap_cover cover) {
  size_t place = 0;
  while (place < counts->cover_counts[class_index] && counts->covers[class_index][place] != cover) {
    place++;
  }
  return place < counts->cover_counts[class_index] ? place : SIZE_MAX;
}

bool ap_track_counts_read(ap_track_counts *counts, const ap_cover *covers) {
  uint32_t *next = counts->counts;
  for (size_t k = 0; k < counts->problem.kind_count; k++) {
    const ap_kind *kind = &counts->classes->kinds[counts->unit_kinds[k]];
    size_t class_index = counts->kind_classes[k];
    memset(next, 0, counts->kinds[k].column_count * sizeof *next);
    for (size_t unit = kind->first; unit < kind->first + kind->count; unit++) {
      ap_cover cover =
          ap_spare_years(&counts->classes->classes[class_index].rule, covers[unit], welcome_years(counts, class_index));
      size_t place = find_cover(counts, class_index, cover);
      if (place == SIZE_MAX) {
        return false;
      }
      next[place]++;
    }
    next += counts->kinds[k].column_count;
  }
  return true;
}

void ap_track_counts_write(const ap_track_counts *counts, const uint32_t *taken, ap_cover *covers) {
  for (size_t k = 0; k < counts->problem.kind_count; k++) {
    size_t unit = counts->classes->kinds[counts->unit_kinds[k]].first;
    for (size_t c = 0; c < counts->kinds[k].column_count; c++) {
      for (uint32_t n = 0; n < taken[c]; n++) {
        covers[unit++] = counts->covers[counts->kind_classes[k]][c];
      }
    }
    taken += counts->kinds[k].column_count;
  }
}
