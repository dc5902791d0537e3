/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/replan_words.h"
#include "output/fill.h"
#include "output/translate.h"

ap_style ap_add_change_knowledge(ap_text *text, const ap_criterion_result *changes) {
  switch (changes->status) {
  case AP_PROVEN:
    ap_text_add(text, _("proven: no plan within the limit changes less"));
    return AP_GOOD;
  case AP_BY_SEARCH:
    AP_FILL(text, _("by search: no plan within the limit changes less ({0} nodes)"),
            ap_decimal((int64_t)changes->nodes).digits);
    return AP_GOOD;
  case AP_GAP:
  case AP_NOT_ATTEMPTED:
    break;
  }
  AP_FILL(text, _("gap of {0}: a plan with {1} changes may exist"), ap_decimal(changes->value - changes->bound).digits,
          ap_decimal(changes->bound).digits);
  return AP_WARN;
}

int64_t ap_changes_in_all(const ap_replan *replan, bool *fewest) {
  int64_t changes = 0;
  *fewest = true;
  for (int track = 0; track < AP_TRACKS; track++) {
    ap_proof status = replan->changed[track].status;
    changes += replan->changed[track].value;
    *fewest = *fewest && (status == AP_PROVEN || status == AP_BY_SEARCH);
  }
  return changes;
}

const char *ap_cause_title(const char *cause) {
  static const char *const titles[] = {
      [AP_CAUSE_OVERDUE] = N_("overdue"),
      [AP_CAUSE_LEVEL] = N_("moved to keep the years level"),
      [AP_CAUSE_RULE] = N_("a rule or a pin asks for it"),
      [AP_CAUSE_IDLE] = N_("no rule asks for it"),
      [AP_CAUSE_UNKNOWN] = N_("not in the catalog"),
      [AP_CAUSE_BEYOND] = N_("after the scenario's last year"),
  };
  for (size_t i = 0; ap_cause_words[i] != NULL; i++) {
    if (ap_cause_words[i] == cause) { /* an event may have the same name */
      return _(titles[i]);
    }
  }
  return cause;
}
