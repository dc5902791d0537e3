/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/sentence.h"
#include "output/fill.h"
#include "output/printable.h"
#include "output/translate.h"

static void add_place(ap_text *text, const ap_diagnostic *diagnostic) {
  if (diagnostic->file == NULL) {
    ap_text_add(text, "auditplan");
  } else {
    ap_add_printable(text, diagnostic->file);
  }
  if (diagnostic->pointer != NULL && *diagnostic->pointer != '\0') {
    ap_text_add(text, ":");
    ap_add_printable(text, diagnostic->pointer);
  } else if (diagnostic->line != 0) {
    AP_FILL(text, ":{0}", ap_decimal((int64_t)diagnostic->line).digits);
    if (diagnostic->column != 0) {
      AP_FILL(text, ":{0}", ap_decimal((int64_t)diagnostic->column).digits);
    }
  }
  ap_text_add(text, ": ");
}

static void add_severity(ap_text *text, ap_severity severity) {
  if (severity == AP_WARNING) {
    AP_FILL(text, "{0}: ", _("warning"));
  } else if (severity == AP_NOTE) {
    AP_FILL(text, "{0}: ", _("note"));
  }
}

void ap_add_sentence(ap_text *text, const ap_diagnostic *diagnostic, const char *sentence) {
  ap_text printable[AP_DIAGNOSTIC_ARGUMENTS] = {0};
  const char *arguments[AP_DIAGNOSTIC_ARGUMENTS];
  for (size_t i = 0; i < diagnostic->argument_count; i++) {
    ap_add_printable(&printable[i], diagnostic->arguments[i]);
    arguments[i] = printable[i].failed ? "" : printable[i].bytes;
  }
  ap_fill_from(text, sentence, diagnostic->argument_count, arguments);
  for (size_t i = 0; i < diagnostic->argument_count; i++) {
    ap_text_free(&printable[i]);
  }
}

void ap_add_breach(ap_text *text, const ap_diagnostic *diagnostic) {
  add_place(text, diagnostic);
  ap_add_sentence(text, diagnostic, _(ap_diagnostic_template(diagnostic->code)));
  ap_text_add(text, "\n");
}

void ap_add_diagnostic(ap_text *text, const ap_diagnostic *diagnostic) {
  add_place(text, diagnostic);
  add_severity(text, diagnostic->severity);
  ap_add_sentence(text, diagnostic, _(ap_diagnostic_template(diagnostic->code)));
  ap_text_add(text, "\n");
}
