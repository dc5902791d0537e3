/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a plan as its file has them, CSV or JSON, and the bytes of each, so that what is past can be handed on as
 * it was. Nothing is judged but whether a row can be read. */
#ifndef AP_LIFECYCLE_PLAN_FILE_H
#define AP_LIFECYCLE_PLAN_FILE_H

#include "scheme/scenario.h"
#include "support/source.h"

/* The columns of plan.csv, and members of a row in JSON. */
typedef enum ap_plan_column {
  AP_PLAN_COLUMN_YEAR,
  AP_PLAN_COLUMN_TRACK,
  AP_PLAN_COLUMN_RULE,
  AP_PLAN_COLUMN_STANDARD,
  AP_PLAN_COLUMN_OBJECTIVE,
  AP_PLAN_COLUMN_ID,
  AP_PLAN_COLUMN_MINUTES
} ap_plan_column;
enum { AP_PLAN_COLUMNS = AP_PLAN_COLUMN_MINUTES + 1 };
#define AP_PLAN_CSV_HEADER "year,track,rule,standard,objective,id,minutes\n"

/* Of the JSON. */
#define AP_PLAN_FORMAT "auditplan/plan"
enum { AP_PLAN_VERSION = 1 };

typedef struct ap_filed_row {
  int year;
  ap_track track;
  const char *id;
  const char *rule; /* NULL where the file does not say it, and so for the two that follow */
  const char *standard;
  const char *objective;
  int64_t minutes;    /* below 0 where the file does not say it */
  const char *record; /* of CSV: as it stands, or as we write it (support/csv.h), with its line end; NULL of JSON */
  size_t record_length;
} ap_filed_row;

typedef struct ap_plan_file {
  ap_arena arena;
  ap_source source;
  bool json;
  const char *header; /* of CSV, with its line end */
  size_t header_length;
  int *columns; /* of the file, from the left: ap_plan_column, or -1: one that we do not know */
  size_t column_count;
  ap_filed_row *rows; /* as they stand in the file */
  size_t count;
  int last_year; /* that it plans: of JSON as it says, of CSV that of its rows; 0 where it has none */
} ap_plan_file;

/* Reads the file ("-": standard input). AP_OK; AP_BAD_INPUT; AP_MACHINE, which is told. Freed by ap_plan_file_free() in
 * any case. */
ap_status ap_plan_file_read(const char *path, ap_diagnostics *diagnostics, ap_plan_file *file);
/* The same of bytes that are in memory already. */
ap_status ap_plan_file_take(const char *name, const char *bytes, size_t length, ap_diagnostics *diagnostics,
                            ap_plan_file *file);
void ap_plan_file_free(ap_plan_file *file);

#endif
