/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One track as a problem of counts: a kind of units to each kind of entities, an inclusion-minimal cover to each
 * column, a year to each row, and one more row for the total. Where changes of an earlier plan count, each cover that
 * is worth having is a column, and another row is for the changes, before that of the total. */
#ifndef AP_PLANNING_TRACK_COUNTS_H
#define AP_PLANNING_TRACK_COUNTS_H

#include "planning/changes.h"
#include "planning/counts.h"

typedef struct ap_track_counts {
  const ap_classes *classes;
  const ap_changes *changes; /* or NULL */
  ap_counts_problem problem;
  ap_counts_kind *kinds;
  ap_counts_column **columns; /* of each kind of entities */
  size_t *unit_kinds;         /* of each kind of entities: the kind of units in ap_classes.kinds */
  size_t *kind_classes;       /* and its class */
  ap_cover **covers;          /* of each class: of its columns; NULL where nothing is to be chosen */
  size_t *cover_counts;
  int64_t room[AP_YEARS_MOST + 2];
  int64_t weightings[AP_COUNTS_WEIGHTINGS_MOST * (AP_YEARS_MOST + 2)];
  uint32_t *counts; /* of the columns */
  bool with_total;
} ap_track_counts;

/* `changes` may be NULL. Memory from `arena`. AP_OK; AP_NO where some class has too many covers to list; AP_MACHINE. */
ap_status ap_track_counts_new(const ap_classes *classes, const ap_changes *changes, ap_arena *arena,
                              ap_track_counts *counts);

/* What each year, the changes where they count, and where it is at least 0 the total, may come to; no prices yet. */
void ap_track_counts_limit(ap_track_counts *counts, const int64_t *limits, int64_t changes, int64_t total);
/* Adds prices of the years, of the changes where they count, and of the total where that is limited. */
void ap_track_counts_weigh(ap_track_counts *counts, const int64_t *prices, int64_t change_price, int64_t total_price);

/* Between counts and covers of all units, in the order of ap_classes.units. False where a cover is not among the
 * columns. */
bool ap_track_counts_read(ap_track_counts *counts, const ap_cover *covers);
void ap_track_counts_write(const ap_track_counts *counts, const uint32_t *taken, ap_cover *covers);

#endif
