/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tied problem as a problem of counts. A row for each year of a meter that may come to more than its limit, in steps
 * of the meter's divisor, and for each track's total. A kind of entities is a kind there, too; but entities that share
 * set-ups are one entity together, whose columns are all the ways of theirs (joined.h). */
#ifndef AP_PLANNING_TIED_COUNTS_H
#define AP_PLANNING_TIED_COUNTS_H

#include "planning/counts.h"
#include "planning/tied/mend.h"
#include "planning/tied/proof.h"

/* Entities that share set-ups. */
typedef struct ap_joined {
  size_t *entities; /* ascending: those of a kind beside each other */
  size_t count;
  /* of the question that is asked: */
  uint16_t *places; /* column by entity: the place of its way in the pool */
} ap_joined;

typedef struct ap_tied_counts {
  const ap_tied_problem *problem;
  const ap_way_pool *pools;
  bool usable;                     /* all ways are known, and they are not too many */
  ap_counts_problem counts;        /* of what is asked: first the kinds of `alone`, then `joined` */
  int (*rows)[AP_YEARS_MOST];      /* of each meter; below 0: none */
  int total_rows[AP_TRACKS];       /* likewise */
  int64_t *steps;                  /* of each row */
  int64_t (*fixed)[AP_YEARS_MOST]; /* what entities and set-ups without a choice put on each meter */
  const ap_tied_kind **alone;
  size_t alone_count;
  ap_joined *joined;
  size_t joined_count;
  uint32_t *taken; /* how many take each column */
  ap_counts_kind *kinds;
  int64_t *room, *weightings;
  int64_t largest_sum; /* of what can come together on a row */
} ap_tied_counts;

/* The most of each year's load, beside the meters' limits, and of the totals; AP_UNLIMITED. */
typedef struct ap_tied_limits {
  int64_t loads[AP_TRACKS][AP_YEARS_MOST];
  int64_t totals[AP_TRACKS];
} ap_tied_limits;

/* Memory from `arena`. AP_OK or AP_MACHINE. */
ap_status ap_tied_counts_new(const ap_tied_problem *problem, const ap_way_pool *pools, ap_arena *arena,
                             ap_tied_counts *counts);

/* What each row may come to; no prices yet, and no columns of what is joined. */
void ap_tied_counts_limit(ap_tied_counts *counts, const ap_tied_limits *limits);
/* Adds prices of the meters, and `scale` for each minute of the track's total, where there is room for more. */
void ap_tied_counts_weigh(ap_tied_counts *counts, int64_t (*meters)[AP_YEARS_MOST], ap_track track, int64_t scale);
/* Adds a price of 1 on the track's loads in the years from `first` to before `end`. */
void ap_tied_counts_weigh_years(ap_tied_counts *counts, ap_track track, int first, int end);
/* Adds a price of 1 on all that the scenario limits. */
void ap_tied_counts_weigh_limits(ap_tied_counts *counts);

/* The columns of what is joined, and the counts of the plan. AP_OK; AP_NO where there are too many; AP_MACHINE. Memory
 * from `arena`, for as long as this is asked. */
ap_status ap_tied_counts_lay_out(ap_tied_counts *counts, const ap_whole *whole, ap_arena *arena);

/* Gives the entities the ways that are counted in `taken`. */
void ap_tied_counts_write(const ap_tied_counts *counts, ap_whole *whole);

/* The track's loads where that much is on the rows. */
void ap_tied_counts_loads(const ap_tied_counts *counts, ap_track track, const int64_t *rows, int64_t *loads);

/* Puts `times` what an audit, or an opening, uses in the year on the rows. */
void ap_tied_counts_add(const ap_tied_counts *counts, const ap_use *uses, size_t use_count, int64_t times, int year,
                        int64_t *rows);
/* What is on the rows as a column. False where memory is short. */
bool ap_tied_counts_column(const ap_tied_counts *counts, const int64_t *rows, ap_arena *arena,
                           ap_counts_column *column);

#endif
