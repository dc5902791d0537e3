/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/search.h"
#include "planning/assignment.h"
#include "planning/bounds.h"
#include "planning/least.h"
#include "planning/score.h"
#include <string.h>

enum {
  CAPS_ROUNDS = 24, /* of repairs */
  SPREAD_ROUNDS = 6,
  CHANGES_PART = 2, /* an exact question of the changes leaves nodes for the rest */
  SPREAD_PART = 16  /* its search, and all its repairs, have this part of all nodes each */
};

static const int64_t alike[AP_YEARS_MOST] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
                                             1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
static const int64_t free_of_charge[AP_YEARS_MOST] = {0};

ap_status ap_search_open(ap_search *search, ap_arena *arena) {
  search->nodes = 0;
  for (int i = 0; i < AP_CRITERIA; i++) {
    search->settled[i] = false;
  }
  ap_status status = ap_track_counts_new(search->classes, search->changes, arena, &search->counts);
  search->usable = status == AP_OK;
  return status == AP_MACHINE ? AP_MACHINE : AP_OK;
}

/* ---- one question ---- */

/* What is asked of a plan. */
typedef struct question {
  int64_t limits[AP_YEARS_MOST];
  int64_t changes;       /* where they count */
  int64_t total;         /* below 0: any */
  uint64_t part;         /* of all nodes, that may go into the answer; 1: all that are left */
  const int64_t *prices; /* of a bound's certificate */
  int64_t change_price;
  const ap_total_proof *total_proof; /* or NULL */
} question;

/* Each W years in a row hold every unit of period W once. */
static void weigh_windows(ap_search *search) {
  const ap_classes *classes = search->classes;
  ap_track_counts *counts = &search->counts;
  int every = 0;
  for (size_t c = 0; c < classes->count; c++) {
    const ap_class *class = &classes->classes[c];
    every = !class->fixed && class->rule.every > every ? class->rule.every : every;
  }
  for (int first = 0; every > 0 && first + every <= classes->horizon; first++) {
    int64_t prices[AP_YEARS_MOST] = {0};
    memcpy(prices + first, alike, (size_t)every * sizeof *prices);
    ap_track_counts_weigh(counts, prices, 0, 0);
  }
}

static void ask(ap_search *search, const question *asked) {
  ap_track_counts *counts = &search->counts;
  ap_track_counts_limit(counts, asked->limits, asked->changes, asked->total);
  ap_track_counts_weigh(counts, asked->prices, asked->change_price, 0);
  ap_track_counts_weigh(counts, alike, 0, 0);
  if (asked->total >= 0) {
    ap_track_counts_weigh(counts, free_of_charge, 0, 1);
    if (asked->total_proof != NULL && asked->total_proof->scale > 0) {
      ap_track_counts_weigh(counts, asked->total_proof->weights, 0, asked->total_proof->scale);
    }
  }
  weigh_windows(search);
}

static void take_over(ap_search *search) {
  ap_track_counts_write(&search->counts, search->counts.counts, search->covers);
  ap_loads_of(search->classes, search->covers, search->loads);
}

static ap_counts_search counts_search(ap_search *search) {
  return (ap_counts_search){.problem = &search->counts.problem,
                            .watch = search->watch,
                            .node_limit = search->watch->node_limit - search->nodes,
                            .counts = search->counts.counts};
}

/* That part of all, or what is left of them. */
static uint64_t part_of_nodes(const ap_search *search, uint64_t part) {
  uint64_t left = search->watch->node_limit - search->nodes;
  uint64_t most = search->watch->node_limit / part;
  return most < left ? most : left;
}

static bool has_nodes(const ap_search *search) {
  return search->usable && search->nodes < search->watch->node_limit && !search->watch->stopped;
}

/* Tries to bring the plan within what is asked, exactly where `rounds` is 0. */
static ap_status answer_to(ap_search *search, const question *asked, unsigned rounds, ap_reply *result) {
  *result = AP_REPLY_UNKNOWN;
  ask(search, asked);
  if (!has_nodes(search) || !ap_track_counts_read(&search->counts, search->covers)) {
    return AP_OK;
  }
  ap_counts_search exact = counts_search(search);
  exact.node_limit = part_of_nodes(search, asked->part);
  ap_status status = rounds > 0 ? ap_counts_repair(&exact, rounds) : ap_counts_find_by_layers(&exact, UINT64_MAX);
  search->nodes += exact.nodes;
  if (status == AP_OK && exact.found) {
    take_over(search);
    *result = AP_REPLY_YES;
  } else if (status == AP_OK && exact.completed) {
    *result = AP_REPLY_NO;
  }
  return status;
}

/* ---- the least of a value ---- */

/* A criterion that limits of the rows can express. */
typedef enum goal_kind { GOAL_PEAK, GOAL_TOTAL, GOAL_CHANGES } goal_kind;

typedef struct goal {
  ap_search *search;
  question asked;
  goal_kind kind;
} goal;

static void aim_at(goal *at, int64_t value) {
  const ap_classes *classes = at->search->classes;
  if (at->kind == GOAL_TOTAL) {
    at->asked.total = value;
    return;
  }
  if (at->kind == GOAL_CHANGES) {
    at->asked.changes = value;
    return;
  }
  for (int year = 0; year < classes->horizon; year++) {
    at->asked.limits[year] = ap_load_limit(classes, year, value);
  }
}

static int64_t value_of(void *context) {
  const goal *at = context;
  const ap_search *search = at->search;
  int horizon = search->classes->horizon;
  if (at->kind == GOAL_CHANGES) {
    return ap_changes_of_all(search->changes, search->classes, search->covers);
  }
  return at->kind == GOAL_TOTAL ? ap_sum(search->loads, horizon) : ap_largest(search->loads, horizon);
}

static ap_status bring_to(void *context, int64_t most, unsigned rounds, ap_reply *result) {
  goal *at = context;
  aim_at(at, most);
  return answer_to(at->search, &at->asked, rounds, result);
}

static bool may_go_on(void *context) {
  const goal *at = context;
  return has_nodes(at->search);
}

static ap_status bring_down(goal *at, int64_t bound, bool *settled) {
  ap_least least = {.value = value_of, .ask = bring_to, .may_go_on = may_go_on, .context = at, .bound = bound};
  ap_status status = ap_bring_down(&least);
  *settled = *settled || least.settled;
  return status;
}

/* ---- the changes ---- */

ap_status ap_search_changes(ap_search *search, const int64_t *limits, const int64_t *prices, int64_t change_price,
                            int64_t bound, bool *settled) {
  goal changes = {.search = search,
                  .asked = {.total = -1, .part = CHANGES_PART, .prices = prices, .change_price = change_price},
                  .kind = GOAL_CHANGES};
  memcpy(changes.asked.limits, limits, (size_t)search->classes->horizon * sizeof *limits);
  ap_status status = bring_down(&changes, bound, settled);
  search->changes_most = value_of(&changes);
  return status;
}

/* ---- the criteria ---- */

/* No year of any plan has more. */
static int64_t everything(const ap_classes *classes) {
  int64_t minutes = 0;
  for (size_t c = 0; c < classes->count; c++) {
    minutes += classes->classes[c].minutes;
  }
  return minutes;
}

/* Any plan that keeps the caps. */
static ap_status keep_the_caps(goal *at) {
  ap_reply result;
  int64_t most = everything(at->search->classes);
  ap_status status = bring_to(at, most, CAPS_ROUNDS, &result);
  if (status == AP_OK && result == AP_REPLY_UNKNOWN) {
    status = bring_to(at, most, 0, &result);
  }
  at->search->settled[AP_PEAK] = result == AP_REPLY_NO;
  return status;
}

ap_status ap_search_peak(ap_search *search, const ap_peak_proof *proof, int64_t bound) {
  goal peak = {.search = search,
               .asked = {.changes = search->changes_most, .total = -1, .part = 1, .prices = proof->weights}};
  if (ap_over_caps(search->classes, search->loads) > 0) {
    ap_status status = keep_the_caps(&peak);
    if (status != AP_OK || ap_over_caps(search->classes, search->loads) > 0) {
      return status;
    }
  }
  return bring_down(&peak, bound, &search->settled[AP_PEAK]);
}

static void limit_by_the_peak(const ap_search *search, int64_t *limits) {
  int64_t peak = ap_largest(search->loads, search->classes->horizon);
  for (int year = 0; year < search->classes->horizon; year++) {
    limits[year] = ap_load_limit(search->classes, year, peak);
  }
}

ap_status ap_search_total(ap_search *search, const ap_peak_proof *peak, const ap_total_proof *proof) {
  goal total = {.search = search,
                .asked = {.changes = search->changes_most, .part = 1, .prices = peak->weights, .total_proof = proof},
                .kind = GOAL_TOTAL};
  limit_by_the_peak(search, total.asked.limits);
  return bring_down(&total, proof->bound, &search->settled[AP_TOTAL]);
}

/* ---- the spread ---- */

/* Limits of the lowest level that has room for the total beside what is forced and capped. */
static void level_limits(const ap_search *search, int64_t total, const int64_t *most, int64_t *limits) {
  const ap_classes *classes = search->classes;
  int64_t low = 0;
  int64_t high = ap_largest(most, classes->horizon);
  while (low < high) {
    int64_t middle = low + (high - low) / 2;
    int64_t room = 0;
    for (int year = 0; year < classes->horizon; year++) {
      int64_t limit = ap_load_limit(classes, year, middle);
      room += limit > classes->forced[year] ? limit : classes->forced[year];
    }
    if (room >= total) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  for (int year = 0; year < classes->horizon; year++) {
    int64_t limit = ap_load_limit(classes, year, low);
    limits[year] = limit > classes->forced[year] ? limit : classes->forced[year];
  }
}

typedef struct spreading {
  ap_search *search;
  bool total_first;
  int64_t total_bound;
  int64_t best[AP_YEARS_MOST]; /* loads */
  int64_t best_sorted[AP_YEARS_MOST];
} spreading;

static void sum_with_fixed(const ap_classes *classes, const int64_t *loads, int64_t *sum) {
  for (int year = 0; year < classes->horizon; year++) {
    sum[year] = loads[year] + classes->fixed[year];
  }
}

static void note_best(spreading *work, const int64_t *loads) {
  memcpy(work->best, loads, sizeof work->best);
  ap_sort_loads(loads, work->best_sorted, work->search->classes->horizon);
}

static bool is_ideal(const spreading *work) {
  const ap_search *search = work->search;
  return ap_sum(search->loads, search->classes->horizon) == work->total_bound &&
         ap_spread_is_least(search->classes, search->loads, work->total_first);
}

static bool meets(void *context, const int64_t *loads) {
  spreading *work = context;
  ap_search *search = work->search;
  int64_t all[AP_YEARS_MOST] = {0};
  sum_with_fixed(search->classes, loads, all);
  if (ap_compare_loads(search->order, all, work->best, search->classes->horizon) >= 0) {
    return false;
  }
  take_over(search);
  note_best(work, all);
  return is_ideal(work);
}

/* The loads can only grow by what the total still wants, at best evenly. */
static bool cannot_be_better(void *context, const int64_t *loads) {
  spreading *work = context;
  const ap_classes *classes = work->search->classes;
  int64_t all[AP_YEARS_MOST];
  int64_t sorted[AP_YEARS_MOST];
  sum_with_fixed(classes, loads, all);
  int64_t rest = work->total_bound - ap_sum(all, classes->horizon);
  ap_pour(all, classes->horizon, classes->divisor, rest > 0 ? rest : 0, sorted);
  int spread = ap_compare_sorted(sorted, work->best_sorted, classes->horizon);
  return spread > 0 || (spread == 0 && work->total_first);
}

static ap_status search_spread(spreading *work, const question *asked) {
  ap_search *search = work->search;
  ask(search, asked);
  if (!has_nodes(search)) {
    return AP_OK;
  }
  ap_counts_search exact = counts_search(search);
  exact.node_limit = part_of_nodes(search, SPREAD_PART);
  exact.visit = meets;
  exact.is_hopeless = cannot_be_better;
  exact.context = work;
  ap_status status = ap_counts_find(&exact);
  search->nodes += exact.nodes;
  search->settled[AP_SPREAD] = exact.completed;
  search->settled[AP_TOTAL] = search->settled[AP_TOTAL] || (exact.completed && !work->total_first);
  return status;
}

ap_status ap_search_spread(ap_search *search, const ap_peak_proof *peak, const ap_total_proof *proof) {
  const ap_classes *classes = search->classes;
  bool total_first = search->order[1] == AP_TOTAL;
  int64_t total = ap_sum(search->loads, classes->horizon);
  spreading work = {.search = search, .total_first = total_first, .total_bound = total_first ? total : proof->bound};
  question asked = {.changes = search->changes_most,
                    .total = total_first ? total : -1,
                    .part = SPREAD_PART,
                    .prices = peak->weights,
                    .total_proof = proof};
  limit_by_the_peak(search, asked.limits);
  question level = asked;
  level_limits(search, work.total_bound, asked.limits, level.limits);
  ap_reply result = AP_REPLY_UNKNOWN;
  ap_status status = answer_to(search, &level, SPREAD_ROUNDS, &result);
  note_best(&work, search->loads);
  if (status == AP_OK && !is_ideal(&work)) {
    status = search_spread(&work, &asked);
  }
  /* a plan that is as level as can be needs no search, though the total that this rests on may have needed one */
  search->settled[AP_SPREAD] = search->settled[AP_SPREAD] || is_ideal(&work);
  return status;
}
