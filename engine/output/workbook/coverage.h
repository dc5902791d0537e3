/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The matrix of objectives by years: what of each is audited when, on which track, and when it is due. */
#ifndef AP_OUTPUT_WORKBOOK_COVERAGE_H
#define AP_OUTPUT_WORKBOOK_COVERAGE_H

#include "planning/plan.h"

/* How an objective stands on one track. Years are plan years. */
typedef struct ap_track_coverage {
  uint32_t items;   /* of it that are audited at all */
  uint32_t *counts; /* of them, by year from the scenario's first */
  bool asked;       /* a rule asks for something of it: else the next three say nothing */
  int last;         /* the last year so far in which something of it was audited; AP_NEVER */
  int due;          /* the year by which something of it is due next */
  bool overdue;     /* that year is past */
} ap_track_coverage;

/* An objective, or a heading of a standard that is audited item by item. */
typedef struct ap_covered {
  const ap_item *item;
  ap_track_coverage tracks[AP_TRACKS];
} ap_covered;

typedef struct ap_coverage {
  ap_arena arena;
  const ap_scenario *scenario;
  ap_covered *rows; /* of what any track asks for, in the natural order of IDs */
  size_t count;
} ap_coverage;

/* `audited` has each track's years of each item by ap_item.index, bit 0 the scenario's first. AP_OK; AP_MACHINE, told.
 * Freed by ap_coverage_free() in any case. */
ap_status ap_coverage_find(const ap_scenario *scenario, const ap_years *const audited[AP_TRACKS],
                           ap_diagnostics *diagnostics, ap_coverage *coverage);
void ap_coverage_free(ap_coverage *coverage);

/* The years of each item in a plan's rows: what ap_coverage_find() asks for. False where memory is short. */
bool ap_audited_years(const ap_plan *plan, ap_arena *arena, const ap_years *audited[AP_TRACKS]);

#endif
