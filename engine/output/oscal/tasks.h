/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AP_OUTPUT_OSCAL_TASKS_H
#define AP_OUTPUT_OSCAL_TASKS_H

#include "output/oscal/year.h"

/* `tasks`: the audits of the year, and where the scenario has a calendar its other steps of the year too. The external
 * audit has the calendar's dates; any other audit has the whole plan year. */
json_t *ap_oscal_tasks(const ap_oscal_year *year);

#endif
