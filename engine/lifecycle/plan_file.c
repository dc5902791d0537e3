/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lifecycle/plan_file.h"
#include "scheme/names.h"
#include "support/allocate.h"
#include "support/csv.h"
#include "support/diagnose.h"
#include "support/json.h"
#include "support/text.h"
#include "support/utf8.h"
#include <string.h>

enum { YEAR_LEAST = 1000, YEAR_MOST = 9999, YEAR_DIGITS = 4, MINUTES_DIGITS_MOST = 15 };

static const ap_csv_column columns[AP_PLAN_COLUMNS] = {
    [AP_PLAN_COLUMN_YEAR] = {.name = "year", .japanese = "年度", .required = true, .plain = true},
    [AP_PLAN_COLUMN_TRACK] = {.name = "track", .japanese = "監査区分", .required = true},
    [AP_PLAN_COLUMN_RULE] = {.name = "rule", .japanese = "規則"},
    [AP_PLAN_COLUMN_STANDARD] = {.name = "standard", .japanese = "基準"},
    [AP_PLAN_COLUMN_OBJECTIVE] = {.name = "objective", .japanese = "統制目標", .plain = true},
    [AP_PLAN_COLUMN_ID] = {.name = "id", .japanese = "管理策番号", .required = true, .plain = true},
    [AP_PLAN_COLUMN_MINUTES] = {.name = "minutes", .japanese = "工数", .plain = true},
};

typedef struct reading {
  ap_plan_file *file;
  uint64_t *records; /* of the rows */
  size_t row_room, record_room;
} reading;

static ap_filed_row *next_row(reading *work) {
  void *rows = work->file->rows;
  void *records = work->records;
  if (!ap_grow(&rows, &work->row_room, work->file->count + 1, sizeof *work->file->rows)) {
    return NULL;
  }
  work->file->rows = rows;
  if (!ap_grow(&records, &work->record_room, work->file->count + 1, sizeof *work->records)) {
    return NULL;
  }
  work->records = records;
  ap_filed_row *row = &work->file->rows[work->file->count];
  *row = (ap_filed_row){.minutes = -1};
  return row;
}

/* ---- CSV ---- */

static bool parse_number(const char *text, size_t digits_most, int64_t *number) {
  size_t length = 0;
  *number = 0;
  for (; length < digits_most && text[length] >= '0' && text[length] <= '9'; length++) {
    *number = *number * 10 + (text[length] - '0');
  }
  return length > 0 && text[length] == '\0';
}

static bool parse_year(const char *text, int *year) {
  int64_t number;
  bool sound = parse_number(text, YEAR_DIGITS, &number) && number >= YEAR_LEAST;
  *year = sound ? (int)number : 0;
  return sound;
}

static bool complain(ap_csv *csv, const ap_csv_record *record, ap_plan_column column, ap_diagnostic_code code) {
  char shown[AP_EXCERPT_SIZE];
  ap_csv_complain(csv, record->number, (int)column, code, "%s", ap_utf8_excerpt(record->field[column], shown));
  return false;
}

static const char *keep(reading *work, const ap_csv *csv, const ap_csv_record *record, ap_plan_column column) {
  return ap_csv_has(csv, (size_t)column) ? ap_arena_copy(&work->file->arena, record->field[column]) : NULL;
}

static ap_status take_record(void *context, ap_csv *csv, const ap_csv_record *record) {
  reading *work = context;
  const char *minutes = record->field[AP_PLAN_COLUMN_MINUTES];
  const char *track = record->field[AP_PLAN_COLUMN_TRACK];
  ap_filed_row *row = next_row(work);
  if (row == NULL) {
    return AP_MACHINE;
  }
  bool sound = parse_year(record->field[AP_PLAN_COLUMN_YEAR], &row->year) ||
               complain(csv, record, AP_PLAN_COLUMN_YEAR, AP_D_CHECK_YEAR);
  sound = (ap_track_read(track, record->length[AP_PLAN_COLUMN_TRACK], &row->track) ||
           complain(csv, record, AP_PLAN_COLUMN_TRACK, AP_D_CHECK_TRACK)) &&
          sound;
  sound = (*minutes == '\0' || parse_number(minutes, MINUTES_DIGITS_MOST, &row->minutes) ||
           complain(csv, record, AP_PLAN_COLUMN_MINUTES, AP_D_CHECK_MINUTES)) &&
          sound;
  sound =
      (record->length[AP_PLAN_COLUMN_ID] > 0 || complain(csv, record, AP_PLAN_COLUMN_ID, AP_D_CHECK_NO_ID)) && sound;
  row->id = keep(work, csv, record, AP_PLAN_COLUMN_ID);
  row->rule = keep(work, csv, record, AP_PLAN_COLUMN_RULE);
  row->standard = keep(work, csv, record, AP_PLAN_COLUMN_STANDARD);
  row->objective = keep(work, csv, record, AP_PLAN_COLUMN_OBJECTIVE);
  work->records[work->file->count] = record->number;
  work->file->count += sound;
  return work->file->arena.failed ? AP_MACHINE : AP_OK;
}

/* A record as it stands; of a file that is not written as ours are, as we would write it, so that ours can follow. */
static ap_status take_record_bytes(reading *work, ap_csv *csv, const ap_csv_span *span, const char **record,
                                   size_t *length) {
  *record = work->file->source.bytes + span->start;
  *length = span->end - span->start;
  if (ap_csv_is_usual(csv)) {
    return AP_OK;
  }
  ap_text rewritten = {0};
  bool has_room = ap_csv_rewrite(csv, span, &rewritten);
  *record = has_room ? ap_arena_copy_bytes(&work->file->arena, rewritten.bytes, rewritten.length) : NULL;
  *length = rewritten.length;
  ap_text_free(&rewritten);
  return *record == NULL ? AP_MACHINE : AP_OK;
}

/* The bytes of the header and of each row, and what the columns are. */
static ap_status take_bytes(reading *work, ap_csv *csv) {
  ap_plan_file *file = work->file;
  ap_csv_span header;
  ap_csv_span *spans = ap_arena_allocate(&file->arena, file->count, sizeof *spans);
  file->column_count = ap_csv_width(csv);
  file->columns = ap_arena_allocate(&file->arena, file->column_count, sizeof *file->columns);
  if (file->arena.failed) {
    return AP_MACHINE;
  }
  for (size_t place = 0; place < file->column_count; place++) {
    size_t column = ap_csv_column_at(csv, place);
    file->columns[place] = column < AP_PLAN_COLUMNS ? (int)column : -1;
  }
  ap_csv_spans(csv, &(const uint64_t){0}, &header, 1);
  ap_status status = take_record_bytes(work, csv, &header, &file->header, &file->header_length);
  ap_csv_spans(csv, work->records, spans, file->count);
  for (size_t i = 0; i < file->count && status == AP_OK; i++) {
    status = take_record_bytes(work, csv, &spans[i], &file->rows[i].record, &file->rows[i].record_length);
    file->last_year = file->rows[i].year > file->last_year ? file->rows[i].year : file->last_year;
  }
  return status;
}

static ap_status read_csv(reading *work, ap_diagnostics *diagnostics) {
  ap_csv *csv = NULL;
  ap_status status = ap_csv_read(&work->file->source, columns, AP_PLAN_COLUMNS, take_record, work, diagnostics, &csv);
  if (status == AP_OK && !ap_csv_is_faulty(csv)) {
    status = take_bytes(work, csv);
  }
  ap_status closed = ap_csv_close(csv);
  return status == AP_OK ? closed : status;
}

/* ---- JSON ---- */

static void read_row(ap_json *json, const ap_json_spot *spot, ap_filed_row *row) {
  size_t track = 0;
  int64_t year = 0;
  const char *id = "";
  if (!ap_json_is(json, spot, AP_JSON_OBJECT)) {
    return;
  }
  if (ap_json_integer(json, spot, "year", &year) && (year < YEAR_LEAST || year > YEAR_MOST)) {
    char shown[AP_EXCERPT_SIZE];
    json->faults++;
    ap_text number = {0};
    ap_text_add_integer(&number, year);
    ap_diagnose(json->diagnostics, &(ap_place){.file = json->file, .pointer = "/items"}, AP_D_CHECK_YEAR, "%s",
                number.failed ? "" : ap_utf8_excerpt(number.bytes, shown));
    ap_text_free(&number);
  }
  ap_json_word(json, spot, "track", ap_track_names, AP_TRACKS, "external or internal", &track);
  ap_json_text(json, spot, "id", &id);
  row->year = (int)year;
  row->track = (ap_track)track;
  row->id = ap_json_keep(json, id);
  const struct {
    const char *key;
    const char **member;
  } texts[] = {{"rule", &row->rule}, {"standard", &row->standard}, {"objective", &row->objective}};
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    const char *text = "";
    if (ap_json_has(spot, texts[i].key) && ap_json_text(json, spot, texts[i].key, &text)) {
      *texts[i].member = ap_json_keep(json, text);
    }
  }
  if (ap_json_has(spot, "minutes")) {
    ap_json_integer(json, spot, "minutes", &row->minutes);
  }
}

static bool is_a_plan(ap_json *json, const ap_json_spot *whole) {
  const char *format = "";
  int64_t version = 0;
  char shown[AP_EXCERPT_SIZE];
  if (!ap_json_is(json, whole, AP_JSON_OBJECT) || !ap_json_text(json, whole, "format", &format) ||
      !ap_json_integer(json, whole, "version", &version)) {
    return false;
  }
  if (strcmp(format, AP_PLAN_FORMAT) != 0) {
    ap_diagnose(json->diagnostics, &(ap_place){.file = json->file, .pointer = "/format"}, AP_D_CHECK_FORMAT,
                "%s" AP_NEXT "%s", ap_utf8_excerpt(format, shown), AP_PLAN_FORMAT);
    return false;
  }
  if (version != AP_PLAN_VERSION) {
    ap_diagnose(json->diagnostics, &(ap_place){.file = json->file, .pointer = "/version"}, AP_D_CHECK_VERSION,
                "%lld" AP_NEXT "%d", (long long)version, AP_PLAN_VERSION);
    return false;
  }
  return true;
}

static ap_status read_members(reading *work, ap_json *json, const ap_json_spot *whole) {
  ap_json_spot scenario;
  ap_json_spot rows;
  int64_t start_year = 0;
  int64_t years = 0;
  if (!is_a_plan(json, whole)) {
    return AP_BAD_INPUT;
  }
  if (ap_json_member(json, whole, "scenario", AP_JSON_OBJECT, &scenario)) {
    ap_json_integer(json, &scenario, "start_year", &start_year);
    ap_json_integer(json, &scenario, "years", &years);
  }
  bool sound = start_year >= YEAR_LEAST && start_year <= YEAR_MOST && years >= 0 && years <= AP_YEARS_MOST;
  work->file->last_year = sound ? (int)(start_year + years - 1) : 0;
  if (!ap_json_member(json, whole, "items", AP_JSON_ARRAY, &rows)) {
    return AP_BAD_INPUT;
  }
  for (size_t i = 0; i < json_array_size(rows.value); i++) {
    ap_json_spot each = ap_json_element(&rows, i);
    ap_filed_row *row = next_row(work);
    if (row == NULL) {
      return AP_MACHINE;
    }
    read_row(json, &each, row);
    work->file->count++;
  }
  return work->file->arena.failed ? AP_MACHINE : json->faults > 0 ? AP_BAD_INPUT : AP_OK;
}

static ap_status read_json(reading *work, ap_diagnostics *diagnostics) {
  json_t *root = NULL;
  ap_status status = ap_json_load(&work->file->source, diagnostics, &root);
  if (status != AP_OK) {
    return status;
  }
  ap_json json = {.file = work->file->source.name, .diagnostics = diagnostics, .arena = &work->file->arena};
  work->file->json = true;
  status = read_members(work, &json, &(const ap_json_spot){.value = root});
  json_decref(root);
  return status;
}

/* ---- either ---- */

static const char expected[] = "a plan, CSV or JSON";

static ap_status read_source(ap_status sourced, ap_diagnostics *diagnostics, ap_plan_file *file) {
  reading work = {.file = file};
  ap_status status = sourced;
  if (status == AP_OK) {
    status = ap_source_is_json(&file->source) ? read_json(&work, diagnostics) : read_csv(&work, diagnostics);
  }
  ap_release(work.records);
  if (status == AP_MACHINE) {
    ap_diagnose_plain(diagnostics, NULL, AP_D_OUT_OF_MEMORY);
  }
  return status;
}

ap_status ap_plan_file_read(const char *path, ap_diagnostics *diagnostics, ap_plan_file *file) {
  *file = (ap_plan_file){0};
  return read_source(ap_source_read(path, expected, AP_SOURCE_TABLE, diagnostics, &file->source), diagnostics, file);
}

ap_status ap_plan_file_take(const char *name, const char *bytes, size_t length, ap_diagnostics *diagnostics,
                            ap_plan_file *file) {
  *file = (ap_plan_file){0};
  return read_source(ap_source_take(name, bytes, length, expected, AP_SOURCE_TABLE, diagnostics, &file->source),
                     diagnostics, file);
}

void ap_plan_file_free(ap_plan_file *file) {
  ap_release(file->rows);
  ap_arena_free(&file->arena);
  ap_source_free(&file->source);
  *file = (ap_plan_file){0};
}
