/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results of single plan years: one goes to standard output or a file, several go into a folder, a file each. */
#ifndef AP_CLI_YEARLY_H
#define AP_CLI_YEARLY_H

#include "cli/call.h"
#include "lifecycle/calendar.h"

/* Which years are asked for, where the format is one of single years: that of --year, or all. AP_BAD_INPUT where --year
 * has no place, is none of the scenario's, or is missing though there are several years and no folder for them. */
ap_status cli_settle_years(cli_call *call, const ap_scenario *scenario);

/* The same plan in the view of a year, and as CSV. */
typedef struct cli_yearly {
  const ap_scenario *scenario;
  const void *of;
  void (*add_year)(const void *of, const ap_calendar *calendar, int year, ap_text *text);
  void (*add_csv)(const void *of, ap_text *text);
} cli_yearly;

/* The OSCAL assessment plans of the years asked for, dated by the scenario's calendar where it has one: call->result,
 * or files for the folder, with plan.csv that they cite. AP_OK, or what kept the calendar from being read. */
ap_status cli_view_oscal(cli_call *call, const cli_yearly *yearly);

#endif
