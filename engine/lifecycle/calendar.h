/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dates of a listing: the first registration, then a renewal in each further plan year of the scenario. Days are
 * counted as by ap_date_number(). */
#ifndef AP_LIFECYCLE_CALENDAR_H
#define AP_LIFECYCLE_CALENDAR_H

#include "lifecycle/registration.h"
#include "scheme/scenario.h"

typedef enum ap_step_state {
  AP_STEP_PLANNED,
  AP_STEP_UNDER_WAY,
  AP_STEP_DONE,
  AP_STEP_OVERDUE /* it should have been done before today */
} ap_step_state;

typedef struct ap_calendar_entry {
  ap_step step;
  int year;        /* plan year: the first one's is the first registration, the others' are renewals */
  bool on_one_day; /* it takes no time: `from`, `last` and `end` are its day */
  /* As they are where they are known; of what is to come, as things stand: nothing is done before today. */
  int64_t from, last; /* first and last day */
  int64_t end;        /* the first day on which the next step may be */
  bool has_due;
  int64_t due; /* the last day on which it may be done so that the deadline holds; where there is no deadline, its last
                  day by the scenario's start and durations alone */
  ap_step_state state;
  int64_t late; /* days from `due` to `last`; 0 where it is in time */
} ap_calendar_entry;

/* A rule, a fixed date or a deadline that is not kept. */
typedef struct ap_calendar_breach {
  ap_diagnostic_code code;
  size_t entry;  /* index */
  bool has_rule; /* of ap_registration's */
  ap_calendar_rule rule;
  int64_t days; /* by how many days */
} ap_calendar_breach;

typedef struct ap_calendar {
  ap_arena arena;
  const ap_scenario *scenario;
  ap_registration registration;
  bool backwards; /* as late as the deadline allows */
  bool has_deadline;
  int64_t deadline;                  /* its day */
  ap_step deadline_step;             /* of the first registration */
  const ap_provisional *provisional; /* whose end the deadline is; NULL */
  bool has_latest_begin;
  int64_t latest_begin;       /* of the first step that is not done, so that the deadline holds */
  ap_calendar_entry *entries; /* by year, then step */
  size_t count;
  ap_calendar_breach *breaches;
  size_t breach_count;
  ap_diagnostics *told; /* the breaches in words */
} ap_calendar;

/* Works out the dates of a scenario that has a timetable (else a fault). AP_NO where a rule, a fixed date or the
 * deadline is not kept: the calendar is there as well, with its breaches. The diagnostics warn of what is overdue and
 * of an audit firm that is not registered. The caller frees the calendar; the scenario must outlive it. */
ap_status ap_calendar_make(const ap_scenario *scenario, const char *data_folder, ap_diagnostics *diagnostics,
                           ap_calendar **calendar);
void ap_calendar_free(ap_calendar *calendar);

/* The entry that the deadline is of. */
const ap_calendar_entry *ap_calendar_deadline_entry(const ap_calendar *calendar);
/* In files: "planned", "under_way", "done", "overdue". */
const char *ap_step_state_name(ap_step_state state);

#endif
