/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/tied/search.h"
#include "planning/bounds.h"
#include "planning/score.h"
#include "planning/tied/ways.h"
#include <stdlib.h>
#include <string.h>

enum { ENTITIES_MOST = 200, REPORT_EVERY = 65536 };

/* One entity, in the order in which the search gives ways. */
typedef struct turn {
  size_t entity;
  bool like_before;            /* of the kind of the turn before: its way comes no earlier in the pool */
  int64_t weight;              /* minutes of an audit on both tracks: fixed entities come first, then the heaviest */
  int64_t least[AP_TRACKS];    /* minutes that this and all later turns take at least on each track */
  ap_wide weighted[AP_TRACKS]; /* what they cost at least under the prices of each peak's proof */
} turn;

typedef struct searching {
  ap_tied_search *search;
  const ap_tied_problem *problem;
  turn *turns;
  size_t turn_count;
  size_t *place; /* in the pool, of each turn's way */
  ap_whole at;   /* what has been given so far */
  ap_whole *best;
  bool has_best;                 /* `best` is within the limits */
  bool ended;                    /* before it was complete */
  ap_wide room[AP_TRACKS];       /* under each proof's prices, at the best plan's peak */
  ap_wide tight_room[AP_TRACKS]; /* at one minute less */
} searching;

/* ---- the turns ---- */

static int64_t load_of(const ap_tied_class *class, int track, int64_t size) {
  const ap_side *side = &class->sides[track];
  bool loads = side->use_count > 0 && side->uses[0].meter == (size_t)track;
  return loads ? side->uses[0].amount * size : 0;
}

static int fewest_years(const ap_way_pool *pool, int track) {
  int fewest = AP_YEARS_MOST;
  for (size_t p = 0; p < pool->count; p++) {
    int count = 0;
    for (ap_cover years = pool->ways[p].years[track]; years != 0; years &= years - 1) {
      count++;
    }
    fewest = count < fewest ? count : fewest;
  }
  return fewest;
}

/* Links are left out of the prices: what was given before may have opened the set-ups that they stand for. */
static void add_least(const searching *on, const ap_prices *unlinked, const turn *later, turn *each) {
  const ap_tied_kind *kind = on->at.kinds[each->entity];
  const ap_tied_class *class = &on->problem->classes[kind->class_index];
  for (int track = 0; track < AP_TRACKS; track++) {
    int64_t prices[AP_TRACKS][AP_YEARS_MOST];
    int fewest = fewest_years(&on->search->pools[kind->class_index], track);
    each->least[track] = load_of(class, track, kind->size) * fewest + (later == NULL ? 0 : later->least[track]);
    each->weighted[track] = later == NULL ? 0 : later->weighted[track];
    if (on->search->peaks[track] != NULL &&
        ap_year_prices(on->problem, &unlinked[track], kind->class_index, (ap_track)track, 0, prices)) {
      each->weighted[track] += (ap_wide)kind->size * ap_cheapest_way(class, prices, NULL);
    }
  }
}

static int compare_turns(const void *left, const void *right) {
  const turn *a = left;
  const turn *b = right;
  if (a->weight != b->weight) {
    return a->weight > b->weight ? -1 : 1;
  }
  return (a->entity > b->entity) - (a->entity < b->entity);
}

static bool list_turns(searching *on, ap_arena *arena) {
  const ap_tied_problem *problem = on->problem;
  size_t count = problem->entity_count;
  on->turns = ap_arena_allocate(arena, count, sizeof *on->turns);
  on->place = ap_arena_allocate(arena, count, sizeof *on->place);
  ap_prices unlinked[AP_TRACKS] = {{0}};
  for (int track = 0; track < AP_TRACKS && !arena->failed; track++) {
    if (on->search->peaks[track] != NULL && ap_prices_new(problem, arena, &unlinked[track])) {
      unlinked[track].meters = on->search->peaks[track]->prices.meters;
    }
  }
  if (arena->failed) {
    return false;
  }
  on->turn_count = count;
  for (size_t e = 0; e < count; e++) {
    const ap_tied_kind *kind = on->at.kinds[e];
    const ap_tied_class *class = &problem->classes[kind->class_index];
    int64_t minutes = load_of(class, AP_EXTERNAL, kind->size) + load_of(class, AP_INTERNAL, kind->size);
    on->turns[e] = (turn){.entity = e, .weight = class->fixed ? INT64_MAX : minutes};
  }
  qsort(on->turns, count, sizeof *on->turns, compare_turns);
  for (size_t i = count; i-- > 0;) {
    on->turns[i].like_before = i > 0 && on->at.kinds[on->turns[i - 1].entity] == on->at.kinds[on->turns[i].entity];
    add_least(on, unlinked, i + 1 < count ? &on->turns[i + 1] : NULL, &on->turns[i]);
  }
  return true;
}

/* ---- what cannot be better ---- */

static int64_t total_of(const searching *on, const ap_whole *whole, int track) {
  return ap_sum(whole->meters[track], on->problem->horizons[track]);
}

static int64_t peak_of(const searching *on, const ap_whole *whole, int track) {
  return ap_largest(whole->meters[track], on->problem->horizons[track]);
}

static void note_best(searching *on) {
  for (int track = 0; track < AP_TRACKS; track++) {
    const ap_tied_proof *proof = on->search->peaks[track];
    if (proof == NULL) {
      continue;
    }
    int64_t peaks[AP_TRACKS] = {AP_UNLIMITED, AP_UNLIMITED};
    for (int each = 0; each <= track; each++) {
      peaks[each] = on->problem->horizons[each] > 0 ? peak_of(on, on->best, each) : 0;
    }
    static const ap_wide everything = (ap_wide)1 << 120;
    if (!ap_prices_room(on->problem, &proof->prices, peaks, &on->room[track])) {
      on->room[track] = everything;
    }
    peaks[track]--;
    if (!ap_prices_room(on->problem, &proof->prices, peaks, &on->tight_room[track])) {
      on->tight_room[track] = everything;
    }
  }
}

/* What the proof's prices make of the plan so far, and of all turns from `next` on at least. */
static ap_wide weigh(const searching *on, int track, const turn *next) {
  ap_wide sum = next == NULL ? 0 : next->weighted[track];
  const ap_prices *prices = &on->search->peaks[track]->prices;
  for (size_t m = 0; m < on->problem->meter_count; m++) {
    for (int year = 0; year < on->problem->horizon; year++) {
      sum += (ap_wide)prices->meters[m][year] * on->at.meters[m][year];
    }
  }
  return sum;
}

static int compare(int64_t a, int64_t b) { return (a > b) - (a < b); }

static int compare_peak(const searching *on, int track, const turn *next) {
  int64_t best = peak_of(on, on->best, track);
  int64_t least = peak_of(on, &on->at, track);
  int64_t bound = on->search->bounds[AP_PEAK][track];
  least = bound > least ? bound : least;
  if (least <= best && on->search->peaks[track] != NULL) {
    ap_wide weighted = weigh(on, track, next);
    if (weighted > on->room[track]) {
      return 1;
    }
    least = weighted > on->tight_room[track] ? best : least;
  }
  return compare(least, best);
}

static int64_t least_total(const searching *on, int track, const turn *next) {
  return total_of(on, &on->at, track) + (next == NULL ? 0 : next->least[track]);
}

static int compare_total(const searching *on, int track, const turn *next) {
  int64_t least = least_total(on, track, next);
  int64_t bound = on->search->bounds[AP_TOTAL][track];
  return compare(bound > least ? bound : least, total_of(on, on->best, track));
}

static int compare_spread(const searching *on, int track, const turn *next) {
  int64_t least[AP_YEARS_MOST];
  int64_t best[AP_YEARS_MOST];
  int horizon = on->problem->horizons[track];
  int64_t step = on->problem->meters[track].divisor;
  ap_pour(on->at.meters[track], horizon, step, next == NULL ? 0 : next->least[track], least);
  ap_sort_loads(on->best->meters[track], best, horizon);
  return ap_compare_sorted(least, best, horizon);
}

/* Whether all that follows is at best as good as what there is: each criterion counts where all before are equal. */
static bool is_no_better(const searching *on, const turn *next) {
  static int (*const compares[AP_CRITERIA])(const searching *, int, const turn *) = {
      [AP_PEAK] = compare_peak, [AP_TOTAL] = compare_total, [AP_SPREAD] = compare_spread};
  for (int i = 0; i < AP_CRITERIA && on->has_best; i++) {
    for (int track = 0; track < AP_TRACKS; track++) {
      int order = on->problem->horizons[track] == 0 ? 0 : compares[on->problem->scenario->order[i]](on, track, next);
      if (order != 0) {
        return order > 0;
      }
    }
  }
  return on->has_best;
}

/* ---- the search ---- */

static bool may_go_on(searching *on) {
  ap_watch *watch = on->search->watch;
  on->search->nodes++;
  if (on->search->nodes >= watch->node_limit) {
    on->ended = true;
  } else if (on->search->nodes % REPORT_EVERY == 0) {
    watch->progress.nodes = on->search->nodes;
    on->ended = ap_watch_says_stop(watch);
  }
  return !on->ended;
}

static void take_as_best(searching *on) {
  ap_whole_copy(&on->at, on->best);
  on->has_best = true;
  note_best(on);
}

/* All meters only rise from turn to turn, so that what is above a limit stays there. */
static void give(searching *on, size_t index) {
  if (index == on->turn_count) {
    if (!is_no_better(on, NULL)) {
      take_as_best(on);
    }
    return;
  }
  const turn *each = &on->turns[index];
  const turn *next = index + 1 < on->turn_count ? &on->turns[index + 1] : NULL;
  const ap_way_pool *pool = &on->search->pools[on->at.kinds[each->entity]->class_index];
  for (size_t p = each->like_before ? on->place[index - 1] : 0; p < pool->count && !on->ended; p++) {
    on->place[index] = p;
    ap_whole_set(&on->at, each->entity, pool->ways[p]);
    bool is_fixed = each->weight == INT64_MAX; /* nothing is chosen yet, and minutes are no multiples of the divisor */
    if (may_go_on(on) && on->at.excess == 0 && (is_fixed || !is_no_better(on, next))) {
      give(on, index + 1);
    }
  }
  ap_whole_set(&on->at, each->entity, (ap_way){{0}});
}

static bool can_be_tried(const ap_tied_search *search, const ap_tied_problem *problem) {
  for (size_t c = 0; c < problem->class_count; c++) {
    if (!search->pools[c].complete) {
      return false;
    }
  }
  return problem->entity_count <= ENTITIES_MOST;
}

ap_status ap_tied_search_run(ap_tied_search *search, ap_whole *whole) {
  ap_arena arena = {0};
  const ap_tied_problem *problem = whole->problem;
  searching on = {.search = search, .problem = problem, .best = whole};
  search->nodes = 0;
  search->completed = false;
  if (!can_be_tried(search, problem)) {
    return AP_OK;
  }
  ap_status status = AP_MACHINE;
  if (ap_whole_new(problem, &arena, &on.at) && list_turns(&on, &arena)) {
    on.has_best = ap_whole_above_limits(whole) == 0;
    if (on.has_best) {
      note_best(&on);
    }
    give(&on, 0);
    search->completed = !on.ended;
    status = AP_OK;
  }
  ap_arena_free(&arena);
  return status;
}
