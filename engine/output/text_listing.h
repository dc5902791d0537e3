/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The registration by day, for people. */
#ifndef AP_OUTPUT_TEXT_LISTING_H
#define AP_OUTPUT_TEXT_LISTING_H

#include "output/table.h"
#include "scheme/listing.h"

/* A table of the spans, and behind it the clauses of the scheme that stand behind them, with what is our reading. */
void ap_listing_text(const ap_scenario *scenario, const ap_listing *listing, const ap_view *view, ap_text *text);
/* The spans; what the scheme says of the events that the registration hangs on, as facts; and what of all that is our
 * reading, or NULL. */
ap_table ap_listing_table(const ap_listing *listing);
ap_table ap_listing_grounds(const ap_scenario *scenario, const ap_view *view);
const char *ap_listing_reading(const ap_listing *listing);

/* "listed", "suspended", "revoked": as JSON has them. */
const char *ap_listing_state_name(ap_listing_state state);

#endif
