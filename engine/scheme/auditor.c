/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheme/auditor.h"

/* clang-format off */
static const ap_yaml_field auditor_fields[] = {
    {.key = "registered", .kind = AP_YAML_BOOL, .required = true, .offset = offsetof(ap_auditor, registered),
     .mark = offsetof(ap_auditor, registered_mark)},
    {.key = "number", .kind = AP_YAML_TEXT, .offset = offsetof(ap_auditor, number),
     .mark = offsetof(ap_auditor, number_mark)},
    {.key = "name", .kind = AP_YAML_WORDS, .offset = offsetof(ap_auditor, name)},
};
/* clang-format on */
const ap_yaml_table ap_auditor_table = {auditor_fields, sizeof auditor_fields / sizeof auditor_fields[0],
                                        sizeof(ap_auditor), NULL};

static ap_place place_of(const char *path, ap_yaml_mark mark) {
  return (ap_place){.file = path, .line = mark.line, .column = mark.column};
}

ap_status ap_auditor_judge(const ap_auditor *auditor, const char *path, ap_diagnostics *diagnostics) {
  if (auditor->registered || auditor->number == NULL) {
    return AP_OK;
  }
  ap_place place = place_of(path, auditor->number_mark);
  ap_diagnose_plain(diagnostics, &place, AP_D_AUDITOR_NUMBER);
  return AP_BAD_INPUT;
}

void ap_auditor_warn(const ap_auditor *auditor, const char *path, ap_diagnostics *diagnostics) {
  if (auditor != NULL && !auditor->registered) {
    ap_place place = place_of(path, auditor->registered_mark);
    ap_diagnose_plain(diagnostics, &place, AP_D_AUDITOR_UNREGISTERED);
  }
}
