/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AP_SCHEME_EVENTS_READ_H
#define AP_SCHEME_EVENTS_READ_H

#include "scheme/scenario_parts.h"

/* Reads the scenario's events; its years, its as_of and, where they could be read, its scheme and its catalog are
 * there. Those of the scenario file itself are judged only where they and the years have no fault (`sound`). AP_OK,
 * AP_BAD_INPUT or AP_MACHINE; `scenario->events` stays NULL unless there are events without a fault. */
ap_status ap_events_load(const ap_lookup *lookup, const ap_events_section *section, bool sound, ap_scenario *scenario);

#endif
