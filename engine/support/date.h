/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AP_SUPPORT_DATE_H
#define AP_SUPPORT_DATE_H

#include <stdbool.h>

typedef struct ap_date {
  int year, month, day;
} ap_date;

/* Reads a day of the Gregorian calendar written as 2027-04-01, from the year 1900 on; false where it is none. */
bool ap_date_read(const char *text, ap_date *date);

#endif
