/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was audited before the years that are still open: by the history, by the plan of the years gone by, and by what
 * the events say of it. */
#ifndef AP_LIFECYCLE_OPEN_HISTORY_H
#define AP_LIFECYCLE_OPEN_HISTORY_H

#include "lifecycle/open_years.h"

/* The scenario's event of that place; NULL behind the last. */
const ap_event *ap_open_event(const ap_open_years *open, size_t index);

/* Makes the history of the open years' scenario, once its rows are traced. AP_OK, AP_BAD_INPUT (an item without
 * minutes) or AP_MACHINE. */
ap_status ap_open_history_make(ap_open_years *open, const ap_plan_file *file, ap_diagnostics *diagnostics);

#endif
