/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/tied/level.h"
#include "planning/bounds.h"
#include "planning/score.h"
#include "planning/tied/search.h"
#include "planning/tied/spread.h"
#include "planning/tied/ways.h"
#include <string.h>

enum {
  REFINEMENTS_MOST = 20, /* of a peak's bound */
  TRIALS_MOST = 24,      /* of a peak between the bound and the best plan */
  FREE_TRIALS = 3,       /* of a plan within the limits, whatever its peaks */
  POLISHINGS_MOST = 8,   /* of the best plan */
  ANSWERS_MOST = 24
};

typedef struct levelling {
  ap_tied_levelled *out;
  const ap_tied_problem *problem;
  ap_watch *watch;
  ap_arena *arena;
  ap_tied_program *program;
  ap_tied_answer answers[ANSWERS_MOST]; /* whose shares plans are made from */
  size_t answer_count;
  ap_way_pool *pools;
  ap_whole tried;
  uint32_t seed; /* of the last mending */
} levelling;

static const int64_t unlimited[AP_TRACKS] = {AP_UNLIMITED, AP_UNLIMITED};

static bool is_planned(const levelling *work, ap_track track) { return (work->problem->tracks >> track & 1) != 0; }

static ap_status is_blocked(ap_tied_levelled *out, ap_obstacle obstacle) {
  out->obstacle = obstacle;
  return AP_NO;
}

/* What can be seen without the program. */
static ap_status look_for_obstacles(levelling *work) {
  const ap_tied_problem *problem = work->problem;
  for (size_t c = 0; c < problem->class_count; c++) {
    if (!ap_is_way(&problem->classes[c], ap_widest_way(&problem->classes[c]))) {
      return is_blocked(work->out, AP_OBSTACLE_NO_COVER);
    }
  }
  for (size_t m = 0; m < problem->meter_count; m++) {
    for (int year = 0; year < problem->horizon; year++) {
      if (problem->meters[m].forced[year] > problem->meters[m].limits[year]) {
        return is_blocked(work->out, AP_OBSTACLE_FORCED);
      }
    }
  }
  return AP_OK;
}

static void enter(levelling *work, ap_phase phase) {
  ap_progress *progress = &work->watch->progress;
  ap_track track = is_planned(work, AP_EXTERNAL) ? AP_EXTERNAL : AP_INTERNAL;
  progress->phase = phase;
  progress->bound = work->out->tracks[track].criteria[AP_PEAK].bound;
  progress->best =
      work->out->whole.meters == NULL ? 0 : ap_largest(work->out->whole.meters[track], work->problem->horizons[track]);
  progress->nodes = 0;
}

/* ---- the program's answers ---- */

static ap_tied_question ask_for(ap_tied_goal goal, ap_track track, const int64_t *peaks) {
  ap_tied_question question = {.goal = goal, .track = track};
  for (ap_track each = AP_EXTERNAL; each <= AP_INTERNAL; each++) {
    question.peaks[each] = peaks[each];
    question.totals[each] = AP_UNLIMITED;
  }
  return question;
}

/* The answer, kept among those that plans are made from while there is room. */
static ap_status ask(levelling *work, const ap_tied_question *question, ap_tied_answer *answer) {
  ap_status status = ap_tied_program_solve(work->program, question, work->arena, answer);
  if (status == AP_OK && work->answer_count < ANSWERS_MOST) {
    work->answers[work->answer_count++] = *answer;
  }
  return status;
}

/* Whether the limits alone refute every plan; nothing is said where the program finds them kept. */
static ap_status look_for_refutation(levelling *work) {
  ap_tied_answer answer;
  ap_tied_question question = ask_for(AP_TIED_FEASIBLE, AP_EXTERNAL, unlimited);
  ap_status status = ap_tied_program_solve(work->program, &question, work->arena, &answer);
  bool refuted = false;
  if (status == AP_OK && answer.value > 0) {
    status = ap_refute_all(work->problem, &answer.prices, work->arena, &refuted);
  }
  if (status == AP_OK && refuted) {
    return is_blocked(work->out, AP_OBSTACLE_BY_WEIGHTS);
  }
  if (status == AP_OK && work->answer_count < ANSWERS_MOST) {
    work->answers[work->answer_count++] = answer; /* near the limits at least */
  }
  return status == AP_MACHINE ? AP_MACHINE : AP_OK;
}

/* A price of 1 on the track's loads: it proves something without a program. */
static bool all_years_alike(const levelling *work, ap_track track, ap_prices *prices) {
  if (!ap_prices_new(work->problem, work->arena, prices)) {
    return false;
  }
  for (int year = 0; year < work->problem->horizons[track]; year++) {
    prices->meters[track][year] = 1;
  }
  return true;
}

static ap_status prove_peak(levelling *work, ap_track track, const int64_t *peaks) {
  const ap_tied_problem *problem = work->problem;
  ap_tied_track *out = &work->out->tracks[track];
  ap_tied_question question = ask_for(AP_TIED_PEAK, track, peaks);
  ap_prices alike;
  int64_t forced = ap_forced_peak(problem, track);
  out->peak.given = false;
  out->criteria[AP_PEAK].bound = forced;
  if (!all_years_alike(work, track, &alike) ||
      ap_prove_peak(problem, &alike, track, peaks, work->arena, &out->peak) != AP_OK) {
    return AP_MACHINE;
  }
  for (int i = 0; i < REFINEMENTS_MOST; i++) {
    for (int year = 0; year < problem->horizons[track]; year++) {
      int64_t allowed = i == 0 ? 0 : ap_meter_limit(&problem->meters[track], year, out->criteria[AP_PEAK].bound);
      int64_t limit = problem->meters[track].limits[year];
      question.years[year] = allowed < limit ? allowed : limit;
    }
    ap_tied_answer answer;
    ap_status status = ask(work, &question, &answer);
    if (status != AP_OK) {
      if (out->peak.given && out->peak.bound != AP_NO_WAY_OUT && out->peak.bound > forced) {
        out->criteria[AP_PEAK].bound = out->peak.bound;
      }
      return status;
    }
    int64_t before = i == 0 ? -1 : out->peak.bound;
    if (ap_prove_peak(problem, &answer.prices, track, peaks, work->arena, &out->peak) != AP_OK) {
      return AP_MACHINE;
    }
    if (!out->peak.given || out->peak.bound == before || out->peak.bound == AP_NO_WAY_OUT) {
      break;
    }
    out->criteria[AP_PEAK].bound = out->peak.bound > forced ? out->peak.bound : forced;
  }
  return AP_OK;
}

static ap_status prove_total(levelling *work, ap_track track, const int64_t *peaks) {
  ap_tied_track *out = &work->out->tracks[track];
  ap_prices free_of_charge;
  out->total.given = false;
  if (!ap_prices_new(work->problem, work->arena, &free_of_charge) ||
      ap_prove_total(work->problem, &free_of_charge, track, peaks, work->arena, &out->total) != AP_OK) {
    return AP_MACHINE;
  }
  ap_tied_answer answer;
  ap_tied_question question = ask_for(AP_TIED_TOTAL, track, peaks);
  ap_status status = ask(work, &question, &answer);
  if (status == AP_OK) {
    status = ap_prove_total(work->problem, &answer.prices, track, peaks, work->arena, &out->total);
  }
  int64_t forced = ap_forced_total(work->problem, track);
  out->criteria[AP_TOTAL].bound = out->total.given && out->total.bound > forced ? out->total.bound : forced;
  return status == AP_MACHINE ? AP_MACHINE : AP_OK;
}

/* The program's level loads at the bounds: where plans begin. */
static ap_status ask_for_level(levelling *work, const int64_t *peaks) {
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL; track++) {
    if (!is_planned(work, track)) {
      continue;
    }
    ap_tied_answer answer;
    ap_tied_question question = ask_for(AP_TIED_LEVEL, track, peaks);
    int horizon = work->problem->horizons[track];
    int64_t total = work->out->tracks[track].criteria[AP_TOTAL].bound;
    for (int year = 0; year < horizon; year++) {
      int64_t forced = work->problem->meters[track].forced[year];
      int64_t even = (total + horizon - 1) / horizon;
      question.years[year] = forced > even ? forced : even;
    }
    for (ap_track each = AP_EXTERNAL; each <= AP_INTERNAL; each++) {
      question.totals[each] = is_planned(work, each) ? work->out->tracks[each].criteria[AP_TOTAL].bound : AP_UNLIMITED;
    }
    ap_status status = ask(work, &question, &answer);
    if (status == AP_NO) { /* the least totals of both tracks may not go together */
      memcpy(question.totals, unlimited, sizeof question.totals);
      status = ask(work, &question, &answer);
    }
    if (status == AP_MACHINE) {
      return AP_MACHINE;
    }
  }
  return AP_OK;
}

/* The bounds, each track's with the other's limits alone, but for the internal ones, which follow the external peak. */
static ap_status bound_all(levelling *work) {
  ap_status status = look_for_refutation(work);
  int64_t peaks[AP_TRACKS] = {AP_UNLIMITED, AP_UNLIMITED};
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL && status == AP_OK; track++) {
    if (is_planned(work, track)) {
      status = prove_peak(work, track, peaks);
      if (status == AP_OK && work->out->tracks[track].peak.bound == AP_NO_WAY_OUT && track == AP_EXTERNAL) {
        return is_blocked(work->out, AP_OBSTACLE_BY_WEIGHTS);
      }
      status = status == AP_MACHINE ? AP_MACHINE : AP_OK;
      peaks[track] = work->out->tracks[track].criteria[AP_PEAK].bound;
    }
  }
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL && status == AP_OK; track++) {
    status = is_planned(work, track) ? prove_total(work, track, peaks) : AP_OK;
  }
  return status == AP_OK ? ask_for_level(work, peaks) : status;
}

/* ---- whole plans ---- */

static void keep_if_better(levelling *work, bool *has_plan) {
  if (!*has_plan || ap_compare_wholes(&work->tried, &work->out->whole) < 0) {
    ap_whole_copy(&work->tried, &work->out->whole);
    *has_plan = true;
  }
}

static int64_t best_peak(const levelling *work, ap_track track) {
  return ap_largest(work->out->whole.meters[track], work->problem->horizons[track]);
}

static bool is_within(ap_whole *whole, const int64_t *peaks) {
  ap_whole_aim(whole, peaks);
  return whole->excess == 0;
}

/* From each answer a plan, mended towards the peaks. */
static void try_peaks(levelling *work, const int64_t *peaks, int64_t *wanted, bool *has_plan) {
  static const ap_tied_answer nothing = {0};
  for (size_t a = work->answer_count + (work->answer_count == 0); a-- > 0;) { /* the last ones are the most level */
    ap_whole_round(&work->tried, work->pools, work->answer_count == 0 ? &nothing : &work->answers[a], wanted);
    ap_whole_mend(&work->tried, work->pools, peaks, ++work->seed, work->watch);
    keep_if_better(work, has_plan);
    enter(work, AP_PHASE_ASSIGN);
    if (ap_watch_says_stop(work->watch) || is_within(&work->out->whole, peaks)) {
      return;
    }
  }
}

/* The lowest peak of the track that comes out, by halving between its bound and the best plan so far. */
static void lower_peak(levelling *work, ap_track track, int64_t *peaks, int64_t *wanted, bool *has_plan) {
  int64_t step = work->problem->meters[track].divisor > 0 ? work->problem->meters[track].divisor : 1;
  int64_t refused = work->out->tracks[track].criteria[AP_PEAK].bound - 1;
  for (int i = 0; i < TRIALS_MOST && !work->watch->stopped; i++) {
    int64_t best = best_peak(work, track);
    if (best - step <= refused && i > 0) {
      break;
    }
    int64_t peak = i == 0 ? refused + 1 : refused + (best - refused) / 2;
    peaks[track] = peak;
    try_peaks(work, peaks, wanted, has_plan);
    if (best_peak(work, track) > peak || ap_whole_above_limits(&work->out->whole) > 0) {
      refused = peak;
    }
  }
  peaks[track] = best_peak(work, track);
}

/* At the peaks that came out, the criteria that follow. */
static void polish(levelling *work, const int64_t *peaks, bool *has_plan) {
  for (int i = 0; i < POLISHINGS_MOST && !work->watch->stopped; i++) {
    ap_whole_copy(&work->out->whole, &work->tried);
    ap_whole_mend(&work->tried, work->pools, peaks, ++work->seed, work->watch);
    if (ap_compare_wholes(&work->tried, &work->out->whole) >= 0) {
      return;
    }
    keep_if_better(work, has_plan);
  }
}

static ap_status make_plans(levelling *work) {
  const ap_tied_problem *problem = work->problem;
  if (!ap_way_pools_fill(problem, work->answers, work->answer_count, work->arena, &work->pools)) {
    return AP_MACHINE;
  }
  size_t largest = 0;
  for (size_t c = 0; c < problem->class_count; c++) {
    largest = work->pools[c].count > largest ? work->pools[c].count : largest;
  }
  int64_t *wanted = ap_arena_allocate(work->arena, largest, sizeof *wanted);
  if (wanted == NULL || !ap_whole_new(problem, work->arena, &work->tried) ||
      !ap_whole_new(problem, work->arena, &work->out->whole)) {
    return AP_MACHINE;
  }
  bool has_plan = false;
  int64_t peaks[AP_TRACKS] = {AP_UNLIMITED, AP_UNLIMITED};
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL; track++) {
    if (is_planned(work, track)) {
      peaks[track] = work->out->tracks[track].criteria[AP_PEAK].bound;
    }
  }
  try_peaks(work, peaks, wanted, &has_plan);
  for (int i = 0; i < FREE_TRIALS && ap_whole_above_limits(&work->out->whole) > 0; i++) {
    try_peaks(work, unlimited, wanted, &has_plan); /* a larger peak leaves more room beside the limits */
  }
  if (ap_whole_above_limits(&work->out->whole) > 0) {
    return AP_OK; /* what the search is for: a lower peak would be kept less easily still */
  }
  peaks[AP_INTERNAL] = AP_UNLIMITED;
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL; track++) {
    if (is_planned(work, track)) {
      lower_peak(work, track, peaks, wanted, &has_plan);
    }
  }
  polish(work, peaks, &has_plan);
  return AP_OK;
}

/* ---- what is said ---- */

static void measure(levelling *work) {
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL; track++) {
    int horizon = work->problem->horizons[track];
    if (horizon == 0) {
      continue;
    }
    int64_t sorted[AP_YEARS_MOST];
    ap_criterion_result *criteria = work->out->tracks[track].criteria;
    ap_sort_loads(work->out->whole.meters[track], sorted, horizon);
    criteria[AP_PEAK].value = sorted[0];
    criteria[AP_TOTAL].value = ap_sum(sorted, horizon);
    criteria[AP_SPREAD].value = sorted[0] - sorted[horizon - 1];
  }
}

static bool is_at_bound(const ap_criterion_result *result) { return result->value == result->bound; }

/* Proofs at the plan's own peaks. The internal peak may lean on the external one only where that is proven, or is to be
 * settled by the search. */
static ap_status prove_again(levelling *work, bool settled_by_search) {
  ap_tied_track *tracks = work->out->tracks;
  bool leans =
      is_planned(work, AP_EXTERNAL) && (settled_by_search || is_at_bound(&tracks[AP_EXTERNAL].criteria[AP_PEAK]));
  int64_t external_peak = tracks[AP_EXTERNAL].criteria[AP_PEAK].value;
  int64_t peaks[AP_TRACKS] = {leans ? external_peak : AP_UNLIMITED, AP_UNLIMITED};
  ap_status status = AP_OK;
  if (is_planned(work, AP_INTERNAL)) {
    status = prove_peak(work, AP_INTERNAL, peaks);
  }
  peaks[AP_EXTERNAL] = external_peak;
  peaks[AP_INTERNAL] = tracks[AP_INTERNAL].criteria[AP_PEAK].value;
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL && status != AP_MACHINE; track++) {
    status = is_planned(work, track) ? prove_total(work, track, peaks) : status;
  }
  return status == AP_MACHINE ? AP_MACHINE : AP_OK;
}

static void judge_spread(levelling *work, ap_track track) {
  ap_criterion_result *spread = &work->out->tracks[track].criteria[AP_SPREAD];
  bool total_is_least = is_at_bound(&work->out->tracks[track].criteria[AP_TOTAL]);
  bool least = total_is_least && ap_tied_spread_is_least(work->problem, track, work->out->whole.meters[track]);
  spread->bound = least ? spread->value : 0;
}

/* A criterion counts only under earlier ones that are settled. */
static void judge(levelling *work, const ap_tied_search *search) {
  bool settled = true;
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL; track++) {
    if (is_planned(work, track)) {
      judge_spread(work, track);
    }
  }
  for (int i = 0; i < AP_CRITERIA; i++) {
    for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL; track++) {
      ap_criterion_result *result = &work->out->tracks[track].criteria[work->problem->scenario->order[i]];
      bool spread_is_open = work->problem->scenario->order[i] == AP_SPREAD &&
                            !is_at_bound(&work->out->tracks[track].criteria[AP_TOTAL]) && !search->completed;
      if (!is_planned(work, track)) {
        continue;
      }
      if (!settled) {
        result->status = AP_NOT_ATTEMPTED;
      } else if (is_at_bound(result) && !spread_is_open) {
        result->status = AP_PROVEN;
      } else if (search->completed) {
        result->status = AP_BY_SEARCH;
        result->nodes = search->nodes;
      } else {
        result->status = AP_GAP;
        settled = false;
      }
    }
  }
}

static bool nothing_is_left(levelling *work) {
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL; track++) {
    const ap_criterion_result *criteria = work->out->tracks[track].criteria;
    if (is_planned(work, track)) {
      judge_spread(work, track);
      if (!is_at_bound(&criteria[AP_PEAK]) || !is_at_bound(&criteria[AP_TOTAL]) || !is_at_bound(&criteria[AP_SPREAD])) {
        return false;
      }
    }
  }
  return true;
}

static ap_status search_on(levelling *work, ap_tied_search *search) {
  ap_status status = prove_again(work, true); /* the search prunes by proofs that lean on the plan it starts from */
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL; track++) {
    const ap_tied_track *out = &work->out->tracks[track];
    search->peaks[track] = is_planned(work, track) && out->peak.given ? &out->peak : NULL;
    search->bounds[AP_PEAK][track] = out->criteria[AP_PEAK].bound;
    search->bounds[AP_TOTAL][track] = out->criteria[AP_TOTAL].bound;
  }
  if (status == AP_OK) {
    status = ap_tied_search_run(search, &work->out->whole);
  }
  measure(work);
  return status == AP_OK ? prove_again(work, search->completed) : status;
}

static ap_status settle(levelling *work) {
  ap_tied_search search = {.pools = work->pools, .watch = work->watch};
  bool over = ap_whole_above_limits(&work->out->whole) > 0;
  measure(work);
  ap_status status = over ? AP_OK : prove_again(work, false);
  enter(work, AP_PHASE_SEARCH);
  if (status == AP_OK && over) {
    status = ap_tied_search_run(&search, &work->out->whole);
    if (status == AP_OK && ap_whole_above_limits(&work->out->whole) > 0) {
      return is_blocked(work->out, search.completed ? AP_OBSTACLE_BY_SEARCH : AP_OBSTACLE_UNDECIDED);
    }
    measure(work);
    status = status == AP_OK ? prove_again(work, search.completed) : status;
  } else if (status == AP_OK && !nothing_is_left(work)) {
    status = search_on(work, &search);
  }
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL; track++) {
    if (is_planned(work, track)) {
      ap_tied_years_apart(work->problem, track, work->out->whole.meters[track], work->out->tracks[track].apart);
    }
  }
  judge(work, &search);
  return status;
}

ap_status ap_tied_level(const ap_tied_problem *problem, ap_watch *watch, ap_arena *arena, ap_tied_levelled *levelled) {
  *levelled = (ap_tied_levelled){.problem = problem};
  levelling work = {.out = levelled, .problem = problem, .watch = watch, .arena = arena};
  ap_status status = look_for_obstacles(&work);
  if (status != AP_OK) {
    return status;
  }
  enter(&work, AP_PHASE_BOUND);
  ap_watch_says_stop(watch);
  status = ap_tied_program_new(problem, &work.program);
  status = status == AP_OK ? bound_all(&work) : status;
  status = status == AP_OK ? make_plans(&work) : status;
  status = status == AP_OK ? settle(&work) : status;
  ap_tied_program_free(work.program);
  return status;
}
