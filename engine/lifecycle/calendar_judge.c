/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the dates keep the rules, what is fixed, and the deadline; by how many days they do not. */
#include "lifecycle/calendar_parts.h"
#include "scheme/names.h"
#include "support/allocate.h"
#include "support/diagnose.h"

typedef struct judge {
  ap_calendar *calendar;
  size_t capacity;
  bool failed;
} judge;

static ap_date_text written(int64_t day) { return ap_date_write(ap_date_of_number(day)); }

/* The line of the scenario that the entry comes from. */
static ap_place place_of(const judge *judging, const ap_calendar_entry *entry) {
  ap_step_dates fixed = ap_calendar_fixed(judging->calendar, entry);
  uint64_t line = fixed.line != 0 ? fixed.line : judging->calendar->scenario->timetable->dates[entry->step].line;
  return (ap_place){.file = judging->calendar->scenario->file, .line = line};
}

static void add(judge *judging, ap_calendar_breach breach) {
  ap_calendar *calendar = judging->calendar;
  void *breaches = calendar->breaches;
  if (!ap_grow(&breaches, &judging->capacity, calendar->breach_count + 1, sizeof breach)) {
    judging->failed = true;
    return;
  }
  calendar->breaches = breaches;
  calendar->breaches[calendar->breach_count++] = breach;
}

/* A breach that is told with the step, two dates and the days between them. */
static void find(judge *judging, const ap_calendar_entry *entry, ap_diagnostic_code code, int rule, int64_t is,
                 int64_t expected) {
  ap_place place = place_of(judging, entry);
  int64_t days = is > expected ? is - expected : expected - is;
  add(judging, (ap_calendar_breach){.code = code,
                                    .entry = (size_t)(entry - judging->calendar->entries),
                                    .has_rule = rule >= 0,
                                    .rule = rule >= 0 ? (ap_calendar_rule)rule : AP_CONTRACT_AFTER_NOTICE,
                                    .days = days});
  ap_diagnose(judging->calendar->told, &place, code, "%s" AP_NEXT "%s" AP_NEXT "%s" AP_NEXT "%lld",
              ap_step_names[entry->step], written(is).digits, written(expected).digits, (long long)days);
}

enum { NO_RULE = -1 };

/* What is done in another order than the steps have. */
static void judge_order(judge *judging) {
  const ap_calendar_entry *entries = judging->calendar->entries;
  for (size_t i = 1; i < judging->calendar->count; i++) {
    bool follows = entries[i].step != AP_ASSESSMENT_PERIOD; /* a period may have begun before the contract */
    if (!follows || entries[i].state != AP_STEP_DONE || entries[i].last >= entries[i - 1].last) {
      continue;
    }
    if (i != AP_CONTRACT) {
      find(judging, &entries[i], AP_D_CALENDAR_ORDER, NO_RULE, entries[i].last, entries[i - 1].last);
    } else if (entries[AP_NOTICE].state == AP_STEP_DONE) {
      find(judging, &entries[i], AP_D_CALENDAR_CONTRACT_EARLY, AP_CONTRACT_AFTER_NOTICE, entries[i].last,
           entries[AP_NOTICE].last);
    } else {
      find(judging, &entries[i], AP_D_CALENDAR_CONTRACT_UNNOTICED, AP_CONTRACT_AFTER_NOTICE, entries[i].last,
           entries[AP_NOTICE].last);
    }
  }
}

static void judge_fixed(judge *judging) {
  const ap_calendar *calendar = judging->calendar;
  for (size_t i = 0; i < calendar->count; i++) {
    ap_step_dates fixed = ap_calendar_fixed(calendar, &calendar->entries[i]);
    if (ap_is_date(fixed.from) && calendar->entries[i].from > ap_date_number(fixed.from)) {
      find(judging, &calendar->entries[i], AP_D_CALENDAR_FIXED, NO_RULE, calendar->entries[i].from,
           ap_date_number(fixed.from));
    }
  }
}

static void judge_length(judge *judging, const ap_calendar_entry *period) {
  const ap_rule_words *rules = judging->calendar->registration.rules;
  const ap_duration most = {.count = rules[AP_PERIOD_MOST].months, .unit = AP_MONTHS};
  const ap_duration least = {.count = rules[AP_PERIOD_LEAST].months, .unit = AP_MONTHS};
  int64_t latest = ap_duration_end(&most, period->from);
  int64_t earliest = ap_duration_end(&least, period->from);
  if (most.count != 0 && period->end > latest) {
    find(judging, period, AP_D_CALENDAR_PERIOD_LONG, AP_PERIOD_MOST, period->last, latest - 1);
  } else if (period->end < earliest) {
    find(judging, period, AP_D_CALENDAR_PERIOD_SHORT, AP_PERIOD_LEAST, period->last, earliest - 1);
  }
}

static void judge_periods(judge *judging) {
  const ap_calendar_entry *entries = judging->calendar->entries;
  const ap_calendar_entry *last = &entries[AP_ASSESSMENT_PERIOD];
  judge_length(judging, last);
  for (size_t at = AP_STEPS; at < judging->calendar->count; at += AP_RENEWAL_STEPS) {
    const ap_calendar_entry *period = &entries[at];
    judge_length(judging, period);
    if (period->from != last->end) {
      find(judging, period, period->from > last->end ? AP_D_CALENDAR_PERIOD_GAP : AP_D_CALENDAR_PERIOD_OVERLAP,
           AP_PERIOD_GAPLESS, period->from, last->end);
    }
    last = period;
  }
}

static void judge_deadline(judge *judging) {
  const ap_calendar *calendar = judging->calendar;
  const ap_timetable *timetable = calendar->scenario->timetable;
  ap_place place = {.file = calendar->scenario->file,
                    .line = timetable->provisional_type != 0 ? timetable->provisional_line : timetable->deadline_line};
  size_t index = calendar->deadline_step;
  const ap_calendar_entry *entry = &calendar->entries[index];
  if (calendar->provisional != NULL && !timetable->application_expected) {
    add(judging, (ap_calendar_breach){.code = AP_D_CALENDAR_NOT_EXPECTED, .entry = index});
    ap_diagnose(calendar->told, &place, AP_D_CALENDAR_NOT_EXPECTED, "%d" AP_NEXT "%s", (int)timetable->provisional_type,
                written(calendar->deadline).digits);
  }
  if (!calendar->has_deadline || entry->late == 0) {
    return;
  }
  bool too_late = calendar->has_latest_begin && calendar->latest_begin < ap_date_number(calendar->scenario->as_of);
  ap_diagnostic_code code = too_late ? AP_D_CALENDAR_BEGUN_LATE : AP_D_CALENDAR_LATE;
  add(judging, (ap_calendar_breach){.code = code, .entry = index, .days = entry->late});
  ap_diagnose(calendar->told, &place, code, "%s" AP_NEXT "%s" AP_NEXT "%s" AP_NEXT "%lld" AP_NEXT "%s",
              ap_step_names[entry->step], written(entry->last).digits, written(entry->due).digits,
              (long long)entry->late, too_late ? written(calendar->latest_begin).digits : "");
}

/* The first that is overdue; the others wait for it. */
static void warn_of_overdue(const judge *judging, ap_diagnostics *diagnostics) {
  const ap_calendar *calendar = judging->calendar;
  for (size_t i = 0; i < calendar->count; i++) {
    const ap_calendar_entry *entry = &calendar->entries[i];
    if (entry->state == AP_STEP_OVERDUE) {
      int64_t today = ap_date_number(calendar->scenario->as_of);
      ap_place place = place_of(judging, entry);
      ap_diagnose(diagnostics, &place, AP_D_CALENDAR_OVERDUE, "%s" AP_NEXT "%s" AP_NEXT "%lld",
                  ap_step_names[entry->step], written(entry->due).digits, (long long)(today - entry->due));
      return;
    }
  }
}

ap_status ap_calendar_judge(ap_calendar *calendar, ap_diagnostics *diagnostics) {
  judge judging = {.calendar = calendar};
  judge_order(&judging);
  judge_fixed(&judging);
  judge_periods(&judging);
  judge_deadline(&judging);
  warn_of_overdue(&judging, diagnostics);
  ap_auditor_warn(calendar->scenario->auditor, calendar->scenario->file, diagnostics);
  if (judging.failed) {
    return AP_MACHINE;
  }
  return calendar->breach_count > 0 ? AP_NO : AP_OK;
}
