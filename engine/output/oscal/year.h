/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a plan has in one plan year, as OSCAL names it: an objective is a control, and a detailed control a statement of
 * it; but each item of a catalog that came as OSCAL is the control that it was there. */
#ifndef AP_OUTPUT_OSCAL_YEAR_H
#define AP_OUTPUT_OSCAL_YEAR_H

#include "lifecycle/calendar.h"
#include "lifecycle/digest.h"
#include "output/oscal/uuid.h"
#include "planning/plan.h"
#include <jansson.h>

/* One item on one track, as a plan gives it. */
typedef struct ap_oscal_given {
  ap_track track;
  const char *rules;     /* "" where the plan does not say */
  const ap_item *item;   /* NULL: today's catalog does not have it */
  const char *id;        /* of the item, and of its objective, for want of an item */
  const char *objective; /* NULL where the plan does not say */
  int64_t minutes;       /* below 0 where the plan does not say */
} ap_oscal_given;

/* The same, as OSCAL names it. */
typedef struct ap_oscal_row {
  ap_track track;
  const char *rules;
  const char *id;
  const ap_item *item;
  const char *parent_id; /* the ID of the control */
  const ap_item *parent; /* the control, which may be the item itself; NULL: today's catalog does not have it */
  const char *control;   /* the control's token */
  const char *statement; /* the item's token; NULL: it is the whole control */
  int64_t minutes;
} ap_oscal_row;

/* The rows of one track that serve the same rules. */
typedef struct ap_oscal_audit {
  ap_track track;
  const char *rules;
} ap_oscal_audit;

typedef struct ap_oscal_year {
  ap_arena arena;
  const ap_scenario *scenario;
  const ap_plan *plan;         /* whose proofs hold for the year; NULL: it is over */
  const ap_calendar *calendar; /* NULL */
  int year;
  ap_uuid service;  /* the space of all UUIDs of the service under its scheme */
  ap_digest digest; /* of plan.csv */
  ap_oscal_row *rows;
  size_t count, capacity;
  ap_oscal_audit *audits; /* each once, by track, then rules */
  size_t audit_count, audit_capacity;
  bool *has_statements; /* of each item of the catalog, by ap_item.index: detailed controls */
} ap_oscal_year;

/* Begins a year, of which scenario, plan, calendar, year and digest are set, without rows; freed in any case. */
void ap_oscal_year_begin(ap_oscal_year *year);
/* Adds a row. */
void ap_oscal_year_add(ap_oscal_year *year, const ap_oscal_given *given);
/* Sorts the rows, by control, then statement, then track; and finds the audits that they are of. */
void ap_oscal_year_settle(ap_oscal_year *year);
void ap_oscal_year_free(ap_oscal_year *year);

/* The UUID of something of this service: the same in every edition of its plans. `kind` is "activity", say; `of` and
 * `name` say which of these, and may be "". */
json_t *ap_oscal_uuid(const ap_oscal_year *year, const char *kind, const char *of, const char *name);

/* The whole document, to be added as text. */
void ap_oscal_year_write(const ap_oscal_year *year, ap_text *text);

#endif
