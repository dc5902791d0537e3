/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the views of a calendar share. */
#ifndef AP_OUTPUT_CALENDAR_WORDS_H
#define AP_OUTPUT_CALENDAR_WORDS_H

#include "lifecycle/calendar.h"

/* "External audit", in that language; never NULL. */
const char *ap_step_title(const ap_calendar *calendar, ap_step step, const char *language);

ap_date_text ap_day_text(int64_t day);
/* Days that an entry takes, the first and the last included; 0 of one that takes no time. */
int64_t ap_entry_days(const ap_calendar_entry *entry);

#endif
