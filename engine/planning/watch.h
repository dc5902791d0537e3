/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long planning may go on, and who is told how far it is. */
#ifndef AP_PLANNING_WATCH_H
#define AP_PLANNING_WATCH_H

#include "auditplan/plan.h"
#include <stdbool.h>

typedef struct ap_watch {
  uint64_t node_limit; /* of the exact search */
  ap_report report;    /* or NULL */
  void *context;
  ap_progress progress;
  bool stopped;   /* `report` asked for the end: for good */
  bool curtailed; /* it asked for the end of the phase that finds the bound */
} ap_watch;

enum { AP_NODES_DEFAULT = 8000000 };

/* As the options (or NULL) say. */
ap_watch ap_watch_under(const ap_plan_options *options);

/* Reports the progress; true where planning is to end, or where the bound is being found, that phase: then a plan is
 * made with what is known. `watch` may be NULL. */
bool ap_watch_says_stop(ap_watch *watch);

#endif
