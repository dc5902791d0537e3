/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plans of all services of a part, in their order, written as they come. */
#ifndef AP_PORTFOLIO_PLANS_H
#define AP_PORTFOLIO_PLANS_H

#include "portfolio/roster.h"

/* Takes the next bytes. Anything but AP_OK ends the writing. */
typedef ap_status (*ap_sink)(void *context, const char *bytes, size_t length);

/* Gives each service of the part, of which the roster was read, the next pattern of its blocks, and its rows to the
 * sink: the service, then the columns of plan.csv. `quote`: adds the name as a field of a CSV row. The bytes do not
 * depend on the number of threads, nor, put one after the other, on that of the parts. */
ap_status ap_plans_write(ap_roster *roster, const ap_firm *firm, size_t part, size_t threads,
                         void (*quote)(ap_text *text, const char *name), ap_sink sink, void *context,
                         ap_diagnostics *diagnostics);

#endif
