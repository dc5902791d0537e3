/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brute_force.h"
#include <stdlib.h>
#include <string.h>

/* One load per year; unused years stay zero, so that vectors compare as bytes. */
typedef struct load_vector {
  uint32_t minutes[BRUTE_YEARS_MOST];
} load_vector;

/* A set of load vectors, open addressing. */
typedef struct vector_set {
  load_vector *vectors; /* in the order in which they came */
  size_t count;
  size_t capacity;
  uint32_t *slots;   /* index into `vectors` + 1; 0: free */
  size_t slot_count; /* a power of two */
} vector_set;

static uint64_t hash_vector(const load_vector *vector) {
  uint64_t hash = UINT64_C(0x9e3779b97f4a7c15);
  for (int year = 0; year < BRUTE_YEARS_MOST; year++) {
    hash = (hash ^ vector->minutes[year]) * UINT64_C(0xff51afd7ed558ccd);
    hash ^= hash >> 29;
  }
  return hash;
}

static size_t slot_of(const vector_set *set, const load_vector *vector) {
  size_t slot = (size_t)hash_vector(vector) & (set->slot_count - 1);
  while (set->slots[slot] != 0 && memcmp(&set->vectors[set->slots[slot] - 1], vector, sizeof *vector) != 0) {
    slot = (slot + 1) & (set->slot_count - 1);
  }
  return slot;
}

static bool grow_set(vector_set *set) {
  size_t capacity = set->capacity == 0 ? 256 : set->capacity * 2;
  load_vector *vectors = realloc(set->vectors, capacity * sizeof *vectors);
  if (vectors == NULL) {
    return false;
  }
  set->vectors = vectors;
  set->capacity = capacity;
  uint32_t *slots = calloc(capacity * 2, sizeof *slots);
  if (slots == NULL) {
    return false;
  }
  free(set->slots);
  set->slots = slots;
  set->slot_count = capacity * 2;
  for (size_t index = 0; index < set->count; index++) {
    set->slots[slot_of(set, &set->vectors[index])] = (uint32_t)index + 1;
  }
  return true;
}

static bool add_vector(vector_set *set, const load_vector *vector) {
  if (set->count == set->capacity && !grow_set(set)) {
    return false;
  }
  size_t slot = slot_of(set, vector);
  if (set->slots[slot] == 0) {
    set->vectors[set->count++] = *vector;
    set->slots[slot] = (uint32_t)set->count;
  }
  return true;
}

static void free_set(vector_set *set) {
  free(set->vectors);
  free(set->slots);
  *set = (vector_set){0};
}

/* What the covers of one unit must be. */
typedef struct cover_rule {
  int horizon;
  const brute_unit *unit;
  unsigned forbidden;
  unsigned required;
} cover_rule;

static bool satisfies(unsigned years, const cover_rule *rule) {
  if ((years & rule->forbidden) != 0 || (rule->required & ~years) != 0) {
    return false;
  }
  int due = rule->unit->deadline;
  for (int year = 1; year <= rule->horizon && year <= due; year++) {
    due = (years >> (year - 1) & 1U) != 0 ? year + rule->unit->period : due;
  }
  return due > rule->horizon;
}

static bool is_minimal(unsigned years, const cover_rule *rule) {
  for (int year = 0; year < rule->horizon; year++) {
    if ((years >> year & 1U) != 0 && satisfies(years & ~(1U << year), rule)) {
      return false;
    }
  }
  return true;
}

static void find_covers(const cover_rule *rule, brute_breadth breadth, brute_covers *covers) {
  covers->count = 0;
  for (unsigned years = 0; years < 1U << rule->horizon; years++) {
    if (satisfies(years, rule) && (breadth == BRUTE_ALL_COVERS || is_minimal(years, rule))) {
      covers->years[covers->count++] = years;
    }
  }
}

void brute_force_covers(int horizon, const brute_unit *unit, brute_breadth breadth, brute_covers *covers) {
  find_covers(&(cover_rule){.horizon = horizon, .unit = unit}, breadth, covers);
}

void brute_force_covers_of(const brute_instance *instance, size_t unit, brute_breadth breadth, brute_covers *covers) {
  cover_rule rule = {.horizon = instance->horizon,
                     .unit = &instance->units[unit],
                     .forbidden = instance->forbidden[unit],
                     .required = instance->required[unit] & ((1U << instance->horizon) - 1)};
  find_covers(&rule, breadth, covers);
}

uint64_t brute_force_size(const brute_instance *instance, brute_breadth breadth, uint64_t limit) {
  uint64_t size = 1;
  for (size_t unit = 0; unit < instance->count && size < limit; unit++) {
    brute_covers covers;
    brute_force_covers_of(instance, unit, breadth, &covers);
    size *= covers.count;
  }
  return size < limit ? size : limit;
}

static load_vector add_cover(const load_vector *vector, unsigned years, int64_t minutes) {
  load_vector sum = *vector;
  for (int year = 0; year < BRUTE_YEARS_MOST; year++) {
    sum.minutes[year] += (years >> year & 1U) != 0 ? (uint32_t)minutes : 0;
  }
  return sum;
}

static uint32_t peak_of(const load_vector *vector) {
  uint32_t peak = 0;
  for (int year = 0; year < BRUTE_YEARS_MOST; year++) {
    peak = vector->minutes[year] > peak ? vector->minutes[year] : peak;
  }
  return peak;
}

static uint64_t square_of(const load_vector *vector) {
  uint64_t square = 0;
  for (int year = 0; year < BRUTE_YEARS_MOST; year++) {
    square += (uint64_t)vector->minutes[year] * vector->minutes[year];
  }
  return square;
}

static bool is_within_caps(const brute_instance *instance, const load_vector *vector) {
  for (int year = 0; year < instance->horizon; year++) {
    if ((instance->capped >> year & 1U) != 0 && vector->minutes[year] > instance->caps[year]) {
      return false;
    }
  }
  return true;
}

/* The peak of some plan: each unit in turn where it hurts least. Loads only grow, so that whatever exceeds it on
 * the way can be dropped. Where that plan breaks a cap, no peak is known to be reachable. */
static uint32_t reachable_peak(const brute_instance *instance, brute_breadth breadth) {
  load_vector loads = {0};
  for (size_t unit = 0; unit < instance->count; unit++) {
    brute_covers covers;
    brute_force_covers_of(instance, unit, breadth, &covers);
    load_vector best = {0};
    for (size_t cover = 0; cover < covers.count; cover++) {
      load_vector tried = add_cover(&loads, covers.years[cover], instance->units[unit].minutes);
      if (cover == 0 || peak_of(&tried) < peak_of(&best) ||
          (peak_of(&tried) == peak_of(&best) && square_of(&tried) < square_of(&best))) {
        best = tried;
      }
    }
    loads = best;
  }
  return is_within_caps(instance, &loads) ? peak_of(&loads) : UINT32_MAX;
}

static bool extend(const vector_set *before, const brute_instance *instance, size_t unit, brute_breadth breadth,
                   uint32_t peak, vector_set *after) {
  brute_covers covers;
  brute_force_covers_of(instance, unit, breadth, &covers);
  for (size_t index = 0; index < before->count; index++) {
    for (size_t cover = 0; cover < covers.count; cover++) {
      load_vector sum = add_cover(&before->vectors[index], covers.years[cover], instance->units[unit].minutes);
      if (peak_of(&sum) <= peak && is_within_caps(instance, &sum) && !add_vector(after, &sum)) {
        return false;
      }
    }
  }
  return true;
}

static int compare_from_largest(const void *left, const void *right) {
  int64_t a = *(const int64_t *)left;
  int64_t b = *(const int64_t *)right;
  return (a < b) - (a > b);
}

brute_value brute_value_of(const int64_t *loads, int horizon) {
  brute_value value = {0};
  for (int year = 0; year < horizon; year++) {
    value.loads[year] = loads[year];
    value.total += loads[year];
  }
  qsort(value.loads, (size_t)horizon, sizeof value.loads[0], compare_from_largest);
  value.peak = value.loads[0];
  return value;
}

int brute_compare_spread(const brute_value *left, const brute_value *right, int horizon) {
  for (int year = 0; year < horizon; year++) {
    if (left->loads[year] != right->loads[year]) {
      return left->loads[year] < right->loads[year] ? -1 : 1;
    }
  }
  return 0;
}

static bool is_better_total_first(const brute_value *value, const brute_value *best, int horizon) {
  if (value->peak != best->peak) {
    return value->peak < best->peak;
  }
  if (value->total != best->total) {
    return value->total < best->total;
  }
  return brute_compare_spread(value, best, horizon) < 0;
}

static void choose(const vector_set *set, int horizon, brute_best *best) {
  for (size_t index = 0; index < set->count; index++) {
    int64_t loads[BRUTE_YEARS_MOST];
    for (int year = 0; year < BRUTE_YEARS_MOST; year++) {
      loads[year] = set->vectors[index].minutes[year];
    }
    brute_value value = brute_value_of(loads, horizon);
    if (index == 0 || is_better_total_first(&value, &best->total_first, horizon)) {
      best->total_first = value;
    }
    if (index == 0 || brute_compare_spread(&value, &best->spread_first, horizon) < 0) {
      best->spread_first = value;
    }
  }
  best->vectors = set->count;
  best->feasible = set->count != 0;
}

bool brute_force_best(const brute_instance *instance, brute_breadth breadth, brute_best *best) {
  uint32_t peak = reachable_peak(instance, breadth);
  vector_set reached = {0};
  bool done = add_vector(&reached, &(load_vector){0});
  for (size_t unit = 0; done && unit < instance->count; unit++) {
    vector_set next = {0};
    done = extend(&reached, instance, unit, breadth, peak, &next);
    free_set(&reached);
    reached = next;
  }
  *best = (brute_best){0};
  choose(&reached, instance->horizon, best);
  free_set(&reached);
  return done;
}

static int64_t common_divisor(int64_t a, int64_t b) {
  while (b != 0) {
    int64_t rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

void brute_force_forced(const brute_instance *instance, brute_forced *forced) {
  *forced = (brute_forced){0};
  for (size_t unit = 0; unit < instance->count; unit++) {
    brute_covers covers;
    brute_force_covers_of(instance, unit, BRUTE_MINIMAL_COVERS, &covers);
    unsigned in_every = ~0U;
    for (size_t cover = 0; cover < covers.count; cover++) {
      in_every &= covers.years[cover];
    }
    for (int year = 0; year < instance->horizon; year++) {
      forced->minutes[year] += (in_every >> year & 1U) != 0 ? instance->units[unit].minutes : 0;
    }
    if (covers.count > 1) {
      forced->common_divisor = common_divisor(instance->units[unit].minutes, forced->common_divisor);
    }
  }
}

static int64_t cheapest_cover(const brute_instance *instance, size_t unit, int64_t base, const int64_t *weights) {
  brute_covers covers;
  brute_force_covers_of(instance, unit, BRUTE_MINIMAL_COVERS, &covers);
  int64_t cheapest = INT64_MAX;
  for (size_t cover = 0; cover < covers.count; cover++) {
    int64_t cost = 0;
    for (int year = 0; year < instance->horizon; year++) {
      cost += (covers.years[cover] >> year & 1U) != 0 ? base + weights[year] : 0;
    }
    cheapest = cost < cheapest ? cost : cheapest;
  }
  return cheapest;
}

int64_t brute_force_weighted(const brute_instance *instance, const int64_t *weights) {
  int64_t sum = 0;
  for (size_t unit = 0; unit < instance->count; unit++) {
    sum += instance->units[unit].minutes * cheapest_cover(instance, unit, 0, weights);
  }
  return sum;
}

/* sum w_t (A_t + g floor((min(P, cap_t) - A_t) / g)): the most that a plan of that peak weighs. */
static int64_t heaviest_under(const brute_instance *instance, const brute_forced *forced, int64_t peak,
                              const int64_t *weights) {
  int64_t sum = 0;
  for (int year = 0; year < instance->horizon; year++) {
    bool capped = (instance->capped >> year & 1U) != 0 && instance->caps[year] < peak;
    int64_t room = (capped ? instance->caps[year] : peak) - forced->minutes[year];
    int64_t used = forced->common_divisor == 0 ? 0 : room / forced->common_divisor * forced->common_divisor;
    sum += weights[year] * (forced->minutes[year] + used);
  }
  return sum;
}

/* Whether years without a cap, if any, have no weight: then no peak, however large, lets more weigh. */
static bool weighs_capped_years_alone(const brute_instance *instance, const int64_t *weights) {
  for (int year = 0; year < instance->horizon; year++) {
    if (weights[year] != 0 && (instance->capped >> year & 1U) == 0) {
      return false;
    }
  }
  return true;
}

int64_t brute_force_weights_bound(const brute_instance *instance, const int64_t *weights) {
  brute_forced forced;
  brute_force_forced(instance, &forced);
  int64_t weighted = brute_force_weighted(instance, weights);
  int64_t peak = 0;
  int64_t largest_cap = 0;
  for (int year = 0; year < instance->horizon; year++) {
    bool capped = (instance->capped >> year & 1U) != 0;
    if (capped && instance->caps[year] < forced.minutes[year]) {
      return -1;
    }
    peak = forced.minutes[year] > peak ? forced.minutes[year] : peak;
    largest_cap = capped && instance->caps[year] > largest_cap ? instance->caps[year] : largest_cap;
  }
  bool limited = weighs_capped_years_alone(instance, weights);
  if (limited && heaviest_under(instance, &forced, largest_cap > peak ? largest_cap : peak, weights) < weighted) {
    return -1;
  }
  while (forced.common_divisor != 0 && heaviest_under(instance, &forced, peak, weights) < weighted) {
    peak++;
  }
  return peak;
}

int64_t brute_force_unit_bound(const brute_instance *instance, size_t unit) {
  brute_forced alone;
  brute_instance of_unit = {.horizon = instance->horizon,
                            .count = 1,
                            .units = {instance->units[unit]},
                            .forbidden = {instance->forbidden[unit]},
                            .required = {instance->required[unit]}};
  brute_force_forced(&of_unit, &alone);
  brute_forced forced;
  brute_force_forced(instance, &forced);
  int64_t least = INT64_MAX;
  for (int year = 0; year < instance->horizon; year++) {
    if (alone.minutes[year] != 0) {
      return 0;
    }
    bool allowed = (instance->forbidden[unit] >> year & 1U) == 0;
    if (allowed && year < instance->units[unit].deadline && forced.minutes[year] < least) {
      least = forced.minutes[year];
    }
  }
  return instance->units[unit].minutes + least;
}

/* What x minutes count as in a year of room C, in the argument's measure; x may be C itself: what the year holds. */
static int64_t in_measure(brute_argument argument, int64_t parameter, int64_t x, int64_t room) {
  switch (argument) {
  case BRUTE_PIGEONHOLE:
    return x >= parameter ? 1 : 0;
  case BRUTE_THRESHOLD:
    if (room - parameter < parameter || (x >= parameter && x + parameter <= room)) {
      return x;
    }
    return x < parameter ? 0 : room;
  case BRUTE_ROUNDING:
    break;
  }
  return x * (parameter + 1) % room == 0 ? x * parameter : x * (parameter + 1) / room * room;
}

/* The least that a cover of the unit costs which every year has room for; -1 where there is none. Years that all its
 * covers have cost nothing: they are in what is forced. */
static int64_t least_cost(const brute_instance *instance, size_t unit, brute_argument argument, int64_t parameter,
                          const int64_t *weights, const int64_t *rooms) {
  brute_covers covers;
  brute_force_covers_of(instance, unit, BRUTE_MINIMAL_COVERS, &covers);
  unsigned in_every = ~0U;
  for (size_t cover = 0; cover < covers.count; cover++) {
    in_every &= covers.years[cover];
  }
  int64_t minutes = instance->units[unit].minutes;
  int64_t least = -1;
  for (size_t cover = 0; cover < covers.count; cover++) {
    int64_t cost = 0;
    for (int year = 0; year < instance->horizon && cost >= 0; year++) {
      if (((covers.years[cover] & ~in_every) >> year & 1U) != 0) {
        cost =
            minutes > rooms[year] ? -1 : cost + weights[year] * in_measure(argument, parameter, minutes, rooms[year]);
      }
    }
    least = cost >= 0 && (least < 0 || cost < least) ? cost : least;
  }
  return least;
}

bool brute_force_refutes(const brute_instance *instance, brute_argument argument, int64_t parameter,
                         const int64_t *weights, int64_t peak) {
  brute_forced forced;
  brute_force_forced(instance, &forced);
  int64_t rooms[BRUTE_YEARS_MOST];
  int64_t has = 0;
  for (int year = 0; year < instance->horizon; year++) {
    bool capped = (instance->capped >> year & 1U) != 0 && instance->caps[year] < peak;
    rooms[year] = (capped ? instance->caps[year] : peak) - forced.minutes[year];
    if (rooms[year] < 0) {
      return true;
    }
    rooms[year] -= forced.common_divisor == 0 ? rooms[year] : rooms[year] % forced.common_divisor;
    has += weights[year] * (argument == BRUTE_PIGEONHOLE ? rooms[year] / parameter
                            : argument == BRUTE_ROUNDING ? rooms[year] * parameter
                                                         : rooms[year]);
  }
  int64_t needs = 0;
  for (size_t unit = 0; unit < instance->count; unit++) {
    int64_t cost = least_cost(instance, unit, argument, parameter, weights, rooms);
    if (cost < 0) {
      return true;
    }
    needs += cost;
  }
  return needs > has;
}

int64_t brute_force_total_bound(const brute_instance *instance, int64_t peak, int64_t scale, const int64_t *weights) {
  brute_forced forced;
  brute_force_forced(instance, &forced);
  int64_t weighted = -heaviest_under(instance, &forced, peak, weights);
  for (size_t unit = 0; unit < instance->count; unit++) {
    weighted += instance->units[unit].minutes * cheapest_cover(instance, unit, scale, weights);
  }
  int64_t fixed = 0;
  for (int year = 0; year < instance->horizon; year++) {
    fixed += forced.minutes[year];
  }
  int64_t total = fixed;
  while (forced.common_divisor != 0 && scale * total < weighted) {
    total += forced.common_divisor;
  }
  return total;
}
