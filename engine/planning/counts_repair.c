/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/counts_parts.h"
#include <string.h>

/* The ways of the entities set free: more with every round, until a round takes that part of all nodes. */
enum { BITS_FIRST = 32, BITS_MORE = 8, BITS_MOST = 62, ROUND_PART = 12, INNER_MOST = 4000 };

typedef struct entity {
  uint32_t kind, column;
} entity;

typedef struct repair {
  ap_counts_search *search;
  const ap_counts_problem *problem;
  ap_counts_reduced reduced;
  ap_counts_column **columns; /* of each kind, those that it may take */
  size_t *first_columns;      /* of each kind, in `counts` */
  entity *entities;
  size_t entity_count;
  int64_t *loads;
  uint64_t state;
  /* of a round: */
  ap_counts_kind *kinds;
  int64_t *room;
  uint32_t *counts;
} repair;

/* A small generator of our own (xorshift): the same numbers everywhere. */
static size_t draw(uint64_t *state, size_t below) {
  *state ^= *state << 13;
  *state ^= *state >> 7;
  *state ^= *state << 17;
  return (size_t)(*state >> 33) % below;
}

static void add_loads(const repair *work, const entity *each, int64_t sign, int64_t *loads) {
  const ap_counts_column *column = &work->problem->kinds[each->kind].columns[each->column];
  for (size_t i = 0; i < column->count; i++) {
    loads[column->amounts[i].row] += sign * column->amounts[i].amount;
  }
}

static bool may_take(const repair *work, const entity *each) {
  for (size_t i = 0; i < work->reduced.column_counts[each->kind]; i++) {
    if (work->reduced.columns[each->kind][i] == each->column) {
      return true;
    }
  }
  return false;
}

static void list_entities(repair *work) {
  for (size_t k = 0; k < work->problem->kind_count; k++) {
    for (size_t c = 0; c < work->problem->kinds[k].column_count; c++) {
      for (uint32_t n = 0; n < work->search->counts[work->first_columns[k] + c]; n++) {
        entity each = {(uint32_t)k, (uint32_t)c};
        work->entities[work->entity_count++] = each;
        add_loads(work, &each, 1, work->loads);
      }
    }
  }
}

static bool lay_out(repair *work, ap_arena *arena) {
  const ap_counts_problem *problem = work->problem;
  size_t entities = 0;
  for (size_t k = 0; k < problem->kind_count; k++) {
    entities += problem->kinds[k].entities;
  }
  size_t all_columns = ap_counts_columns(problem);
  work->columns = ap_arena_allocate(arena, problem->kind_count, sizeof *work->columns);
  work->first_columns = ap_arena_allocate(arena, problem->kind_count, sizeof *work->first_columns);
  work->kinds = ap_arena_allocate(arena, problem->kind_count, sizeof *work->kinds);
  work->entities = ap_arena_allocate(arena, entities, sizeof *work->entities);
  work->loads = ap_arena_allocate(arena, problem->row_count, sizeof *work->loads);
  work->room = ap_arena_allocate(arena, problem->row_count, sizeof *work->room);
  work->counts = ap_arena_allocate(arena, all_columns, sizeof *work->counts);
  size_t next = 0;
  for (size_t k = 0; k < problem->kind_count && !arena->failed; k++) {
    size_t count = work->reduced.column_counts[k];
    work->first_columns[k] = next;
    next += problem->kinds[k].column_count;
    work->columns[k] = ap_arena_allocate(arena, count, sizeof **work->columns);
    for (size_t i = 0; i < count && !arena->failed; i++) {
      work->columns[k][i] = problem->kinds[k].columns[work->reduced.columns[k][i]];
    }
  }
  return !arena->failed;
}

/* Puts the entities of this round to the front, those first that must leave their column. Returns how many are free. */
static size_t set_free(repair *work, unsigned bits) {
  size_t free_count = 0;
  uint64_t ways = 1;
  for (size_t e = 0; e < work->entity_count; e++) {
    if (!may_take(work, &work->entities[e])) {
      entity swapped = work->entities[free_count];
      work->entities[free_count++] = work->entities[e];
      work->entities[e] = swapped;
    }
  }
  for (size_t e = 0; e < free_count; e++) {
    ways = ap_counts_times(ways, work->reduced.column_counts[work->entities[e].kind]);
  }
  while (free_count < work->entity_count && ways >> bits == 0) {
    size_t drawn = free_count + draw(&work->state, work->entity_count - free_count);
    entity swapped = work->entities[free_count];
    work->entities[free_count] = work->entities[drawn];
    work->entities[drawn] = swapped;
    ways = ap_counts_times(ways, work->reduced.column_counts[work->entities[free_count++].kind]);
  }
  return free_count;
}

/* Searches all ways of the free ones beside the others. */
static ap_status search_free(repair *work, size_t free_count, uint64_t node_limit, ap_counts_search *part) {
  const ap_counts_problem *problem = work->problem;
  for (size_t k = 0; k < problem->kind_count; k++) {
    work->kinds[k] = (ap_counts_kind){.columns = work->columns[k], .column_count = work->reduced.column_counts[k]};
  }
  for (size_t row = 0; row < problem->row_count; row++) {
    work->room[row] = problem->room[row] - work->loads[row];
  }
  for (size_t e = 0; e < free_count; e++) {
    work->kinds[work->entities[e].kind].entities++;
    add_loads(work, &work->entities[e], 1, work->room);
  }
  ap_counts_problem rest = *problem;
  rest.kinds = work->kinds;
  rest.room = work->room;
  *part = (ap_counts_search){
      .problem = &rest, .watch = work->search->watch, .node_limit = node_limit, .counts = work->counts};
  return ap_counts_find_by_layers(part, INNER_MOST);
}

static void write_counts(repair *work, size_t free_count) {
  uint32_t *counts = work->search->counts;
  for (size_t e = 0; e < free_count; e++) {
    counts[work->first_columns[work->entities[e].kind] + work->entities[e].column]--;
  }
  const uint32_t *taken = work->counts;
  for (size_t k = 0; k < work->problem->kind_count; k++) {
    for (size_t i = 0; i < work->reduced.column_counts[k]; i++) {
      counts[work->first_columns[k] + work->reduced.columns[k][i]] += *taken++;
    }
  }
}

static ap_status go_round(repair *work, unsigned rounds) {
  ap_counts_search *search = work->search;
  unsigned bits = BITS_FIRST;
  uint64_t most = search->node_limit / ROUND_PART + 1;
  for (unsigned round = 0; round < rounds && search->nodes < search->node_limit; round++) {
    size_t free_count = set_free(work, bits);
    uint64_t left = search->node_limit - search->nodes;
    ap_counts_search part;
    ap_status status = search_free(work, free_count, left < most ? left : most, &part);
    search->nodes += part.nodes;
    bits += part.nodes < most / 2 && bits + BITS_MORE <= BITS_MOST ? BITS_MORE : 0;
    if (status != AP_OK) {
      return status;
    }
    if (part.found) {
      write_counts(work, free_count);
      search->found = true;
      return AP_OK;
    }
    if (free_count == work->entity_count && part.completed) {
      search->completed = true;
      return AP_OK;
    }
    if (search->watch != NULL && search->watch->stopped) {
      return AP_OK;
    }
  }
  return AP_OK;
}

ap_status ap_counts_repair(ap_counts_search *search, unsigned rounds) {
  ap_arena arena = {0};
  repair work = {.search = search, .problem = search->problem, .state = UINT64_C(0x9E3779B97F4A7C15)};
  search->found = search->completed = false;
  ap_counts_outcome outcome = ap_counts_reduce(search->problem, &arena, &work.reduced);
  search->nodes = work.reduced.nodes;
  ap_status status = outcome == AP_COUNTS_MEMORY ? AP_MACHINE : AP_OK;
  search->completed = outcome == AP_COUNTS_NONE;
  if (outcome == AP_COUNTS_OPEN) {
    status = lay_out(&work, &arena) ? AP_OK : AP_MACHINE;
    if (status == AP_OK) {
      list_entities(&work);
      status = go_round(&work, rounds);
    }
  }
  ap_arena_free(&arena);
  return status;
}
