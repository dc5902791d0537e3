/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/calendar_words.h"
#include "output/translate.h"

const char *ap_step_title(const ap_calendar *calendar, ap_step step, const char *language) {
  const char *title = ap_words_in(&calendar->registration.steps[step].title, language);
  return title != NULL ? title : ap_step_name(step);
}

ap_date_text ap_day_text(int64_t day) { return ap_date_write(ap_date_of_number(day)); }

int64_t ap_entry_days(const ap_calendar_entry *entry) { return entry->on_one_day ? 0 : entry->last - entry->from + 1; }
