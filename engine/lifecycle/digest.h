/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AP_LIFECYCLE_DIGEST_H
#define AP_LIFECYCLE_DIGEST_H

#include <stddef.h>

/* SHA-256, as sha256sum writes it. */
enum { AP_DIGEST_DIGITS = 64 };
typedef struct ap_digest {
  char digits[AP_DIGEST_DIGITS + 1];
} ap_digest;

ap_digest ap_digest_of(const char *bytes, size_t length);

#endif
