/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A catalog that is being read: shared by the files of this folder alone. Rows become items, the items are put in
 * order, then each detailed control is given its objective. */
#ifndef AP_CATALOG_READING_H
#define AP_CATALOG_READING_H

#include "catalog/catalog.h"
#include "support/csv.h"

typedef enum ap_catalog_column {
  AP_COLUMN_ID,
  AP_COLUMN_STANDARD,
  AP_COLUMN_TITLE,
  AP_COLUMN_TITLE_JA,
  AP_COLUMN_TEXT,
  AP_COLUMN_PARENT,
  AP_COLUMN_CATEGORY,
  AP_COLUMN_MANDATORY,
  AP_COLUMN_CLOUD_SPECIFIC,
  AP_COLUMN_SELECTED,
  AP_COLUMN_REASON,
  AP_COLUMN_DIRECT,
  AP_COLUMN_INHERITED,
  AP_COLUMN_EXTERNAL_MINUTES,
  AP_COLUMN_INTERNAL_MINUTES,
  AP_COLUMN_SKILL,
  AP_COLUMN_RISK,
  AP_COLUMN_COUNT,
} ap_catalog_column;

extern const ap_csv_column ap_catalog_columns[AP_COLUMN_COUNT];

/* What is known of an item only while it is being read. */
typedef struct ap_catalog_row {
  uint64_t record;
  const char *parent; /* as the file writes it; NULL where it does not */
} ap_catalog_row;

typedef struct ap_catalog_reading {
  ap_catalog *catalog;
  ap_csv *csv;            /* NULL of a catalog that is no CSV */
  struct ap_oscal *oscal; /* NULL of one that is no OSCAL */
  size_t item_capacity;
  ap_catalog_row *rows; /* by the item's index */
  size_t row_capacity;
  uint64_t rows_seen;
} ap_catalog_reading;

/* Puts down a fault of a field, as ap_csv_complain() does, whatever the catalog is read from. */
void ap_catalog_complain(const ap_catalog_reading *reading, uint64_t record, int column, ap_diagnostic_code code,
                         const char *format, ...) __attribute__((format(printf, 5, 6)));

/* Makes an item of a row. An ap_csv_each, its context an ap_catalog_reading; without a `csv` the row is made of
 * something else, and its field AP_COLUMN_PARENT alone decides its level. */
ap_status ap_catalog_take_row(void *context, ap_csv *csv, const ap_csv_record *record);

/* Orders the items by ID, and complains of IDs that are there twice. False where memory is short. */
bool ap_catalog_order(ap_catalog_reading *reading);

/* Makes the ordered items ready to be found by their IDs. False where memory is short. */
bool ap_catalog_index(ap_catalog *catalog);

/* Gives each detailed control its objective, and marks headings. False where memory is short. */
bool ap_catalog_link(ap_catalog_reading *reading);

/* OSCAL's JSON, told from CSV by its first character, which no header line begins with. XML is taken for OSCAL too. */
bool ap_catalog_is_oscal(const ap_source *source);
/* Fills the catalog from an OSCAL catalog. AP_OK, AP_BAD_INPUT, AP_MACHINE, told. */
ap_status ap_catalog_read_oscal(ap_catalog *catalog, const ap_source *source, ap_diagnostics *diagnostics);
/* Puts down a fault of the control of that number, counted from 0 in the order of the items. */
void ap_oscal_complain(struct ap_oscal *oscal, uint64_t record, int column, ap_diagnostic_code code,
                       const char *arguments);

/* Reads NAME.about.yaml beside the catalog at `path`, where there is one. */
ap_status ap_catalog_read_about(ap_catalog *catalog, const char *path, ap_diagnostics *diagnostics);

#endif
