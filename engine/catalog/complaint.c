/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalog/reading.h"
#include <stdarg.h>
#include <stdio.h>

enum { ARGUMENT_BYTES = 1024 }; /* IDs and excerpts, all of them short */

void ap_catalog_complain(const ap_catalog_reading *reading, uint64_t record, int column, ap_diagnostic_code code,
                         const char *format, ...) {
  char text[ARGUMENT_BYTES] = "";
  if (format != NULL) {
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
  }
  if (reading->oscal != NULL) {
    ap_oscal_complain(reading->oscal, record, column, code, text);
  } else if (format == NULL) {
    ap_csv_complain(reading->csv, record, column, code, NULL);
  } else {
    ap_csv_complain(reading->csv, record, column, code, "%s", text);
  }
}
