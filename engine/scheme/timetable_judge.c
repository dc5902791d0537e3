/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Judges a scenario's `calendar:` as it was read. */
#include "scheme/judge.h"
#include "scheme/names.h"
#include "scheme/timetable_file.h"

static void tell(ap_judge *judging, ap_yaml_mark mark, ap_diagnostic_code code, const char *argument) {
  ap_place place = ap_judge_fault(judging, mark);
  ap_diagnose(judging->diagnostics, &place, code, "%s", argument);
}

static int durations_of(const ap_step_entry *entry) {
  int given = 0;
  for (int unit = 0; unit <= AP_MONTHS; unit++) {
    given += entry->takes.of[unit].mark.line != 0;
  }
  return given;
}

static void judge_span(ap_judge *judging, const ap_date_entry *from, const ap_date_entry *done) {
  if (from->mark.line != 0 && done->mark.line != 0 && ap_date_compare(done->date, from->date) < 0) {
    ap_place place = ap_judge_fault(judging, done->mark);
    ap_diagnose(judging->diagnostics, &place, AP_D_STEP_BACKWARDS, "%s" AP_NEXT "%s", ap_date_write(done->date).digits,
                ap_date_write(from->date).digits);
  }
}

/* What is done need not say how long it takes. */
static void judge_step(ap_judge *judging, const ap_timetable_file *file, ap_step step) {
  const ap_step_entry *entry = file->steps.entries[step];
  if (entry == NULL) {
    tell(judging, file->steps_mark, AP_D_STEP_MISSING, ap_step_names[step]);
    return;
  }
  int given = durations_of(entry);
  if (given > 1) {
    tell(judging, file->steps.marks[step], AP_D_STEP_DURATIONS, ap_step_names[step]);
  } else if (given == 0 && entry->done.mark.line == 0) {
    tell(judging, file->steps.marks[step], AP_D_STEP_NO_DURATION, ap_step_names[step]);
  }
  judge_span(judging, &entry->from, &entry->done);
}

/* A renewal takes as long as the first time where nothing else is said, which then has to say so; its assessment
 * period takes a year. */
static void judge_renewal_step(ap_judge *judging, const ap_timetable_file *file, ap_step step) {
  const ap_step_entry *entry = file->renewal.entries[step];
  const ap_step_entry *first = file->steps.entries[step];
  int given = entry == NULL ? 0 : durations_of(entry);
  if (given > 1) {
    tell(judging, file->renewal.marks[step], AP_D_STEP_DURATIONS, ap_step_names[step]);
  } else if (entry != NULL && given == 0) {
    tell(judging, file->renewal.marks[step], AP_D_STEP_NO_DURATION, ap_step_names[step]);
  } else if (given == 0 && step != AP_ASSESSMENT_PERIOD && first != NULL && durations_of(first) == 0) {
    tell(judging, file->steps.marks[step], AP_D_STEP_NO_DURATION_AGAIN, ap_step_names[step]);
  }
}

/* The steps up to the last that is done are done. A contract without a notice is a breach, and told as one later. */
static void judge_gaps(ap_judge *judging, const ap_timetable_file *file) {
  for (int step = 1; step < AP_STEPS; step++) {
    const ap_step_entry *entry = file->steps.entries[step];
    const ap_step_entry *before = file->steps.entries[step - 1];
    if (entry != NULL && before != NULL && entry->done.mark.line != 0 && before->done.mark.line == 0 &&
        step != AP_CONTRACT) {
      ap_place place = ap_judge_fault(judging, entry->done.mark);
      ap_diagnose(judging->diagnostics, &place, AP_D_STEP_SKIPPED, "%s" AP_NEXT "%s", ap_step_names[step],
                  ap_step_names[step - 1]);
    }
  }
}

static void judge_renewal(ap_judge *judging, const ap_timetable_file *file, size_t index, int start_year, int years) {
  const ap_renewal_entry *renewal = &file->renewals[index];
  if (renewal->year.value <= start_year || renewal->year.value >= start_year + years) {
    ap_place place = ap_judge_fault(judging, renewal->year.mark);
    ap_diagnose(judging->diagnostics, &place, AP_D_RENEWAL_YEAR, "%d" AP_NEXT "%d" AP_NEXT "%d",
                (int)renewal->year.value, start_year, start_year + years - 1);
  }
  judge_span(judging, &renewal->from, &renewal->done);
  for (size_t i = 0; i < index; i++) {
    if (file->renewals[i].year.value == renewal->year.value && file->renewals[i].step == renewal->step) {
      ap_place place = ap_judge_fault(judging, renewal->year.mark);
      ap_diagnose(judging->diagnostics, &place, AP_D_RENEWAL_TWICE, "%s" AP_NEXT "%d" AP_NEXT "%llu",
                  ap_step_names[AP_RENEWAL_FIRST + renewal->step], (int)renewal->year.value,
                  (unsigned long long)file->renewals[i].year.mark.line);
      return;
    }
  }
}

static void judge_ends(ap_judge *judging, const ap_timetable_file *file, ap_yaml_mark mark) {
  if (file->start.year == 0 && file->deadline == NULL && file->provisional == NULL) {
    ap_place place = ap_judge_fault(judging, mark);
    ap_diagnose_plain(judging->diagnostics, &place, AP_D_CALENDAR_NO_END);
  } else if (file->deadline != NULL && file->provisional != NULL) {
    ap_place place = ap_judge_fault(judging, file->deadline_mark);
    ap_diagnose_plain(judging->diagnostics, &place, AP_D_CALENDAR_TWO_ENDS);
  }
}

ap_status ap_timetable_judge(const ap_timetable_file *file, ap_yaml_mark mark, int start_year, int years,
                             const char *path, ap_diagnostics *diagnostics) {
  ap_judge judging = {.path = path, .diagnostics = diagnostics, .status = AP_OK};
  judge_ends(&judging, file, mark);
  for (int step = 0; step < AP_STEPS; step++) {
    judge_step(&judging, file, (ap_step)step);
  }
  for (int step = AP_RENEWAL_FIRST; step < AP_STEPS && years > 1; step++) {
    judge_renewal_step(&judging, file, (ap_step)step);
  }
  judge_gaps(&judging, file);
  for (size_t i = 0; i < file->renewal_count; i++) {
    judge_renewal(&judging, file, i, start_year, years);
  }
  return judging.status;
}

static void judge_done(ap_judge *judging, const ap_date_entry *done, ap_step step, ap_date as_of) {
  if (done->mark.line != 0 && ap_date_compare(done->date, as_of) > 0) {
    ap_place place = ap_judge_fault(judging, done->mark);
    ap_diagnose(judging->diagnostics, &place, AP_D_STEP_NOT_YET, "%s" AP_NEXT "%s" AP_NEXT "%s", ap_step_names[step],
                ap_date_write(done->date).digits, ap_date_write(as_of).digits);
  }
}

ap_status ap_timetable_judge_done(const ap_timetable_file *file, ap_date as_of, const char *path,
                                  ap_diagnostics *diagnostics) {
  ap_judge judging = {.path = path, .diagnostics = diagnostics, .status = AP_OK};
  for (int step = 0; step < AP_STEPS; step++) {
    if (file->steps.entries[step] != NULL) {
      judge_done(&judging, &file->steps.entries[step]->done, (ap_step)step, as_of);
    }
  }
  for (size_t i = 0; i < file->renewal_count; i++) {
    judge_done(&judging, &file->renewals[i].done, (ap_step)(AP_RENEWAL_FIRST + file->renewals[i].step), as_of);
  }
  return judging.status;
}
