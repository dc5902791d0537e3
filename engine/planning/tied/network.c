/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/tied/network.h"
#include "support/allocate.h"
#include <string.h>

enum { AUDITS = 1 << AP_TRACKS };

/* The nodes of one year by what is left on each track. */
typedef struct layer {
  size_t node[AP_LEFT_MOST + 1][AP_LEFT_MOST + 1]; /* less 1; 0: none */
  ap_left states[(AP_LEFT_MOST + 1) * (AP_LEFT_MOST + 1)];
  size_t first, count;
} layer;

typedef struct network_work {
  const ap_tied_class *class;
  ap_network *network;
  layer now, next;
  size_t capacity;
  void *arcs;
} network_work;

static size_t node_for(network_work *work, ap_left left) {
  size_t *node = &work->next.node[left.years[AP_EXTERNAL]][left.years[AP_INTERNAL]];
  if (*node == 0) {
    work->next.states[work->next.count++] = left;
    *node = ++work->network->node_count;
  }
  return *node - 1;
}

/* An audit that counts for the internal rule spares the internal one, unless that is required. */
static bool is_of_use(const ap_tied_class *class, int year, unsigned audits) {
  const ap_side *internal = &class->sides[AP_INTERNAL];
  return audits != AUDITS - 1 || (internal->rule.required >> year & 1) != 0;
}

static bool add_arcs_from(network_work *work, size_t from, ap_left left, int year, bool last) {
  for (unsigned audits = 0; audits < AUDITS; audits++) {
    ap_left after = left;
    if (!ap_audit(work->class, year, audits, &after) || !is_of_use(work->class, year, audits)) {
      continue;
    }
    if (!ap_grow(&work->arcs, &work->capacity, work->network->arc_count + 1, sizeof(ap_arc))) {
      return false;
    }
    size_t to = last ? AP_WALK_ENDS : node_for(work, after);
    ((ap_arc *)work->arcs)[work->network->arc_count++] =
        (ap_arc){.from = from, .to = to, .year = year, .audits = audits};
  }
  return true;
}

static bool add_layers(network_work *work, int horizon) {
  work->now.states[0] = ap_left_at_start(work->class);
  work->now.count = 1;
  work->network->node_count = 1;
  for (int year = 0; year < horizon; year++) {
    memset(&work->next, 0, sizeof work->next);
    work->next.first = work->network->node_count;
    for (size_t i = 0; i < work->now.count; i++) {
      if (!add_arcs_from(work, work->now.first + i, work->now.states[i], year, year == horizon - 1)) {
        return false;
      }
    }
    memcpy(&work->now, &work->next, sizeof work->now);
  }
  return true;
}

bool ap_network_build(const ap_tied_class *class, int horizon, ap_arena *arena, ap_network *network) {
  network_work *work = ap_allocate(1, sizeof *work);
  *network = (ap_network){0};
  bool built = false;
  if (work != NULL) {
    work->class = class;
    work->network = network;
    built = add_layers(work, horizon);
    network->arcs = ap_arena_allocate(arena, network->arc_count, sizeof *network->arcs);
    built = built && network->arcs != NULL;
    if (built) {
      memcpy(network->arcs, work->arcs, network->arc_count * sizeof *network->arcs);
    }
    ap_release(work->arcs);
  }
  ap_release(work);
  return built;
}
