/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workbook read again, by other libraries than the one that wrote it (minizip's reader, expat): libxlsxwriter leaves
 * out what it had no memory for and does not notice a full disk. */
#ifndef AP_OUTPUT_WORKBOOK_READ_BACK_H
#define AP_OUTPUT_WORKBOOK_READ_BACK_H

#include "output/workbook/tally.h"
#include <stdbool.h>

enum { AP_SHEETS_MOST = 16 };

typedef struct ap_book_written {
  uint32_t sheets, charts;
  ap_tally tallies[AP_SHEETS_MOST]; /* of each sheet's cells with something in them */
} ap_book_written;

/* Whether the file has what was written: every part with its checksum right and well-formed, none of the texts that no
 * part is without empty, so many sheets and charts, and the cells. */
bool ap_reads_back(const char *path, const ap_book_written *written);

#endif
