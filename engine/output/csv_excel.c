/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/csv_excel.h"
#include "support/csv_field.h"
#include "support/csv_scan.h"
#include <string.h>

enum { LITERAL_CHARACTERS_MOST = 255 /* of a text in a formula of Excel's */ };

/* What our views name the columns of dates. */
static const char *const day_columns[] = {"from", "until", "due", "due_date", "assessed"};

/* YYYY-MM-DD. */
static bool is_day(const char *text, size_t length) {
  static const char form[] = "0000-00-00";
  bool is_so = length == sizeof form - 1;
  for (size_t i = 0; is_so && i < length; i++) {
    is_so = form[i] == '-' ? text[i] == '-' : text[i] >= '0' && text[i] <= '9';
  }
  return is_so;
}

static bool is_column_of_days(const char *name, size_t length) {
  for (size_t i = 0; i < sizeof day_columns / sizeof day_columns[0]; i++) {
    if (strlen(day_columns[i]) == length && memcmp(day_columns[i], name, length) == 0) {
      return true;
    }
  }
  return false;
}

static bool fits_a_formula(const char *text, size_t length) {
  size_t characters = 0;
  for (size_t i = 0; i < length; i++) {
    unsigned char byte = (unsigned char)text[i];
    if (byte < 0x20) {
      return false;
    }
    characters += (byte & 0xC0) != 0x80;
  }
  return characters <= LITERAL_CHARACTERS_MOST;
}

/* ="text", each quote inside it doubled. */
static void add_formula(ap_text *cell, const char *text, size_t length) {
  ap_text_add(cell, "=\"");
  for (size_t i = 0; i < length; i++) {
    ap_text_add(cell, text[i] == '"' ? "\"" : "");
    ap_text_add_bytes(cell, text + i, 1);
  }
  ap_text_add(cell, "\"");
}

static void add_cell(const char *contents, size_t length, bool may_be_day, ap_text *text) {
  ap_excel_sense sense = ap_excel_sense_of(contents, length);
  bool fits = fits_a_formula(contents, length);
  ap_text cell = {0};
  if (sense != AP_EXCEL_SAME && fits && !(may_be_day && is_day(contents, length))) {
    add_formula(&cell, contents, length);
    contents = cell.bytes;
    length = cell.length;
  } else if (!fits && (sense == AP_EXCEL_FORMULA || contents[0] == '\'')) {
    ap_text_add(&cell, "'");
    ap_text_add_bytes(&cell, contents, length);
    contents = cell.bytes;
    length = cell.length;
  }
  if (!cell.failed) {
    ap_add_csv_bytes(text, contents, length);
  }
  text->failed = text->failed || cell.failed;
  ap_text_free(&cell);
}

/* The contents of a field between its quotes, with the doubled ones halved. */
static void unquote(const char *field, size_t length, ap_text *contents) {
  contents->length = 0;
  for (size_t i = 1; i + 1 < length; i++) {
    ap_text_add_bytes(contents, field + i, 1);
    i += field[i] == '"';
  }
}

static void add_field(ap_excel_csv *file, size_t index, const char *field, size_t length, ap_text *text) {
  uint64_t bit = index < 64 ? UINT64_C(1) << index : 0;
  ap_text contents = {0};
  if (length >= 2 && field[0] == '"') {
    unquote(field, length, &contents);
    field = contents.length == 0 ? "" : contents.bytes;
    length = contents.length;
  }
  if (!file->has_header && is_column_of_days(field, length)) {
    file->days |= bit;
  }
  add_cell(field, length, (file->days & bit) != 0, text);
  text->failed = text->failed || contents.failed;
  ap_text_free(&contents);
}

void ap_add_csv_for_excel(ap_excel_csv *file, const char *bytes, size_t length, ap_text *text) {
  static const char mark[] = "\xEF\xBB\xBF";
  const ap_csv_sheet sheet = {.bytes = bytes, .length = length, .separator = ','};
  bool is_marked = length >= sizeof mark - 1 && memcmp(bytes, mark, sizeof mark - 1) == 0;
  size_t offset = ap_csv_skip_line_ends(&sheet, is_marked ? sizeof mark - 1 : 0);
  ap_text_add(text, file->has_begun ? "" : mark);
  file->has_begun = true;
  while (offset < length) {
    size_t index = 0;
    ap_csv_field field = ap_csv_scan_field(&sheet, offset);
    add_field(file, index, bytes + offset, field.end - offset, text);
    while (ap_csv_goes_on(&sheet, &field)) {
      offset = field.end + 1;
      field = ap_csv_scan_field(&sheet, offset);
      ap_text_add(text, ",");
      add_field(file, ++index, bytes + offset, field.end - offset, text);
    }
    ap_text_add(text, "\r\n");
    file->has_header = true;
    offset = ap_csv_skip_line_ends(&sheet, field.end);
  }
}
