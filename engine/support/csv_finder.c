/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/csv_finder.h"
#include "support/csv_scan.h"

ap_csv_finder ap_csv_find_from_start(const ap_csv *csv) {
  const ap_source *source = csv->source;
  size_t start = ap_csv_skip_line_ends(source->bytes, source->length, 0);
  return (ap_csv_finder){.csv = csv,
                         .next_restart = 1,
                         .record_start = start,
                         .field_start = start,
                         .cursor = {.bytes = source->bytes, .length = source->length, .line = 1, .column = 1}};
}

static void enter_record(ap_csv_finder *finder, uint64_t record, size_t offset) {
  const ap_source *source = finder->csv->source;
  finder->record = record;
  finder->record_start = ap_csv_skip_line_ends(source->bytes, source->length, offset);
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
    size_t end = ap_csv_record_end(csv->source->bytes, csv->source->length, finder->record_start);
    enter_record(finder, finder->record + 1, end);
  }
}

static void find_field(ap_csv_finder *finder, size_t field) {
  const ap_source *source = finder->csv->source;
  while (finder->field < field) {
    ap_csv_field found = ap_csv_scan_field(source->bytes, source->length, finder->field_start);
    if (found.fault != AP_CSV_SOUND && found.fault != AP_CSV_LONG) {
      return;
    }
    finder->field++;
    finder->field_start = found.end + (found.end < source->length);
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
