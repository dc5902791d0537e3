/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of a quote, as views for people have them: years stand side by side, with their sum where there are
 * several. The caller writes or frees them. */
#ifndef AP_OUTPUT_QUOTE_TABLES_H
#define AP_OUTPUT_QUOTE_TABLES_H

#include "output/across.h"
#include "quoting/quote.h"

/* What is audited: items by what they are counted by; hours, with terms by the kind of assessment. */
ap_across ap_quote_items_table(const ap_quote *quote);
ap_across ap_quote_hours_table(const ap_quote *quote);

/* With terms alone: each grade's hours; the fee part by part. */
ap_across ap_quote_grades_table(const ap_quote *quote, const ap_view *view);
ap_across ap_quote_fee_table(const ap_quote *quote, const ap_view *view);

/* With a range alone: effort and cost as likely, as P50 and as P80. */
ap_across ap_quote_estimate_hours_table(const ap_quote *quote);
ap_across ap_quote_estimate_cost_table(const ap_quote *quote);

/* The same contract under the other scheme, and what it has more. */
ap_across ap_quote_full_table(const ap_quote *quote, const ap_quote *other);
ap_across ap_quote_saved_table(const ap_quote *quote, const ap_quote *other);

#endif
