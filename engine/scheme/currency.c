/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheme/currency.h"
#include "support/utf8.h"
#include <string.h>

enum { LETTERS = 3, USUAL_EXPONENT = 2 };

/* Those of ISO 4217 that have not two digits. */
static const struct {
  char code[LETTERS + 1];
  int exponent;
} exponents[] = {
    {"BHD", 3}, {"BIF", 0}, {"CLF", 4}, {"CLP", 0}, {"DJF", 0}, {"GNF", 0}, {"IQD", 3}, {"ISK", 0}, {"JOD", 3},
    {"JPY", 0}, {"KMF", 0}, {"KRW", 0}, {"KWD", 3}, {"LYD", 3}, {"OMR", 3}, {"PYG", 0}, {"RWF", 0}, {"TND", 3},
    {"UGX", 0}, {"UYI", 0}, {"UYW", 4}, {"VND", 0}, {"VUV", 0}, {"XAF", 0}, {"XOF", 0}, {"XPF", 0},
};

int ap_currency_exponent(const char *code) {
  for (size_t i = 0; i < sizeof exponents / sizeof exponents[0]; i++) {
    if (strcmp(exponents[i].code, code) == 0) {
      return exponents[i].exponent;
    }
  }
  return USUAL_EXPONENT;
}

ap_status ap_currency_judge(const char *code, ap_yaml_mark mark, const char *path, ap_diagnostics *diagnostics) {
  if (strlen(code) == LETTERS && strspn(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == LETTERS) {
    return AP_OK;
  }
  char excerpt[AP_EXCERPT_SIZE];
  ap_place place = {.file = path, .line = mark.line, .column = mark.column};
  ap_diagnose(diagnostics, &place, AP_D_CURRENCY, "%s", ap_utf8_excerpt(code, excerpt));
  return AP_BAD_INPUT;
}
