/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The matrix of objectives by years: what of each is audited when, on which track, and by when it is due. The report
 * page, the workbook and the terminal show it. */
#ifndef AP_OUTPUT_MATRIX_H
#define AP_OUTPUT_MATRIX_H

#include "lifecycle/standing.h"
#include "planning/plan.h"
#include "planning/units.h"

/* How an objective stands on one track. Years are plan years. */
typedef struct ap_matrix_track {
  size_t items;     /* of it that are audited at all */
  uint32_t *counts; /* of them, by year from the matrix's first */
  ap_years years;   /* in which any of it is audited; bit 0 is the matrix's first */
  bool asked;       /* a rule asks for something of it: else the rest says nothing */
  int last;         /* the last year so far in which something of it was audited; AP_NEVER where that is not asked */
  int due;          /* the year by which something of it is due first */
  int every;        /* years, of what is due first; 0 where that is not asked */
  bool overdue;     /* that year is past */
} ap_matrix_track;

/* An objective, or a heading of a standard that is audited item by item. */
typedef struct ap_matrix_row {
  const ap_item *item;
  bool selected, direct; /* it or any of its items */
  ap_matrix_track tracks[AP_TRACKS];
} ap_matrix_row;

typedef struct ap_matrix {
  const ap_scenario *scenario;
  int first_year, year_count;
  ap_matrix_row *rows; /* of all objectives, in the natural order of IDs */
  size_t count;
  size_t *row_of; /* by ap_item.index of an objective */
} ap_matrix;

/* The objectives, with nothing audited yet. All memory comes from the arena: false where it is short. */
bool ap_matrix_begin(ap_matrix *matrix, const ap_scenario *scenario, int first_year, int year_count, ap_arena *arena);

/* Adds a track as it was planned: `audited` has the years of each item by ap_item.index, bit 0 the matrix's first
 * year; `units` the unit that each is audited in, or NULL. Such an item is one that is audited, though it may be after
 * the matrix's years; `start_year` is the one that the units' due years count from. */
void ap_matrix_add_units(ap_matrix *matrix, ap_track track, const ap_years *audited, const ap_unit *const *units,
                         int start_year);

/* Adds the track as it stands on the scenario's day; `audited` as above. */
void ap_matrix_add_standings(ap_matrix *matrix, const ap_standings *standings, const ap_years *audited);

/* Whether the year is one by which an audit is due; where one is due in each year, none stands out. */
bool ap_matrix_is_due(const ap_matrix_track *of, int year);

/* Leaves out the objectives that no rule asks for and that are not audited. Nothing can be added after it. */
void ap_matrix_leave_out_idle(ap_matrix *matrix);

/* The years of each item in a plan's rows, bit 0 the plan's first. False where memory is short. */
bool ap_audited_years(const ap_plan *plan, ap_arena *arena, const ap_years *audited[AP_TRACKS]);

#endif
