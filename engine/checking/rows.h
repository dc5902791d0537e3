/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan's rows, taken in one by one as they are read: each is verified by itself, and what remains of it is a bit
 * per item and year and the year's load. So a plan of any length needs memory for the catalog alone. */
#ifndef AP_CHECKING_ROWS_H
#define AP_CHECKING_ROWS_H

#include "checking/scope.h"

/* A row as it was read; the strings may be gone afterwards. */
typedef struct ap_check_row {
  uint64_t place; /* the CSV record, or the index in the JSON array */
  bool continued; /* of `continued_items` */
  int64_t year;
  ap_track track;
  const char *id;
  const char *rule; /* NULL where not given, and so for those that follow */
  const char *standard;
  const char *objective;
  bool has_minutes;
  int64_t minutes;
} ap_check_row;

enum { AP_COMPLAINTS_MOST = 100 }; /* as many as a list of diagnostics keeps of a file */

/* A breach of a row, put down until its place is known. */
typedef struct ap_check_complaint {
  uint64_t place;
  bool continued;
  const char *member; /* of the row, as JSON names it; NULL: the row as a whole */
  ap_diagnostic_code code;
  const char *arguments; /* joined by AP_NEXT */
} ap_check_complaint;

typedef struct ap_check_rows {
  ap_arena arena;
  const ap_check_scope *scopes; /* AP_TRACKS */
  ap_check_past *past;          /* takes the rows of frozen years; NULL: there are none */
  bool without_continued;       /* what is behind the scenario's years is not looked at */
  uint64_t count;
  const ap_item *last;          /* the item of the row before, where it was known */
  uint32_t *audited[AP_TRACKS]; /* by ap_item.index: a bit for each year, the first year's being 1 */
  int64_t minutes[AP_TRACKS][AP_YEARS_MOST];
  int64_t items[AP_TRACKS][AP_YEARS_MOST];
  ap_check_complaint *complaints; /* the first AP_COMPLAINTS_MOST, in the order of the rows of each array */
  size_t complaint_count;
  uint64_t complaints_beyond; /* found after those */
} ap_check_rows;

ap_status ap_check_rows_begin(const ap_check_scope *scopes, ap_check_rows *rows);
/* AP_OK, whatever is wrong with the row; AP_MACHINE. */
ap_status ap_check_rows_take(ap_check_rows *rows, const ap_check_row *row);
/* Adds rows that were taken by themselves, none of them with a breach. False where both have the same item in the same
 * year: one of them would be a breach. */
bool ap_check_rows_join(ap_check_rows *rows, const ap_check_rows *others);
void ap_check_rows_free(ap_check_rows *rows);

#endif
