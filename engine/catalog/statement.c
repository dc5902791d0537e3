/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalog/statement.h"

static bool has_reason(const ap_item *item) { return item->reason != NULL; }

/* The rule that leaving this item out breaks; AP_DIAGNOSTIC_CODE_COUNT where it breaks none. */
static ap_diagnostic_code breach_of(const ap_item *item) {
  if (item->selected || item->heading) {
    return AP_DIAGNOSTIC_CODE_COUNT;
  }
  if (item->standard != AP_CONTROL) {
    return AP_D_STATEMENT_STANDARD;
  }
  if (item->level == AP_OBJECTIVE) {
    return has_reason(item) ? AP_DIAGNOSTIC_CODE_COUNT : AP_D_STATEMENT_OBJECTIVE;
  }
  if (!item->parent->selected) { /* left out with its objective, and for the objective's reason */
    return AP_DIAGNOSTIC_CODE_COUNT;
  }
  if (item->mandatory) {
    return AP_D_STATEMENT_MANDATORY;
  }
  return has_reason(item) ? AP_DIAGNOSTIC_CODE_COUNT : AP_D_STATEMENT_DETAILED;
}

void ap_statement_check(const ap_catalog *catalog, ap_diagnostics *diagnostics) {
  for (size_t i = 0; i < catalog->count; i++) {
    const ap_item *item = &catalog->items[i];
    ap_diagnostic_code code = breach_of(item);
    if (code != AP_DIAGNOSTIC_CODE_COUNT) {
      const ap_place place = {.file = catalog->file, .line = item->line, .pointer = item->pointer};
      ap_diagnose(diagnostics, &place, code, "%s" AP_NEXT "%s", item->id, item->parent == NULL ? "" : item->parent->id);
    }
  }
}
