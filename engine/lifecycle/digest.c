/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lifecycle/digest.h"
#include <nettle/base16.h>
#include <nettle/sha2.h>

ap_digest ap_digest_of(const char *bytes, size_t length) {
  struct sha256_ctx context;
  unsigned char binary[SHA256_DIGEST_SIZE];
  ap_digest digest = {{0}};
  sha256_init(&context);
  sha256_update(&context, length, (const unsigned char *)bytes);
  sha256_digest(&context, sizeof binary, binary);
  base16_encode_update(digest.digits, sizeof binary, binary);
  return digest;
}
