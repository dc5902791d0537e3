/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "portfolio/descend.h"

enum { PASSES_MOST = 60, STEPS_IN_A_ROW = 64 };

#define NO_KIND SIZE_MAX

/* Shifting minutes from one cover of a class to another: loads of `less` fall, those of `more` rise. */
typedef struct direction {
  size_t class_index;
  size_t from, to;
  ap_cover less, more;
  ap_wide cost; /* of all minutes of the class, if all went so */
} direction;

/* A unit of kind `give` goes, and one of `take` (or NO_KIND) comes back. */
typedef struct step {
  size_t give, take;
  int64_t minutes; /* 0: there is none */
} step;

typedef struct gain {
  ap_wide above; /* the limits */
  ap_wide cost;
} gain;

static bool is_better(const gain *a, const gain *b) {
  return a->above != b->above ? a->above < b->above : a->cost < b->cost;
}

static int64_t above(int64_t load, int64_t limit) { return load > limit ? load - limit : 0; }

static gain gain_of(const ap_assignment *assignment, const int64_t *limits, const direction *way, int64_t minutes) {
  gain result = {.cost = way->cost * minutes / assignment->classes->classes[way->class_index].minutes};
  for (int year = 0; year < assignment->classes->horizon; year++) {
    int64_t load = assignment->loads[year];
    int64_t shifted = (way->more >> year & 1) != 0 ? minutes : (way->less >> year & 1) != 0 ? -minutes : 0;
    result.above += above(load + shifted, limits[year]) - above(load, limits[year]);
  }
  return result;
}

/* The counts of a class's kind. */
static const int32_t *counts_of(const ap_assignment *assignment, size_t kind) {
  return assignment->counts + assignment->first[kind];
}

/* The steps of at most, and of at least, the wanted minutes that come nearest. Kinds come by falling minutes, so for a
 * falling `give` the `take` that leaves enough falls too. */
static void nearest_steps(const ap_assignment *assignment, const direction *way, int64_t wanted, step *under,
                          step *over) {
  const ap_class *class = &assignment->classes->classes[way->class_index];
  const ap_kind *kinds = assignment->classes->kinds;
  size_t end = class->first_kind + class->kind_count;
  size_t take = class->first_kind; /* the first that leaves at least `wanted`, or `end`: nothing comes back */
  size_t before = NO_KIND;         /* the last one before it: leaves less */
  *under = *over = (step){0};
  for (size_t give = class->first_kind; give < end; give++) {
    if (counts_of(assignment, give)[way->from] == 0) {
      continue;
    }
    while (take < end &&
           (counts_of(assignment, take)[way->to] == 0 || kinds[give].minutes - kinds[take].minutes < wanted)) {
      before = counts_of(assignment, take)[way->to] > 0 ? take : before;
      take++;
    }
    int64_t most = kinds[give].minutes - (take < end ? kinds[take].minutes : 0);
    const step reach = {.give = give, .take = take < end ? take : NO_KIND, .minutes = most};
    if (most >= wanted && (over->minutes == 0 || most < over->minutes)) {
      *over = reach;
    }
    if (most <= wanted && most > under->minutes) {
      *under = reach;
    }
    int64_t less = before == NO_KIND ? 0 : kinds[give].minutes - kinds[before].minutes;
    if (less > under->minutes && less <= wanted) {
      *under = (step){.give = give, .take = before, .minutes = less};
    }
  }
}

static void shift(ap_assignment *assignment, const direction *way, const step *taken) {
  assignment->counts[assignment->first[taken->give] + way->from]--;
  assignment->counts[assignment->first[taken->give] + way->to]++;
  if (taken->take != NO_KIND) {
    assignment->counts[assignment->first[taken->take] + way->to]--;
    assignment->counts[assignment->first[taken->take] + way->from]++;
  }
  for (int year = 0; year < assignment->classes->horizon; year++) {
    assignment->loads[year] -= (way->less >> year & 1) != 0 ? taken->minutes : 0;
    assignment->loads[year] += (way->more >> year & 1) != 0 ? taken->minutes : 0;
  }
}

/* The amounts that may be worth shifting: what the years that rise have room for, and what those that fall are above
 * their limits. */
static size_t promising_amounts(const ap_assignment *assignment, const int64_t *limits, const direction *way,
                                int64_t *amounts) {
  int64_t room = INT64_MAX;
  int64_t over = 0;
  size_t count = 0;
  for (int year = 0; year < assignment->classes->horizon; year++) {
    int64_t left = limits[year] - assignment->loads[year];
    if ((way->more >> year & 1) != 0 && left < room) {
      room = left;
    }
    if ((way->less >> year & 1) != 0 && -left > over) {
      over = -left;
    }
  }
  if (room > 0 && (way->cost < 0 || over > 0)) {
    amounts[count++] = room;
  }
  if (over > 0) {
    amounts[count++] = over;
  }
  return count;
}

static bool step_in_direction(ap_assignment *assignment, const int64_t *limits, const direction *way) {
  int64_t amounts[2];
  size_t count = promising_amounts(assignment, limits, way, amounts);
  step best = {0};
  gain best_gain = {0};
  for (size_t a = 0; a < count; a++) {
    step candidates[2];
    nearest_steps(assignment, way, amounts[a], &candidates[0], &candidates[1]);
    for (int i = 0; i < 2; i++) {
      if (candidates[i].minutes > 0) {
        gain found = gain_of(assignment, limits, way, candidates[i].minutes);
        if (is_better(&found, &best_gain)) {
          best = candidates[i];
          best_gain = found;
        }
      }
    }
  }
  if (best.minutes == 0) {
    return false;
  }
  shift(assignment, way, &best);
  return true;
}

static ap_wide cost_of(const int64_t *costs, ap_cover cover, int horizon) {
  ap_wide cost = 0;
  for (int year = 0; year < horizon; year++) {
    cost += (cover >> year & 1) != 0 ? costs[year] : 0;
  }
  return cost;
}

static bool descend_class(ap_assignment *assignment, const int64_t *limits, const int64_t *costs, size_t index) {
  const ap_pool *pool = &assignment->pools[index];
  int horizon = assignment->classes->horizon;
  const int64_t *own = costs + index * (size_t)horizon;
  bool improved = false;
  for (size_t from = 0; from < pool->count; from++) {
    for (size_t to = 0; to < pool->count; to++) {
      const direction way = {.class_index = index,
                             .from = from,
                             .to = to,
                             .less = pool->covers[from] & ~pool->covers[to],
                             .more = pool->covers[to] & ~pool->covers[from],
                             .cost =
                                 cost_of(own, pool->covers[to], horizon) - cost_of(own, pool->covers[from], horizon)};
      for (int i = 0; from != to && i < STEPS_IN_A_ROW && step_in_direction(assignment, limits, &way); i++) {
        improved = true;
      }
    }
  }
  return improved;
}

void ap_descend(ap_assignment *assignment, const int64_t *limits, const int64_t *costs) {
  bool improved = true;
  for (int pass = 0; improved && pass < PASSES_MOST; pass++) {
    improved = false;
    for (size_t c = 0; c < assignment->classes->count; c++) {
      improved = descend_class(assignment, limits, costs, c) || improved;
    }
  }
}
