/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/level.h"
#include "planning/bounds.h"
#include "planning/improve.h"
#include "planning/poured.h"
#include "planning/score.h"
#include "planning/search.h"
#include <string.h>

enum {
  REFINEMENTS_MOST = 40, /* of the peak's bound */
  PEAK_TRIALS_MOST = 10, /* of a peak between the bound and the best plan */
  KICKS_MOST = 20,       /* of a plan that is not at its bound; the search does the rest */
  WORK_PER_PLAN = 60000, /* pairs of covers that its kicks may go through */
  FLOWS_MOST = 3
};

typedef struct levelling {
  ap_levelled *out;
  const ap_classes *classes;
  const ap_criterion *order;
  ap_watch *watch;
  ap_arena *arena;
  ap_program *program;
  ap_search *search;         /* opened by the caller; NULL: where it is needed */
  ap_flow flows[FLOWS_MOST]; /* least excess, least total, level */
  size_t flow_count;
} levelling;

static ap_status is_blocked(ap_levelled *out, ap_obstacle obstacle) {
  out->obstacle = obstacle;
  return AP_NO;
}

/* What can be seen without the program. */
static ap_status look_for_obstacles(ap_levelled *out) {
  const ap_classes *classes = &out->classes;
  for (size_t c = 0; c < classes->count; c++) {
    if (!ap_has_cover(&classes->classes[c].rule)) {
      return is_blocked(out, AP_OBSTACLE_NO_COVER);
    }
  }
  return ap_over_caps(classes, classes->forced) > 0 ? is_blocked(out, AP_OBSTACLE_FORCED) : AP_OK;
}

/* What is reported from now on. */
static void enter(levelling *work, ap_phase phase) {
  ap_progress *progress = &work->watch->progress;
  progress->phase = phase;
  progress->bound = work->out->criteria[AP_PEAK].bound;
  progress->best = ap_largest(work->out->loads, work->classes->horizon);
  progress->nodes = 0;
}

/* ---- the peak's bound ---- */

static void limits_at(const ap_classes *classes, int64_t peak, int64_t *limits) {
  for (int year = 0; year < classes->horizon; year++) {
    limits[year] = ap_load_limit(classes, year, peak);
  }
}

/* Where the forced loads differ, the limits that a peak leaves are not all alike, and prices found for them may
 * refute that peak: so on until they do not. */
static ap_status bound_the_peak(levelling *work) {
  const ap_classes *classes = work->classes;
  ap_levelled *out = work->out;
  int64_t allowed[AP_YEARS_MOST] = {0};
  for (int i = 0; i < REFINEMENTS_MOST; i++) {
    ap_status status = ap_program_least_excess(work->program, allowed, work->arena, &work->flows[0]);
    if (status == AP_NO && work->flow_count > 0) {
      break;
    }
    if (status == AP_NO) { /* the time is over, or the solver does not come to an end */
      limits_at(classes, INT64_MAX, allowed);
      status = ap_pour_classes(classes, allowed, work->arena, &work->flows[0]);
    }
    if (status != AP_OK) {
      return AP_MACHINE;
    }
    work->flow_count = 1;
    if (!ap_certify_peak(classes, work->flows[0].prices, &out->peak_proof)) {
      break;
    }
    if (out->peak_proof.bound == AP_NO_PEAK) {
      return is_blocked(out, AP_OBSTACLE_BY_WEIGHTS);
    }
    limits_at(classes, out->peak_proof.bound, allowed);
  }
  int64_t forced = ap_largest(classes->forced, classes->horizon);
  out->criteria[AP_PEAK].bound = out->peak_proof.bound > forced ? out->peak_proof.bound : forced;
  const ap_unit *largest;
  int64_t by_largest = ap_peak_by_largest_unit(classes, &largest);
  if (by_largest > out->criteria[AP_PEAK].bound) {
    out->criteria[AP_PEAK].bound = by_largest;
    out->argument = AP_BY_LARGEST_UNIT;
    out->largest_unit = largest;
  }
  return AP_OK;
}

/* ---- the program's plan at a peak ---- */

/* The loads that a given total comes to when poured over the forced loads: what a level plan aims at. */
static void water_level(const ap_classes *classes, int64_t total, int64_t *targets) {
  int64_t sorted[AP_YEARS_MOST];
  ap_sort_loads(classes->forced, sorted, classes->horizon);
  int64_t level = 0;
  int64_t rest = total;
  for (int years = classes->horizon; years > 0; years--) {
    level = (rest + years - 1) / years;
    if (level >= sorted[classes->horizon - years]) {
      break;
    }
    rest -= sorted[classes->horizon - years];
  }
  for (int year = 0; year < classes->horizon; year++) {
    targets[year] = classes->forced[year] > level ? classes->forced[year] : level;
  }
}

/* Flows of the least total, then level, at the lowest peak from `peak` on that the program can keep. */
static ap_status solve_at_peak(levelling *work, int64_t peak) {
  const ap_classes *classes = work->classes;
  int64_t limits[AP_YEARS_MOST];
  int64_t targets[AP_YEARS_MOST];
  limits_at(classes, peak, limits);
  ap_status status = ap_program_least_total(work->program, limits, work->arena, &work->flows[1]);
  if (status == AP_NO) {
    status = ap_program_least_excess(work->program, limits, work->arena, &work->flows[0]);
    if (status == AP_OK) {
      limits_at(classes, peak + work->flows[0].value + 1 + classes->divisor, limits);
      status = ap_program_least_total(work->program, limits, work->arena, &work->flows[1]);
    }
  }
  if (status != AP_OK) {
    return status == AP_MACHINE ? AP_MACHINE : AP_OK; /* the first flow still serves */
  }
  work->flow_count = 2;
  int64_t total = work->flows[1].value + 1;
  water_level(classes, total, targets);
  status = ap_program_level(work->program, limits, total, targets, work->arena, &work->flows[2]);
  work->flow_count += status == AP_OK;
  return status == AP_MACHINE ? AP_MACHINE : AP_OK;
}

/* ---- whole units ---- */

static void keep_if_better(levelling *work, const ap_assignment *tried) {
  ap_levelled *out = work->out;
  int64_t over = ap_over_caps(work->classes, tried->loads);
  int64_t over_so_far = ap_over_caps(work->classes, out->loads);
  if (out->covers[0] == 0 || over < over_so_far ||
      (over == over_so_far && ap_compare_loads(work->order, tried->loads, out->loads, work->classes->horizon) < 0)) {
    ap_assignment_covers(tried, out->covers);
    memcpy(out->loads, tried->loads, sizeof out->loads);
  }
}

/* A kick costs as much as there are pairs of covers, and kinds. */
static unsigned kicks_for(const ap_assignment *tried) {
  uint64_t pairs = tried->classes->kind_count;
  for (size_t c = 0; c < tried->classes->count; c++) {
    pairs += (uint64_t)tried->pools[c].count * tried->pools[c].count;
  }
  uint64_t kicks = WORK_PER_PLAN / pairs;
  return kicks == 0 ? 1 : kicks < KICKS_MOST ? (unsigned)kicks : KICKS_MOST;
}

/* Rounds the flows to whole units and improves; then, while the peak is above its bound, once more for peaks in
 * between, by halving. */
static ap_status assign_units(levelling *work) {
  const ap_classes *classes = work->classes;
  ap_levelled *out = work->out;
  ap_assignment tried;
  ap_status status = ap_assignment_new(classes, work->flows, work->flow_count, work->arena, &tried);
  int32_t *spare = status == AP_OK ? ap_arena_allocate(work->arena, tried.count_size, sizeof *spare) : NULL;
  if (spare == NULL) {
    return AP_MACHINE;
  }
  int64_t limits[AP_YEARS_MOST];
  ap_aim aim = {.limits = limits, .total = out->total_proof.bound, .total_first = work->order[1] == AP_TOTAL};
  int64_t refused = out->criteria[AP_PEAK].bound - 1; /* the largest peak that did not come out */
  int64_t peak = refused + 1;
  if (work->watch->curtailed) { /* nothing near a bound that is not the program's can be hoped for */
    peak += peak / 4;
    refused = peak - 1;
  }
  for (int i = 0; i < PEAK_TRIALS_MOST && !(i > 0 && ap_watch_says_stop(work->watch)); i++) {
    limits_at(classes, peak, limits);
    for (size_t f = work->flow_count; f-- > 0;) {
      ap_assignment_round(&tried, &work->flows[f]);
      ap_improve(&tried, &aim, kicks_for(&tried), spare, work->watch);
      keep_if_better(work, &tried);
      enter(work, AP_PHASE_ASSIGN);
    }
    int64_t step = classes->divisor > 0 ? classes->divisor : 1;
    if (ap_over_caps(classes, out->loads) > 0) { /* a larger peak leaves more room beside the capped years */
      refused = peak;
      peak += peak / 4 + step;
      continue;
    }
    int64_t best = ap_largest(out->loads, classes->horizon);
    if (best > peak) {
      refused = peak;
    }
    if (best - step <= refused) {
      break;
    }
    peak = refused + (best - refused) / 2;
  }
  return AP_OK;
}

/* ---- what is said ---- */

static ap_status prove_total(levelling *work, int64_t peak) {
  const ap_classes *classes = work->classes;
  ap_levelled *out = work->out;
  int64_t limits[AP_YEARS_MOST];
  static const int64_t free_of_charge[AP_YEARS_MOST] = {0};
  out->total_proof = (ap_total_proof){0};
  ap_certify_total(classes, free_of_charge, peak, &out->total_proof);
  limits_at(classes, peak, limits);
  ap_flow flow;
  ap_status status = ap_program_least_total(work->program, limits, work->arena, &flow);
  if (status == AP_OK) {
    ap_certify_total(classes, flow.prices, peak, &out->total_proof);
  }
  out->criteria[AP_TOTAL].bound = out->total_proof.bound;
  return status == AP_MACHINE ? AP_MACHINE : AP_OK;
}

static void measure(levelling *work) {
  ap_levelled *out = work->out;
  int64_t sorted[AP_YEARS_MOST];
  int horizon = work->classes->horizon;
  ap_sort_loads(out->loads, sorted, horizon);
  out->criteria[AP_PEAK].value = sorted[0];
  out->criteria[AP_TOTAL].value = ap_sum(out->loads, horizon);
  out->criteria[AP_SPREAD].value = sorted[0] - sorted[horizon - 1];
}

/* A criterion counts only under earlier ones that are settled. */
static void judge(levelling *work, const ap_search *search) {
  ap_levelled *out = work->out;
  ap_years_apart(work->classes, out->loads, out->apart);
  bool total_is_least = out->criteria[AP_TOTAL].value == out->criteria[AP_TOTAL].bound;
  bool spread_is_least = ap_spread_is_least(work->classes, out->loads, work->order[1] == AP_TOTAL) && total_is_least;
  if (spread_is_least) {
    out->criteria[AP_SPREAD].bound = out->criteria[AP_SPREAD].value;
  } else {
    int64_t sorted[AP_YEARS_MOST];
    int horizon = work->classes->horizon;
    int64_t free_minutes = out->criteria[AP_TOTAL].value - ap_sum(work->classes->forced, horizon);
    ap_pour(work->classes->forced, horizon, work->classes->divisor, free_minutes, sorted);
    int64_t ideal = sorted[0] - sorted[horizon - 1];
    int64_t value = out->criteria[AP_SPREAD].value;
    /* of plans with this total alone, so it says nothing where the total is not settled first */
    out->criteria[AP_SPREAD].bound = work->order[1] == AP_TOTAL && ideal < value ? ideal : 0;
  }
  const bool proven[AP_CRITERIA] = {[AP_PEAK] = out->criteria[AP_PEAK].value == out->criteria[AP_PEAK].bound,
                                    [AP_TOTAL] = total_is_least,
                                    [AP_SPREAD] = spread_is_least};
  bool settled = true;
  for (int i = 0; i < AP_CRITERIA; i++) {
    ap_criterion_result *result = &out->criteria[work->order[i]];
    if (!settled) {
      result->status = AP_NOT_ATTEMPTED;
    } else if (proven[work->order[i]]) {
      result->status = AP_PROVEN;
    } else if (search->settled[work->order[i]]) {
      result->status = AP_BY_SEARCH;
      result->nodes = search->nodes;
    } else {
      result->status = AP_GAP;
      settled = false;
    }
  }
}

static bool spread_is_proven(const levelling *work) {
  const ap_criterion_result *total = &work->out->criteria[AP_TOTAL];
  return total->value == total->bound &&
         ap_spread_is_least(work->classes, work->out->loads, work->order[1] == AP_TOTAL);
}

static bool is_settled(const levelling *work, const ap_search *search, ap_criterion criterion) {
  const ap_criterion_result *result = &work->out->criteria[criterion];
  return search->settled[criterion] || result->value == result->bound;
}

/* Whether an argument for large units refutes the peak just below the plan's: then it is proven. */
static void refute_the_next_peak(levelling *work) {
  ap_levelled *out = work->out;
  ap_criterion_result *peak = &out->criteria[AP_PEAK];
  ap_refutation found;
  if (peak->value > peak->bound && ap_over_caps(work->classes, out->loads) == 0 &&
      ap_refute_peak(work->classes, out->peak_proof.weights, peak->value - 1, &found)) {
    peak->bound = peak->value;
    out->argument = found.argument;
    out->largest_unit = NULL;
    out->refutation = found;
  }
}

/* Later criteria are searched only under earlier ones that are settled. */
static ap_status search_criteria(levelling *work, ap_search *search) {
  ap_levelled *out = work->out;
  ap_status status = AP_OK;
  if (ap_over_caps(work->classes, out->loads) > 0 || !is_settled(work, search, AP_PEAK)) {
    int64_t before = out->criteria[AP_PEAK].value;
    status = ap_search_peak(search, &out->peak_proof, out->criteria[AP_PEAK].bound);
    if (status != AP_OK || ap_over_caps(work->classes, out->loads) > 0) {
      return status;
    }
    measure(work);
    refute_the_next_peak(work);
    status = out->criteria[AP_PEAK].value != before ? prove_total(work, out->criteria[AP_PEAK].value) : AP_OK;
  }
  if (status != AP_OK || !is_settled(work, search, AP_PEAK)) {
    return status;
  }
  bool total_first = work->order[1] == AP_TOTAL;
  if (total_first && !is_settled(work, search, AP_TOTAL)) {
    status = ap_search_total(search, &out->peak_proof, &out->total_proof);
    measure(work);
  }
  if (status == AP_OK && (!total_first || is_settled(work, search, AP_TOTAL)) && !spread_is_proven(work)) {
    status = ap_search_spread(search, &out->peak_proof, &out->total_proof);
    measure(work);
  }
  return status;
}

static ap_status settle(levelling *work) {
  ap_levelled *out = work->out;
  measure(work);
  refute_the_next_peak(work);
  ap_status status = prove_total(work, out->criteria[AP_PEAK].value);
  ap_search own = {
      .classes = work->classes, .order = work->order, .watch = work->watch, .covers = out->covers, .loads = out->loads};
  ap_search *search = work->search != NULL ? work->search : &own;
  enter(work, AP_PHASE_SEARCH);
  if (status == AP_OK && (ap_over_caps(work->classes, out->loads) > 0 || !is_settled(work, search, AP_PEAK) ||
                          !is_settled(work, search, AP_TOTAL) || !spread_is_proven(work))) {
    status = work->search != NULL ? AP_OK : ap_search_open(search, work->arena);
    status = status == AP_OK ? search_criteria(work, search) : status;
    if (status == AP_OK && ap_over_caps(work->classes, out->loads) > 0) {
      return is_blocked(out, search->settled[AP_PEAK] ? AP_OBSTACLE_BY_SEARCH : AP_OBSTACLE_UNDECIDED);
    }
  }
  judge(work, search);
  return status;
}

ap_status ap_level_settle(ap_search *search, ap_arena *arena, ap_levelled *levelled) {
  levelling work = {.out = levelled,
                    .classes = &levelled->classes,
                    .order = search->order,
                    .watch = search->watch,
                    .arena = arena,
                    .search = search};
  ap_status status = ap_program_new(work.classes, work.watch, &work.program);
  if (status == AP_OK) {
    status = settle(&work);
  }
  ap_program_free(work.program);
  return status;
}

ap_status ap_level_track(const ap_units *units, const ap_criterion *order, ap_watch *watch, ap_arena *arena,
                         ap_levelled *levelled) {
  *levelled = (ap_levelled){0};
  ap_status status = ap_classes_build(units, arena, &levelled->classes);
  levelled->covers = ap_arena_allocate(arena, units->count, sizeof *levelled->covers);
  if (status != AP_OK || levelled->covers == NULL) {
    return AP_MACHINE;
  }
  status = look_for_obstacles(levelled);
  if (status != AP_OK) {
    return status;
  }
  levelling work = {.out = levelled, .classes = &levelled->classes, .order = order, .watch = watch, .arena = arena};
  enter(&work, AP_PHASE_BOUND);
  ap_watch_says_stop(watch);
  status = ap_program_new(work.classes, work.watch, &work.program);
  if (status == AP_OK) {
    status = bound_the_peak(&work);
  }
  if (status == AP_OK) {
    status = solve_at_peak(&work, levelled->criteria[AP_PEAK].bound);
  }
  if (status == AP_OK) {
    status = prove_total(&work, levelled->criteria[AP_PEAK].bound);
  }
  if (status == AP_OK) {
    enter(&work, AP_PHASE_ASSIGN);
    status = assign_units(&work);
  }
  if (status == AP_OK) {
    status = settle(&work);
  }
  ap_program_free(work.program);
  return status;
}
