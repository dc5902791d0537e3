/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/counts_parts.h"
#include <string.h>

/* The columns of a kind that are alike on the rows of the outer layer. */
typedef struct group {
  uint32_t *columns; /* of the kind */
  size_t count;
} group;

typedef struct layers {
  ap_counts_search *search;
  const ap_counts_problem *problem;
  ap_counts_reduced reduced;
  uint64_t inner_limit;
  bool outer_row[AP_COUNTS_ROWS_MOST];
  group **groups; /* of each kind */
  size_t *group_counts;
  ap_counts_kind *outer_kinds;
  int64_t *weightings;
  size_t weighting_count;
  uint32_t *outer_counts;
  /* the inner layer: */
  ap_counts_kind *inner_kinds;
  uint32_t *inner_counts;
  uint64_t inner_nodes;
  bool left_out;
  ap_status status;
} layers;

static size_t outer_amounts(const layers *work, const ap_counts_column *column, ap_counts_amount *amounts) {
  size_t count = 0;
  for (size_t i = 0; i < column->count; i++) {
    if (work->outer_row[column->amounts[i].row]) {
      amounts[count++] = column->amounts[i];
    }
  }
  return count;
}

static bool are_alike(const layers *work, const ap_counts_column *a, const ap_counts_column *b) {
  ap_counts_amount first[AP_COUNTS_ROWS_MOST];
  ap_counts_amount second[AP_COUNTS_ROWS_MOST];
  size_t count = outer_amounts(work, a, first);
  if (outer_amounts(work, b, second) != count) {
    return false;
  }
  for (size_t i = 0; i < count; i++) {
    if (first[i].row != second[i].row || first[i].amount != second[i].amount) {
      return false;
    }
  }
  return true;
}

static bool group_kind(layers *work, size_t k, ap_arena *arena) {
  const ap_counts_kind *kind = &work->problem->kinds[k];
  size_t columns = work->reduced.column_counts[k];
  work->groups[k] = ap_arena_allocate(arena, columns, sizeof **work->groups);
  for (size_t i = 0; i < columns && !arena->failed; i++) {
    uint32_t column = work->reduced.columns[k][i];
    size_t g = 0;
    while (g < work->group_counts[k] &&
           !are_alike(work, &kind->columns[work->groups[k][g].columns[0]], &kind->columns[column])) {
      g++;
    }
    if (g == work->group_counts[k]) {
      work->group_counts[k]++;
      work->groups[k][g].columns = ap_arena_allocate(arena, columns, sizeof column);
    }
    if (work->groups[k][g].columns != NULL) {
      work->groups[k][g].columns[work->groups[k][g].count++] = column;
    }
  }
  return !arena->failed;
}

/* The kind of the outer layer: a column for each group. */
static bool lay_out_outer(layers *work, size_t k, ap_arena *arena) {
  const ap_counts_kind *kind = &work->problem->kinds[k];
  ap_counts_column *columns = ap_arena_allocate(arena, work->group_counts[k], sizeof *columns);
  for (size_t g = 0; g < work->group_counts[k] && !arena->failed; g++) {
    const ap_counts_column *like = &kind->columns[work->groups[k][g].columns[0]];
    ap_counts_amount *amounts = ap_arena_allocate(arena, like->count, sizeof *amounts);
    if (amounts != NULL) {
      columns[g] = (ap_counts_column){.amounts = amounts, .count = outer_amounts(work, like, amounts)};
    }
  }
  work->outer_kinds[k] =
      (ap_counts_kind){.entities = kind->entities, .columns = columns, .column_count = work->group_counts[k]};
  return !arena->failed;
}

/* The kinds of the inner layer: one for each group, of as many entities as take it. */
static bool lay_out_inner(layers *work, ap_arena *arena) {
  size_t groups = 0;
  size_t columns = 0;
  for (size_t k = 0; k < work->problem->kind_count; k++) {
    groups += work->group_counts[k];
    columns += work->reduced.column_counts[k];
  }
  work->outer_counts = ap_arena_allocate(arena, groups, sizeof *work->outer_counts);
  work->inner_kinds = ap_arena_allocate(arena, groups, sizeof *work->inner_kinds);
  work->inner_counts = ap_arena_allocate(arena, columns, sizeof *work->inner_counts);
  size_t next = 0;
  for (size_t k = 0; k < work->problem->kind_count && !arena->failed; k++) {
    for (size_t g = 0; g < work->group_counts[k] && !arena->failed; g++) {
      const group *of = &work->groups[k][g];
      ap_counts_column *list = ap_arena_allocate(arena, of->count, sizeof *list);
      for (size_t i = 0; i < of->count && list != NULL; i++) {
        list[i] = work->problem->kinds[k].columns[of->columns[i]];
      }
      work->inner_kinds[next++] = (ap_counts_kind){.columns = list, .column_count = of->count};
    }
  }
  return !arena->failed;
}

/* The weightings that price rows of the outer layer alone. */
static bool choose_weightings(layers *work, ap_arena *arena) {
  const ap_counts_problem *problem = work->problem;
  size_t rows = problem->row_count;
  work->weightings = ap_arena_allocate(arena, problem->weighting_count * rows, sizeof *work->weightings);
  for (size_t v = 0; v < problem->weighting_count && work->weightings != NULL; v++) {
    bool within = true;
    for (size_t row = 0; row < rows; row++) {
      within = within && (work->outer_row[row] || problem->weightings[v * rows + row] == 0);
    }
    if (within) {
      memcpy(work->weightings + work->weighting_count++ * rows, problem->weightings + v * rows,
             rows * sizeof *work->weightings);
    }
  }
  return work->weightings != NULL;
}

/* The columns of the inner way, as those of the whole problem. */
static void write_counts(const layers *work) {
  uint32_t *counts = work->search->counts;
  const uint32_t *taken = work->inner_counts;
  memset(counts, 0, ap_counts_columns(work->problem) * sizeof *counts);
  for (size_t k = 0; k < work->problem->kind_count; k++) {
    for (size_t g = 0; g < work->group_counts[k]; g++) {
      const group *of = &work->groups[k][g];
      for (size_t i = 0; i < of->count; i++) {
        counts[of->columns[i]] += *taken++;
      }
    }
    counts += work->problem->kinds[k].column_count;
  }
}

/* Whether the other rows have room for a way of the outer layer. */
static bool go_inside(void *context, const int64_t *loads) {
  (void)loads;
  layers *work = context;
  ap_counts_search *search = work->search;
  size_t next = 0;
  for (size_t k = 0; k < work->problem->kind_count; k++) {
    for (size_t g = 0; g < work->group_counts[k]; g++, next++) {
      work->inner_kinds[next].entities = work->outer_counts[next];
    }
  }
  ap_counts_problem inner = *work->problem;
  inner.kinds = work->inner_kinds;
  inner.kind_count = next;
  uint64_t left = search->node_limit > work->inner_nodes ? search->node_limit - work->inner_nodes : 0;
  ap_counts_search part = {.problem = &inner,
                           .watch = search->watch,
                           .node_limit = left < work->inner_limit ? left : work->inner_limit,
                           .counts = work->inner_counts};
  work->status = ap_counts_find(&part);
  work->inner_nodes += part.nodes + 1;
  search->found = part.found;
  work->left_out = work->left_out || (!part.found && (!part.completed || left == 0)); /* the outer layer ends then */
  if (part.found) {
    write_counts(work);
  }
  return part.found || work->status != AP_OK || left == 0;
}

static ap_status search_layers(layers *work) {
  ap_counts_search *search = work->search;
  ap_counts_problem problem = *work->problem;
  problem.kinds = work->outer_kinds;
  problem.weightings = work->weightings;
  problem.weighting_count = work->weighting_count;
  ap_counts_search outer = {.problem = &problem,
                            .watch = search->watch,
                            .node_limit = search->node_limit,
                            .all_ways = true,
                            .visit = go_inside,
                            .context = work,
                            .counts = work->outer_counts};
  ap_status status = ap_counts_find(&outer);
  search->nodes = work->reduced.nodes + outer.nodes + work->inner_nodes;
  search->completed = outer.completed && !work->left_out;
  return status != AP_OK ? status : work->status;
}

ap_status ap_counts_find_by_layers(ap_counts_search *search, uint64_t inner_limit) {
  const ap_counts_problem *problem = search->problem;
  size_t outer_rows = 0;
  layers work = {.search = search, .problem = problem, .inner_limit = inner_limit};
  for (size_t row = 0; row < problem->row_count && problem->weighting_count > 0; row++) {
    work.outer_row[row] = problem->weightings[row] > 0;
    outer_rows += work.outer_row[row];
  }
  if (outer_rows == 0 || outer_rows == problem->row_count) {
    return ap_counts_find(search);
  }
  ap_arena arena = {0};
  search->found = search->completed = false;
  ap_counts_outcome outcome = ap_counts_reduce(problem, &arena, &work.reduced);
  search->nodes = work.reduced.nodes;
  search->completed = outcome == AP_COUNTS_NONE;
  ap_status status = outcome == AP_COUNTS_MEMORY ? AP_MACHINE : AP_OK;
  if (outcome == AP_COUNTS_OPEN) {
    work.groups = ap_arena_allocate(&arena, problem->kind_count, sizeof *work.groups);
    work.group_counts = ap_arena_allocate(&arena, problem->kind_count, sizeof *work.group_counts);
    work.outer_kinds = ap_arena_allocate(&arena, problem->kind_count, sizeof *work.outer_kinds);
    bool laid = !arena.failed;
    for (size_t k = 0; k < problem->kind_count && laid; k++) {
      laid = group_kind(&work, k, &arena) && lay_out_outer(&work, k, &arena);
    }
    laid = laid && lay_out_inner(&work, &arena) && choose_weightings(&work, &arena);
    status = laid ? search_layers(&work) : AP_MACHINE;
  }
  ap_arena_free(&arena);
  return status;
}
