/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The walks of a class through its states, year by year: nodes and arcs of the linear program. */
#ifndef AP_PLANNING_TIED_NETWORK_H
#define AP_PLANNING_TIED_NETWORK_H

#include "planning/tied/ways.h"

typedef struct ap_arc {
  size_t from, to; /* nodes of the class; `to` is AP_WALK_ENDS in the last year */
  int year;        /* from 0 */
  unsigned audits; /* bits 1 << ap_track */
} ap_arc;

#define AP_WALK_ENDS SIZE_MAX

typedef struct ap_network {
  ap_arc *arcs; /* by year */
  size_t arc_count;
  size_t node_count; /* node 0 is where all begin */
} ap_network;

/* The class has a way. Memory from `arena`; false where it is short. */
bool ap_network_build(const ap_tied_class *class, int horizon, ap_arena *arena, ap_network *network);

#endif
