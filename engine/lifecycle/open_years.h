/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of a scenario that is still open, as a scenario of its own: it begins with the first open plan year, and
 * what was audited before is its history. The planner plans it as any other. */
#ifndef AP_LIFECYCLE_OPEN_YEARS_H
#define AP_LIFECYCLE_OPEN_YEARS_H

#include "lifecycle/plan_file.h"
#include "planning/plan.h"

/* What the events say of one item on one track. */
typedef struct ap_item_events {
  const ap_event *asked;   /* the re-audit that is due first and not yet done; NULL */
  const ap_event *touched; /* the last other event that speaks of it: missed, late, added, taken over no more …; NULL */
} ap_item_events;

typedef struct ap_open_years {
  ap_arena arena;
  const ap_scenario *whole;
  ap_scenario scenario;              /* of the open years; nothing in it is to be freed by itself */
  int first;                         /* the first open plan year */
  int last_kept;                     /* the last year that the earlier plan has, at most the scenario's */
  const ap_event *revoked;           /* nothing is due after its year; NULL */
  const ap_event *scheme_changed;    /* the last change of scheme; NULL */
  ap_item_events *events[AP_TRACKS]; /* by ap_item.index */
  ap_years *years[AP_TRACKS];        /* of the earlier plan by ap_item.index; bit 0 is the first open year */
  ap_traced *traced;                 /* of each row of the plan file: the item that it counts for today */
  /* inside: */
  ap_under_way under_way;
  int *again[AP_TRACKS]; /* that of `under_way` */
  ap_scheme scheme;
  ap_history history;
} ap_open_years;

/* The first plan year that `as_of` does not leave behind, or the one after it where that is frozen too. `freeze` is 0
 * or the last year to be frozen. */
int ap_first_open_year(const ap_scenario *scenario, int freeze);

/* `file` must outlive the result. AP_OK; AP_BAD_INPUT where no year is open, or an item has no minutes; AP_MACHINE.
 * Freed by ap_open_years_free() in any case. */
ap_status ap_open_years_find(const ap_scenario *scenario, const ap_plan_file *file, int freeze,
                             ap_diagnostics *diagnostics, ap_open_years *open);
void ap_open_years_free(ap_open_years *open);

/* Whether the event asks for the item to be audited again on its track, and that was not done in a frozen year. */
bool ap_reaudit_is_open(const ap_open_years *open, const ap_event *event, const ap_item *item);

#endif
