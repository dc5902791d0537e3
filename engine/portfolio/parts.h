/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the three steps hand on: summaries of parts, and what the master made of them. Both are lines of JSON, the first
 * of each piece a head; the formats are in auditplan.5. */
#ifndef AP_PORTFOLIO_PARTS_H
#define AP_PORTFOLIO_PARTS_H

#include "portfolio/firm.h"
#include "support/text.h"

/* Writes the summary of a part: the blocks that the firm gathered of it, sorted. */
void ap_summary_write(const ap_firm *firm, size_t part, ap_text *text);

/* Reads the summaries of all parts of the portfolio, in any order, one after the other in the file at `path` ("-":
 * standard input), and merges them: a firm with sorted blocks, which the caller frees. AP_OK, AP_BAD_INPUT, AP_MACHINE.
 */
ap_status ap_summaries_read(const ap_portfolio *portfolio, const char *path, ap_diagnostics *diagnostics,
                            ap_firm **firm);

/* Writes a firm that is levelled, and reads it back. */
void ap_master_write(const ap_firm *firm, ap_text *text);
ap_status ap_master_read(const ap_portfolio *portfolio, const char *path, ap_diagnostics *diagnostics, ap_firm **firm);

#endif
