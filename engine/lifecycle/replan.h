/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan under way, planned anew: what is past stays as it is, the rest changes as little as the rules, the events and
 * the allowance leave. */
#ifndef AP_LIFECYCLE_REPLAN_H
#define AP_LIFECYCLE_REPLAN_H

#include "lifecycle/open_years.h"

/* An audit of an item in an open year that the earlier plan has and the new one has not, or the other way round. */
typedef struct ap_plan_change {
  bool added;
  int year;
  ap_track track;
  const char *id;      /* of today's catalog, where that has the item */
  const ap_item *item; /* NULL: it has not */
  /* The name of the event that asked for it, or one of ap_cause_words. */
  const char *cause;
} ap_plan_change;

/* Causes that are no events. */
typedef enum ap_cause {
  AP_CAUSE_OVERDUE, /* due before the first open year, and not audited */
  AP_CAUSE_LEVEL,   /* moved to keep a cap, or the peak within its limit */
  AP_CAUSE_RULE,    /* the earlier years do not satisfy a rule or a pin */
  AP_CAUSE_IDLE,    /* no rule asks for the item */
  AP_CAUSE_UNKNOWN, /* the catalog does not have the item */
  AP_CAUSE_BEYOND,  /* after the scenario's last year */
} ap_cause;
extern const char *const ap_cause_words[];

typedef struct ap_replan {
  ap_arena arena;
  const ap_scenario *scenario;
  ap_plan_file file;
  ap_open_years open;
  ap_kept kept;
  ap_plan *plan;     /* of the open years; its scenario is that of `open` */
  ap_plan_row *rows; /* its rows, with the events that they serve */
  size_t row_count;
  size_t frozen_count;     /* rows of the file that come before them, as they are */
  ap_plan_change *changes; /* by year, track, rank; those of no item last in their year and track */
  size_t change_count;
  ap_criterion_result changed[AP_TRACKS]; /* the number of changes; of tracks where there is anything */
} ap_replan;

typedef struct ap_replan_options {
  int allowance; /* percent */
  int freeze;    /* the last year to be frozen; 0: as the day says */
  const ap_plan_options *plan;
} ap_replan_options;

/* Whether the row of the file is past. */
bool ap_replan_is_frozen(const ap_replan *replan, const ap_filed_row *row);

/* AP_OK; AP_INTERRUPTED, with a replan too; AP_NO where there is no plan, with the conflict told; AP_BAD_INPUT;
 * AP_MACHINE, which is told. `scenario` must outlive the replan, which ap_replan_free() frees. */
ap_status ap_replan_make(const ap_scenario *scenario, const char *plan_path, const ap_replan_options *options,
                         ap_diagnostics *diagnostics, ap_replan **replan);
void ap_replan_free(ap_replan *replan);

#endif
