/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day as sentences say it: "1 April 2027", 2027年4月1日. Columns, files and messages about them have 2027-04-01. */
#ifndef AP_OUTPUT_DATE_WORDS_H
#define AP_OUTPUT_DATE_WORDS_H

#include "support/date.h"

/* Lives until the end of the statement that it is made in, as a number does. */
typedef struct ap_date_said {
  char words[64];
} ap_date_said;

ap_date_said ap_date_words(ap_date date);
/* Of a day by its number. */
ap_date_said ap_day_words(int64_t day);

#endif
