/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AP_SUPPORT_CSV_FIELD_H
#define AP_SUPPORT_CSV_FIELD_H

#include "support/text.h"

/* Adds the fields as one record of RFC 4180, quoted where they must be, ended by a line feed. */
void ap_add_csv_record(ap_text *text, size_t count, const char *const fields[]);
/* Adds what stands between two separators for a field of that many bytes. */
void ap_add_csv_bytes(ap_text *text, const char *field, size_t length);
/* Begins a record with its first field. */
void ap_add_first_csv_field(ap_text *text, const char *field);
/* Adds one more field to a record that has begun: a comma, then the field, quoted where it must be. */
void ap_add_csv_field(ap_text *text, const char *field);

#endif
