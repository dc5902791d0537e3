/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memfd_create() */
#include "support/scratch.h"
#include <errno.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

enum { PIECE = 65536 };

int ap_scratch_open(ap_scratch *scratch) {
  scratch->descriptor = memfd_create("auditplan", MFD_CLOEXEC);
  if (scratch->descriptor < 0) {
    return errno;
  }
  snprintf(scratch->path, sizeof scratch->path, "/proc/self/fd/%d", scratch->descriptor);
  if (access(scratch->path, W_OK) != 0) {
    int error = errno;
    ap_scratch_close(scratch);
    return error;
  }
  return 0;
}

int ap_scratch_read(const ap_scratch *scratch, ap_text *text) {
  char piece[PIECE];
  off_t at = 0;
  for (;;) {
    ssize_t length = pread(scratch->descriptor, piece, sizeof piece, at);
    if (length == 0) {
      return text->failed ? ENOMEM : 0;
    }
    if (length > 0) {
      ap_text_add_bytes(text, piece, (size_t)length);
      at += length;
    } else if (errno != EINTR) {
      return errno;
    }
  }
}

void ap_scratch_close(ap_scratch *scratch) {
  (void)close(scratch->descriptor);
  scratch->descriptor = -1;
}
