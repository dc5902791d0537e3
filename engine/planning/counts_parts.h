/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of the search over counts: columns that may be taken, options of a slot, the table of ways. */
#ifndef AP_PLANNING_COUNTS_PARTS_H
#define AP_PLANNING_COUNTS_PARTS_H

#include "planning/counts.h"

/* What is left of the kinds' columns, and what all entities take at least. */
typedef struct ap_counts_reduced {
  uint32_t **columns; /* of each kind, those that it may take */
  size_t *column_counts;
  int64_t *least;                           /* kind by weighting: what one entity costs at least */
  int64_t *least_rows;                      /* kind by row: what one entity puts there at least */
  uint64_t nodes;                           /* that this was worth: about as much work as so many steps of the search */
  int64_t slack[AP_COUNTS_WEIGHTINGS_MOST]; /* what is left beyond what all cost at least */
  int64_t slack_rows[AP_COUNTS_ROWS_MOST];
} ap_counts_reduced;

typedef enum ap_counts_outcome {
  AP_COUNTS_OPEN,  /* there may be a way */
  AP_COUNTS_NONE,  /* there is none */
  AP_COUNTS_LARGE, /* too much to be searched, or sums that may not fit in 63 bits */
  AP_COUNTS_MEMORY
} ap_counts_outcome;

ap_counts_outcome ap_counts_reduce(const ap_counts_problem *problem, ap_arena *arena, ap_counts_reduced *reduced);

/* What the column costs above the cheapest of its kind. */
int64_t ap_counts_extra(const ap_counts_problem *problem, const ap_counts_reduced *reduced, size_t kind, size_t column,
                        size_t weighting);

/* One level of the search: entities of one kind, and every way that they can take columns. */
typedef struct ap_counts_slot {
  size_t kind;
  size_t entities;
  size_t option_count;
  int64_t *loads;    /* option by row */
  int64_t *extra;    /* option by weighting: the cost above the least */
  uint32_t *columns; /* option by entity, ascending */
  int64_t *least_rows, *most_rows;
} ap_counts_slot;

typedef struct ap_counts_slots {
  ap_counts_slot *slots; /* the largest first */
  size_t count;
  uint64_t ways; /* of all together; UINT64_MAX: that many or more */
  uint64_t nodes;
} ap_counts_slots;

/* The product, or UINT64_MAX where it is larger. */
uint64_t ap_counts_times(uint64_t ways, uint64_t options);

ap_counts_outcome ap_counts_list_slots(const ap_counts_problem *problem, const ap_counts_reduced *reduced,
                                       ap_arena *arena, ap_counts_slots *slots);

enum { AP_COUNTS_KEYS_MOST = 4 };

/* All ways of the last slots. */
typedef struct ap_counts_table {
  size_t first_slot;
  size_t count;
  int64_t *loads;  /* way by row, sorted by bucket */
  uint64_t *codes; /* of each way: the options of its slots, the first slot's as the lowest digit */
  int64_t *least_rows, *most_rows;
  size_t keys[AP_COUNTS_KEYS_MOST];   /* rows whose cells decide the bucket */
  int64_t cells[AP_COUNTS_KEYS_MOST]; /* their widths */
  size_t key_count;
  size_t bucket_mask;
  uint32_t *starts; /* of each bucket; one more at the end */
} ap_counts_table;

/* `all_ways`: also those that put the same on all rows. Takes slots from the end, until the rest has about as few ways,
 * or the table is full, or rows leave so much play that a larger one would not be quicker to look through. */
ap_counts_outcome ap_counts_tabulate(const ap_counts_problem *problem, const ap_counts_reduced *reduced,
                                     const ap_counts_slots *slots, bool all_ways, ap_arena *arena,
                                     ap_counts_table *table, uint64_t *nodes);

size_t ap_counts_bucket(const ap_counts_table *table, const int64_t *cells);

#endif
