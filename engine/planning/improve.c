/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/improve.h"
#include "planning/bounds.h"
#include <string.h>

/* How good loads are, smaller being better; also a difference of two such. Squares stand for the spread: with the
 * total unchanged, every levelling step lowers them. */
typedef struct potential {
  int64_t excess;
  int64_t total;
  ap_wide squares;
} potential;

/* Shifting d minutes from cover `from` to cover `to` of one class: loads of `less` fall by d, of `more` rise by d. */
typedef struct direction {
  size_t class_index;
  size_t from, to; /* places in the pool */
  ap_cover less, more;
} direction;

/* Unit of kind `give` goes from -> to; unit of kind `take` (or NO_KIND) goes back. */
typedef struct step {
  size_t give, take;
  int64_t minutes; /* of `give` less those of `take`, above 0 */
} step;

#define NO_KIND SIZE_MAX

static bool is_better(const ap_aim *aim, const potential *change) {
  if (change->excess != 0) {
    return change->excess < 0;
  }
  if (!aim->total_first && change->squares != 0) {
    return change->squares < 0;
  }
  if (change->total != 0) {
    return change->total < 0;
  }
  return change->squares < 0;
}

static int64_t above(int64_t load, int64_t limit) { return load > limit ? load - limit : 0; }

/* Minutes above the limits. */
static int64_t excess_of(const ap_assignment *assignment, const int64_t *limits) {
  int64_t excess = 0;
  for (int year = 0; year < assignment->classes->horizon; year++) {
    excess += above(assignment->loads[year], limits[year]);
  }
  return excess;
}

static void add_year(potential *change, int64_t load, int64_t limit, int64_t shift) {
  change->excess += above(load + shift, limit) - above(load, limit);
  change->total += shift;
  change->squares += (ap_wide)shift * (2 * (ap_wide)load + shift);
}

static potential change_of(const ap_assignment *assignment, const ap_aim *aim, const direction *way, int64_t minutes) {
  potential change = {0};
  for (int year = 0; year < assignment->classes->horizon; year++) {
    if ((way->less >> year & 1) != 0) {
      add_year(&change, assignment->loads[year], aim->limits[year], -minutes);
    } else if ((way->more >> year & 1) != 0) {
      add_year(&change, assignment->loads[year], aim->limits[year], minutes);
    }
  }
  return change;
}

enum { AMOUNTS_MOST = AP_YEARS_MOST + 2 };

/* The amounts at which the potential may be least along the direction: where a load meets its limit, and where the
 * squares are least. Zero where the direction promises nothing. */
static size_t promising_amounts(const ap_assignment *assignment, const ap_aim *aim, const direction *way,
                                int64_t *amounts) {
  ap_wide fall = 0;
  int years = 0;
  int extra_years = 0;
  bool over = false;
  size_t count = 0;
  for (int year = 0; year < assignment->classes->horizon; year++) {
    int64_t room = aim->limits[year] - assignment->loads[year];
    if ((way->less >> year & 1) != 0) {
      fall += assignment->loads[year];
      years++;
      extra_years--;
      if (room < 0) {
        over = true;
        amounts[count++] = -room;
      }
    } else if ((way->more >> year & 1) != 0) {
      fall -= assignment->loads[year];
      years++;
      extra_years++;
      if (room > 0) {
        amounts[count++] = room;
      }
    }
  }
  if (years == 0 || (!over && extra_years >= 0 && fall <= 0)) {
    return 0;
  }
  if (fall > 0) {
    amounts[count++] = fall > years ? (int64_t)(fall / years) : 1;
  }
  return count;
}

typedef struct sides {
  const ap_kind *kinds;
  size_t give[2];                         /* the kinds' range */
  const int32_t *from_counts, *to_counts; /* of the kinds, `stride` apart */
  size_t stride;
} sides;

static bool has(const int32_t *counts, size_t stride, size_t kind) { return counts[kind * stride] > 0; }

/* The steps of just under (or at) and just over the wanted amount; kinds come by falling minutes, so for a falling
 * `give` the `take` that fits falls too. */
static void nearest_steps(const sides *both, int64_t wanted, step *under, step *over) {
  size_t kinds = both->give[1] - both->give[0];
  const ap_kind *kind = both->kinds + both->give[0];
  size_t take = 0; /* the first that has a unit and leaves at least `wanted`, or `kinds` for none */
  *under = *over = (step){0};
  size_t before = NO_KIND; /* the last present one before `take`: it leaves less than wanted */
  for (size_t give = 0; give < kinds; give++) {
    if (!has(both->from_counts, both->stride, give)) {
      continue;
    }
    while (take < kinds &&
           (!has(both->to_counts, both->stride, take) || kind[give].minutes - kind[take].minutes < wanted)) {
      before = has(both->to_counts, both->stride, take) ? take : before;
      take++;
    }
    int64_t most = kind[give].minutes - (take < kinds ? kind[take].minutes : 0);
    step reach = {.give = give, .take = take < kinds ? take : NO_KIND, .minutes = most};
    if (most >= wanted && (over->minutes == 0 || most < over->minutes)) {
      *over = reach;
    }
    if (most <= wanted && most > under->minutes) {
      *under = reach;
    }
    int64_t less = before == NO_KIND ? 0 : kind[give].minutes - kind[before].minutes;
    if (less > under->minutes) {
      *under = (step){.give = give, .take = before, .minutes = less};
    }
  }
}

static void shift(ap_assignment *assignment, const direction *way, const step *taken) {
  const ap_class *class = &assignment->classes->classes[way->class_index];
  size_t give = assignment->first[class->first_kind + taken->give];
  assignment->counts[give + way->from]--;
  assignment->counts[give + way->to]++;
  if (taken->take != NO_KIND) {
    size_t take = assignment->first[class->first_kind + taken->take];
    assignment->counts[take + way->to]--;
    assignment->counts[take + way->from]++;
  }
  for (int year = 0; year < assignment->classes->horizon; year++) {
    assignment->loads[year] -= (way->less >> year & 1) != 0 ? taken->minutes : 0;
    assignment->loads[year] += (way->more >> year & 1) != 0 ? taken->minutes : 0;
  }
}

/* The best single step in the direction; false where none improves. */
static bool step_in_direction(ap_assignment *assignment, const ap_aim *aim, const direction *way) {
  int64_t amounts[AMOUNTS_MOST];
  size_t amount_count = promising_amounts(assignment, aim, way, amounts);
  if (amount_count == 0) {
    return false;
  }
  const ap_class *class = &assignment->classes->classes[way->class_index];
  const int32_t *counts = assignment->counts + assignment->first[class->first_kind];
  sides both = {.kinds = assignment->classes->kinds,
                .give = {class->first_kind, class->first_kind + class->kind_count},
                .from_counts = counts + way->from,
                .to_counts = counts + way->to,
                .stride = assignment->pools[way->class_index].room};
  step best = {0};
  potential best_change = {0};
  for (size_t a = 0; a < amount_count; a++) {
    step candidates[2];
    nearest_steps(&both, amounts[a], &candidates[0], &candidates[1]);
    for (int i = 0; i < 2; i++) {
      if (candidates[i].minutes == 0) {
        continue;
      }
      potential change = change_of(assignment, aim, way, candidates[i].minutes);
      potential gain = {change.excess - best_change.excess, change.total - best_change.total,
                        change.squares - best_change.squares};
      if (is_better(aim, &gain)) {
        best = candidates[i];
        best_change = change;
      }
    }
  }
  if (best.minutes == 0) {
    return false;
  }
  shift(assignment, way, &best);
  return true;
}

enum { STEPS_IN_A_ROW = 64, SWEEPS_MOST = 400 };

static bool sweep(ap_assignment *assignment, const ap_aim *aim, ap_watch *watch) {
  bool improved = false;
  for (size_t c = 0; c < assignment->classes->count; c++) {
    const ap_pool *pool = &assignment->pools[c];
    for (size_t from = 0; from < pool->count && !ap_watch_says_stop(watch); from++) {
      for (size_t to = 0; to < pool->count; to++) {
        direction way = {.class_index = c,
                         .from = from,
                         .to = to,
                         .less = pool->covers[from] & ~pool->covers[to],
                         .more = pool->covers[to] & ~pool->covers[from]};
        for (int i = 0; i < STEPS_IN_A_ROW && step_in_direction(assignment, aim, &way); i++) {
          improved = true;
        }
      }
    }
  }
  return improved;
}

/* What one more minute in each year costs under the aim: the limits before the total before the spread. */
static void price_years(const ap_assignment *assignment, const ap_aim *aim, int64_t *prices) {
  int horizon = assignment->classes->horizon;
  int64_t total_price = aim->total_first ? ap_sum(assignment->loads, horizon) + 1 : 0;
  for (int year = 0; year < horizon; year++) {
    bool full = assignment->loads[year] >= aim->limits[year];
    prices[year] = assignment->loads[year] + (full ? (horizon + 1) * (total_price + aim->limits[year]) : total_price);
  }
}

/* Puts each class's cheapest cover at the present loads into its pool. False where every pool had it. */
static bool widen_pools(ap_assignment *assignment, const ap_aim *aim) {
  int64_t prices[AP_YEARS_MOST];
  bool widened = false;
  price_years(assignment, aim, prices);
  for (size_t c = 0; c < assignment->classes->count; c++) {
    ap_cover cover;
    ap_cheapest_cover(&assignment->classes->classes[c].rule, prices, &cover);
    widened = ap_pool_add(&assignment->pools[c], cover) || widened;
  }
  return widened;
}

/* The potential is convex over the shares of the covers: where no exchange between two covers of a pool helps, and no
 * cover is cheaper than those in the pools, only the wholeness of units is in the way. */
static void descend(ap_assignment *assignment, const ap_aim *aim, ap_watch *watch) {
  do {
    for (int i = 0; i < SWEEPS_MOST && sweep(assignment, aim, watch); i++) {
    }
  } while (!ap_watch_says_stop(watch) && widen_pools(assignment, aim));
}

/* A small generator of our own (xorshift): the same numbers everywhere. */
static size_t draw(uint64_t *state, size_t below) {
  *state ^= *state << 13;
  *state ^= *state >> 7;
  *state ^= *state << 17;
  return (size_t)(*state >> 33) % below;
}

/* Moves one unit, drawn by chance, to another cover of its class. */
static void shake(ap_assignment *assignment, uint64_t *state) {
  const ap_classes *classes = assignment->classes;
  size_t kind = draw(state, classes->kind_count);
  size_t c = 0;
  while (kind >= classes->classes[c].first_kind + classes->classes[c].kind_count) {
    c++;
  }
  const ap_pool *pool = &assignment->pools[c];
  size_t from = draw(state, pool->count);
  size_t to = draw(state, pool->count);
  if (assignment->counts[assignment->first[kind] + from] == 0) {
    return;
  }
  direction way = {.class_index = c,
                   .from = from,
                   .to = to,
                   .less = pool->covers[from] & ~pool->covers[to],
                   .more = pool->covers[to] & ~pool->covers[from]};
  step taken = {
      .give = kind - classes->classes[c].first_kind, .take = NO_KIND, .minutes = classes->kinds[kind].minutes};
  shift(assignment, &way, &taken);
}

static potential potential_of(const ap_assignment *assignment, const ap_aim *aim) {
  potential all = {0};
  for (int year = 0; year < assignment->classes->horizon; year++) {
    add_year(&all, 0, aim->limits[year], assignment->loads[year]);
  }
  return all;
}

/* Nothing is left to gain: within the limits, of the least total, and as level as the common divisor allows. */
static bool is_done(const ap_assignment *assignment, const ap_aim *aim) {
  return excess_of(assignment, aim->limits) == 0 &&
         ap_sum(assignment->loads, assignment->classes->horizon) <= aim->total &&
         ap_spread_is_least(assignment->classes, assignment->loads, aim->total_first);
}

void ap_improve(ap_assignment *assignment, const ap_aim *aim, unsigned kicks, int32_t *spare, ap_watch *watch) {
  uint64_t state = UINT64_C(0x9E3779B97F4A7C15);
  descend(assignment, aim, watch);
  potential best = potential_of(assignment, aim);
  size_t bytes = assignment->count_size * sizeof *spare;
  int64_t loads[AP_YEARS_MOST];
  memcpy(spare, assignment->counts, bytes);
  memcpy(loads, assignment->loads, sizeof loads);
  for (unsigned kick = 0; kick < kicks && !is_done(assignment, aim) && !ap_watch_says_stop(watch); kick++) {
    for (size_t i = draw(&state, 4); i < 5; i++) {
      shake(assignment, &state);
    }
    descend(assignment, aim, watch);
    potential now = potential_of(assignment, aim);
    potential gain = {now.excess - best.excess, now.total - best.total, now.squares - best.squares};
    if (is_better(aim, &gain)) {
      best = now;
      memcpy(spare, assignment->counts, bytes);
      memcpy(loads, assignment->loads, sizeof loads);
    } else {
      memcpy(assignment->counts, spare, bytes);
      memcpy(assignment->loads, loads, sizeof loads);
    }
  }
}
