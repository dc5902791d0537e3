/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/names.h"
#include "output/views.h"
#include "support/csv_field.h"

/* The columns of plan.csv, for a plan that came as JSON. */
static const int plain_columns[] = {AP_PLAN_COLUMN_YEAR,     AP_PLAN_COLUMN_TRACK,     AP_PLAN_COLUMN_RULE,
                                    AP_PLAN_COLUMN_STANDARD, AP_PLAN_COLUMN_OBJECTIVE, AP_PLAN_COLUMN_ID,
                                    AP_PLAN_COLUMN_MINUTES};

static void add_record(ap_text *text, const char *const *fields, const int *columns, size_t count, const char *end) {
  for (size_t place = 0; place < count; place++) {
    const char *field = columns[place] < 0 || fields[columns[place]] == NULL ? "" : fields[columns[place]];
    if (place == 0) {
      ap_add_first_csv_field(text, field);
    } else {
      ap_add_csv_field(text, field);
    }
  }
  ap_text_add(text, end);
}

static void add_filed_row(ap_text *text, const ap_filed_row *row) {
  if (row->record != NULL) {
    bool ended = row->record[row->record_length - 1] == '\n' || row->record[row->record_length - 1] == '\r';
    ap_text_add_bytes(text, row->record, row->record_length);
    ap_text_add(text, ended ? "" : "\n");
    return;
  }
  const ap_number year = ap_decimal(row->year);
  const ap_number minutes = ap_decimal(row->minutes);
  const char *const fields[AP_PLAN_COLUMNS] = {[AP_PLAN_COLUMN_YEAR] = year.digits,
                                               [AP_PLAN_COLUMN_TRACK] = ap_track_name(row->track),
                                               [AP_PLAN_COLUMN_RULE] = row->rule,
                                               [AP_PLAN_COLUMN_STANDARD] = row->standard,
                                               [AP_PLAN_COLUMN_OBJECTIVE] = row->objective,
                                               [AP_PLAN_COLUMN_ID] = row->id,
                                               [AP_PLAN_COLUMN_MINUTES] = row->minutes < 0 ? NULL : minutes.digits};
  add_record(text, fields, plain_columns, AP_PLAN_COLUMNS, "\n");
}

static void add_plan_row(ap_text *text, const ap_plan_row *row, const int *columns, size_t count, const char *end) {
  const ap_item *objective = ap_objective_of(row->item);
  const ap_number year = ap_decimal(row->year);
  const ap_number minutes = ap_decimal(row->minutes);
  const char *const fields[AP_PLAN_COLUMNS] = {
      [AP_PLAN_COLUMN_YEAR] = year.digits,        [AP_PLAN_COLUMN_TRACK] = ap_track_name(row->track),
      [AP_PLAN_COLUMN_RULE] = row->rules,         [AP_PLAN_COLUMN_STANDARD] = ap_standard_name(row->item->standard),
      [AP_PLAN_COLUMN_OBJECTIVE] = objective->id, [AP_PLAN_COLUMN_ID] = row->item->id,
      [AP_PLAN_COLUMN_MINUTES] = minutes.digits};
  add_record(text, fields, columns, count, end);
}

void ap_replan_csv(const ap_replan *replan, ap_text *text) {
  const ap_plan_file *file = &replan->file;
  const int *columns = file->json ? plain_columns : file->columns;
  size_t count = file->json ? AP_PLAN_COLUMNS : file->column_count;
  bool returns = file->header_length > 1 && file->header[file->header_length - 2] == '\r';
  if (file->json) {
    ap_text_add(text, AP_PLAN_CSV_HEADER);
  } else {
    bool ended = file->header[file->header_length - 1] == '\n' || file->header[file->header_length - 1] == '\r';
    ap_text_add_bytes(text, file->header, file->header_length);
    ap_text_add(text, ended ? "" : "\n");
  }
  for (size_t i = 0; i < file->count; i++) {
    if (ap_replan_is_frozen(replan, &file->rows[i])) {
      add_filed_row(text, &file->rows[i]);
    }
  }
  for (size_t i = 0; i < replan->row_count; i++) {
    add_plan_row(text, &replan->rows[i], columns, count, returns ? "\r\n" : "\n");
  }
}

void ap_changes_csv(const ap_replan *replan, ap_text *text) {
  ap_text_add(text, "change,year,track,id,cause\n");
  for (size_t i = 0; i < replan->change_count; i++) {
    const ap_plan_change *change = &replan->changes[i];
    const ap_number year = ap_decimal(change->year);
    const char *const fields[] = {change->added ? "added" : "removed", year.digits, ap_track_name(change->track),
                                  change->id, change->cause};
    ap_add_csv_record(text, sizeof fields / sizeof fields[0], fields);
  }
}
