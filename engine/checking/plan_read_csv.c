/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checking/plan_read.h"
#include "support/csv.h"
#include "support/diagnose.h"
#include "support/utf8.h"
#include <string.h>

enum { YEAR, TRACK, RULE, STANDARD, OBJECTIVE, ID, MINUTES, COLUMNS };

static const ap_csv_column columns[COLUMNS] = {
    [YEAR] = {.name = "year", .japanese = "年度", .required = true, .plain = true},
    [TRACK] = {.name = "track", .japanese = "監査区分", .required = true},
    [RULE] = {.name = "rule", .japanese = "規則"},
    [STANDARD] = {.name = "standard", .japanese = "基準"},
    [OBJECTIVE] = {.name = "objective", .japanese = "統制目標", .plain = true},
    [ID] = {.name = "id", .japanese = "管理策番号", .required = true, .plain = true},
    [MINUTES] = {.name = "minutes", .japanese = "工数", .plain = true},
};

static const struct {
  int column;
  ap_check_column verified;
} optional_columns[] = {
    {RULE, AP_HAS_RULE}, {STANDARD, AP_HAS_STANDARD}, {OBJECTIVE, AP_HAS_OBJECTIVE}, {MINUTES, AP_HAS_MINUTES}};

static const struct {
  const char *word;
  ap_track track;
} track_words[] = {{"external", AP_EXTERNAL}, {"internal", AP_INTERNAL}, {"外部監査", AP_EXTERNAL},
                   {"内部監査", AP_INTERNAL}, {"外部", AP_EXTERNAL},     {"内部", AP_INTERNAL}};

/* Digits with an optional minus sign before them, 18 at most, which always fit. */
static bool parse_number(const char *text, int64_t *number) {
  bool negative = *text == '-';
  const char *digits = text + negative;
  size_t length = 0;
  int64_t value = 0;
  for (; length < 18 && digits[length] >= '0' && digits[length] <= '9'; length++) {
    value = value * 10 + (digits[length] - '0');
  }
  *number = negative ? -value : value;
  return length != 0 && digits[length] == '\0';
}

static bool parse_track(const char *text, ap_track *track) {
  for (size_t i = 0; i < sizeof track_words / sizeof track_words[0]; i++) {
    if (*text == *track_words[i].word && strcmp(text, track_words[i].word) == 0) {
      *track = track_words[i].track;
      return true;
    }
  }
  return false;
}

static void complain_of(ap_csv *csv, const ap_csv_record *record, int column, ap_diagnostic_code code) {
  char shown[AP_EXCERPT_SIZE];
  ap_csv_complain(csv, record->number, column, code, "%s", ap_utf8_excerpt(record->field[column], shown));
}

/* Every fault of the record is told; its row is taken all the same, since nothing of a file with a fault is judged. */
static void parse_row(ap_csv *csv, const ap_csv_record *record, ap_check_row *row) {
  if (!parse_number(record->field[YEAR], &row->year)) {
    complain_of(csv, record, YEAR, AP_D_CHECK_YEAR);
  }
  if (!parse_track(record->field[TRACK], &row->track)) {
    complain_of(csv, record, TRACK, AP_D_CHECK_TRACK);
  }
  if (row->has_minutes && !parse_number(record->field[MINUTES], &row->minutes)) {
    complain_of(csv, record, MINUTES, AP_D_CHECK_MINUTES);
  }
  if (record->length[ID] == 0) {
    complain_of(csv, record, ID, AP_D_CHECK_NO_ID);
  }
}

/* Rows on their way from the file. */
typedef struct row_reader {
  ap_check_rows *rows;
  bool sound_only; /* the first breach ends the reading */
} row_reader;

static ap_status take_record(void *context, ap_csv *csv, const ap_csv_record *record) {
  const row_reader *reader = context;
  ap_check_row row = {.place = record->number,
                      .id = record->field[ID],
                      .rule = ap_csv_has(csv, RULE) ? record->field[RULE] : NULL,
                      .standard = ap_csv_has(csv, STANDARD) ? record->field[STANDARD] : NULL,
                      .objective = ap_csv_has(csv, OBJECTIVE) ? record->field[OBJECTIVE] : NULL,
                      .has_minutes = ap_csv_has(csv, MINUTES)};
  parse_row(csv, record, &row);
  ap_status status = ap_check_rows_take(reader->rows, &row);
  return reader->sound_only && reader->rows->complaint_count != 0 ? AP_NO : status;
}

/* Complaints come in the order of the records, several of one record side by side. */
static void place_complaints(const ap_csv *csv, const ap_check_rows *rows, ap_check *check) {
  uint64_t records[AP_COMPLAINTS_MOST];
  uint64_t lines[AP_COMPLAINTS_MOST];
  size_t count = 0;
  for (size_t i = 0; i < rows->complaint_count; i++) {
    if (count == 0 || records[count - 1] != rows->complaints[i].place) {
      records[count++] = rows->complaints[i].place;
    }
  }
  ap_csv_lines(csv, records, lines, count);
  size_t at = 0;
  for (size_t i = 0; i < rows->complaint_count; i++) {
    const ap_check_complaint *complaint = &rows->complaints[i];
    at += records[at] != complaint->place;
    ap_place place = {.file = check->file, .line = lines[at]};
    ap_diagnose(check->breaches, &place, complaint->code, "%s", complaint->arguments);
  }
}

static void note_columns(const ap_csv *csv, ap_check *check) {
  for (size_t i = 0; i < sizeof optional_columns / sizeof optional_columns[0]; i++) {
    check->verified[optional_columns[i].verified] = ap_csv_has(csv, (size_t)optional_columns[i].column);
  }
}

ap_status ap_check_read_csv(const ap_source *source, ap_diagnostics *diagnostics, ap_check_rows *rows,
                            ap_check *check) {
  ap_csv *csv = NULL;
  row_reader reader = {.rows = rows};
  ap_status status = ap_csv_read(source, columns, COLUMNS, take_record, &reader, diagnostics, &csv);
  if (status == AP_OK) {
    note_columns(csv, check);
    place_complaints(csv, rows, check);
  }
  ap_status closed = ap_csv_close(csv);
  return status == AP_OK ? closed : status;
}

ap_status ap_check_read_sound_csv(const char *path, ap_check_rows *rows, ap_check *check) {
  ap_csv *csv = NULL;
  ap_check_rows parts[AP_CSV_PARTS_MOST];
  row_reader readers[AP_CSV_PARTS_MOST];
  void *contexts[AP_CSV_PARTS_MOST];
  ap_status status = AP_OK;
  for (size_t i = 0; i < AP_CSV_PARTS_MOST; i++) {
    readers[i] = (row_reader){.rows = &parts[i], .sound_only = true};
    contexts[i] = &readers[i];
    status = ap_check_rows_begin(rows->scopes, &parts[i]) == AP_OK ? status : AP_NO;
  }
  if (status == AP_OK) {
    status = ap_csv_read_sound(path, columns, COLUMNS, take_record, contexts, AP_CSV_PARTS_MOST, &csv);
  }
  for (size_t i = 0; i < AP_CSV_PARTS_MOST; i++) {
    if (status == AP_OK && !ap_check_rows_join(rows, &parts[i])) {
      status = AP_NO;
    }
    ap_check_rows_free(&parts[i]);
  }
  if (status == AP_OK) {
    note_columns(csv, check);
  }
  (void)ap_csv_close(csv);
  return status;
}
