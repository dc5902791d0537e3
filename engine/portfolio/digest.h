/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FNV-1a, to tell what was made of something else apart. It proves nothing. */
#ifndef AP_PORTFOLIO_DIGEST_H
#define AP_PORTFOLIO_DIGEST_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define AP_DIGEST_EMPTY UINT64_C(14695981039346656037)

static inline uint64_t ap_digest_bytes(uint64_t digest, const void *bytes, size_t length) {
  const unsigned char *byte = bytes;
  for (size_t i = 0; i < length; i++) {
    digest = (digest ^ byte[i]) * UINT64_C(1099511628211);
  }
  return digest;
}

static inline uint64_t ap_digest_text(uint64_t digest, const char *text) {
  return ap_digest_bytes(digest, text, strlen(text) + 1);
}

/* Byte by byte, so that it is the same on every machine. */
static inline uint64_t ap_digest_number(uint64_t digest, int64_t number) {
  for (int shift = 0; shift < 64; shift += 8) {
    digest = ap_digest_bytes(digest, &(unsigned char){(unsigned char)((uint64_t)number >> shift)}, 1);
  }
  return digest;
}

#endif
