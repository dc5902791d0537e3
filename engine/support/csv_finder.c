/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/csv_finder.h"

ap_csv_finder ap_csv_find_from_start(const ap_csv *csv) {
  const ap_csv_sheet *sheet = &csv->sheet;
  size_t start = ap_csv_skip_line_ends(sheet, csv->restarts[0].offset);
  return (ap_csv_finder){.csv = csv,
                         .next_restart = 1,
                         .record_start = start,
                         .field_start = start,
                         .cursor = {.bytes = sheet->bytes, .length = sheet->length, .line = 1, .column = 1}};
}

static void enter_record(ap_csv_finder *finder, uint64_t record, size_t offset) {
  finder->record = record;
  finder->record_start = ap_csv_skip_line_ends(&finder->csv->sheet, offset);
  finder->field = 0;
  finder->field_start = finder->record_start;
}

void ap_csv_find_record(ap_csv_finder *finder, uint64_t record) {
  const ap_csv *csv = finder->csv;
  while (finder->next_restart < csv->restart_count && csv->restarts[finder->next_restart].record <= record) {
    const ap_csv_restart *restart = &csv->restarts[finder->next_restart++];
    enter_record(finder, restart->record, restart->offset);
  }
  while (finder->record < record) {
    enter_record(finder, finder->record + 1, ap_csv_record_end(&csv->sheet, finder->record_start));
  }
}

static void find_field(ap_csv_finder *finder, size_t field) {
  const ap_csv_sheet *sheet = &finder->csv->sheet;
  while (finder->field < field) {
    ap_csv_field found = ap_csv_scan_field(sheet, finder->field_start);
    if (found.fault != AP_CSV_SOUND && found.fault != AP_CSV_LONG) {
      return;
    }
    finder->field++;
    finder->field_start = found.end + (found.end < sheet->length);
  }
}

ap_place ap_csv_find_place(ap_csv_finder *finder, const ap_csv_complaint *complaint) {
  size_t offset = complaint->offset;
  ap_csv_find_record(finder, complaint->record);
  if (offset == AP_CSV_NOWHERE && complaint->field != AP_CSV_NOWHERE) {
    find_field(finder, complaint->field);
    offset = finder->field_start;
  } else if (offset == AP_CSV_NOWHERE) {
    offset = finder->record_start;
  }
  ap_cursor_move(&finder->cursor, offset);
  return (ap_place){.file = finder->csv->source->name, .line = finder->cursor.line, .column = finder->cursor.column};
}
