/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/assignment.h"
#include <string.h>

enum {
  POOL_MOST = 40,  /* minimal covers of a class that all enter its pool */
  POOL_LATER = 40, /* room for covers that turn out cheap later */
};

bool ap_pool_add(ap_pool *pool, ap_cover cover) {
  for (size_t i = 0; i < pool->count; i++) {
    if (pool->covers[i] == cover) {
      return false;
    }
  }
  if (pool->count == pool->room) {
    return false;
  }
  pool->covers[pool->count++] = cover;
  return true;
}

static bool fill_pool(const ap_classes *classes, size_t index, const ap_flow *flows, size_t flow_count, ap_arena *arena,
                      ap_pool *pool) {
  const ap_class *class = &classes->classes[index];
  size_t most = POOL_MOST + POOL_LATER;
  for (size_t f = 0; f < flow_count; f++) {
    for (size_t s = 0; s < flows[f].share_count; s++) {
      most += flows[f].shares[s].class_index == index;
    }
  }
  pool->covers = ap_arena_allocate(arena, most, sizeof *pool->covers);
  if (pool->covers == NULL) {
    return false;
  }
  pool->room = most;
  size_t minimal = ap_minimal_covers(&class->rule, 0, pool->covers, POOL_MOST);
  if (minimal <= POOL_MOST) {
    pool->count = minimal;
    pool->room = minimal; /* there are no others */
    return true;
  }
  for (size_t f = 0; f < flow_count; f++) {
    for (size_t s = 0; s < flows[f].share_count; s++) {
      if (flows[f].shares[s].class_index == index) {
        ap_pool_add(pool, flows[f].shares[s].cover);
      }
    }
  }
  return true;
}

ap_status ap_assignment_new(const ap_classes *classes, const ap_flow *flows, size_t flow_count, ap_arena *arena,
                            ap_assignment *assignment) {
  *assignment = (ap_assignment){.classes = classes};
  assignment->pools = ap_arena_allocate(arena, classes->count, sizeof *assignment->pools);
  assignment->first = ap_arena_allocate(arena, classes->kind_count, sizeof *assignment->first);
  if (arena->failed) {
    return AP_MACHINE;
  }
  size_t largest = 0;
  for (size_t c = 0; c < classes->count; c++) {
    const ap_class *class = &classes->classes[c];
    if (!fill_pool(classes, c, flows, flow_count, arena, &assignment->pools[c])) {
      return AP_MACHINE;
    }
    largest = assignment->pools[c].room > largest ? assignment->pools[c].room : largest;
    for (size_t k = 0; k < class->kind_count; k++) {
      assignment->first[class->first_kind + k] = assignment->count_size;
      assignment->count_size += assignment->pools[c].room;
    }
  }
  assignment->counts = ap_arena_allocate(arena, assignment->count_size, sizeof *assignment->counts);
  assignment->wanted = ap_arena_allocate(arena, largest, sizeof *assignment->wanted);
  return arena->failed ? AP_MACHINE : AP_OK;
}

static void give(ap_assignment *assignment, const ap_class *class, size_t kind, ap_cover cover, size_t place,
                 size_t units) {
  assignment->counts[assignment->first[kind] + place] += (int32_t)units;
  int64_t minutes = assignment->classes->kinds[kind].minutes * (int64_t)units;
  for (int year = 0; year < class->rule.horizon; year++) {
    if ((cover >> year & 1) != 0) {
      assignment->loads[year] += minutes;
    }
  }
}

/* Whole shares of a kind go out at once; the units that remain one by one. */
static void round_class(ap_assignment *assignment, size_t index) {
  int64_t *wanted = assignment->wanted;
  const ap_classes *classes = assignment->classes;
  const ap_class *class = &classes->classes[index];
  const ap_pool *pool = &assignment->pools[index];
  int64_t all = class->minutes;
  for (size_t k = class->first_kind; k < class->first_kind + class->kind_count; k++) {
    const ap_kind *kind = &classes->kinds[k];
    size_t left = kind->count;
    for (size_t p = 0; p < pool->count; p++) {
      int64_t part = wanted[p] > 0 ? wanted[p] : 0;
      size_t units = all > 0 ? (size_t)((ap_wide)part * (int64_t)kind->count / all) : 0;
      units = units < left ? units : left;
      give(assignment, class, k, pool->covers[p], p, units);
      wanted[p] -= (int64_t)units * kind->minutes;
      left -= units;
    }
    for (; left > 0; left--) {
      size_t neediest = 0;
      for (size_t p = 1; p < pool->count; p++) {
        neediest = wanted[p] > wanted[neediest] ? p : neediest;
      }
      give(assignment, class, k, pool->covers[neediest], neediest, 1);
      wanted[neediest] -= kind->minutes;
    }
    all -= kind->minutes * (int64_t)kind->count;
  }
}

void ap_assignment_round(ap_assignment *assignment, const ap_flow *flow) {
  const ap_classes *classes = assignment->classes;
  memset(assignment->counts, 0, assignment->count_size * sizeof *assignment->counts);
  memset(assignment->loads, 0, sizeof assignment->loads);
  for (size_t c = 0; c < classes->count; c++) {
    int64_t *wanted = assignment->wanted;
    const ap_pool *pool = &assignment->pools[c];
    memset(wanted, 0, pool->count * sizeof *wanted);
    for (size_t s = 0; s < flow->share_count; s++) {
      for (size_t p = 0; flow->shares[s].class_index == c && p < pool->count; p++) {
        wanted[p] += pool->covers[p] == flow->shares[s].cover ? flow->shares[s].minutes : 0;
      }
    }
    round_class(assignment, c);
  }
}

void ap_assignment_covers(const ap_assignment *assignment, ap_cover *covers) {
  const ap_classes *classes = assignment->classes;
  size_t next = 0;
  for (size_t c = 0; c < classes->count; c++) {
    const ap_class *class = &classes->classes[c];
    for (size_t k = class->first_kind; k < class->first_kind + class->kind_count; k++) {
      for (size_t p = 0; p < assignment->pools[c].count; p++) {
        for (int32_t n = 0; n < assignment->counts[assignment->first[k] + p]; n++) {
          covers[next++] = assignment->pools[c].covers[p];
        }
      }
    }
  }
}

void ap_loads_of(const ap_classes *classes, const ap_cover *covers, int64_t *loads) {
  memset(loads, 0, AP_YEARS_MOST * sizeof *loads);
  for (size_t u = 0; u < classes->unit_count; u++) {
    for (int year = 0; year < classes->horizon; year++) {
      loads[year] += (covers[u] >> year & 1) != 0 ? classes->units[u]->minutes : 0;
    }
  }
}
