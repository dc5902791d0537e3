/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/tied/joined.h"
#include "support/allocate.h"
#include <string.h>

enum {
  TOGETHER_MOST = 32, /* entities that share set-ups */
  COLUMNS_MOST = 20000,
  STEPS_MOST = 400000, /* of listing the columns of a group */
  NO_GROUP = -1
};

/* ---- who shares set-ups ---- */

static bool is_open_anyway(const ap_tied_problem *problem, const ap_opening *opening) {
  ap_years all = ((ap_years)1 << problem->horizons[opening->track]) - 1;
  return (all & ~opening->forced) == 0;
}

static size_t root_of(const size_t *parents, size_t opening) {
  while (parents[opening] != opening) {
    opening = parents[opening];
  }
  return opening;
}

/* An opening that the class has a choice of, all such made one; SIZE_MAX where there is none. */
static size_t join_openings(const ap_tied_problem *problem, const ap_tied_class *class, size_t *parents) {
  size_t first = SIZE_MAX;
  for (int track = 0; track < AP_TRACKS && !class->fixed; track++) {
    for (size_t i = 0; i < class->sides[track].opening_count; i++) {
      size_t opening = class->sides[track].openings[i];
      if (!is_open_anyway(problem, &problem->openings[opening])) {
        first = first == SIZE_MAX ? root_of(parents, opening) : first;
        parents[root_of(parents, opening)] = first;
      }
    }
  }
  return first;
}

static bool add_kind(ap_tied_counts *counts, const ap_tied_kind *kind, ap_joined *group, ap_arena *arena) {
  if (group->entities == NULL) {
    group->entities = ap_arena_allocate(arena, TOGETHER_MOST, sizeof *group->entities);
  }
  bool few = group->count + kind->count <= TOGETHER_MOST;
  counts->usable = counts->usable && few && counts->pools[kind->class_index].complete;
  for (size_t i = 0; i < kind->count && few && group->entities != NULL; i++) {
    group->entities[group->count++] = kind->first + i;
  }
  return group->entities != NULL;
}

bool ap_find_joined(const ap_tied_problem *problem, ap_arena *arena, ap_tied_counts *counts) {
  size_t *parents = ap_arena_allocate(arena, problem->opening_count, sizeof *parents);
  int *groups = ap_arena_allocate(arena, problem->opening_count, sizeof *groups);
  counts->joined = ap_arena_allocate(arena, problem->opening_count, sizeof *counts->joined);
  for (size_t o = 0; o < problem->opening_count && !arena->failed; o++) {
    parents[o] = o;
    groups[o] = NO_GROUP;
  }
  for (size_t c = 0; c < problem->class_count && !arena->failed; c++) {
    join_openings(problem, &problem->classes[c], parents);
  }
  for (size_t k = 0; k < problem->kind_count && !arena->failed; k++) {
    const ap_tied_kind *kind = &problem->kinds[k];
    size_t opening = join_openings(problem, &problem->classes[kind->class_index], parents);
    if (opening == SIZE_MAX) {
      continue;
    }
    int *group = &groups[root_of(parents, opening)];
    *group = *group == NO_GROUP ? (int)counts->joined_count++ : *group;
    add_kind(counts, kind, &counts->joined[*group], arena);
  }
  return !arena->failed;
}

/* ---- their ways together ---- */

typedef struct joining {
  const ap_tied_counts *counts;
  const ap_whole *whole; /* for the entities' kinds */
  const ap_joined *group;
  const int64_t *left;
  int64_t *rest; /* entity by weighting: what it and all later ones cost at least */
  int64_t *rows; /* entity by row: what those before it put there */
  int32_t *open; /* opening by year: the audits that open it */
  uint16_t chosen[TOGETHER_MOST];
  void *places; /* of all columns so far */
  size_t column_count, capacity;
  size_t steps;
  bool short_of_memory;
} joining;

static const ap_tied_class *class_of(const joining *work, size_t member) {
  return &work->counts->problem->classes[work->whole->kinds[work->group->entities[member]]->class_index];
}

static const ap_way_pool *pool_of(const joining *work, size_t member) {
  return &work->counts->pools[work->whole->kinds[work->group->entities[member]]->class_index];
}

static int64_t cost_of(const ap_tied_counts *counts, size_t weighting, const int64_t *rows) {
  const int64_t *prices = counts->weightings + weighting * counts->counts.row_count;
  int64_t cost = 0;
  for (size_t row = 0; row < counts->counts.row_count; row++) {
    cost += prices[row] * rows[row];
  }
  return cost;
}

/* The member takes the way: its audits go on the rows, with the set-ups that nobody opened before. */
static void take(joining *work, size_t member, ap_way way, int64_t *rows) {
  const ap_tied_problem *problem = work->counts->problem;
  const ap_tied_class *class = class_of(work, member);
  int64_t size = work->whole->kinds[work->group->entities[member]]->size;
  for (int track = 0; track < AP_TRACKS; track++) {
    const ap_side *side = &class->sides[track];
    for (int year = 0; way.years[track] >> year != 0; year++) {
      if ((way.years[track] >> year & 1) == 0) {
        continue;
      }
      ap_tied_counts_add(work->counts, side->uses, side->use_count, size, year, rows);
      for (size_t i = 0; i < side->opening_count; i++) {
        const ap_opening *opening = &problem->openings[side->openings[i]];
        bool opens = work->open[side->openings[i] * AP_YEARS_MOST + (size_t)year]++ == 0;
        if (opens && (opening->forced >> year & 1) == 0) {
          ap_tied_counts_add(work->counts, opening->uses, opening->use_count, 1, year, rows);
        }
      }
    }
  }
}

static void give_back(joining *work, size_t member, ap_way way) {
  const ap_tied_class *class = class_of(work, member);
  for (int track = 0; track < AP_TRACKS; track++) {
    const ap_side *side = &class->sides[track];
    for (int year = 0; way.years[track] >> year != 0; year++) {
      for (size_t i = 0; i < side->opening_count && (way.years[track] >> year & 1) != 0; i++) {
        work->open[side->openings[i] * AP_YEARS_MOST + (size_t)year]--;
      }
    }
  }
}

/* Whether there is room for the first members as they are, and the others at their least. */
static bool fits(const joining *work, size_t members, const int64_t *rows) {
  const ap_tied_counts *counts = work->counts;
  for (size_t row = 0; row < counts->counts.row_count; row++) {
    if (rows[row] > counts->room[row]) {
      return false;
    }
  }
  for (size_t v = 0; v < counts->counts.weighting_count; v++) {
    if (cost_of(counts, v, rows) + work->rest[members * AP_COUNTS_WEIGHTINGS_MOST + v] > work->left[v]) {
      return false;
    }
  }
  return true;
}

static bool keep_places(joining *work) {
  size_t members = work->group->count;
  if (!ap_grow(&work->places, &work->capacity, (work->column_count + 1) * members, sizeof(uint16_t))) {
    work->short_of_memory = true;
    return false;
  }
  memcpy((uint16_t *)work->places + work->column_count++ * members, work->chosen, members * sizeof(uint16_t));
  return true;
}

/* False where there are too many, or memory is short. */
static bool list_from(joining *work, size_t member) {
  if (member == work->group->count) {
    return work->column_count < COLUMNS_MOST && keep_places(work);
  }
  const size_t *entities = work->group->entities;
  bool like_before = member > 0 && work->whole->kinds[entities[member]] == work->whole->kinds[entities[member - 1]];
  size_t row_count = work->counts->counts.row_count;
  int64_t *before = work->rows + member * row_count;
  int64_t *after = before + row_count;
  const ap_way_pool *pool = pool_of(work, member);
  bool few = true;
  for (size_t p = like_before ? work->chosen[member - 1] : 0; p < pool->count && few; p++) {
    work->chosen[member] = (uint16_t)p;
    memcpy(after, before, row_count * sizeof *after);
    take(work, member, pool->ways[p], after);
    few = ++work->steps < STEPS_MOST && (!fits(work, member + 1, after) || list_from(work, member + 1));
    give_back(work, member, pool->ways[p]);
  }
  return few;
}

/* What each member costs at least, with set-ups that others open. */
static void measure_rest(joining *work) {
  const ap_tied_counts *counts = work->counts;
  for (size_t member = work->group->count; member-- > 0;) {
    int64_t *rest = work->rest + member * AP_COUNTS_WEIGHTINGS_MOST;
    int64_t size = work->whole->kinds[work->group->entities[member]]->size;
    const ap_way_pool *pool = pool_of(work, member);
    for (size_t v = 0; v < counts->counts.weighting_count; v++) {
      rest[v] = INT64_MAX;
    }
    for (size_t p = 0; p < pool->count; p++) {
      int64_t rows[AP_COUNTS_ROWS_MOST] = {0};
      for (int track = 0; track < AP_TRACKS; track++) {
        const ap_side *side = &class_of(work, member)->sides[track];
        for (int year = 0; pool->ways[p].years[track] >> year != 0; year++) {
          bool audited = (pool->ways[p].years[track] >> year & 1) != 0;
          ap_tied_counts_add(counts, side->uses, audited ? side->use_count : 0, size, year, rows);
        }
      }
      for (size_t v = 0; v < counts->counts.weighting_count; v++) {
        int64_t cost = cost_of(counts, v, rows);
        rest[v] = cost < rest[v] ? cost : rest[v];
      }
    }
    for (size_t v = 0; v < counts->counts.weighting_count; v++) {
      rest[v] += rest[v + AP_COUNTS_WEIGHTINGS_MOST];
    }
  }
}

static bool same_way(ap_way a, ap_way b) {
  return a.years[AP_EXTERNAL] == b.years[AP_EXTERNAL] && a.years[AP_INTERNAL] == b.years[AP_INTERNAL];
}

/* The plan's own column goes to the end, whatever it costs. */
static bool add_own(joining *work) {
  for (size_t member = 0; member < work->group->count; member++) {
    const ap_way_pool *pool = pool_of(work, member);
    size_t place = 0;
    while (place < pool->count && !same_way(pool->ways[place], work->whole->ways[work->group->entities[member]])) {
      place++;
    }
    if (place == pool->count) {
      return false;
    }
    work->chosen[member] = (uint16_t)place;
  }
  return keep_places(work);
}

static bool fill_columns(joining *work, ap_joined *group, ap_arena *arena, ap_counts_kind *kind) {
  ap_counts_column *columns = ap_arena_allocate(arena, work->column_count, sizeof *columns);
  group->places = ap_arena_allocate(arena, work->column_count * group->count, sizeof *group->places);
  if (columns == NULL || group->places == NULL) {
    return false;
  }
  memcpy(group->places, work->places, work->column_count * group->count * sizeof *group->places);
  for (size_t c = 0; c < work->column_count; c++) {
    int64_t rows[AP_COUNTS_ROWS_MOST] = {0};
    for (size_t i = 0; i < group->count; i++) {
      take(work, i, pool_of(work, i)->ways[group->places[c * group->count + i]], rows);
    }
    for (size_t i = 0; i < group->count; i++) {
      give_back(work, i, pool_of(work, i)->ways[group->places[c * group->count + i]]);
    }
    if (!ap_tied_counts_column(work->counts, rows, arena, &columns[c])) {
      return false;
    }
  }
  *kind = (ap_counts_kind){.entities = 1, .columns = columns, .column_count = work->column_count};
  return true;
}

ap_status ap_list_joined(const ap_tied_counts *counts, ap_joined *group, const ap_whole *whole, const int64_t *left,
                         ap_arena *arena, ap_counts_kind *kind) {
  joining work = {.counts = counts, .whole = whole, .group = group, .left = left};
  size_t depths = group->count + 1;
  work.rest = ap_arena_allocate(arena, depths * AP_COUNTS_WEIGHTINGS_MOST, sizeof *work.rest);
  work.rows = ap_arena_allocate(arena, depths * counts->counts.row_count, sizeof *work.rows);
  work.open = ap_arena_allocate(arena, counts->problem->opening_count * AP_YEARS_MOST, sizeof *work.open);
  if (arena->failed) {
    return AP_MACHINE;
  }
  measure_rest(&work);
  ap_status status = list_from(&work, 0) && add_own(&work) ? AP_OK : AP_NO;
  if (status == AP_OK && !fill_columns(&work, group, arena, kind)) {
    status = AP_MACHINE;
  }
  ap_release(work.places);
  return work.short_of_memory ? AP_MACHINE : status;
}
