/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/sentence.h"
#include "output/fill.h"
#include "output/printable.h"
#include "output/translate.h"
#include <string.h>

void ap_add_place(ap_text *text, const ap_diagnostic *diagnostic) {
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
}

static void add_severity(ap_text *text, ap_severity severity) {
  if (severity == AP_WARNING) {
    AP_FILL(text, "{0}: ", _("warning"));
  } else if (severity == AP_NOTE) {
    AP_FILL(text, "{0}: ", _("note"));
  }
}

/* Arguments that are no words of whoever wrote the input: what was found or expected, tracks, and what the system says.
 */
static const char *const fragments[] = {
    N_("a catalog with a header line, or one in OSCAL"),
    N_("a history of audits"),
    N_("a list of sources"),
    N_("a list of target businesses"),
    N_("a manifest of evidence"),
    N_("a number with a fraction"),
    N_("a number"),
    N_("a plan, CSV or JSON"),
    N_("a scenario"),
    N_("a scheme"),
    N_("a text"),
    N_("a whole number"),
    N_("an array"),
    N_("an assessment"),
    N_("an object"),
    N_("external"),
    N_("external+internal"),
    N_("internal"),
    N_("plan.csv or plan.json"),
    N_("tag rules"),
    N_("what the catalog is"),
    N_("Bad file descriptor"),
    N_("Broken pipe"),
    N_("File name too long"),
    N_("Input/output error"),
    N_("Is a directory"),
    N_("No space left on device"),
    N_("No such file or directory"),
    N_("Not a directory"),
    N_("Permission denied"),
    N_("Read-only file system"),
    N_("Too many levels of symbolic links"),
};

const char *ap_fragment(const char *argument) {
  for (size_t i = 0; i < sizeof fragments / sizeof fragments[0]; i++) {
    if (strcmp(fragments[i], argument) == 0) {
      return _(fragments[i]);
    }
  }
  return argument;
}

/* Whether the sentence has the place in quotes: then it is somebody's own words, whatever they are. */
static bool is_quoted(const char *sentence, size_t place) {
  const char quoted[] = {'"', '{', (char)('0' + place), '}', '"', '\0'};
  return strstr(sentence, quoted) != NULL;
}

void ap_add_sentence(ap_text *text, const ap_diagnostic *diagnostic, bool translated) {
  ap_text printable[AP_DIAGNOSTIC_ARGUMENTS] = {0};
  const char *arguments[AP_DIAGNOSTIC_ARGUMENTS];
  const char *sentence = diagnostic->sentence;
  for (size_t i = 0; i < diagnostic->argument_count; i++) {
    const char *argument = diagnostic->arguments[i];
    ap_add_printable(&printable[i], translated && !is_quoted(sentence, i) ? ap_fragment(argument) : argument);
    arguments[i] = printable[i].failed ? "" : printable[i].bytes;
  }
  ap_fill_from(text, translated ? _(sentence) : sentence, diagnostic->argument_count, arguments);
  for (size_t i = 0; i < diagnostic->argument_count; i++) {
    text->failed = text->failed || printable[i].failed;
    ap_text_free(&printable[i]);
  }
}

void ap_add_breach(ap_text *text, const ap_diagnostic *diagnostic) {
  ap_add_place(text, diagnostic);
  ap_text_add(text, ": ");
  ap_add_sentence(text, diagnostic, true);
  ap_text_add(text, "\n");
}

void ap_add_diagnostic(ap_text *text, const ap_diagnostic *diagnostic) {
  ap_add_place(text, diagnostic);
  ap_text_add(text, ": ");
  add_severity(text, diagnostic->severity);
  ap_add_sentence(text, diagnostic, true);
  ap_text_add(text, "\n");
}
