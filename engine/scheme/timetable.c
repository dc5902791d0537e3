/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheme/timetable.h"
#include "scheme/names.h"
#include "support/date.h"

const char *ap_step_name(ap_step step) { return ap_step_names[step]; }

int64_t ap_duration_end(const ap_duration *duration, int64_t from) {
  switch (duration->unit) {
  case AP_DAYS:
    return from + duration->count;
  case AP_WEEKS:
    return from + (int64_t)duration->count * AP_DAYS_OF_A_WEEK;
  case AP_MONTHS:
    break;
  }
  return ap_date_number(ap_date_add_months(ap_date_of_number(from), duration->count));
}

int64_t ap_duration_latest_begin(const ap_duration *duration, int64_t end) {
  if (duration->unit != AP_MONTHS) {
    return end - (ap_duration_end(duration, end) - end);
  }
  /* Going back may reach the last day of a short month, from which a later day still ends in time. */
  int64_t begin = ap_date_number(ap_date_add_months(ap_date_of_number(end), -(int64_t)duration->count));
  while (ap_duration_end(duration, begin + 1) <= end) {
    begin++;
  }
  while (ap_duration_end(duration, begin) > end) {
    begin--;
  }
  return begin;
}
