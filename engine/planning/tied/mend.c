/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/tied/mend.h"
#include "planning/tied/ways.h"
#include <string.h>

enum {
  POOL_MOST = 256,        /* minimal ways of a class that all enter its pool */
  POOL_RANDOM = 24,       /* ways that are cheapest under prices drawn at random, where there are more */
  DESCENTS_MOST = 60,     /* rounds over all entities */
  WORK_MOST = 4000000,    /* changes tried in one mending; counted, so that plans do not depend on the clock */
  PAIRS_PER_ENTITY = 400, /* random steps of two */
  PAIRS_MOST = 200000,
  DRAWS = 16
};

/* ---- pools ---- */

static uint32_t draw(uint32_t *state) {
  *state = *state * 1664525U + 1013904223U;
  return *state >> 8;
}

static void add_way(ap_way_pool *pool, ap_way way) {
  for (size_t i = 0; i < pool->count; i++) {
    if (memcmp(&pool->ways[i], &way, sizeof way) == 0) {
      return;
    }
  }
  pool->ways[pool->count++] = way;
}

static void add_random_ways(const ap_tied_class *class, ap_way_pool *pool) {
  uint32_t state = 1;
  for (int i = 0; i < POOL_RANDOM; i++) {
    int64_t prices[AP_TRACKS][AP_YEARS_MOST];
    for (int year = 0; year < AP_TRACKS * AP_YEARS_MOST; year++) {
      prices[year / AP_YEARS_MOST][year % AP_YEARS_MOST] = 50 + draw(&state) % 100;
    }
    ap_way way;
    ap_cheapest_way(class, prices, &way);
    add_way(pool, way);
  }
}

static bool fill_pool(const ap_tied_problem *problem, size_t index, const ap_tied_answer *answers, size_t answer_count,
                      ap_arena *arena, ap_way_pool *pool) {
  size_t most = POOL_MOST + POOL_RANDOM;
  for (size_t a = 0; a < answer_count; a++) {
    for (size_t s = 0; s < answers[a].share_count; s++) {
      most += answers[a].shares[s].class_index == index;
    }
  }
  pool->ways = ap_arena_allocate(arena, most, sizeof *pool->ways);
  if (pool->ways == NULL) {
    return false;
  }
  size_t minimal = ap_minimal_ways(&problem->classes[index], pool->ways, POOL_MOST);
  pool->complete = minimal <= POOL_MOST;
  pool->count = pool->complete ? minimal : 0;
  for (size_t a = 0; a < answer_count && !pool->complete; a++) {
    for (size_t s = 0; s < answers[a].share_count; s++) {
      if (answers[a].shares[s].class_index == index) {
        add_way(pool, answers[a].shares[s].way);
      }
    }
  }
  if (!pool->complete) {
    add_random_ways(&problem->classes[index], pool);
  }
  return true;
}

bool ap_way_pools_fill(const ap_tied_problem *problem, const ap_tied_answer *answers, size_t answer_count,
                       ap_arena *arena, ap_way_pool **pools) {
  *pools = ap_arena_allocate(arena, problem->class_count, sizeof **pools);
  for (size_t c = 0; c < problem->class_count && *pools != NULL; c++) {
    if (!fill_pool(problem, c, answers, answer_count, arena, &(*pools)[c])) {
      return false;
    }
  }
  return *pools != NULL;
}

/* ---- rounding ---- */

static void round_class(ap_whole *whole, size_t index, const ap_way_pool *pool, int64_t *wanted) {
  const ap_tied_problem *problem = whole->problem;
  const ap_tied_class *class = &problem->classes[index];
  for (size_t k = class->first_kind; k < class->first_kind + class->kind_count; k++) {
    const ap_tied_kind *kind = &problem->kinds[k];
    for (size_t e = kind->first; e < kind->first + kind->count; e++) {
      size_t neediest = 0;
      for (size_t p = 1; p < pool->count; p++) {
        neediest = wanted[p] > wanted[neediest] ? p : neediest;
      }
      ap_whole_set(whole, e, pool->ways[neediest]);
      wanted[neediest] -= kind->size;
    }
  }
}

void ap_whole_round(ap_whole *whole, const ap_way_pool *pools, const ap_tied_answer *answer, int64_t *wanted) {
  const ap_tied_problem *problem = whole->problem;
  for (size_t c = 0; c < problem->class_count; c++) {
    const ap_way_pool *pool = &pools[c];
    memset(wanted, 0, pool->count * sizeof *wanted);
    for (size_t s = 0; s < answer->share_count; s++) {
      const ap_tied_share *share = &answer->shares[s];
      for (size_t p = 0; share->class_index == c && p < pool->count; p++) {
        if (memcmp(&pool->ways[p], &share->way, sizeof share->way) == 0) {
          wanted[p] += (int64_t)((ap_wide)share->part * problem->classes[c].size / AP_WHOLE_CLASS);
        }
      }
    }
    round_class(whole, c, pool, wanted);
  }
}

/* ---- mending ---- */

/* How good a plan is: all smaller values are better. Squares stand for the spread. */
typedef struct potential {
  ap_wide excess;
  int64_t totals[AP_TRACKS];
  ap_wide squares[AP_TRACKS];
} potential;

typedef struct mending {
  ap_whole *whole;
  const ap_way_pool *pools;
  bool total_first;
  bool keeps_totals; /* no step may add to them: what comes within the limits so is best left alone */
  potential now;
  uint32_t state;
  long work;
} mending;

static potential measure(const ap_whole *whole) {
  return (potential){.excess = whole->excess,
                     .totals = {whole->totals[AP_EXTERNAL], whole->totals[AP_INTERNAL]},
                     .squares = {whole->squares[AP_EXTERNAL], whole->squares[AP_INTERNAL]}};
}

static int compare_wide(ap_wide a, ap_wide b) { return (a > b) - (a < b); }

static int compare_totals(const potential *a, const potential *b) {
  int order = compare_wide(a->totals[AP_EXTERNAL], b->totals[AP_EXTERNAL]);
  return order != 0 ? order : compare_wide(a->totals[AP_INTERNAL], b->totals[AP_INTERNAL]);
}

static int compare_squares(const potential *a, const potential *b) {
  int order = compare_wide(a->squares[AP_EXTERNAL], b->squares[AP_EXTERNAL]);
  return order != 0 ? order : compare_wide(a->squares[AP_INTERNAL], b->squares[AP_INTERNAL]);
}

static bool adds_to_totals(const mending *on, const potential *found) {
  return found->totals[AP_EXTERNAL] > on->now.totals[AP_EXTERNAL] ||
         found->totals[AP_INTERNAL] > on->now.totals[AP_INTERNAL];
}

static bool is_better(const mending *on, const potential *found) {
  if (on->keeps_totals && adds_to_totals(on, found)) {
    return false;
  }
  int order = compare_wide(found->excess, on->now.excess);
  if (order == 0) {
    order = on->total_first ? compare_totals(found, &on->now) : compare_squares(found, &on->now);
  }
  if (order == 0) {
    order = on->total_first ? compare_squares(found, &on->now) : compare_totals(found, &on->now);
  }
  return order < 0;
}

/* Keeps the plan as it stands now, if it is better; says whether. */
static bool keep(mending *on) {
  potential found = measure(on->whole);
  on->work++;
  if (!is_better(on, &found)) {
    return false;
  }
  on->now = found;
  return true;
}

static const ap_way_pool *pool_of(const mending *on, size_t entity) {
  return &on->pools[on->whole->kinds[entity]->class_index];
}

static bool improve_entity(mending *on, size_t entity) {
  const ap_way_pool *pool = pool_of(on, entity);
  ap_way best = on->whole->ways[entity];
  bool better = false;
  for (size_t p = 0; p < pool->count; p++) {
    ap_whole_set(on->whole, entity, pool->ways[p]);
    if (keep(on)) {
      best = pool->ways[p];
      better = true;
    }
  }
  ap_whole_set(on->whole, entity, best);
  return better;
}

static void descend(mending *on, ap_watch *watch) {
  size_t count = on->whole->problem->entity_count;
  bool better = true;
  for (int i = 0; i < DESCENTS_MOST && better && on->work < WORK_MOST; i++) {
    better = false;
    for (size_t e = 0; e < count && on->work < WORK_MOST; e++) {
      better = improve_entity(on, e) || better;
    }
    if (ap_watch_says_stop(watch)) {
      return;
    }
  }
}

/* A year in which a meter is above its limit, drawn among all such; false where there is none. */
static bool draw_excess(mending *on, size_t *meter, int *year) {
  const ap_tied_problem *problem = on->whole->problem;
  uint32_t seen = 0;
  for (size_t m = 0; m < problem->meter_count; m++) {
    for (int y = 0; y < problem->horizon; y++) {
      if (ap_whole_is_above(on->whole, m, y) && draw(&on->state) % ++seen == 0) {
        *meter = m;
        *year = y;
      }
    }
  }
  return seen > 0;
}

static bool adds_to(const mending *on, size_t entity, size_t meter, int year) {
  const ap_tied_class *class = &on->whole->problem->classes[on->whole->kinds[entity]->class_index];
  for (int track = 0; track < AP_TRACKS; track++) {
    for (size_t i = 0; (on->whole->ways[entity].years[track] >> year & 1) != 0 && i < class->sides[track].use_count;
         i++) {
      if (class->sides[track].uses[i].meter == meter) {
        return true;
      }
    }
  }
  return false;
}

/* Where something is above its limit, an entity that adds to it, if one is met in a few draws. */
static size_t draw_entity(mending *on, bool has_excess, size_t meter, int year) {
  size_t count = on->whole->problem->entity_count;
  size_t entity = draw(&on->state) % count;
  for (int i = 1; i < DRAWS && has_excess && !adds_to(on, entity, meter, year); i++) {
    entity = draw(&on->state) % count;
  }
  return entity;
}

/* Above the limits steps to the side are taken as well: they lead to where another one goes down. */
static bool keep_step(mending *on) {
  if (on->now.excess == 0) {
    return keep(on);
  }
  potential found = measure(on->whole);
  on->work++;
  if (found.excess > on->now.excess || (on->keeps_totals && adds_to_totals(on, &found))) {
    return false;
  }
  on->now = found;
  return true;
}

/* Two entities take other ways at once: drawn ones, or each the other's where they are of one class. */
static bool try_two(mending *on, bool has_excess, size_t meter, int year) {
  size_t one = draw_entity(on, has_excess, meter, year);
  size_t two = draw(&on->state) % on->whole->problem->entity_count;
  const ap_way_pool *pool_one = pool_of(on, one);
  const ap_way_pool *pool_two = pool_of(on, two);
  ap_way before_one = on->whole->ways[one];
  ap_way before_two = on->whole->ways[two];
  bool exchange = pool_one == pool_two && (draw(&on->state) & 1) != 0;
  ap_way after_one = exchange ? before_two : pool_one->ways[draw(&on->state) % pool_one->count];
  ap_way after_two = exchange ? before_one : pool_two->ways[draw(&on->state) % pool_two->count];
  if (one == two) {
    return false;
  }
  ap_whole_set(on->whole, one, after_one);
  ap_whole_set(on->whole, two, after_two);
  if (keep_step(on)) {
    return true;
  }
  ap_whole_set(on->whole, two, before_two);
  ap_whole_set(on->whole, one, before_one);
  return false;
}

enum { DRAW_ANEW = 64 }; /* steps after which another year above its limit is looked at */

/* Not more than there are plans: the search goes through so few as fast. */
static size_t count_steps(const mending *on) {
  size_t count = on->whole->problem->entity_count;
  size_t most = count * PAIRS_PER_ENTITY < PAIRS_MOST ? count * PAIRS_PER_ENTITY : PAIRS_MOST;
  size_t plans = 1;
  /* cppcheck-suppress knownConditionTrueFalse; it takes the smaller of two numbers for 0 */
  for (size_t e = 0; e < count && plans < most; e++) {
    plans *= pool_of(on, e)->count;
  }
  /* cppcheck-suppress knownConditionTrueFalse; as above */
  return plans < most ? plans : most;
}

static bool step_in_twos(mending *on, ap_watch *watch) {
  size_t steps = count_steps(on);
  bool better = false;
  bool has_excess = false;
  size_t meter = 0;
  int year = 0;
  for (size_t i = 0; i < steps && on->work < WORK_MOST; i++) {
    if (i % DRAW_ANEW == 0) {
      has_excess = on->now.excess > 0 && draw_excess(on, &meter, &year);
    }
    better = try_two(on, has_excess, meter, year) || better;
    if (i % 256 == 0 && ap_watch_says_stop(watch)) {
      return false;
    }
  }
  return better;
}

void ap_whole_mend(ap_whole *whole, const ap_way_pool *pools, const int64_t *peaks, uint32_t seed, ap_watch *watch) {
  mending on = {
      .whole = whole, .pools = pools, .total_first = whole->problem->scenario->order[1] == AP_TOTAL, .state = seed};
  ap_whole_aim(whole, peaks);
  on.now = measure(whole);
  for (int pass = 0; pass < 2; pass++) {
    on.keeps_totals = pass == 0;
    on.work = 0;
    descend(&on, watch);
    if (step_in_twos(&on, watch)) {
      descend(&on, watch);
    }
    if (on.now.excess == 0) {
      return;
    }
  }
}
