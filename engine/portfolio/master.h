/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The master program, in GLPK: which share of each block's services takes which of its patterns. The only file of this
 * stage that knows floating point. */
#ifndef AP_PORTFOLIO_MASTER_H
#define AP_PORTFOLIO_MASTER_H

#include "portfolio/firm.h"

typedef enum ap_stage_kind { AP_STAGE_POOLS, AP_STAGE_PEAK, AP_STAGE_TOTAL, AP_STAGE_SPREAD } ap_stage_kind;

/* What is made as small as it can be: the work above the pools, or a criterion of a track. */
typedef struct ap_stage {
  ap_stage_kind kind;
  ap_track track;
} ap_stage;

/* What earlier stages left; below 0: nothing said yet. */
typedef struct ap_stage_limits {
  int64_t peak[AP_TRACKS];
  int64_t total[AP_TRACKS];
} ap_stage_limits;

/* Prices of the rows, at least 0, in an integer coin; see ap_stage_price_unit(). */
typedef struct ap_master_prices {
  int64_t load[AP_TRACKS][AP_FIRM_YEARS_MOST];
  int64_t over[AP_TRACKS][AP_FIRM_YEARS_MOST]; /* of what is above the middle: for the spread alone */
  int64_t total[AP_TRACKS];
  int64_t *pool; /* as ap_firm.pools */
} ap_master_prices;

typedef struct ap_master ap_master;

/* A program of the blocks of the tracks with bits 1 << ap_track, of their patterns so far. AP_OK or AP_MACHINE. */
ap_status ap_master_new(ap_firm *firm, unsigned tracks, int64_t coin, ap_master **result);
void ap_master_free(ap_master *master);

/* Adds a column for the block's pattern, which is new. AP_OK or AP_MACHINE. */
ap_status ap_master_add(ap_master *master, size_t block, size_t pattern);

/* Solves for the stage. `*value` is rounded up to whole minutes, within the solver's accuracy. AP_OK; AP_NO where the
 * solver gave up; AP_MACHINE. */
ap_status ap_master_solve(ap_master *master, const ap_stage *stage, const ap_stage_limits *limits, int64_t *value,
                          ap_master_prices *prices);

/* Rounds the last solution to whole services. */
void ap_master_round(ap_master *master);

#endif
