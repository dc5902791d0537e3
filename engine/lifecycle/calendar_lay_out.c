/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lays the steps out one after the other. What is done is a fact; what is not begins when the step before it is done,
 * and not before today. Counted back from the deadline, the first of those that are not done begins as late as it may.
 */
#include "lifecycle/calendar_parts.h"

static int64_t larger(int64_t one, int64_t other) { return one > other ? one : other; }

static int64_t smaller(int64_t one, int64_t other) { return one < other ? one : other; }

/* ---- back from the deadline ---- */

/* Due days, and when the first step that is not done has to begin. */
static void count_back(ap_calendar *calendar) {
  int64_t end = calendar->deadline + !calendar->entries[calendar->deadline_step].on_one_day;
  for (int step = (int)calendar->deadline_step; step >= 0; step--) {
    ap_calendar_entry *entry = &calendar->entries[step];
    const ap_duration *duration = ap_calendar_duration(calendar, entry);
    ap_step_dates fixed = ap_calendar_fixed(calendar, entry);
    entry->has_due = true;
    entry->due = end - !entry->on_one_day;
    if (!duration->given) {
      return; /* done, in a time that nobody says */
    }
    end = ap_duration_latest_begin(duration, end);
    if (!ap_is_date(fixed.done)) {
      calendar->has_latest_begin = true;
      calendar->latest_begin = end;
      end = ap_is_date(fixed.from) ? smaller(end, ap_date_number(fixed.from)) : end;
    }
  }
}

/* ---- forwards ---- */

typedef struct layout {
  ap_calendar *calendar;
  bool by_plan;  /* by start and durations alone: as if no day had come yet */
  int64_t today; /* INT64_MIN by plan */
  int64_t free;  /* the first day on which the next step may be; INT64_MIN where nobody knows yet */
  bool begun;    /* a step that is not done was laid out */
} layout;

/* A step that is done: its last day is known. */
static void place_done(layout *laying, ap_calendar_entry *entry, const ap_step_dates *fixed) {
  const ap_duration *duration = ap_calendar_duration(laying->calendar, entry);
  int64_t last = ap_date_number(fixed->done);
  int64_t from = last;
  if (ap_is_date(fixed->from)) {
    from = ap_date_number(fixed->from);
  } else if (!entry->on_one_day && laying->free != INT64_MIN) {
    from = smaller(laying->free, last);
  } else if (!entry->on_one_day && duration->given) {
    from = ap_duration_latest_begin(duration, last + 1);
  }
  entry->state = AP_STEP_DONE;
  entry->from = from;
  entry->last = last;
  entry->end = entry->on_one_day ? last : last + 1;
  laying->free = larger(laying->free, entry->end);
}

/* When a step that is not done begins, where its own beginning is not fixed: at once when the step before it is done;
 * counted back, the first of them as late as it may, and not before today. */
static int64_t begin_of(const layout *laying, const ap_calendar_entry *entry) {
  const ap_calendar *calendar = laying->calendar;
  bool renews = !ap_calendar_is_first(calendar, entry);
  if (!calendar->backwards || laying->begun || (renews && entry->step == AP_ASSESSMENT_PERIOD)) {
    return laying->free;
  }
  int64_t begin = larger(laying->free, laying->today);
  return calendar->has_latest_begin ? larger(begin, calendar->latest_begin) : begin;
}

/* What began is known by its first day, whatever came before it; so is a renewal's period, which is to be judged. */
static int64_t from_of(const layout *laying, const ap_calendar_entry *entry, const ap_step_dates *fixed) {
  int64_t begin = begin_of(laying, entry);
  if (!ap_is_date(fixed->from)) {
    return begin;
  }
  int64_t from = ap_date_number(fixed->from);
  bool renews = !ap_calendar_is_first(laying->calendar, entry) && entry->step == AP_ASSESSMENT_PERIOD;
  return from <= laying->today || renews ? from : larger(begin, from);
}

/* An assessment period ends by itself: nobody has to say that it is done. */
static void place_planned(layout *laying, ap_calendar_entry *entry, const ap_step_dates *fixed) {
  entry->from = from_of(laying, entry, fixed);
  entry->end = ap_duration_end(ap_calendar_duration(laying->calendar, entry), entry->from);
  entry->last = entry->on_one_day ? entry->from : entry->end - 1;
  if (entry->last < laying->today && entry->step == AP_ASSESSMENT_PERIOD) {
    entry->state = AP_STEP_DONE;
  } else {
    entry->last = larger(entry->last, laying->today);
    entry->from = entry->on_one_day ? entry->last : entry->from;
    entry->end = entry->on_one_day ? entry->last : entry->last + 1;
    bool under_way = entry->from <= laying->today && !entry->on_one_day;
    entry->state = under_way ? AP_STEP_UNDER_WAY : AP_STEP_PLANNED;
  }
  laying->free = larger(laying->free, entry->end);
  laying->begun = true;
}

static void place(layout *laying, ap_calendar_entry *entry) {
  ap_step_dates fixed = ap_calendar_fixed(laying->calendar, entry);
  bool given = ap_calendar_duration(laying->calendar, entry)->given;
  if (ap_is_date(fixed.done) && !(laying->by_plan && given)) {
    place_done(laying, entry, &fixed);
  } else {
    place_planned(laying, entry, &fixed);
  }
}

/* A renewal's period follows the last one; its audit also waits for the registration before it. */
static void place_renewals(layout *laying) {
  ap_calendar *calendar = laying->calendar;
  const ap_calendar_entry *period = &calendar->entries[AP_ASSESSMENT_PERIOD];
  for (size_t at = AP_STEPS; at < calendar->count; at += AP_RENEWAL_STEPS) {
    int64_t registered = laying->free;
    laying->free = period->end;
    period = &calendar->entries[at];
    place(laying, &calendar->entries[at]);
    laying->free = larger(registered, period->end);
    for (size_t step = 1; step < AP_RENEWAL_STEPS; step++) {
      place(laying, &calendar->entries[at + step]);
    }
  }
}

static void place_all(ap_calendar *calendar, bool by_plan) {
  const ap_timetable *timetable = calendar->scenario->timetable;
  layout laying = {.calendar = calendar,
                   .by_plan = by_plan,
                   .today = by_plan ? INT64_MIN : ap_date_number(calendar->scenario->as_of),
                   .free = ap_is_date(timetable->start) ? ap_date_number(timetable->start) : INT64_MIN};
  for (size_t step = 0; step < AP_STEPS; step++) {
    place(&laying, &calendar->entries[step]);
  }
  place_renewals(&laying);
}

static void set_lateness(ap_calendar *calendar) {
  int64_t today = ap_date_number(calendar->scenario->as_of);
  for (size_t i = 0; i < calendar->count; i++) {
    ap_calendar_entry *entry = &calendar->entries[i];
    entry->late = entry->has_due ? larger(entry->last - entry->due, 0) : 0;
    if (entry->has_due && entry->state != AP_STEP_DONE && entry->due < today) {
      entry->state = AP_STEP_OVERDUE;
    }
  }
}

void ap_calendar_lay_out(ap_calendar *calendar) {
  if (calendar->has_deadline) {
    count_back(calendar);
  } else {
    place_all(calendar, true);
    for (size_t i = 0; i < calendar->count; i++) {
      calendar->entries[i].has_due = true;
      calendar->entries[i].due = calendar->entries[i].last;
    }
  }
  place_all(calendar, false);
  set_lateness(calendar);
}
