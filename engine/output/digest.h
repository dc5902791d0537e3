/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AP_OUTPUT_DIGEST_H
#define AP_OUTPUT_DIGEST_H

#include <stddef.h>

/* SHA-256, as sha256sum writes it. */
typedef struct ap_digest {
  char digits[65];
} ap_digest;

ap_digest ap_digest_of(const char *bytes, size_t length);

#endif
