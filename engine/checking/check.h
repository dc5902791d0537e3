/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a check of a plan found, as the views see it. Years are plan years (2027) except where offsets are said. */
#ifndef AP_CHECKING_CHECK_H
#define AP_CHECKING_CHECK_H

#include "auditplan/check.h"
#include "scheme/listing.h"

/* Something that falls due, fell due, or is taken over. */
typedef struct ap_check_entry {
  const ap_item *item;
  const ap_rule *rule; /* that asks for it */
  int year;            /* in which it falls or fell due; 0 where it is taken over */
} ap_check_entry;

typedef struct ap_check_entries {
  ap_check_entry *entries;
  size_t count;
  size_t capacity;
} ap_check_entries;

/* What a plan says of a criterion. AP_SAID_BY_SEARCH cannot be recomputed: it is the plan's own word. */
typedef enum ap_check_said {
  AP_SAID_NOTHING, /* a CSV plan, or a track without units */
  AP_SAID_PROVEN,
  AP_SAID_BY_SEARCH,
  AP_SAID_GAP,
  AP_SAID_NOT_ATTEMPTED,
} ap_check_said;

typedef struct ap_check_criterion {
  ap_check_said said;
  int64_t value;  /* of the plan's rows, over the horizon */
  bool has_bound; /* the certificate gave one (never for the spread) */
  int64_t bound;  /* what the certificate gives, recomputed */
  bool proven;    /* the value is proven best: recomputed here, whatever the plan says */
} ap_check_criterion;

typedef struct ap_check_track {
  int horizon;       /* T': the largest period of the track's rules, at least the scenario's years */
  int checked_years; /* how many years the plan's rows were checked over: T' with JSON, else the scenario's */
  size_t unit_count;
  ap_years *audited;                        /* by ap_item.index: the years that count under its rules, bit 0 the first
                                               of the scenario */
  int64_t minutes[AP_YEARS_MOST];           /* by offset: of the plan's rows, in the catalog's minutes, and set-ups */
  int64_t set_up_minutes[AP_YEARS_MOST];    /* of them, those of the set-ups that the rows open */
  int64_t items[AP_YEARS_MOST];             /* rows */
  int64_t forced_minutes[AP_YEARS_MOST];    /* A_t, over the horizon */
  int64_t common_divisor;                   /* g */
  ap_check_criterion criteria[AP_CRITERIA]; /* by ap_criterion; nothing is judged in a CSV plan */
  ap_check_entries due_after; /* not audited again by the scenario's last year, and when it is due; no breach */
  ap_check_entries overdue;   /* due before the first year, and audited in the first that pins allow */
  ap_check_entries inherited; /* taken over: no external audit of its own */
  int64_t frozen_minutes[AP_YEARS_MOST]; /* by offset from the scenario's first year: of the rows of frozen years */
  int64_t frozen_items[AP_YEARS_MOST];
} ap_check_track;

/* Columns of a CSV plan that may be absent. */
typedef enum ap_check_column { AP_HAS_RULE, AP_HAS_STANDARD, AP_HAS_OBJECTIVE, AP_HAS_MINUTES } ap_check_column;
enum { AP_CHECK_COLUMNS = 4 };

struct ap_check_past;

struct ap_check {
  const ap_scenario *scenario;
  struct ap_check_past
      *past;          /* what its events leave to be judged, whose rules the entries name; NULL without events */
  int first_year;     /* of the tracks' offsets: the scenario's first, or with events the first open one */
  int years;          /* of the scenario from then on */
  bool claims_judged; /* what a JSON plan says of itself was recomputed; false with events unless it was planned anew */
  ap_listing listing; /* the registration by day, where there are events */
  const char *file;   /* as the user named it */
  ap_diagnostics *breaches; /* whatever their severity: any entry is a breach */
  bool json;
  bool verified[AP_CHECK_COLUMNS]; /* false: the CSV plan lacks that column, and it was not verified */
  uint64_t row_count;
  ap_check_track tracks[AP_TRACKS];
  ap_arena arena;
};

#endif
