/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words what is wrong with a catalog, each fault with its place, all of them in one run:
 *
 *   cc tell_faults.c $(pkg-config --cflags --libs auditplan) -o tell_faults && ./tell_faults catalog.csv
 */
#include <auditplan/catalog.h>
#include <auditplan/diagnostics.h>
#include <inttypes.h>
#include <stdio.h>

static const char *const severities[] = {[AP_ERROR] = "error", [AP_WARNING] = "warning", [AP_NOTE] = "note"};

static void print_place(const ap_diagnostic *diagnostic) {
  if (diagnostic->file != NULL) {
    printf("%s:", diagnostic->file);
  }
  if (diagnostic->pointer != NULL) {
    printf("%s:", diagnostic->pointer); /* of JSON */
  } else if (diagnostic->line != 0) {
    printf("%" PRIu64 ":", diagnostic->line);
    if (diagnostic->column != 0) {
      printf("%" PRIu64 ":", diagnostic->column);
    }
  }
}

/* The sentence with its arguments in the places {0} to {5}. A program in another language gives the sentence to gettext
 * before it fills it. */
static void print_sentence(const ap_diagnostic *diagnostic) {
  for (const char *at = diagnostic->sentence; *at != '\0'; at++) {
    size_t argument = at[0] == '{' && at[1] >= '0' && at[1] <= '9' && at[2] == '}' ? (size_t)(at[1] - '0') : SIZE_MAX;
    if (argument < diagnostic->argument_count) {
      fputs(diagnostic->arguments[argument], stdout);
      at += 2;
    } else {
      putchar(*at);
    }
  }
}

int main(int count, char **arguments) {
  if (count < 2) {
    fprintf(stderr, "usage: tell_faults CATALOG\n");
    return AP_BAD_INPUT;
  }
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  if (diagnostics == NULL) {
    return AP_MACHINE;
  }
  ap_catalog *catalog = NULL;
  ap_status status = ap_catalog_read(arguments[1], diagnostics, &catalog);
  for (size_t i = 0; i < ap_diagnostics_count(diagnostics); i++) {
    const ap_diagnostic *diagnostic = ap_diagnostics_at(diagnostics, i);
    print_place(diagnostic);
    printf(" %s: ", severities[diagnostic->severity]);
    print_sentence(diagnostic);
    putchar('\n');
  }
  printf("%" PRIu64 " errors\n", ap_diagnostics_total(diagnostics, AP_ERROR));
  ap_catalog_free(catalog);
  ap_diagnostics_free(diagnostics);
  return (int)status;
}
