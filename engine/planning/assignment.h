/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The integer plan: how many units of each kind go to each cover. */
#ifndef AP_PLANNING_ASSIGNMENT_H
#define AP_PLANNING_ASSIGNMENT_H

#include "planning/program.h"

/* The covers that a class may use. */
typedef struct ap_pool {
  ap_cover *covers;
  size_t count;
  size_t room; /* covers that it can hold */
} ap_pool;

/* Adds the cover unless it is there, or there is no room. Returns whether. */
bool ap_pool_add(ap_pool *pool, ap_cover cover);

typedef struct ap_assignment {
  const ap_classes *classes;
  ap_pool *pools;    /* of each class */
  size_t *first;     /* of each kind: where its counts begin */
  int32_t *counts;   /* counts[first[kind] + cover]: units of the kind with that cover of its class's pool */
  size_t count_size; /* entries of `counts` */
  int64_t *wanted;   /* room for the minutes that each cover of one class still wants */
  int64_t loads[AP_YEARS_MOST];
} ap_assignment;

/* An empty assignment whose pools hold the covers of the flows and, where they are few, all minimal ones; with room for
 * more.
 * Memory from `arena`; AP_OK or AP_MACHINE. */
ap_status ap_assignment_new(const ap_classes *classes, const ap_flow *flows, size_t flow_count, ap_arena *arena,
                            ap_assignment *assignment);

/* Gives every unit a cover, the largest first, each to the cover that is furthest below its share of the flow. */
void ap_assignment_round(ap_assignment *assignment, const ap_flow *flow);

/* The cover of every unit, in the order of ap_classes.units. */
void ap_assignment_covers(const ap_assignment *assignment, ap_cover *covers);

/* Loads of given covers of all units. */
void ap_loads_of(const ap_classes *classes, const ap_cover *covers, int64_t *loads);

#endif
