/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/tied/search.h"
#include "planning/bounds.h"
#include "planning/least.h"
#include "planning/score.h"
#include "planning/tied/spread.h"
#include <string.h>

enum {
  LIMITS_ROUNDS = 24, /* of repairs */
  SPREAD_ROUNDS = 6,
  SPREAD_PART = 16 /* its search, and all its repairs, have this part of all nodes each */
};

ap_status ap_tied_search_open(ap_tied_search *search, const ap_way_pool *pools, ap_arena *arena) {
  search->nodes = 0;
  search->none = false;
  for (int i = 0; i < AP_CRITERIA; i++) {
    search->settled[i][AP_EXTERNAL] = search->settled[i][AP_INTERNAL] = false;
  }
  return ap_tied_counts_new(search->problem, pools, arena, &search->counts);
}

static bool is_planned(const ap_tied_search *search, ap_track track) { return search->problem->horizons[track] > 0; }

static int64_t peak_of(const ap_tied_search *search, ap_track track) {
  return ap_largest(search->whole->meters[track], search->problem->horizons[track]);
}

static int64_t total_of(const ap_tied_search *search, ap_track track) {
  return ap_sum(search->whole->meters[track], search->problem->horizons[track]);
}

/* ---- one question ---- */

static void limit_nothing(ap_tied_limits *limits) {
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL; track++) {
    limits->totals[track] = AP_UNLIMITED;
    for (int year = 0; year < AP_YEARS_MOST; year++) {
      limits->loads[track][year] = AP_UNLIMITED;
    }
  }
}

static void limit_peak(const ap_tied_search *search, ap_track track, int64_t peak, ap_tied_limits *limits) {
  for (int year = 0; year < search->problem->horizons[track]; year++) {
    limits->loads[track][year] = ap_meter_limit(&search->problem->meters[track], year, peak);
  }
}

/* Each W years in a row hold every unit of period W once. */
static void weigh_windows(ap_tied_search *search, ap_track track) {
  const ap_tied_problem *problem = search->problem;
  int every = 0;
  for (size_t c = 0; c < problem->class_count; c++) {
    const ap_side *side = &problem->classes[c].sides[track];
    every = side->present && !problem->classes[c].fixed && side->rule.every > every ? side->rule.every : every;
  }
  for (int first = 0; every > 0 && first + every <= problem->horizons[track]; first++) {
    ap_tied_counts_weigh_years(&search->counts, track, first, first + every);
  }
}

static void weigh_proof(ap_tied_search *search, const ap_tied_proof *proof, ap_track track) {
  if (proof != NULL && proof->given) {
    ap_tied_counts_weigh(&search->counts, proof->prices.meters, track, proof->scale);
  }
}

/* What is asked of a plan. */
typedef struct question {
  ap_tied_limits limits;
  const ap_tied_proof *first; /* the proof that says the most of it; or NULL */
  ap_track track;             /* its */
  const ap_prices *prices;    /* of the limits; or NULL */
  uint64_t part;              /* of all nodes, that may go into the answer; 1: all that are left */
} question;

static void weigh(ap_tied_search *search, const question *asked) {
  weigh_proof(search, asked->first, asked->track);
  if (asked->prices != NULL && asked->prices->meters != NULL) {
    ap_tied_counts_weigh_limits(&search->counts);
    ap_tied_counts_weigh(&search->counts, asked->prices->meters, AP_EXTERNAL, 0);
  }
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL; track++) {
    if (is_planned(search, track)) {
      weigh_proof(search, search->peaks[track], track);
      weigh_proof(search, search->totals[track], track);
      ap_tied_counts_weigh_years(&search->counts, track, 0, search->problem->horizons[track]);
    }
  }
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL; track++) {
    weigh_windows(search, track);
  }
}

/* That part of all, or what is left of them. */
static uint64_t part_of_nodes(const ap_tied_search *search, uint64_t part) {
  uint64_t left = search->node_limit - search->nodes;
  uint64_t most = search->node_limit / part;
  return most < left ? most : left;
}

static bool has_nodes(const ap_tied_search *search) {
  return search->counts.usable && search->nodes < search->node_limit && !search->watch->stopped;
}

/* Asks in so many rounds of repairs, exactly where there are 0. */
static ap_status ask_counts(ap_tied_search *search, const question *asked, unsigned rounds, ap_reply *answer) {
  ap_counts_search exact = {.problem = &search->counts.counts,
                            .watch = search->watch,
                            .node_limit = part_of_nodes(search, asked->part),
                            .counts = search->counts.taken};
  ap_status status = rounds > 0 ? ap_counts_repair(&exact, rounds) : ap_counts_find_by_layers(&exact, UINT64_MAX);
  search->nodes += exact.nodes;
  if (status == AP_OK && exact.found) {
    ap_tied_counts_write(&search->counts, search->whole);
    *answer = AP_REPLY_YES;
  } else if (status == AP_OK && exact.completed) {
    *answer = AP_REPLY_NO;
  }
  return status;
}

/* The counts of the plan under what is asked. */
static ap_status lay_out(ap_tied_search *search, const question *asked, ap_arena *arena) {
  ap_tied_counts_limit(&search->counts, &asked->limits);
  weigh(search, asked);
  return ap_tied_counts_lay_out(&search->counts, search->whole, arena);
}

/* Tries to bring the plan within what is asked. */
static ap_status answer_to(ap_tied_search *search, const question *asked, unsigned rounds, ap_reply *answer) {
  *answer = AP_REPLY_UNKNOWN;
  if (!has_nodes(search)) {
    return AP_OK;
  }
  ap_arena arena = {0};
  ap_status status = lay_out(search, asked, &arena);
  if (status == AP_OK) {
    status = ask_counts(search, asked, rounds, answer);
  }
  ap_arena_free(&arena);
  return status == AP_NO ? AP_OK : status;
}

/* ---- what limits can express ---- */

typedef struct goal {
  ap_tied_search *search;
  ap_criterion criterion;
  ap_track track;
  question asked;
} goal;

static int64_t value_of(void *context) {
  const goal *at = context;
  return at->criterion == AP_TOTAL ? total_of(at->search, at->track) : peak_of(at->search, at->track);
}

static ap_status bring_to(void *context, int64_t most, unsigned rounds, ap_reply *answer) {
  goal *at = context;
  if (at->criterion == AP_TOTAL) {
    at->asked.limits.totals[at->track] = most;
  } else {
    limit_peak(at->search, at->track, most, &at->asked.limits);
  }
  return answer_to(at->search, &at->asked, rounds, answer);
}

static bool may_go_on(void *context) {
  const goal *at = context;
  return has_nodes(at->search);
}

/* Limits of what comes before the criterion of the track, at the plan's values. */
static void limit_by_earlier(const ap_tied_search *search, ap_criterion criterion, ap_track track,
                             ap_tied_limits *limits) {
  limit_nothing(limits);
  for (ap_track each = AP_EXTERNAL; each <= AP_INTERNAL; each++) {
    if (is_planned(search, each) && (criterion != AP_PEAK || each < track)) {
      limit_peak(search, each, peak_of(search, each), limits);
    }
    bool total_is_earlier = criterion == AP_SPREAD ? search->problem->scenario->order[1] == AP_TOTAL
                                                   : criterion == AP_TOTAL && each < track;
    if (is_planned(search, each) && total_is_earlier) {
      limits->totals[each] = total_of(search, each);
    }
  }
}

ap_status ap_tied_search_least(ap_tied_search *search, ap_criterion criterion, ap_track track, int64_t bound) {
  goal at = {.search = search, .criterion = criterion, .track = track};
  at.asked.part = 1;
  at.asked.first = criterion == AP_TOTAL ? search->totals[track] : search->peaks[track];
  at.asked.track = track;
  limit_by_earlier(search, criterion, track, &at.asked.limits);
  ap_least least = {.value = value_of, .ask = bring_to, .may_go_on = may_go_on, .context = &at, .bound = bound};
  ap_status status = ap_bring_down(&least);
  search->settled[criterion][track] = least.settled;
  return status;
}

ap_status ap_tied_search_limits(ap_tied_search *search, const ap_prices *prices) {
  question asked = {.part = 1, .prices = prices};
  ap_reply answer;
  limit_nothing(&asked.limits);
  ap_status status = answer_to(search, &asked, LIMITS_ROUNDS, &answer);
  if (status == AP_OK && answer == AP_REPLY_UNKNOWN) {
    status = answer_to(search, &asked, 0, &answer);
  }
  search->none = answer == AP_REPLY_NO;
  return status;
}

/* ---- the spread ---- */

/* Limits of the lowest level that has room for the total beside what is forced. */
static void limit_level(const ap_tied_search *search, ap_track track, int64_t total, ap_tied_limits *limits) {
  const ap_meter *load = &search->problem->meters[track];
  int64_t low = 0;
  int64_t high = peak_of(search, track);
  while (low < high) {
    int64_t middle = low + (high - low) / 2;
    int64_t room = 0;
    for (int year = 0; year < search->problem->horizons[track]; year++) {
      int64_t limit = ap_meter_limit(load, year, middle);
      room += limit > load->forced[year] ? limit : load->forced[year];
    }
    if (room >= total) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  for (int year = 0; year < search->problem->horizons[track]; year++) {
    int64_t limit = ap_meter_limit(load, year, low);
    limits->loads[track][year] = limit > load->forced[year] ? limit : load->forced[year];
  }
}

typedef struct spreading {
  ap_tied_search *search;
  bool total_first;
  const int64_t *totals;
  int64_t best[AP_TRACKS][AP_YEARS_MOST]; /* loads */
} spreading;

static void note_best(spreading *work) {
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL; track++) {
    for (int year = 0; year < work->search->problem->horizons[track]; year++) {
      work->best[track][year] = work->search->whole->meters[track][year];
    }
  }
}

static bool is_ideal(const spreading *work) {
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL; track++) {
    const ap_tied_search *search = work->search;
    if (is_planned(search, track) && (total_of(search, track) != work->totals[track] ||
                                      !ap_tied_spread_is_least(search->problem, track, search->whole->meters[track]))) {
      return false;
    }
  }
  return true;
}

/* Below 0 where the loads are better than the best; with the totals that can still be poured on them. */
static int compare_spreads(const spreading *work, int64_t (*loads)[AP_YEARS_MOST], const int64_t *totals) {
  int order = 0;
  for (int track = 0; track < AP_TRACKS && order == 0; track++) {
    int horizon = work->search->problem->horizons[track];
    int64_t sorted[AP_YEARS_MOST];
    int64_t best[AP_YEARS_MOST];
    if (horizon == 0) {
      continue;
    }
    int64_t rest = totals[track] - ap_sum(loads[track], horizon);
    ap_pour(loads[track], horizon, work->search->problem->meters[track].divisor, rest > 0 ? rest : 0, sorted);
    ap_sort_loads(work->best[track], best, horizon);
    order = ap_compare_sorted(sorted, best, horizon);
  }
  return order;
}

static int compare_totals(const spreading *work, int64_t (*loads)[AP_YEARS_MOST]) {
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL; track++) {
    int horizon = work->search->problem->horizons[track];
    int64_t total = horizon == 0 ? 0 : ap_sum(loads[track], horizon);
    int64_t best = horizon == 0 ? 0 : ap_sum(work->best[track], horizon);
    if (total != best) {
      return total < best ? -1 : 1;
    }
  }
  return 0;
}

static void read_loads(const spreading *work, const int64_t *rows, int64_t (*loads)[AP_YEARS_MOST]) {
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL; track++) {
    ap_tied_counts_loads(&work->search->counts, track, rows, loads[track]);
  }
}

/* Below 0 where a plan of these loads is better than the best. */
static int compare_to_best(const spreading *work, int64_t (*loads)[AP_YEARS_MOST]) {
  static const int64_t nothing[AP_TRACKS] = {0};
  int order = compare_spreads(work, loads, nothing);
  return order == 0 && !work->total_first ? compare_totals(work, loads) : order;
}

static bool meets(void *context, const int64_t *rows) {
  spreading *work = context;
  int64_t loads[AP_TRACKS][AP_YEARS_MOST];
  read_loads(work, rows, loads);
  if (compare_to_best(work, loads) >= 0) {
    return false;
  }
  ap_tied_counts_write(&work->search->counts, work->search->whole);
  note_best(work);
  return is_ideal(work);
}

static bool cannot_be_better(void *context, const int64_t *rows) {
  spreading *work = context;
  int64_t loads[AP_TRACKS][AP_YEARS_MOST];
  read_loads(work, rows, loads);
  int order = compare_spreads(work, loads, work->totals);
  return order > 0 || (order == 0 && work->total_first);
}

static ap_status search_spread(spreading *work, const question *asked) {
  ap_tied_search *search = work->search;
  if (!has_nodes(search)) {
    return AP_OK;
  }
  ap_arena arena = {0};
  ap_status status = lay_out(search, asked, &arena);
  if (status == AP_OK) {
    ap_counts_search exact = {.problem = &search->counts.counts,
                              .watch = search->watch,
                              .node_limit = part_of_nodes(search, SPREAD_PART),
                              .counts = search->counts.taken,
                              .visit = meets,
                              .is_hopeless = cannot_be_better,
                              .context = work};
    status = ap_counts_find(&exact);
    search->nodes += exact.nodes;
    for (int track = 0; track < AP_TRACKS && exact.completed; track++) {
      search->settled[AP_SPREAD][track] = true;
      search->settled[AP_TOTAL][track] = search->settled[AP_TOTAL][track] || !work->total_first;
    }
  }
  ap_arena_free(&arena);
  return status == AP_NO ? AP_OK : status;
}

/* Tries a plan as level as the totals may come to, which is kept only where it is better. */
static ap_status try_level(spreading *work, question level, ap_arena *arena) {
  ap_tied_search *search = work->search;
  size_t count = search->problem->entity_count;
  ap_way *before = ap_arena_allocate(arena, count, sizeof *before);
  if (before == NULL) {
    return AP_MACHINE;
  }
  memcpy(before, search->whole->ways, count * sizeof *before);
  note_best(work);
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL; track++) {
    if (is_planned(search, track)) {
      limit_level(search, track, work->totals[track], &level.limits);
    }
  }
  ap_reply answer;
  ap_status status = answer_to(search, &level, SPREAD_ROUNDS, &answer);
  if (status == AP_OK && answer == AP_REPLY_YES && compare_to_best(work, search->whole->meters) > 0) {
    for (size_t e = 0; e < count; e++) {
      ap_whole_set(search->whole, e, before[e]);
    }
  }
  note_best(work);
  return status;
}

ap_status ap_tied_search_spread(ap_tied_search *search, const int64_t *totals) {
  spreading work = {.search = search, .total_first = search->problem->scenario->order[1] == AP_TOTAL, .totals = totals};
  question asked = {.part = SPREAD_PART};
  ap_arena arena = {0};
  limit_by_earlier(search, AP_SPREAD, AP_EXTERNAL, &asked.limits);
  ap_status status = try_level(&work, asked, &arena);
  ap_arena_free(&arena);
  if (status == AP_OK && !is_ideal(&work)) {
    status = search_spread(&work, &asked);
  }
  if (is_ideal(&work)) { /* as level as can be needs no search, though the totals that this rests on may have */
    search->settled[AP_SPREAD][AP_EXTERNAL] = search->settled[AP_SPREAD][AP_INTERNAL] = true;
  }
  return status;
}
