/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/search.h"
#include "planning/assignment.h"
#include "planning/bounds.h"
#include "planning/score.h"
#include "support/allocate.h"
#include <string.h>

enum { COVERS_MOST = 2048, SEEN_SLOTS = 1 << 14, WEIGHTINGS = 3, NODES_PER_REPORT = 4096 };

typedef struct choice {
  size_t unit; /* in ap_classes.units */
  size_t class_index;
  size_t kind;
  int64_t minutes;
} choice;

/* Prices of the years, and what the choices from each on cost at least under them. */
typedef struct weighting {
  int64_t prices[AP_YEARS_MOST];
  int64_t rest[AP_SEARCHED_UNITS_MOST + 1];
} weighting;

enum { BY_PEAK_WEIGHTS, BY_YEARS, BY_TOTAL_WEIGHTS };

typedef struct run {
  ap_search *search;
  choice choices[AP_SEARCHED_UNITS_MOST];
  size_t count;
  ap_cover *covers[AP_SEARCHED_UNITS_MOST]; /* of each choice's class */
  size_t cover_counts[AP_SEARCHED_UNITS_MOST];
  weighting weightings[WEIGHTINGS];
  size_t chosen[AP_SEARCHED_UNITS_MOST];
  size_t best[AP_SEARCHED_UNITS_MOST];
  bool improved;
  int64_t best_loads[AP_YEARS_MOST];
  int64_t best_sorted[AP_YEARS_MOST];
  int64_t best_peak, best_total; /* while no plan keeps the caps: a peak above all plans' */
  bool found;                    /* a plan that keeps the caps */
  int64_t *seen;                 /* SEEN_SLOTS records of a depth + 1 and the loads */
  bool stopped;                  /* by the node limit */
  bool ideal;                    /* nothing can be better */
} run;

static int64_t weigh(const int64_t *loads, const int64_t *prices, int horizon) {
  int64_t sum = 0;
  for (int year = 0; year < horizon; year++) {
    sum += loads[year] * prices[year];
  }
  return sum;
}

/* Whether no way of giving out the choices from `depth` on keeps all years within the peak. */
static bool peak_is_out_of_reach(const run *all, size_t depth, const int64_t *loads, int64_t peak) {
  const ap_classes *classes = all->search->classes;
  if (peak < all->search->peak_bound) {
    return true;
  }
  for (int year = 0; year < classes->horizon; year++) {
    if (loads[year] > ap_load_limit(classes, year, peak)) {
      return true;
    }
  }
  for (int w = BY_PEAK_WEIGHTS; w <= BY_YEARS; w++) {
    const weighting *by = &all->weightings[w];
    int64_t most = 0;
    for (int year = 0; year < classes->horizon; year++) {
      most += by->prices[year] * ap_load_limit(classes, year, peak);
    }
    if (weigh(loads, by->prices, classes->horizon) + by->rest[depth] > most) {
      return true;
    }
  }
  return false;
}

static int64_t total_at_least(const run *all, size_t depth, const int64_t *loads) {
  const ap_search *search = all->search;
  int horizon = search->classes->horizon;
  int64_t least = ap_sum(loads, horizon) + all->weightings[BY_YEARS].rest[depth];
  least = search->total_bound > least ? search->total_bound : least;
  if (search->total_scale > 0) {
    const weighting *by = &all->weightings[BY_TOTAL_WEIGHTS];
    int64_t scaled = weigh(loads, by->prices, horizon) + by->rest[depth];
    for (int year = 0; year < horizon; year++) {
      scaled -= (by->prices[year] - search->total_scale) * ap_load_limit(search->classes, year, all->best_peak);
    }
    int64_t other = scaled > 0 ? (scaled + search->total_scale - 1) / search->total_scale : 0;
    least = other > least ? other : least;
  }
  return least;
}

/* How many times g fits on top of the loads without going over `level`. */
static int64_t steps_within(const ap_classes *classes, const int64_t *loads, int64_t level, int64_t enough) {
  int64_t steps = 0;
  for (int year = 0; year < classes->horizon && steps < enough; year++) {
    steps += loads[year] < level ? (level - loads[year]) / classes->divisor : 0;
  }
  return steps;
}

void ap_least_spread(const ap_classes *classes, const int64_t *loads, int64_t minutes, int64_t *sorted) {
  int64_t filled[AP_YEARS_MOST];
  memcpy(filled, loads, sizeof *filled * (size_t)classes->horizon);
  if (classes->divisor > 0 && minutes > 0) {
    int64_t steps = minutes / classes->divisor;
    int64_t low = 0;
    int64_t high = ap_largest(loads, classes->horizon) + minutes;
    while (low < high) { /* the lowest level that has room for all steps */
      int64_t middle = low + (high - low) / 2;
      if (steps_within(classes, loads, middle, steps) >= steps) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    for (int year = 0; year < classes->horizon; year++) {
      int64_t below = loads[year] < low - 1 ? (low - 1 - loads[year]) / classes->divisor : 0;
      filled[year] += below * classes->divisor;
      steps -= below;
    }
    for (int year = 0; year < classes->horizon && steps > 0; year++) {
      if (filled[year] + classes->divisor == low) {
        filled[year] = low;
        steps--;
      }
    }
  }
  ap_sort_loads(filled, sorted, classes->horizon);
}

/* Whether no plan below this node is better than the best one. */
static bool is_hopeless(const run *all, size_t depth, const int64_t *loads) {
  if (!peak_is_out_of_reach(all, depth, loads, all->best_peak - 1)) {
    return false;
  }
  if (peak_is_out_of_reach(all, depth, loads, all->best_peak)) {
    return true;
  }
  if (!all->found) {
    return false;
  }
  int64_t total = total_at_least(all, depth, loads);
  bool total_first = all->search->order[1] == AP_TOTAL;
  if (total_first && total != all->best_total) {
    return total > all->best_total;
  }
  int horizon = all->search->classes->horizon;
  int64_t sorted[AP_YEARS_MOST];
  ap_least_spread(all->search->classes, loads, total - ap_sum(loads, horizon), sorted);
  int spread = ap_compare_sorted(sorted, all->best_sorted, horizon);
  return spread != 0 ? spread > 0 : total >= all->best_total;
}

/* True where this very state was entered before: whatever is below was seen then. */
static bool was_seen(run *all, size_t depth, const int64_t *loads) {
  size_t horizon = (size_t)all->search->classes->horizon;
  uint64_t hash = depth;
  for (size_t year = 0; year < horizon; year++) {
    hash = (hash ^ (uint64_t)loads[year]) * UINT64_C(0x9E3779B97F4A7C15);
    hash ^= hash >> 29;
  }
  int64_t *slot = all->seen + (hash % SEEN_SLOTS) * (horizon + 1);
  if (slot[0] == (int64_t)depth + 1 && memcmp(slot + 1, loads, horizon * sizeof *loads) == 0) {
    return true;
  }
  slot[0] = (int64_t)depth + 1;
  memcpy(slot + 1, loads, horizon * sizeof *loads);
  return false;
}

static void note_best(run *all, const int64_t *loads) {
  const ap_classes *classes = all->search->classes;
  all->found = true;
  memcpy(all->best_loads, loads, sizeof all->best_loads);
  ap_sort_loads(loads, all->best_sorted, classes->horizon);
  all->best_peak = all->best_sorted[0];
  all->best_total = ap_sum(loads, classes->horizon);
  all->ideal = all->best_peak == all->search->peak_bound && all->best_total == all->search->total_bound &&
               ap_spread_is_least(classes, loads, all->search->order[1] == AP_TOTAL);
}

static bool is_told_to_stop(run *all) {
  ap_watch *watch = all->search->watch;
  if (all->search->nodes % NODES_PER_REPORT != 0) {
    return false;
  }
  watch->progress.best = all->found ? all->best_peak : 0;
  watch->progress.nodes = all->search->nodes;
  return ap_watch_says_stop(watch);
}

static void visit(run *all, size_t depth, const int64_t *loads) {
  ap_search *search = all->search;
  if (depth == all->count) {
    if (ap_over_caps(search->classes, loads) == 0 &&
        (!all->found || ap_compare_loads(search->order, loads, all->best_loads, search->classes->horizon) < 0)) {
      note_best(all, loads);
      memcpy(all->best, all->chosen, sizeof all->best);
      all->improved = true;
    }
    return;
  }
  const choice *now = &all->choices[depth];
  bool like_the_last = depth > 0 && all->choices[depth - 1].kind == now->kind;
  if (is_hopeless(all, depth, loads) || (!like_the_last && was_seen(all, depth, loads))) {
    return;
  }
  /* units of one kind are alike: their covers come in ascending order */
  for (size_t i = like_the_last ? all->chosen[depth - 1] : 0; i < all->cover_counts[depth]; i++) {
    if (all->stopped || all->ideal || search->nodes == search->watch->node_limit || is_told_to_stop(all)) {
      all->stopped = !all->ideal;
      return;
    }
    search->nodes++;
    int64_t next[AP_YEARS_MOST];
    for (int year = 0; year < search->classes->horizon; year++) {
      next[year] = loads[year] + ((all->covers[depth][i] >> year & 1) != 0 ? now->minutes : 0);
    }
    all->chosen[depth] = i;
    visit(all, depth + 1, next);
  }
}

/* Choices by falling minutes, those of one kind together. False where there are too many. */
static bool list_choices(run *all) {
  const ap_classes *classes = all->search->classes;
  for (size_t c = 0; c < classes->count; c++) {
    const ap_class *class = &classes->classes[c];
    for (size_t k = class->first_kind; !class->fixed && k < class->first_kind + class->kind_count; k++) {
      const ap_kind *kind = &classes->kinds[k];
      for (size_t n = 0; n < kind->count; n++) {
        if (all->count == AP_SEARCHED_UNITS_MOST) {
          return false;
        }
        size_t place = all->count++;
        for (; place > 0 && all->choices[place - 1].minutes < kind->minutes; place--) {
          all->choices[place] = all->choices[place - 1];
        }
        all->choices[place] = (choice){.unit = kind->first + n, .class_index = c, .kind = k, .minutes = kind->minutes};
      }
    }
  }
  return true;
}

/* The minimal covers of every choice's class. AP_NO where a class has too many. */
static ap_status list_covers(run *all, ap_arena *arena) {
  const ap_classes *classes = all->search->classes;
  for (size_t i = 0; i < all->count; i++) {
    for (size_t earlier = 0; earlier < i && all->covers[i] == NULL; earlier++) {
      if (all->choices[earlier].class_index == all->choices[i].class_index) {
        all->covers[i] = all->covers[earlier];
        all->cover_counts[i] = all->cover_counts[earlier];
      }
    }
    if (all->covers[i] != NULL) {
      continue;
    }
    const ap_cover_rule *rule = &classes->classes[all->choices[i].class_index].rule;
    all->covers[i] = ap_arena_allocate(arena, COVERS_MOST, sizeof **all->covers);
    if (all->covers[i] == NULL) {
      return AP_MACHINE;
    }
    all->cover_counts[i] = ap_minimal_covers(rule, all->covers[i], COVERS_MOST);
    if (all->cover_counts[i] > COVERS_MOST) {
      return AP_NO;
    }
  }
  return AP_OK;
}

static void weigh_rests(run *all) {
  const ap_search *search = all->search;
  for (int year = 0; year < search->classes->horizon; year++) {
    all->weightings[BY_PEAK_WEIGHTS].prices[year] = search->peak_weights[year];
    all->weightings[BY_YEARS].prices[year] = 1;
    all->weightings[BY_TOTAL_WEIGHTS].prices[year] = search->total_scale + search->total_weights[year];
  }
  for (int w = 0; w < WEIGHTINGS; w++) {
    for (size_t i = all->count; i-- > 0;) {
      const choice *now = &all->choices[i];
      const ap_cover_rule *rule = &search->classes->classes[now->class_index].rule;
      all->weightings[w].rest[i] =
          all->weightings[w].rest[i + 1] + now->minutes * ap_cheapest_cover(rule, all->weightings[w].prices, NULL);
    }
  }
}

/* The sums of the search stay in 63 bits: else nothing is tried. */
static bool sums_fit(const run *all, const int64_t *loads) {
  const ap_search *search = all->search;
  int64_t largest_price = 1;
  for (int year = 0; year < search->classes->horizon; year++) {
    int64_t price = search->peak_weights[year] + search->total_scale + search->total_weights[year];
    largest_price = price > largest_price ? price : largest_price;
  }
  int64_t minutes = ap_largest(loads, search->classes->horizon);
  for (size_t i = 0; i < all->count; i++) {
    minutes += all->choices[i].minutes;
  }
  int64_t sum;
  return !ap_multiply_overflows(minutes, largest_price, &sum) && !ap_multiply_overflows(sum, 4 * AP_YEARS_MOST, &sum);
}

static ap_status prepare(run *all, ap_arena *arena, const ap_cover *covers) {
  int64_t loads[AP_YEARS_MOST];
  ap_loads_of(all->search->classes, covers, loads);
  if (!list_choices(all) || !sums_fit(all, loads)) {
    return AP_NO;
  }
  ap_status status = list_covers(all, arena);
  if (status != AP_OK) {
    return status;
  }
  all->seen = ap_arena_allocate(arena, SEEN_SLOTS, sizeof *all->seen * ((size_t)all->search->classes->horizon + 1));
  if (all->seen == NULL) {
    return AP_MACHINE;
  }
  weigh_rests(all);
  if (ap_over_caps(all->search->classes, loads) == 0) {
    note_best(all, loads);
    return AP_OK;
  }
  all->best_peak = ap_largest(all->search->classes->fixed, all->search->classes->horizon) + 1;
  for (size_t i = 0; i < all->count; i++) {
    all->best_peak += all->choices[i].minutes;
  }
  return AP_OK;
}

ap_status ap_search_run(ap_search *search, ap_cover *covers) {
  ap_arena arena = {0};
  run *all = ap_arena_allocate(&arena, 1, sizeof *all);
  if (all == NULL) {
    return AP_MACHINE;
  }
  all->search = search;
  search->nodes = 0;
  search->completed = false;
  ap_status status = prepare(all, &arena, covers);
  if (status == AP_OK) {
    visit(all, 0, search->classes->fixed);
    search->completed = !all->stopped;
    for (size_t i = 0; i < all->count && all->improved; i++) {
      covers[all->choices[i].unit] = all->covers[i][all->best[i]];
    }
  }
  ap_arena_free(&arena);
  return status == AP_MACHINE ? AP_MACHINE : AP_OK;
}
