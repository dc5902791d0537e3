/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps of working out a calendar; for lifecycle/ alone. */
#ifndef AP_LIFECYCLE_CALENDAR_PARTS_H
#define AP_LIFECYCLE_CALENDAR_PARTS_H

#include "lifecycle/calendar.h"

/* Fills the dates, due days and states of all entries. */
void ap_calendar_lay_out(ap_calendar *calendar);
/* Adds the breaches; warns of what is overdue and of the audit firm. Returns AP_OK, AP_NO or AP_MACHINE. */
ap_status ap_calendar_judge(ap_calendar *calendar, ap_diagnostics *diagnostics);

/* What the scenario fixes of the entry, and how long it says that it takes. */
ap_step_dates ap_calendar_fixed(const ap_calendar *calendar, const ap_calendar_entry *entry);
const ap_duration *ap_calendar_duration(const ap_calendar *calendar, const ap_calendar_entry *entry);
/* Whether it belongs to the first registration. */
bool ap_calendar_is_first(const ap_calendar *calendar, const ap_calendar_entry *entry);

static inline bool ap_is_date(ap_date date) { return date.year != 0; }

#endif
