/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lifecycle/calendar.h"
#include "lifecycle/calendar_parts.h"
#include "support/allocate.h"
#include "support/diagnose.h"
#include <string.h>

enum { LAST_YEAR = 9999 };

bool ap_calendar_is_first(const ap_calendar *calendar, const ap_calendar_entry *entry) {
  return entry->year == calendar->scenario->start_year;
}

const ap_duration *ap_calendar_duration(const ap_calendar *calendar, const ap_calendar_entry *entry) {
  const ap_timetable *timetable = calendar->scenario->timetable;
  return ap_calendar_is_first(calendar, entry) ? &timetable->first[entry->step] : &timetable->renewal[entry->step];
}

ap_step_dates ap_calendar_fixed(const ap_calendar *calendar, const ap_calendar_entry *entry) {
  const ap_timetable *timetable = calendar->scenario->timetable;
  if (ap_calendar_is_first(calendar, entry)) {
    return timetable->dates[entry->step];
  }
  for (size_t i = 0; i < timetable->renewal_count; i++) {
    if (timetable->renewals[i].year == entry->year && timetable->renewals[i].step == entry->step) {
      return timetable->renewals[i].dates;
    }
  }
  return (ap_step_dates){.line = 0};
}

const ap_calendar_entry *ap_calendar_deadline_entry(const ap_calendar *calendar) {
  return &calendar->entries[calendar->deadline_step];
}

const char *ap_step_state_name(ap_step_state state) {
  static const char *const names[] = {[AP_STEP_PLANNED] = "planned",
                                      [AP_STEP_UNDER_WAY] = "under_way",
                                      [AP_STEP_DONE] = "done",
                                      [AP_STEP_OVERDUE] = "overdue"};
  return names[state];
}

static ap_status set_deadline(ap_calendar *calendar, ap_diagnostics *diagnostics) {
  const ap_timetable *timetable = calendar->scenario->timetable;
  calendar->backwards = !ap_is_date(timetable->start);
  calendar->deadline_step = timetable->deadline_step;
  ap_date deadline = timetable->deadline;
  if (timetable->provisional_type != 0) {
    calendar->provisional = ap_provisional_of(&calendar->registration, timetable->provisional_type);
    if (calendar->provisional == NULL) {
      ap_place place = {.file = calendar->scenario->file, .line = timetable->provisional_line};
      ap_diagnose(diagnostics, &place, AP_D_CALENDAR_PROVISIONAL, "%d", (int)timetable->provisional_type);
      return AP_BAD_INPUT;
    }
    deadline = calendar->provisional->until;
  }
  calendar->has_deadline = ap_is_date(deadline);
  calendar->deadline = calendar->has_deadline ? ap_date_number(deadline) : 0;
  return AP_OK;
}

static ap_status add_entries(ap_calendar *calendar) {
  size_t years = (size_t)calendar->scenario->years;
  calendar->count = AP_STEPS + (years - 1) * AP_RENEWAL_STEPS;
  calendar->entries = ap_arena_allocate(&calendar->arena, calendar->count, sizeof *calendar->entries);
  if (calendar->entries == NULL) {
    return AP_MACHINE;
  }
  size_t index = 0;
  for (size_t year = 0; year < years; year++) {
    for (int step = year == 0 ? 0 : AP_RENEWAL_FIRST; step < AP_STEPS; step++) {
      ap_calendar_entry *entry = &calendar->entries[index++];
      *entry = (ap_calendar_entry){.step = (ap_step)step, .year = calendar->scenario->start_year + (int)year};
      const ap_duration *duration = ap_calendar_duration(calendar, entry);
      entry->on_one_day = duration->given && duration->count == 0;
    }
  }
  return AP_OK;
}

/* Dates are written with four digits a year. */
static ap_status judge_reach(const ap_calendar *calendar, ap_diagnostics *diagnostics) {
  for (size_t i = 0; i < calendar->count; i++) {
    if (ap_date_of_number(calendar->entries[i].end).year > LAST_YEAR) {
      ap_diagnose(diagnostics, &(ap_place){.file = calendar->scenario->file}, AP_D_CALENDAR_TOO_FAR, "%d", LAST_YEAR);
      return AP_BAD_INPUT;
    }
  }
  return AP_OK;
}

static ap_status work_out(ap_calendar *calendar, const char *data_folder, ap_diagnostics *diagnostics) {
  const ap_scenario *scenario = calendar->scenario;
  if (scenario->timetable == NULL) {
    ap_diagnose_plain(diagnostics, &(ap_place){.file = scenario->file}, AP_D_CALENDAR_MISSING);
    return AP_BAD_INPUT;
  }
  ap_status status = ap_registration_read(data_folder, &calendar->arena, diagnostics, &calendar->registration);
  status = status == AP_OK ? set_deadline(calendar, diagnostics) : status;
  status = status == AP_OK ? add_entries(calendar) : status;
  if (status != AP_OK) {
    return status;
  }
  if (strcmp(scenario->scheme->id, calendar->registration.scheme) != 0) {
    ap_diagnose(diagnostics, &(ap_place){.file = scenario->file}, AP_D_CALENDAR_SCHEME, "%s" AP_NEXT "%s",
                calendar->registration.scheme, scenario->scheme->id);
  }
  ap_calendar_lay_out(calendar);
  status = judge_reach(calendar, diagnostics);
  return status == AP_OK ? ap_calendar_judge(calendar, diagnostics) : status;
}

ap_status ap_calendar_make(const ap_scenario *scenario, const char *data_folder, ap_diagnostics *diagnostics,
                           ap_calendar **calendar) {
  ap_calendar *made = ap_allocate(1, sizeof *made);
  ap_status status = AP_MACHINE;
  *calendar = NULL;
  if (made != NULL) {
    made->scenario = scenario;
    made->told = ap_diagnostics_new();
    status = made->told == NULL ? AP_MACHINE : work_out(made, data_folder, diagnostics);
  }
  if (status == AP_MACHINE && ap_diagnostics_total(diagnostics, AP_ERROR) == 0) {
    ap_diagnose_plain(diagnostics, NULL, AP_D_OUT_OF_MEMORY);
  }
  if (status != AP_OK && status != AP_NO) {
    ap_calendar_free(made);
    return status;
  }
  *calendar = made;
  return status;
}

void ap_calendar_free(ap_calendar *calendar) {
  if (calendar == NULL) {
    return;
  }
  ap_diagnostics_free(calendar->told);
  ap_release(calendar->breaches);
  ap_arena_free(&calendar->arena);
  ap_release(calendar);
}
