/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `calendar:` as it stands in a scenario file; for scheme/ alone. */
#ifndef AP_SCHEME_TIMETABLE_FILE_H
#define AP_SCHEME_TIMETABLE_FILE_H

#include "scheme/timetable.h"
#include "support/words.h"
#include "support/yaml.h"

/* A date; `mark.line` 0 where the file does not give it. */
typedef struct ap_date_entry {
  ap_date date;
  ap_yaml_mark mark;
} ap_date_entry;

/* One of the three is expected; `mark.line` 0 of those that are not given. */
typedef struct ap_duration_entry {
  struct {
    int32_t count;
    ap_yaml_mark mark;
  } of[AP_MONTHS + 1]; /* by ap_time_unit */
} ap_duration_entry;

typedef struct ap_step_entry {
  ap_duration_entry takes;
  ap_date_entry from, done;
} ap_step_entry;

/* By ap_step; NULL where the file does not give it. */
typedef struct ap_step_list {
  ap_step_entry *entries[AP_STEPS];
  ap_yaml_mark marks[AP_STEPS];
} ap_step_list;

typedef struct ap_renewal_entry {
  ap_yaml_integer year;
  int step; /* ap_step less AP_RENEWAL_FIRST */
  ap_date_entry from, done;
} ap_renewal_entry;

typedef struct ap_deadline_entry {
  ap_date date;
  int step; /* ap_step */
  ap_words why;
} ap_deadline_entry;

typedef struct ap_provisional_entry {
  int32_t type;
  bool application_expected;
} ap_provisional_entry;

typedef struct ap_timetable_file {
  ap_date start; /* year 0 where unsaid */
  ap_deadline_entry *deadline;
  ap_yaml_mark deadline_mark;
  ap_step_list steps, renewal;
  ap_yaml_mark steps_mark;
  ap_renewal_entry *renewals;
  size_t renewal_count;
  ap_provisional_entry *provisional;
  ap_yaml_mark provisional_mark;
} ap_timetable_file;

extern const ap_yaml_table ap_timetable_table;

/* How a step's dates and durations go together, and which years renewals are of. Only for a file without other faults.
 * `mark` is the section's. */
ap_status ap_timetable_judge(const ap_timetable_file *file, ap_yaml_mark mark, int start_year, int years,
                             const char *path, ap_diagnostics *diagnostics);
/* Whether what is said to be done had come by the day `as_of`. */
ap_status ap_timetable_judge_done(const ap_timetable_file *file, ap_date as_of, const char *path,
                                  ap_diagnostics *diagnostics);
/* What was judged to be right, as the other stages see it; NULL for NULL, and where memory is short, which shows in the
 * arena. */
ap_timetable *ap_timetable_make(const ap_timetable_file *file, ap_arena *arena);

#endif
