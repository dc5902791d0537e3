/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days as OSCAL writes points of time: with hours, and with the difference to UTC that the scheme gives. */
#ifndef AP_OUTPUT_OSCAL_MOMENT_H
#define AP_OUTPUT_OSCAL_MOMENT_H

#include "support/date.h"

/* "2027-04-01T00:00:00+09:00". Lives until the end of the statement that it is made in. */
typedef struct ap_moment {
  char digits[48];
} ap_moment;

/* `offset` is "Z" or such as "+09:00"; NULL is "Z". */
ap_moment ap_day_begins(ap_date day, const char *offset);
/* The day's last second. */
ap_moment ap_day_ends(ap_date day, const char *offset);

#endif
