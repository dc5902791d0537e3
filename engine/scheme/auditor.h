/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The audit firm: the `auditor:` of a scenario. */
#ifndef AP_SCHEME_AUDITOR_H
#define AP_SCHEME_AUDITOR_H

#include "support/words.h"
#include "support/yaml.h"

typedef struct ap_auditor {
  bool registered; /* on the scheme's list of audit firms (監査機関登録規則) */
  ap_yaml_mark registered_mark;
  const char *number; /* of the registration; NULL where unsaid */
  ap_yaml_mark number_mark;
  ap_words name; /* both NULL where unsaid */
} ap_auditor;

extern const ap_yaml_table ap_auditor_table;

/* A number of a registration that there is not. */
ap_status ap_auditor_judge(const ap_auditor *auditor, const char *path, ap_diagnostics *diagnostics);

/* Warns where the firm is not registered: the rules for audits apply to registered ones. For commands that speak of the
 * firm's contract. `auditor` may be NULL. */
void ap_auditor_warn(const ap_auditor *auditor, const char *path, ap_diagnostics *diagnostics);

#endif
