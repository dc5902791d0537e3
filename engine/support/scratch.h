/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file without a name, for a library that can only write to a path: it lives in memory, and nothing of it is left
 * however the process ends. */
#ifndef AP_SUPPORT_SCRATCH_H
#define AP_SUPPORT_SCRATCH_H

#include "support/text.h"

typedef struct ap_scratch {
  int descriptor;
  char path[32]; /* by which this process can open it */
} ap_scratch;

/* 0, or the error as errno names it. */
int ap_scratch_open(ap_scratch *scratch);
/* Adds all that was written to it. 0, or the error. */
int ap_scratch_read(const ap_scratch *scratch, ap_text *text);
void ap_scratch_close(ap_scratch *scratch);

#endif
