/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The services of a portfolio, or of a part of it, read: which blocks they are of, and what their plans' rows say. A
 * scenario file is read once, however many services name it, and so are files of the same bytes in one folder. */
#ifndef AP_PORTFOLIO_ROSTER_H
#define AP_PORTFOLIO_ROSTER_H

#include "planning/plan.h"
#include "portfolio/firm.h"

/* The rows of a scenario's plans on one track, in the order of plan.csv within a year. */
typedef struct ap_sheet_track {
  ap_block *block; /* NULL: nothing is audited on it */
  uint32_t *units; /* of each row: the place of its unit among those of the block */
  size_t *ends;    /* of each row: where its text ends in `text`; it begins where the one before ends */
  size_t row_count;
  ap_text text;
} ap_sheet_track;

typedef struct ap_sheet {
  int start_year, years;
  ap_sheet_track tracks[AP_TRACKS];
} ap_sheet;

/* Adds what follows the year in a row of plan.csv. */
typedef void (*ap_row_writer)(const ap_plan_row *row, ap_text *text);

typedef struct ap_roster ap_roster;

/* `options`: of the scenarios; their root is the portfolio's folder unless said. `writer`: NULL where no rows are
 * wanted. NULL where memory is short. */
ap_roster *ap_roster_new(const ap_portfolio *portfolio, const ap_scenario_options *options, ap_row_writer writer);
void ap_roster_free(ap_roster *roster);

/* Reads the services of the part and counts them into the firm's blocks: new ones where the firm is being gathered,
 * else only known ones. All faults are put down. AP_OK, AP_BAD_INPUT, AP_MACHINE. */
ap_status ap_roster_read(ap_roster *roster, ap_firm *firm, size_t part, bool gather, ap_diagnostics *diagnostics);

/* The sheet of a service, read again where it had to go for want of room; NULL where that fails. Sheets stay until
 * ap_roster_make_room(). */
const ap_sheet *ap_roster_sheet(ap_roster *roster, size_t service, ap_diagnostics *diagnostics);
/* Lets go of sheets where they take too much memory. */
void ap_roster_make_room(ap_roster *roster);

/* Puts the firm's blocks into the order of their keys. */
void ap_firm_sort_blocks(ap_firm *firm);
/* The firm's block with that key, or NULL; of a firm whose blocks are sorted. */
ap_block *ap_firm_find_block(const ap_firm *firm, const char *key);

#endif
