/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheme/plan_year.h"

int ap_plan_year_of(ap_date day, int start_month) { return day.year - (day.month < start_month); }

ap_date ap_plan_year_begin(int year, int start_month) {
  return (ap_date){.year = year, .month = start_month, .day = 1};
}

ap_date ap_plan_year_end(int year, int start_month) {
  return ap_date_add_days(ap_plan_year_begin(year + 1, start_month), -1);
}
