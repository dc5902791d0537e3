/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/words.h"
#include "output/fill.h"
#include "output/sentence.h"
#include "output/translate.h"

void cli_word(const ap_diagnostics *list, bool quiet, ap_text *text) {
  uint64_t found = ap_diagnostics_total(list, AP_ERROR);
  uint64_t told = 0;
  if (!quiet) {
    found += ap_diagnostics_total(list, AP_WARNING) + ap_diagnostics_total(list, AP_NOTE);
  }
  for (size_t i = 0; i < ap_diagnostics_count(list); i++) {
    const ap_diagnostic *diagnostic = ap_diagnostics_at(list, i);
    if (diagnostic->severity == AP_ERROR || !quiet) {
      ap_add_diagnostic(text, diagnostic);
      told++;
    }
  }
  if (found > told) {
    ap_text_add(text, "auditplan: ");
    AP_FILL(text, _("and {0} more"), ap_decimal((int64_t)(found - told)).digits);
    ap_text_add(text, "\n");
  }
}
