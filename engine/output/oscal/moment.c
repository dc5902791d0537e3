/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/oscal/moment.h"
#include <stdio.h>

static ap_moment write(ap_date day, const char *time, const char *offset) {
  ap_moment moment;
  snprintf(moment.digits, sizeof moment.digits, "%.10sT%.8s%.6s", ap_date_write(day).digits, time,
           offset == NULL ? "Z" : offset);
  return moment;
}

ap_moment ap_day_begins(ap_date day, const char *offset) { return write(day, "00:00:00", offset); }

ap_moment ap_day_ends(ap_date day, const char *offset) { return write(day, "23:59:59", offset); }
