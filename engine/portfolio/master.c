/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "portfolio/master.h"
#include "planning/solver_door.h"
#include "support/allocate.h"
#include <glpk.h>
#include <math.h>
#include <string.h>

/* Rows: of each track the loads of the years, the same once more for the spread, and the total; of each pool the years;
 * of each block one that says that its shares come to 1. A row's limit may be exceeded at a cost, through a column of
 * its own (one for all loads of a track: the peak), so that every program has a solution. */
struct ap_master {
  ap_firm *firm;
  unsigned tracks;
  glp_prob *problem;
  int *block_rows; /* 0: the block is not of these tracks */
  double unit;     /* minutes that count as 1 */
  int64_t coin;    /* what the integer prices count as 1 */
  int *index;      /* room for a column */
  double *values;
  bool own_environment, failed, has_basis;
};

static const double COST = 1e4;     /* of a unit of the goal: far from the solver's tolerance */
static const double PENALTY = 1000; /* times that, of what an earlier stage settled */
static const double SETTLED = 1e-9; /* of a limit: less than this above it is the solver's inaccuracy */
static const double ACCURACY = 1e-7;

static int year_count(const ap_master *master) { return master->firm->years; }
static int load_row(const ap_master *master, int track, int year) { return 1 + track * year_count(master) + year; }
static int over_row(const ap_master *master, int track, int year) {
  return 1 + (AP_TRACKS + track) * year_count(master) + year;
}
static int total_row(const ap_master *master, int track) { return 1 + 2 * AP_TRACKS * year_count(master) + track; }
static int pool_row(const ap_master *master, size_t pool, int year) {
  return 1 + 2 * AP_TRACKS * year_count(master) + AP_TRACKS + (int)pool * year_count(master) + year;
}
static int own_rows(const ap_master *master) { return pool_row(master, master->firm->portfolio->pool_count, 0) - 1; }

/* The column through which a row may exceed its limit. */
static int peak_column(int track) { return 1 + track; }
static int excess_column(const ap_master *master, int row) {
  return AP_TRACKS + 1 + row - over_row(master, 0, 0); /* of over, total and pool rows */
}

static void build(void *context) {
  ap_master *master = context;
  master->own_environment = glp_init_env() == 0;
  glp_term_out(GLP_OFF);
  glp_prob *problem = master->problem = glp_create_prob();
  int rows = own_rows(master);
  glp_add_rows(problem, rows);
  glp_add_cols(problem, excess_column(master, rows));
  for (int row = 1; row <= rows; row++) {
    glp_set_row_bnds(problem, row, GLP_FR, 0, 0);
  }
  for (int track = 0; track < AP_TRACKS; track++) {
    int count = 0;
    for (int year = 0; year < year_count(master); year++) {
      master->index[++count] = load_row(master, track, year);
      master->values[count] = -1;
    }
    glp_set_mat_col(problem, peak_column(track), count, master->index, master->values);
    glp_set_col_bnds(problem, peak_column(track), GLP_LO, 0, 0);
  }
  for (int row = over_row(master, 0, 0); row <= rows; row++) {
    glp_set_mat_col(problem, excess_column(master, row), 1, (int[2]){0, row}, (double[2]){0, -1});
    glp_set_col_bnds(problem, excess_column(master, row), GLP_LO, 0, 0);
  }
  for (size_t b = 0; b < master->firm->block_count; b++) {
    if ((master->tracks >> master->firm->blocks[b]->track & 1) != 0) {
      master->block_rows[b] = glp_add_rows(problem, 1);
      glp_set_row_bnds(problem, master->block_rows[b], GLP_FX, 1, 1);
    }
  }
}

/* ---- columns ---- */

typedef struct column_work {
  ap_master *master;
  size_t block, pattern;
} column_work;

static void put(ap_master *master, int *count, int row, double value) {
  if (value != 0) {
    master->index[++*count] = row;
    master->values[*count] = value;
  }
}

static void add_column(void *context) {
  const column_work *work = context;
  ap_master *master = work->master;
  const ap_firm *firm = master->firm;
  const ap_block *block = firm->blocks[work->block];
  ap_pattern *pattern = &block->patterns[work->pattern];
  double services = (double)block->services / master->unit;
  double total = 0;
  int count = 0;
  for (int year = 0; year < block->years; year++) {
    int place = ap_firm_year(block, year, firm->first_year, firm->years);
    if (place < 0) {
      continue;
    }
    double load = services * (double)pattern->loads[year];
    total += load;
    put(master, &count, load_row(master, (int)block->track, place), load);
    put(master, &count, over_row(master, (int)block->track, place), load);
    for (size_t p = 0; p < firm->portfolio->pool_count; p++) {
      put(master, &count, pool_row(master, p, place), services * (double)ap_pool_use(firm, block, pattern, p, year));
    }
  }
  put(master, &count, total_row(master, (int)block->track), total);
  put(master, &count, master->block_rows[work->block], 1);
  int column = glp_add_cols(master->problem, 1);
  glp_set_mat_col(master->problem, column, count, master->index, master->values);
  glp_set_col_bnds(master->problem, column, GLP_LO, 0, 0);
  if (!master->has_basis && work->pattern == 0) { /* a basis to begin with: each block on its first pattern */
    glp_set_col_stat(master->problem, column, GLP_BS);
    glp_set_row_stat(master->problem, master->block_rows[work->block], GLP_NS);
  }
  pattern->column = (size_t)column;
}

ap_status ap_master_add(ap_master *master, size_t block, size_t pattern) {
  column_work work = {.master = master, .block = block, .pattern = pattern};
  if (master->failed || !ap_behind_solver_door(add_column, &work)) {
    master->failed = true;
    return AP_MACHINE;
  }
  return AP_OK;
}

/* The mean load of a year at the first patterns. */
static double mean_load(const ap_firm *firm, unsigned tracks) {
  double sum = 1;
  for (size_t b = 0; b < firm->block_count; b++) {
    const ap_block *block = firm->blocks[b];
    for (int year = 0; (tracks >> block->track & 1) != 0 && year < block->years; year++) {
      sum += (double)block->patterns[0].loads[year] * (double)block->services;
    }
  }
  return sum / firm->years;
}

ap_status ap_master_new(ap_firm *firm, unsigned tracks, int64_t coin, ap_master **result) {
  *result = NULL;
  ap_master *master = ap_allocate(1, sizeof *master);
  if (master == NULL) {
    return AP_MACHINE;
  }
  *master = (ap_master){.firm = firm, .tracks = tracks, .coin = coin, .unit = mean_load(firm, tracks)};
  size_t room = (size_t)own_rows(master) + 2;
  master->block_rows = ap_allocate(firm->block_count, sizeof *master->block_rows);
  master->index = ap_allocate(room, sizeof *master->index);
  master->values = ap_allocate(room, sizeof *master->values);
  bool has_room = master->block_rows != NULL && master->index != NULL && master->values != NULL;
  master->failed = !has_room || !ap_behind_solver_door(build, master);
  for (size_t b = 0; !master->failed && b < firm->block_count; b++) {
    for (size_t p = 0; master->block_rows[b] != 0 && p < firm->blocks[b]->pattern_count; p++) {
      (void)ap_master_add(master, b, p); /* a failure is noted */
    }
  }
  if (master->failed) {
    ap_master_free(master);
    return AP_MACHINE;
  }
  master->has_basis = true;
  *result = master;
  return AP_OK;
}

static void delete_problem(void *context) {
  ap_master *master = context;
  glp_delete_prob(master->problem);
  if (master->own_environment) {
    glp_free_env();
  }
}

void ap_master_free(ap_master *master) {
  if (master == NULL) {
    return;
  }
  if (!master->failed && master->problem != NULL) {
    ap_behind_solver_door(delete_problem, master);
  }
  ap_release(master->block_rows);
  ap_release(master->index);
  ap_release(master->values);
  ap_release(master);
}

/* ---- solving ---- */

typedef struct solve_work {
  ap_master *master;
  const ap_stage *stage;
  const ap_stage_limits *limits;
  int result;
} solve_work;

/* A row that counts in this stage, as its goal or as settled before; else it is free. */
static void set_row(const ap_master *master, int row, int column, bool counts, bool is_goal, double limit) {
  if (counts) {
    glp_set_row_bnds(master->problem, row, GLP_UP, 0, is_goal ? limit : limit * (1 + SETTLED) + SETTLED);
  } else {
    glp_set_row_bnds(master->problem, row, GLP_FR, 0, 0);
  }
  glp_set_obj_coef(master->problem, column, COST * (is_goal ? 1 : PENALTY));
}

static void set_track(const solve_work *work, int track) {
  const ap_master *master = work->master;
  ap_stage_kind kind = (ap_track)track == work->stage->track ? work->stage->kind : AP_STAGE_POOLS;
  double peak = (double)work->limits->peak[track] / master->unit;
  double total = (double)work->limits->total[track] / master->unit;
  for (int year = 0; year < year_count(master); year++) {
    bool is_goal = kind == AP_STAGE_PEAK;
    set_row(master, load_row(master, track, year), peak_column(track), is_goal || peak >= 0, is_goal,
            is_goal ? 0 : peak);
    int row = over_row(master, track, year);
    set_row(master, row, excess_column(master, row), kind == AP_STAGE_SPREAD, true, total / (double)year_count(master));
  }
  bool is_goal = kind == AP_STAGE_TOTAL;
  int row = total_row(master, track);
  set_row(master, row, excess_column(master, row), is_goal || total >= 0, is_goal, is_goal ? 0 : total);
}

static void set_pools(const solve_work *work) {
  const ap_master *master = work->master;
  for (size_t p = 0; p < master->firm->portfolio->pool_count; p++) {
    for (int year = 0; year < year_count(master); year++) {
      int64_t capacity = ap_pool_at(master->firm, p, year)->capacity;
      bool is_goal = work->stage->kind == AP_STAGE_POOLS;
      int row = pool_row(master, p, year);
      set_row(master, row, excess_column(master, row), capacity >= 0, is_goal, (double)capacity / master->unit);
    }
  }
}

static void solve(void *context) {
  solve_work *work = context;
  glp_prob *problem = work->master->problem;
  glp_smcp parameters;
  glp_init_smcp(&parameters);
  parameters.msg_lev = GLP_MSG_OFF;
  for (int track = 0; track < AP_TRACKS; track++) {
    set_track(work, track);
  }
  set_pools(work);
  work->result = glp_simplex(problem, &parameters);
  if (work->result != 0 || glp_get_status(problem) != GLP_OPT) { /* once more from the beginning */
    glp_std_basis(problem);
    work->result = glp_simplex(problem, &parameters);
  }
  if (work->result == 0 && glp_get_status(problem) != GLP_OPT) {
    work->result = -1;
  }
}

static int64_t price_of(const ap_master *master, int row) {
  double dual = -glp_get_row_dual(master->problem, row) / COST * (double)master->coin;
  return dual > 0 ? llround(dual) : 0;
}

static void read_prices(const ap_master *master, ap_master_prices *prices) {
  for (int track = 0; track < AP_TRACKS; track++) {
    for (int year = 0; year < year_count(master); year++) {
      prices->load[track][year] = price_of(master, load_row(master, track, year));
      prices->over[track][year] = price_of(master, over_row(master, track, year));
    }
    prices->total[track] = price_of(master, total_row(master, track));
  }
  for (size_t p = 0; p < master->firm->portfolio->pool_count; p++) {
    for (int year = 0; year < year_count(master); year++) {
      prices->pool[p * AP_FIRM_YEARS_MOST + (size_t)year] = price_of(master, pool_row(master, p, year));
    }
  }
}

ap_status ap_master_solve(ap_master *master, const ap_stage *stage, const ap_stage_limits *limits, int64_t *value,
                          ap_master_prices *prices) {
  solve_work work = {.master = master, .stage = stage, .limits = limits};
  if (master->failed || !ap_behind_solver_door(solve, &work)) {
    master->failed = true;
    return AP_MACHINE;
  }
  if (work.result != 0) {
    return AP_NO;
  }
  double found = glp_get_obj_val(master->problem) / COST;
  *value = (int64_t)ceil(found * master->unit * (1 - SETTLED) - ACCURACY);
  read_prices(master, prices);
  return AP_OK;
}

/* ---- whole services ---- */

static double share_of(const ap_master *master, const ap_pattern *pattern) {
  double share = glp_get_col_prim(master->problem, (int)pattern->column);
  return share > 0 ? share : 0;
}

void ap_master_round(ap_master *master) {
  for (size_t b = 0; b < master->firm->block_count; b++) {
    ap_block *block = master->firm->blocks[b];
    if (master->block_rows[b] == 0) {
      continue;
    }
    size_t left = block->services;
    for (size_t p = 0; p < block->pattern_count; p++) {
      ap_pattern *pattern = &block->patterns[p];
      size_t whole = (size_t)floor(share_of(master, pattern) * (double)block->services + ACCURACY);
      pattern->services = whole < left ? whole : left;
      left -= pattern->services;
    }
    for (; left > 0; left--) { /* to the largest remainder */
      size_t best = 0;
      double most = -INFINITY;
      for (size_t p = 0; p < block->pattern_count; p++) {
        double rest =
            share_of(master, &block->patterns[p]) * (double)block->services - (double)block->patterns[p].services;
        if (rest > most) {
          best = p;
          most = rest;
        }
      }
      block->patterns[best].services++;
    }
  }
}
