/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a CSV plan, damaged in one way, in a random place; and a judgement of our own on what they then are. */
#ifndef AP_TESTS_DAMAGED_ROWS_H
#define AP_TESTS_DAMAGED_ROWS_H

#include "expected_units.h"
#include "made_scenario.h"
#include "planning/plan.h"
#include "random_source.h"
#include "support/text.h"

enum { PLAN_ROWS_MOST = 1024, PLAN_DAMAGES = 13 };

typedef struct csv_row {
  int year;
  char track[16];
  char rule[256];
  char standard[16];
  char objective[32];
  char id[32];
  int minutes;
} csv_row;

typedef struct csv_rows {
  size_t count;
  csv_row rows[PLAN_ROWS_MOST];
} csv_rows;

/* What a plan is of: where chance comes from, the scenario, and what its rules ask for on each track. */
typedef struct plan_ground {
  random_source *source;
  const made_scenario *made;
  const expected_track *expected;
} plan_ground;

void plan_rows_of(const ap_plan *plan, csv_rows *rows);
void plan_rows_text(const csv_rows *rows, ap_text *text);

/* Whether every row is right by itself, none stands twice, and every track is as its rules and constraints ask. */
bool plan_rows_comply(const plan_ground *of, const csv_rows *rows);

/* Damages the rows, of which there is one at least; some damage breaks nothing. `kind` is below PLAN_DAMAGES. */
void plan_rows_damage(const plan_ground *of, size_t kind, csv_rows *rows);
const char *plan_damage_name(size_t kind);

#endif
