/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The firm: all blocks, the work of each year, and what is known of how level it is. */
#ifndef AP_PORTFOLIO_FIRM_H
#define AP_PORTFOLIO_FIRM_H

#include "planning/plan.h"
#include "portfolio/pricing.h"

typedef struct ap_firm_track {
  bool empty;                          /* no service has work on it */
  int64_t loads[AP_FIRM_YEARS_MOST];   /* minutes of each of the firm's years */
  size_t services[AP_FIRM_YEARS_MOST]; /* that are planned in that year */
  ap_criterion_result criteria[AP_CRITERIA];
} ap_firm_track;

/* A pool's work in a year; below 0: the pool has no limit then. */
typedef struct ap_pool_year {
  int64_t capacity;
  int64_t minutes;
} ap_pool_year;

typedef struct ap_firm {
  ap_arena arena;
  const ap_portfolio *portfolio;
  int first_year, years;
  size_t parts;      /* of which the services were told; 1 for all at once */
  ap_block **blocks; /* by key */
  size_t block_count;
  ap_firm_track tracks[AP_TRACKS];
  ap_pool_year *pools; /* [pool * AP_FIRM_YEARS_MOST + year] */
} ap_firm;

/* A firm of no blocks yet. NULL where memory is short. */
ap_firm *ap_firm_new(const ap_portfolio *portfolio, size_t parts);
/* Frees the blocks as well. */
void ap_firm_free(ap_firm *firm);

/* Sets the firm's years and capacities once its blocks are there. AP_OK; AP_BAD_INPUT where the years are too many. */
ap_status ap_firm_set_years(ap_firm *firm, ap_diagnostics *diagnostics);

/* Gives every service of every block a pattern, the firm's years levelled. AP_OK; AP_NO where the pools (or a service
 * by itself) have no plan; AP_MACHINE. The same patterns for any number of threads. */
ap_status ap_firm_level(ap_firm *firm, size_t threads, ap_diagnostics *diagnostics);

/* Sums the loads of the patterns. */
void ap_firm_measure(ap_firm *firm);

/* Notes each pool that no work of a measured firm counts in: its skill or its years are most often others than was
 * meant. */
void ap_firm_note_idle_pools(const ap_firm *firm, ap_diagnostics *diagnostics);

/* Whether the peak and the total of every track are proven. */
bool ap_firm_is_proven(const ap_firm *firm);

/* Minutes that a pattern of the block takes of the pool in the block's year. */
int64_t ap_pool_use(const ap_firm *firm, const ap_block *block, const ap_pattern *pattern, size_t pool, int year);

static inline ap_pool_year *ap_pool_at(const ap_firm *firm, size_t pool, int year) {
  return &firm->pools[pool * AP_FIRM_YEARS_MOST + (size_t)year];
}

#endif
