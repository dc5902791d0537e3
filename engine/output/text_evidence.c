/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of evidence, for people: the answer, what made it, every difference, then the check of its plan. */
#include "output/facts.h"
#include "output/fill.h"
#include "output/sentence.h"
#include "output/translate.h"
#include "output/views.h"
#include <string.h>

static void add_answer(ap_table *facts, const ap_verification *verification) {
  uint64_t found = ap_verification_differences(verification);
  ap_table_add(facts, AP_PLAIN, _("Evidence"));
  if (found == 0) {
    ap_table_add(facts, AP_GOOD, _("it holds: the plan, and all that it was made from, are the same as then"));
  } else {
    AP_TABLE_FILL(facts, AP_BAD,
                  dngettext(AP_TEXT_DOMAIN, "it does not hold: {0} difference", "it does not hold: {0} differences",
                            (unsigned long)found),
                  ap_grouped((int64_t)found).digits);
  }
  ap_add_fact(facts, _("Manifest"), AP_PLAIN, verification->manifest);
}

static void add_maker(ap_table *facts, const ap_evidence *evidence, const char *build) {
  bool is_other = strcmp(evidence->version, AP_VERSION) != 0 || strcmp(evidence->build, build) != 0;
  ap_table_add(facts, AP_PLAIN, _("Made by"));
  AP_TABLE_FILL(facts, AP_PLAIN, _("auditplan {0}, build {1}"), evidence->version, evidence->build);
  if (is_other) {
    ap_add_fact(facts, "", AP_FAINT, _("not the build that verifies it now"));
  }
  ap_add_fact(facts, _("Made as of"), AP_PLAIN, evidence->as_of);
}

/* Signatures are for the tool that made them. */
static void add_signatures(ap_table *facts, const ap_verification *verification) {
  for (size_t i = 0; i < verification->signature_count; i++) {
    ap_add_fact(facts, i == 0 ? _("Not examined") : "", AP_PLAIN, verification->signatures[i]);
  }
}

static void add_differences(const ap_verification *verification, ap_text *text) {
  size_t kept = ap_diagnostics_count(verification->differences);
  uint64_t found = ap_verification_differences(verification);
  for (size_t i = 0; i < kept; i++) {
    ap_add_breach(text, ap_diagnostics_at(verification->differences, i));
  }
  if (found > kept) {
    AP_FILL(text, _("and {0} more"), ap_decimal((int64_t)(found - kept)).digits);
    ap_text_add(text, "\n");
  }
}

void ap_verification_text(const ap_verification *verification, const char *build, const ap_check *check,
                          const ap_view *view, ap_text *text) {
  ap_table facts = ap_facts(0);
  add_answer(&facts, verification);
  add_maker(&facts, &verification->evidence, build);
  add_signatures(&facts, verification);
  if (check == NULL) {
    ap_add_fact(&facts, _("Plan"), AP_WARN, _("not checked: it is not the one that the manifest names"));
  }
  ap_table_write(&facts, view, text);
  ap_text_add(text, ap_diagnostics_count(verification->differences) > 0 ? "\n" : "");
  add_differences(verification, text);
  if (check != NULL) {
    ap_text_add(text, "\n");
    ap_check_text(check, view, text);
  }
}
