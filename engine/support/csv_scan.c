/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/csv_scan.h"
#include "support/csv.h"
#include <string.h>

static int is_line_end(char byte) { return byte == '\n' || byte == '\r'; }

size_t ap_csv_skip_line_ends(const char *bytes, size_t length, size_t offset) {
  while (offset < length && is_line_end(bytes[offset])) {
    offset++;
  }
  return offset;
}

size_t ap_csv_next_line(const char *bytes, size_t length, size_t offset) {
  while (offset < length && !is_line_end(bytes[offset])) {
    offset++;
  }
  if (offset + 1 < length && bytes[offset] == '\r' && bytes[offset + 1] == '\n') {
    offset++;
  }
  return offset < length ? offset + 1 : length;
}

/* The offset of the first comma or line end; all that may be one is below or at the comma in ASCII. */
static size_t field_end(const char *bytes, size_t length, size_t offset) {
  while (offset < length) {
    char byte = bytes[offset];
    if ((unsigned char)byte <= ',' && (byte == ',' || is_line_end(byte))) {
      return offset;
    }
    offset++;
  }
  return length;
}

static ap_csv_field scan_unquoted(const char *bytes, size_t length, size_t start) {
  size_t end = field_end(bytes, length, start);
  const char *quote = memchr(bytes + start, '"', end - start);
  if (quote != NULL) {
    return (ap_csv_field){.start = start, .fault = AP_CSV_STRAY, .fault_at = (size_t)(quote - bytes)};
  }
  return (ap_csv_field){.start = start, .end = end};
}

/* The offset of the quote that closes the field opened at `start`; `length` where there is none. */
static size_t closing_quote(const char *bytes, size_t length, size_t start) {
  size_t offset = start + 1;
  while (offset < length) {
    const char *quote = memchr(bytes + offset, '"', length - offset);
    if (quote == NULL) {
      return length;
    }
    offset = (size_t)(quote - bytes);
    if (offset + 1 == length || bytes[offset + 1] != '"') {
      return offset;
    }
    offset += 2;
  }
  return length;
}

static ap_csv_field scan_quoted(const char *bytes, size_t length, size_t start) {
  size_t quote = closing_quote(bytes, length, start);
  size_t end = quote + 1;
  if (quote < length && (end == length || bytes[end] == ',' || is_line_end(bytes[end]))) {
    return (ap_csv_field){.start = start, .end = end};
  }
  /* A quote on a later line with text behind it most likely opens a field there: this one was never closed. */
  if (quote < length && ap_csv_next_line(bytes, length, start) > quote) {
    return (ap_csv_field){.start = start, .fault = AP_CSV_STRAY, .fault_at = quote};
  }
  return (ap_csv_field){.start = start, .fault = AP_CSV_UNCLOSED, .fault_at = start};
}

ap_csv_field ap_csv_scan_field(const char *bytes, size_t length, size_t offset) {
  int is_quoted = offset < length && bytes[offset] == '"';
  ap_csv_field field = is_quoted ? scan_quoted(bytes, length, offset) : scan_unquoted(bytes, length, offset);
  if (field.fault == AP_CSV_SOUND && field.end - field.start > AP_CSV_FIELD_MOST) {
    field.fault = AP_CSV_LONG;
    field.fault_at = field.start;
  }
  return field;
}

size_t ap_csv_record_end(const char *bytes, size_t length, size_t offset) {
  for (;;) {
    if (offset < length && bytes[offset] == '"') {
      offset = closing_quote(bytes, length, offset);
      offset += offset < length;
    }
    offset = field_end(bytes, length, offset);
    if (offset == length || bytes[offset] != ',') {
      return offset;
    }
    offset++;
  }
}
