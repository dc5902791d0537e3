/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/calendar_words.h"
#include "output/fill.h"
#include "output/views.h"
#include "support/csv_field.h"

static void add_row(const ap_calendar *calendar, const ap_calendar_entry *entry, ap_text *text) {
  const ap_source_note *source = &calendar->registration.steps[entry->step].source;
  const ap_number year = ap_decimal(entry->year);
  const ap_date_text from = ap_day_text(entry->from);
  const ap_date_text last = ap_day_text(entry->last);
  const ap_number days = ap_decimal(ap_entry_days(entry));
  const ap_date_text due = ap_day_text(entry->due);
  const ap_number late = ap_decimal(entry->late);
  const char *const fields[] = {year.digits,
                                ap_step_name(entry->step),
                                from.digits,
                                last.digits,
                                days.digits,
                                ap_step_state_name(entry->state),
                                entry->has_due ? due.digits : "",
                                late.digits,
                                source->document,
                                source->clause};
  ap_add_csv_record(text, sizeof fields / sizeof fields[0], fields);
}

void ap_calendar_csv(const ap_calendar *calendar, ap_text *text) {
  ap_text_add(text, "year,step,from,until,days,state,due,days_late,document,clause\n");
  for (size_t i = 0; i < calendar->count; i++) {
    add_row(calendar, &calendar->entries[i], text);
  }
}
