/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text as Japanese Excel saves it. */
#ifndef AP_SUPPORT_ENCODING_H
#define AP_SUPPORT_ENCODING_H

#include "auditplan/status.h"
#include <stdbool.h>
#include <stddef.h>

/* Whether text that is not valid UTF-8 is more likely damaged UTF-8 than text of another encoding: it has more valid
 * characters of several bytes than faults. CP932 hardly ever looks like that. */
bool ap_encoding_is_damaged_utf8(const char *bytes, size_t length);

/* Converts CP932 to UTF-8, with a NUL byte added, into *converted, which ap_release() frees. *converted is NULL where
 * the bytes are not CP932. Returns AP_OK or AP_MACHINE. */
ap_status ap_encoding_from_cp932(const char *bytes, size_t length, char **converted, size_t *converted_length);

/* Converts UTF-16 that begins with a byte order mark to UTF-8 without one, likewise; what is no character becomes a NUL
 * byte. */
ap_status ap_encoding_from_utf16(const char *bytes, size_t length, char **converted, size_t *converted_length);

#endif
