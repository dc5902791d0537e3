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
  ANSWERS_MOST = 24,
  FEW_ENTITIES = 40,
  BRIEF_PART = 4 /* of all nodes that go into the search before plans are mended at length */
};

typedef struct levelling {
  ap_tied_levelled *out;
  const ap_tied_problem *problem;
  ap_watch *watch;
  ap_arena *arena;
  ap_tied_program *program;
  ap_tied_answer answers[ANSWERS_MOST]; /* whose shares plans are made from */
  size_t answer_count;
  ap_prices limits; /* the duals of the limits alone; none where the program gave none */
  ap_way_pool *pools;
  ap_tied_search search;
  bool settled; /* all criteria */
  ap_whole tried;
  bool has_plan;                                    /* in `out` */
  int64_t *wanted;                                  /* room for a class's pool */
  uint32_t seed;                                    /* of the last mending */
  int64_t under[AP_CRITERIA][AP_TRACKS][AP_TRACKS]; /* peaks that the last proof of the criterion stands under */
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
  if (status == AP_OK) {
    work->limits = answer.prices;
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

/* Whether there is such a proof already. */
static bool stands_under(levelling *work, ap_criterion criterion, ap_track track, const int64_t *peaks) {
  int64_t *under = work->under[criterion][track];
  bool same = memcmp(under, peaks, AP_TRACKS * sizeof *under) == 0;
  memcpy(under, peaks, AP_TRACKS * sizeof *under);
  return same;
}

static ap_status prove_peak(levelling *work, ap_track track, const int64_t *peaks) {
  if (stands_under(work, AP_PEAK, track, peaks)) {
    return AP_OK;
  }
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
  if (stands_under(work, AP_TOTAL, track, peaks)) {
    return AP_OK;
  }
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

static void keep_if_better(levelling *work) {
  if (!work->has_plan || ap_compare_wholes(&work->tried, &work->out->whole) < 0) {
    ap_whole_copy(&work->tried, &work->out->whole);
    work->has_plan = true;
  }
}

static int64_t best_peak(const levelling *work, ap_track track) {
  return ap_largest(work->out->whole.meters[track], work->problem->horizons[track]);
}

/* Whether the search comes first: where entities are few. */
static bool is_brief(const levelling *work) {
  return work->search.counts.usable && work->problem->entity_count <= FEW_ENTITIES;
}

static bool is_within(ap_whole *whole, const int64_t *peaks) {
  ap_whole_aim(whole, peaks);
  return whole->excess == 0;
}

/* From each answer a plan, mended towards the peaks; `brief`: from the last one alone. */
static void try_peaks(levelling *work, const int64_t *peaks, bool brief) {
  static const ap_tied_answer nothing = {0};
  for (size_t a = work->answer_count + (work->answer_count == 0); a-- > 0;) { /* the last ones are the most level */
    ap_whole_round(&work->tried, work->pools, work->answer_count == 0 ? &nothing : &work->answers[a], work->wanted);
    ap_whole_mend(&work->tried, work->pools, peaks, ++work->seed, work->watch);
    keep_if_better(work);
    enter(work, AP_PHASE_ASSIGN);
    if (ap_watch_says_stop(work->watch) || is_within(&work->out->whole, peaks) || brief) {
      return;
    }
  }
}

/* The lowest peak of the track that comes out, by halving between its bound and the best plan so far. */
static void lower_peak(levelling *work, ap_track track, int64_t *peaks) {
  int64_t step = work->problem->meters[track].divisor > 0 ? work->problem->meters[track].divisor : 1;
  int64_t refused = work->out->tracks[track].criteria[AP_PEAK].bound - 1;
  for (int i = 0; i < TRIALS_MOST && !work->watch->stopped; i++) {
    int64_t best = best_peak(work, track);
    if (best - step <= refused && i > 0) {
      break;
    }
    int64_t peak = i == 0 ? refused + 1 : refused + (best - refused) / 2;
    peaks[track] = peak;
    try_peaks(work, peaks, false);
    if (best_peak(work, track) > peak || ap_whole_above_limits(&work->out->whole) > 0) {
      refused = peak;
    }
  }
  peaks[track] = best_peak(work, track);
}

/* At the peaks that came out, the criteria that follow. */
static void polish(levelling *work, const int64_t *peaks) {
  for (int i = 0; i < POLISHINGS_MOST && !work->watch->stopped; i++) {
    ap_whole_copy(&work->out->whole, &work->tried);
    ap_whole_mend(&work->tried, work->pools, peaks, ++work->seed, work->watch);
    if (ap_compare_wholes(&work->tried, &work->out->whole) >= 0) {
      return;
    }
    keep_if_better(work);
  }
}

static ap_status make_room(levelling *work) {
  const ap_tied_problem *problem = work->problem;
  if (!ap_way_pools_fill(problem, work->answers, work->answer_count, work->arena, &work->pools)) {
    return AP_MACHINE;
  }
  size_t largest = 0;
  for (size_t c = 0; c < problem->class_count; c++) {
    largest = work->pools[c].count > largest ? work->pools[c].count : largest;
  }
  work->wanted = ap_arena_allocate(work->arena, largest, sizeof *work->wanted);
  return work->wanted != NULL && ap_whole_new(problem, work->arena, &work->tried) &&
                 ap_whole_new(problem, work->arena, &work->out->whole)
             ? AP_OK
             : AP_MACHINE;
}

/* Better plans; not where none keeps the limits: a lower peak would be kept less easily still. */
static void improve_plan(levelling *work) {
  int64_t peaks[AP_TRACKS] = {AP_UNLIMITED, AP_UNLIMITED};
  if (ap_whole_above_limits(&work->out->whole) > 0) {
    return;
  }
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL; track++) {
    if (is_planned(work, track)) {
      lower_peak(work, track, peaks);
    }
  }
  polish(work, peaks);
}

/* A plan towards the bounds. */
static void make_plan(levelling *work) {
  int64_t peaks[AP_TRACKS] = {AP_UNLIMITED, AP_UNLIMITED};
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL; track++) {
    if (is_planned(work, track)) {
      peaks[track] = work->out->tracks[track].criteria[AP_PEAK].bound;
    }
  }
  try_peaks(work, peaks, is_brief(work));
  for (int i = 0; i < FREE_TRIALS && ap_whole_above_limits(&work->out->whole) > 0; i++) {
    try_peaks(work, unlimited, false); /* a larger peak leaves more room beside the limits */
  }
  if (!is_brief(work)) {
    improve_plan(work);
  }
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

/* That of the spread rests on the total. */
static bool is_proven(const levelling *work, ap_criterion criterion, ap_track track) {
  const ap_criterion_result *criteria = work->out->tracks[track].criteria;
  return is_at_bound(&criteria[criterion]) && (criterion != AP_SPREAD || is_at_bound(&criteria[AP_TOTAL]));
}

static bool is_settled(const levelling *work, ap_criterion criterion, ap_track track) {
  return work->search.settled[criterion][track] || is_proven(work, criterion, track);
}

static void judge_spread(levelling *work, ap_track track) {
  ap_criterion_result *spread = &work->out->tracks[track].criteria[AP_SPREAD];
  bool total_is_least = is_at_bound(&work->out->tracks[track].criteria[AP_TOTAL]);
  bool least = total_is_least && ap_tied_spread_is_least(work->problem, track, work->out->whole.meters[track]);
  spread->bound = least ? spread->value : 0;
}

/* The peaks that proofs of the track's peak may rest on: an earlier one that is settled. */
static void peaks_before(const levelling *work, ap_track track, int64_t *peaks) {
  peaks[AP_EXTERNAL] = peaks[AP_INTERNAL] = AP_UNLIMITED;
  if (track == AP_INTERNAL && is_planned(work, AP_EXTERNAL) && is_settled(work, AP_PEAK, AP_EXTERNAL)) {
    peaks[AP_EXTERNAL] = work->out->tracks[AP_EXTERNAL].criteria[AP_PEAK].value;
  }
}

static ap_status prove_peak_of_plan(levelling *work, ap_track track) {
  int64_t peaks[AP_TRACKS];
  peaks_before(work, track, peaks);
  return prove_peak(work, track, peaks) == AP_MACHINE ? AP_MACHINE : AP_OK;
}

static ap_status prove_total_of_plan(levelling *work, ap_track track) {
  int64_t peaks[AP_TRACKS];
  for (ap_track each = AP_EXTERNAL; each <= AP_INTERNAL; each++) {
    peaks[each] = is_planned(work, each) ? work->out->tracks[each].criteria[AP_PEAK].value : AP_UNLIMITED;
  }
  return prove_total(work, track, peaks);
}

static ap_status settle_spread(levelling *work) {
  int64_t totals[AP_TRACKS] = {0};
  bool proven = true;
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL; track++) {
    if (!is_planned(work, track)) {
      continue;
    }
    if (prove_total_of_plan(work, track) != AP_OK) {
      return AP_MACHINE;
    }
    judge_spread(work, track);
    proven = proven && is_proven(work, AP_SPREAD, track);
    const ap_criterion_result *total = &work->out->tracks[track].criteria[AP_TOTAL];
    totals[track] = work->problem->scenario->order[1] == AP_TOTAL ? total->value : total->bound;
  }
  return proven ? AP_OK : ap_tied_search_spread(&work->search, totals);
}

static ap_status settle_criterion(levelling *work, ap_criterion criterion, ap_track track) {
  if (criterion == AP_SPREAD) {
    return settle_spread(work);
  }
  ap_status status = criterion == AP_PEAK ? prove_peak_of_plan(work, track) : prove_total_of_plan(work, track);
  if (status == AP_OK && !is_settled(work, criterion, track)) {
    status = ap_tied_search_least(&work->search, criterion, track, work->out->tracks[track].criteria[criterion].bound);
  }
  return status;
}

/* Later criteria are searched only under earlier ones that are settled. */
static ap_status settle_criteria(levelling *work) {
  bool settled = true;
  ap_status status = AP_OK;
  for (int i = 0; i < AP_CRITERIA; i++) {
    ap_criterion criterion = work->problem->scenario->order[i];
    for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL && settled && status == AP_OK; track++) {
      if (is_planned(work, track) && !work->search.settled[criterion][track]) {
        status = settle_criterion(work, criterion, track);
        measure(work);
        judge_spread(work, track);
        settled = is_settled(work, criterion, track);
      }
    }
  }
  work->settled = settled;
  return status;
}

/* The proofs as they go with the plan: of its own peaks. */
static ap_status prove_again(levelling *work) {
  ap_status status = AP_OK;
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL && status == AP_OK; track++) {
    if (is_planned(work, track)) {
      status = prove_peak_of_plan(work, track);
      status = status == AP_OK ? prove_total_of_plan(work, track) : status;
    }
  }
  return status;
}

/* A criterion counts only under earlier ones that are settled. */
static void judge(levelling *work) {
  bool settled = true;
  for (int i = 0; i < AP_CRITERIA; i++) {
    for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL; track++) {
      ap_criterion criterion = work->problem->scenario->order[i];
      ap_criterion_result *result = &work->out->tracks[track].criteria[criterion];
      if (!is_planned(work, track)) {
        continue;
      }
      judge_spread(work, track);
      if (!settled) {
        result->status = AP_NOT_ATTEMPTED;
      } else if (is_proven(work, criterion, track)) {
        result->status = AP_PROVEN;
      } else if (work->search.settled[criterion][track]) {
        result->status = AP_BY_SEARCH;
        result->nodes = work->search.nodes;
      } else {
        result->status = AP_GAP;
        settled = false;
      }
    }
  }
}

static ap_status open_search(levelling *work) {
  work->search = (ap_tied_search){.problem = work->problem, .watch = work->watch, .whole = &work->out->whole};
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL; track++) {
    const ap_tied_track *out = &work->out->tracks[track];
    work->search.peaks[track] = is_planned(work, track) ? &out->peak : NULL;
    work->search.totals[track] = is_planned(work, track) ? &out->total : NULL;
  }
  return ap_tied_search_open(&work->search, work->pools, work->arena);
}

/* A plan within the limits, and then its criteria. */
static ap_status search_from_plan(levelling *work) {
  ap_status status = AP_OK;
  enter(work, AP_PHASE_SEARCH);
  measure(work);
  if (ap_whole_above_limits(&work->out->whole) > 0) {
    status = ap_tied_search_limits(&work->search, &work->limits);
    measure(work);
  }
  return status == AP_OK && ap_whole_above_limits(&work->out->whole) == 0 ? settle_criteria(work) : status;
}

/* Where there are few entities, the search mostly ends before a plan would be mended at length. */
static ap_status search_all(levelling *work) {
  uint64_t limit = work->watch->node_limit;
  work->search.node_limit = is_brief(work) ? limit / BRIEF_PART : limit;
  ap_status status = search_from_plan(work);
  if (status == AP_OK && is_brief(work) && !work->settled && !work->search.none && !work->watch->stopped) {
    improve_plan(work);
    work->search.node_limit = limit;
    status = search_from_plan(work);
  }
  return status;
}

static ap_status settle(levelling *work) {
  ap_status status = search_all(work);
  if (status == AP_OK && ap_whole_above_limits(&work->out->whole) > 0) {
    return is_blocked(work->out, work->search.none ? AP_OBSTACLE_BY_SEARCH : AP_OBSTACLE_UNDECIDED);
  }
  status = status == AP_OK ? prove_again(work) : status;
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL; track++) {
    if (is_planned(work, track)) {
      ap_tied_years_apart(work->problem, track, work->out->whole.meters[track], work->out->tracks[track].apart);
    }
  }
  judge(work);
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
  status = ap_tied_program_new(problem, watch, &work.program);
  status = status == AP_OK ? bound_all(&work) : status;
  status = status == AP_OK ? make_room(&work) : status;
  status = status == AP_OK ? open_search(&work) : status;
  if (status == AP_OK) {
    enter(&work, AP_PHASE_ASSIGN);
    make_plan(&work);
    status = settle(&work);
  }
  ap_tied_program_free(work.program);
  return status;
}
