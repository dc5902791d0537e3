/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the line and column of records and fields by a second scan of the bytes, best in ascending order. */
#ifndef AP_SUPPORT_CSV_FINDER_H
#define AP_SUPPORT_CSV_FINDER_H

#include "support/csv_reader.h"
#include "support/utf8.h"

typedef struct ap_csv_finder {
  const ap_csv *csv;
  size_t next_restart;
  uint64_t record; /* where it is */
  size_t record_start;
  size_t field;
  size_t field_start;
  ap_cursor cursor;
} ap_csv_finder;

ap_csv_finder ap_csv_find_from_start(const ap_csv *csv);
/* Goes on to that record, not before the present one: it begins at record_start. */
void ap_csv_find_record(ap_csv_finder *finder, uint64_t record);
/* Goes on to the complaint's record, and to its field or byte. */
ap_place ap_csv_find_place(ap_csv_finder *finder, const ap_csv_complaint *complaint);

#endif
