/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The exact search over integer counts: how many of each kind's equal entities take each column so that no row gets
 * more than its room; or the proof, by going through all that could, that there is no way. It knows nothing of years
 * or covers: a row may be a year of a track, a pool of skills, a sum over many years; a column all that one choice
 * puts on the rows.
 *
 * How it is used. Peak: the rows are years, the room of each is what the peak tried leaves; the least peak is found by
 * trying peaks (planning/search.c). Total: one more row, on which each column puts its sum, with the total tried as its
 * room. Several criteria: the rows of the earlier ones stay, with the values found as their room. All ways, for a
 * criterion that is no row: `visit`. A plan that is a little over: ap_counts_repair().
 *
 * How it works. Columns that cost too much under any of the weightings go (there is room for what all entities take at
 * least, and for `slack` more). What remains is cut in two: the ways of the smaller kinds are put down in a table,
 * sorted into cells of the rows that must nearly be full, and for each way of the larger kinds the few cells are looked
 * through that could fill its rows up. */
#ifndef AP_PLANNING_COUNTS_H
#define AP_PLANNING_COUNTS_H

#include "planning/watch.h"
#include "support/arena.h"
#include "support/checked.h"

/* Amounts are above 0. */
typedef struct ap_counts_amount {
  uint32_t row;
  int64_t amount;
} ap_counts_amount;

typedef struct ap_counts_column {
  const ap_counts_amount *amounts; /* by row, each row once */
  size_t count;
} ap_counts_column;

typedef struct ap_counts_kind {
  size_t entities;
  const ap_counts_column *columns; /* each entity takes just one */
  size_t column_count;
} ap_counts_kind;

typedef struct ap_counts_problem {
  const ap_counts_kind *kinds;
  size_t kind_count;
  size_t row_count;
  const int64_t *room; /* of each row: its limit less what is fixed in it; below 0: there is no way */
  /* Prices >= 0 of the rows, `weighting_count` times row_count; the better they bound, the less is searched. The first
   * counts most: the prices of a bound's certificate. Each row by itself is weighed besides. */
  const int64_t *weightings;
  size_t weighting_count;
} ap_counts_problem;

enum { AP_COUNTS_WEIGHTINGS_MOST = 40, AP_COUNTS_ROWS_MOST = 256 };

typedef struct ap_counts_search {
  const ap_counts_problem *problem;
  ap_watch *watch;     /* or NULL: for reports and the end that they ask for */
  uint64_t node_limit; /* of this search */
  bool all_ways;       /* `visit` is also told of ways that put the same on all rows as another one */
  /* Called with what the way puts on the rows and with `counts` filled; true ends the search. NULL: the first way does.
   */
  bool (*visit)(void *context, const int64_t *loads);
  /* Whether what is on the rows, by the larger kinds alone, already rules out what is looked for. May be NULL. */
  bool (*is_hopeless)(void *context, const int64_t *loads);
  void *context;
  /* out: */
  uint32_t *counts; /* given by the caller, an entry for each column of each kind in order: how many take it */
  uint64_t nodes;
  bool found;
  bool completed; /* nothing was left out: where nothing was found there is none */
} ap_counts_search;

/* The number of entries of `counts`. */
size_t ap_counts_columns(const ap_counts_problem *problem);

/* AP_OK (see `found` and `completed`) or AP_MACHINE. */
ap_status ap_counts_find(ap_counts_search *search);

/* As ap_counts_find(), without hooks, for problems of many columns: first all ways to fill the rows that the first
 * weighting prices, where columns that are alike there are one; then, for each, whether the other rows have room, in at
 * most `inner_limit` nodes each. */
ap_status ap_counts_find_by_layers(ap_counts_search *search, uint64_t inner_limit);

/* From counts that exceed the room of some rows: sets few entities free, drawn by chance, and searches all their ways
 * exactly; at most `rounds` times. Leaves the counts of a way that fits, where found; `completed` where there is none
 * at all. The hooks are not used. Deterministic. AP_OK or AP_MACHINE. */
ap_status ap_counts_repair(ap_counts_search *search, unsigned rounds);

#endif
