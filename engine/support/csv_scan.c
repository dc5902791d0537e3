/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/csv_scan.h"
#include "support/csv.h"
#include <string.h>

static bool is_line_end(char byte) { return byte == '\n' || byte == '\r'; }

size_t ap_csv_skip_line_ends(const ap_csv_sheet *sheet, size_t offset) {
  while (offset < sheet->length && is_line_end(sheet->bytes[offset])) {
    offset++;
  }
  return offset;
}

size_t ap_csv_next_line(const ap_csv_sheet *sheet, size_t offset) {
  while (offset < sheet->length && !is_line_end(sheet->bytes[offset])) {
    offset++;
  }
  if (offset + 1 < sheet->length && sheet->bytes[offset] == '\r' && sheet->bytes[offset + 1] == '\n') {
    offset++;
  }
  return offset < sheet->length ? offset + 1 : sheet->length;
}

/* The offset of the first separator or line end; all that may be one is below or at some byte of ASCII. */
static size_t field_end(const ap_csv_sheet *sheet, size_t offset) {
  unsigned char highest = sheet->separator > '\r' ? (unsigned char)sheet->separator : '\r';
  while (offset < sheet->length) {
    char byte = sheet->bytes[offset];
    if ((unsigned char)byte <= highest && (byte == sheet->separator || is_line_end(byte))) {
      return offset;
    }
    offset++;
  }
  return sheet->length;
}

static bool ends_field(const ap_csv_sheet *sheet, size_t offset) {
  return offset == sheet->length || sheet->bytes[offset] == sheet->separator || is_line_end(sheet->bytes[offset]);
}

/* The offset of the quote that closes the one at `start`; the length of all where there is none. */
static size_t closing_quote(const ap_csv_sheet *sheet, size_t start) {
  size_t offset = start + 1;
  while (offset < sheet->length) {
    const char *quote = memchr(sheet->bytes + offset, '"', sheet->length - offset);
    if (quote == NULL) {
      return sheet->length;
    }
    offset = (size_t)(quote - sheet->bytes);
    if (offset + 1 == sheet->length || sheet->bytes[offset + 1] != '"') {
      return offset;
    }
    offset += 2;
  }
  return sheet->length;
}

bool ap_csv_is_text_cell(const ap_csv_sheet *sheet, size_t offset) {
  return offset + 1 < sheet->length && sheet->bytes[offset] == '=' && sheet->bytes[offset + 1] == '"';
}

static ap_csv_field scan_unquoted(const ap_csv_sheet *sheet, size_t start) {
  if (ap_csv_is_text_cell(sheet, start)) {
    size_t quote = closing_quote(sheet, start + 1);
    if (quote < sheet->length && ends_field(sheet, quote + 1)) {
      return (ap_csv_field){.start = start, .end = quote + 1};
    }
  }
  size_t end = field_end(sheet, start);
  const char *quote = memchr(sheet->bytes + start, '"', end - start);
  if (quote != NULL) {
    return (ap_csv_field){.start = start, .fault = AP_CSV_STRAY, .fault_at = (size_t)(quote - sheet->bytes)};
  }
  return (ap_csv_field){.start = start, .end = end};
}

static ap_csv_field scan_quoted(const ap_csv_sheet *sheet, size_t start) {
  size_t quote = closing_quote(sheet, start);
  size_t end = quote + 1;
  if (quote < sheet->length && ends_field(sheet, end)) {
    return (ap_csv_field){.start = start, .end = end};
  }
  /* A quote on a later line with text behind it most likely opens a field there: this one was never closed. */
  if (quote < sheet->length && ap_csv_next_line(sheet, start) > quote) {
    return (ap_csv_field){.start = start, .fault = AP_CSV_STRAY, .fault_at = quote};
  }
  return (ap_csv_field){.start = start, .fault = AP_CSV_UNCLOSED, .fault_at = start};
}

ap_csv_field ap_csv_scan_field(const ap_csv_sheet *sheet, size_t offset) {
  bool is_quoted = offset < sheet->length && sheet->bytes[offset] == '"';
  ap_csv_field field = is_quoted ? scan_quoted(sheet, offset) : scan_unquoted(sheet, offset);
  if (field.fault == AP_CSV_SOUND && field.end - field.start > AP_CSV_FIELD_MOST) {
    field.fault = AP_CSV_LONG;
    field.fault_at = field.start;
  }
  return field;
}

bool ap_csv_goes_on(const ap_csv_sheet *sheet, const ap_csv_field *field) {
  return field->end < sheet->length && sheet->bytes[field->end] == sheet->separator;
}

size_t ap_csv_record_end(const ap_csv_sheet *sheet, size_t offset) {
  for (;;) {
    if (offset < sheet->length && sheet->bytes[offset] == '"') {
      offset = closing_quote(sheet, offset);
      offset += offset < sheet->length;
    } else if (ap_csv_is_text_cell(sheet, offset)) {
      ap_csv_field field = scan_unquoted(sheet, offset);
      offset = field.fault == AP_CSV_SOUND ? field.end : offset;
    }
    offset = field_end(sheet, offset);
    if (offset == sheet->length || sheet->bytes[offset] != sheet->separator) {
      return offset;
    }
    offset++;
  }
}
