/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A `calendar:` that was read and judged, as the other stages see it. */
#include "scheme/timetable_file.h"

static ap_duration duration_of(const ap_step_entry *entry) {
  for (int unit = 0; entry != NULL && unit <= AP_MONTHS; unit++) {
    if (entry->takes.of[unit].mark.line != 0) {
      return (ap_duration){.count = entry->takes.of[unit].count, .unit = (ap_time_unit)unit, .given = true};
    }
  }
  return (ap_duration){.given = false};
}

static ap_step_dates dates_of(const ap_date_entry *from, const ap_date_entry *done, ap_yaml_mark mark) {
  return (ap_step_dates){.from = from->date, .done = done->date, .line = mark.line};
}

static void fill_steps(const ap_timetable_file *file, ap_timetable *made) {
  static const ap_duration a_year = {.count = AP_MONTHS_OF_A_YEAR, .unit = AP_MONTHS, .given = true};
  for (int step = 0; step < AP_STEPS; step++) {
    const ap_step_entry *entry = file->steps.entries[step];
    made->first[step] = duration_of(entry);
    made->renewal[step] = duration_of(file->renewal.entries[step]);
    if (!made->renewal[step].given) {
      made->renewal[step] = step == AP_ASSESSMENT_PERIOD ? a_year : made->first[step];
    }
    if (entry != NULL) {
      made->dates[step] = dates_of(&entry->from, &entry->done, file->steps.marks[step]);
    }
  }
}

static void fill_deadline(const ap_timetable_file *file, ap_timetable *made) {
  made->deadline_step = AP_REGISTRATION;
  if (file->deadline != NULL) {
    made->deadline = file->deadline->date;
    made->deadline_step = (ap_step)file->deadline->step;
    made->deadline_why = file->deadline->why;
    made->deadline_line = file->deadline_mark.line;
  }
  if (file->provisional != NULL) {
    made->provisional_type = file->provisional->type;
    made->application_expected = file->provisional->application_expected;
    made->provisional_line = file->provisional_mark.line;
  }
}

ap_timetable *ap_timetable_make(const ap_timetable_file *file, ap_arena *arena) {
  ap_timetable *made = file == NULL ? NULL : ap_arena_allocate(arena, 1, sizeof *made);
  if (made == NULL) {
    return NULL;
  }
  made->start = file->start;
  fill_steps(file, made);
  fill_deadline(file, made);
  made->renewals = ap_arena_allocate(arena, file->renewal_count, sizeof *made->renewals);
  for (; made->renewals != NULL && made->renewal_count < file->renewal_count; made->renewal_count++) {
    const ap_renewal_entry *entry = &file->renewals[made->renewal_count];
    made->renewals[made->renewal_count] =
        (ap_renewal_dates){.year = entry->year.value,
                           .step = (ap_step)(AP_RENEWAL_FIRST + entry->step),
                           .dates = dates_of(&entry->from, &entry->done, entry->year.mark)};
  }
  return made;
}
