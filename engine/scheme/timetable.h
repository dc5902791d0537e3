/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scenario's `calendar:`: how long each step from pre-application to registration takes, when they begin or by when
 * they must be done, and which are done already. All durations are in calendar days, weeks or months. */
#ifndef AP_SCHEME_TIMETABLE_H
#define AP_SCHEME_TIMETABLE_H

#include "support/date.h"
#include "support/words.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* In their order. A yearly renewal begins with the assessment period. */
typedef enum ap_step {
  AP_IMPACT_ASSESSMENT,
  AP_PRE_APPLICATION,
  AP_APPLICABILITY_DECISION,
  AP_NOTICE,
  AP_CONTRACT,
  AP_ASSESSMENT_PERIOD,
  AP_EXTERNAL_AUDIT,
  AP_APPLICATION,
  AP_REVIEW,
  AP_REGISTRATION,
  AP_STEPS
} ap_step;

enum { AP_RENEWAL_FIRST = AP_ASSESSMENT_PERIOD, AP_RENEWAL_STEPS = AP_STEPS - AP_RENEWAL_FIRST };

typedef enum ap_time_unit { AP_DAYS, AP_WEEKS, AP_MONTHS } ap_time_unit;

typedef struct ap_duration {
  int32_t count; /* 0: the step takes place on a single day, on which others may take place too */
  ap_time_unit unit;
  bool given;
} ap_duration;

/* What is fixed of a step; a year of 0: nothing. */
typedef struct ap_step_dates {
  ap_date from;
  ap_date done; /* the last day, which has come */
  uint64_t line;
} ap_step_dates;

typedef struct ap_renewal_dates {
  int year; /* plan year */
  ap_step step;
  ap_step_dates dates;
} ap_renewal_dates;

typedef struct ap_timetable {
  ap_date start;         /* year 0: as late as the deadline allows */
  ap_date deadline;      /* year 0: none of its own */
  ap_step deadline_step; /* that is to be done by the deadline, at the first registration */
  uint64_t deadline_line;
  ap_words deadline_why; /* both NULL where unsaid */
  ap_duration first[AP_STEPS];
  ap_duration renewal[AP_STEPS]; /* from AP_RENEWAL_FIRST on */
  ap_step_dates dates[AP_STEPS]; /* of the first registration */
  ap_renewal_dates *renewals;
  size_t renewal_count;
  int32_t provisional_type; /* 0: the provisional measure is not asked for */
  bool application_expected;
  uint64_t provisional_line;
} ap_timetable;

/* In files: "external_audit". */
const char *ap_step_name(ap_step step);

/* Where a span ends that begins on that day, which is counted from 1970 as by ap_date_number(): the day after its last.
 */
int64_t ap_duration_end(const ap_duration *duration, int64_t from);
/* The latest day on which it may begin to end by `end`. */
int64_t ap_duration_latest_begin(const ap_duration *duration, int64_t end);

#endif
