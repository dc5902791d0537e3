/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What fields hold, and the reading of a file that libcsv refuses: it takes ="5.10" for a stray quote. */
#include "support/allocate.h"
#include "support/csv_field.h"
#include "support/csv_reader.h"
#include <string.h>

/* Room in the scratch, which keeps what it holds; NULL where memory is short. */
static char *make_room(ap_csv *csv, size_t length) {
  void *scratch = csv->scratch;
  if (!ap_grow(&scratch, &csv->scratch_capacity, length + 1, 1)) {
    return NULL;
  }
  csv->scratch = scratch;
  return csv->scratch;
}

/* Makes one of each two quotes that follow each other. Both may be the same place. */
static size_t halve_quotes(const char *bytes, size_t length, char *to) {
  size_t kept = 0;
  for (size_t i = 0; i < length; i++) {
    to[kept++] = bytes[i];
    i += bytes[i] == '"' && i + 1 < length && bytes[i + 1] == '"';
  }
  return kept;
}

/* Whether quotes come in pairs alone. */
static bool has_paired_quotes(const char *bytes, size_t length) {
  for (size_t i = 0; i < length; i++) {
    if (bytes[i] == '"' && (i + 1 == length || bytes[++i] != '"')) {
      return false;
    }
  }
  return true;
}

const char *ap_csv_text_of_cell(ap_csv *csv, const char *field, size_t *length) {
  enum { BEFORE = 2, AROUND = 3 }; /* =" and " */
  if (*length < AROUND || field[0] != '=' || field[1] != '"' || field[*length - 1] != '"' ||
      !has_paired_quotes(field + BEFORE, *length - AROUND)) {
    return field;
  }
  bool is_own = field == csv->scratch;
  char *text = make_room(csv, *length);
  if (text == NULL) {
    return NULL;
  }
  *length = halve_quotes((is_own ? text : field) + BEFORE, *length - AROUND, text);
  csv->is_unusual = true;
  return text;
}

const char *ap_csv_contents(ap_csv *csv, const ap_csv_field *field, size_t *length) {
  const char *bytes = csv->sheet.bytes + field->start;
  *length = field->end - field->start;
  if (*length < 2 || bytes[0] != '"') {
    return bytes;
  }
  char *text = make_room(csv, *length);
  if (text == NULL) {
    return NULL;
  }
  *length = halve_quotes(bytes + 1, *length - 2, text);
  return text;
}

bool ap_csv_rewrite(ap_csv *csv, const ap_csv_span *span, ap_text *text) {
  ap_csv_field field = {0};
  size_t offset = span->start;
  do {
    size_t length;
    field = ap_csv_scan_field(&csv->sheet, offset);
    const char *contents = ap_csv_contents(csv, &field, &length);
    contents = contents == NULL ? NULL : ap_csv_text_of_cell(csv, contents, &length);
    if (contents == NULL) {
      return false;
    }
    ap_text_add(text, offset == span->start ? "" : ",");
    ap_add_csv_bytes(text, contents, length);
    offset = field.end + 1;
  } while (ap_csv_goes_on(&csv->sheet, &field));
  ap_text_add(text, "\n");
  return !text->failed;
}

/* Hands over the fields of the record at `offset`. Returns the offset behind it, or where reading goes on after a
 * fault. */
static size_t scan_record(ap_csv *csv, size_t offset) {
  for (size_t index = 0;; index++) {
    ap_csv_field field = ap_csv_scan_field(&csv->sheet, offset);
    if (field.fault != AP_CSV_SOUND) {
      return ap_csv_pass_over(csv, index, &field);
    }
    size_t length;
    const char *contents = ap_csv_contents(csv, &field, &length);
    if (contents == NULL) {
      csv->status = AP_MACHINE;
      return csv->sheet.length;
    }
    ap_csv_take_field((void *)(uintptr_t)contents, length, csv); /* only looked at */
    if (!ap_csv_goes_on(&csv->sheet, &field)) {
      ap_csv_take_record(0, csv);
      return field.end;
    }
    offset = field.end + 1;
  }
}

void ap_csv_scan_rest(ap_csv *csv, size_t offset) {
  csv->careful_blocks = 1;
  offset = ap_csv_skip_line_ends(&csv->sheet, offset);
  while (offset < csv->sheet.length && csv->status == AP_OK) {
    offset = ap_csv_skip_line_ends(&csv->sheet, scan_record(csv, offset));
  }
}
