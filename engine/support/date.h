/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AP_SUPPORT_DATE_H
#define AP_SUPPORT_DATE_H

#include <stdbool.h>
#include <stdint.h>

enum { AP_MONTHS_OF_A_YEAR = 12, AP_DAYS_OF_A_WEEK = 7 };

typedef struct ap_date {
  int year, month, day;
} ap_date;

/* Reads a day of the Gregorian calendar from the year 1900 on, written as 2027-04-01 or as Excel writes it in Japan,
 * 2027/04/01 and 2027/4/1; false where it is none. */
bool ap_date_read(const char *text, ap_date *date);

/* The days from 1 January 1970 to the date, below 0 before it; and the date that many days from it. */
int64_t ap_date_number(ap_date date);
ap_date ap_date_of_number(int64_t number);

/* The date that many days later. */
ap_date ap_date_add_days(ap_date date, int64_t days);
/* The date that many months later; where its month is too short, the last day of it: 31 January and one month is
 * 28 February. */
ap_date ap_date_add_months(ap_date date, int64_t months);

/* Below 0, 0 or above 0: the left date is before, the same, or after. */
int ap_date_compare(ap_date left, ap_date right);

/* "2027-04-01". Lives until the end of the statement that it is made in. */
typedef struct ap_date_text {
  char digits[32];
} ap_date_text;
ap_date_text ap_date_write(ap_date date);

#endif
