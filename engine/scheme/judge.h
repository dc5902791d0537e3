/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Judging a section of a scenario after it was read: where its faults are told, and the worst so far; for scheme/
 * alone. */
#ifndef AP_SCHEME_JUDGE_H
#define AP_SCHEME_JUDGE_H

#include "support/yaml.h"

typedef struct ap_judge {
  const char *path;
  int start_year; /* of the scenario; 0 where the section does not ask */
  ap_diagnostics *diagnostics;
  ap_status status;
} ap_judge;

/* The place of a fault that is about to be told: from now on the input is bad. */
static inline ap_place ap_judge_fault(ap_judge *judging, ap_yaml_mark mark) {
  judging->status = AP_BAD_INPUT;
  return (ap_place){.file = judging->path, .line = mark.line, .column = mark.column};
}

#endif
