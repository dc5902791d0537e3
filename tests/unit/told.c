/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "told.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { TOLD_MOST = 64 * 1024 };

__attribute__((format(printf, 2, 3))) static void add(char text[TOLD_MOST], const char *format, ...) {
  size_t length = strlen(text);
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(text + length, TOLD_MOST - length, format, arguments);
  va_end(arguments);
}

static int speaks_of_several_files(const ap_diagnostics *diagnostics) {
  const char *first = NULL;
  for (size_t i = 0; i < ap_diagnostics_count(diagnostics); i++) {
    const char *file = ap_diagnostics_at(diagnostics, i)->file;
    if (file != NULL && first != NULL && strcmp(file, first) != 0) {
      return 1;
    }
    first = file;
  }
  return 0;
}

/* A sentence with a hole in it would be printed with its "{1}". */
static void assert_all_places_are_filled(const ap_diagnostic *entry) {
  const char *sentence = entry->sentence;
  for (const char *brace = strchr(sentence, '{'); brace != NULL; brace = strchr(brace + 1, '{')) {
    if (brace[1] >= '0' && brace[1] <= '9' && brace[2] == '}') {
      assert_true((size_t)(brace[1] - '0') < entry->argument_count);
    }
  }
}

const char *told(const ap_diagnostics *diagnostics) {
  static char text[TOLD_MOST];
  text[0] = '\0';
  int names_files = speaks_of_several_files(diagnostics);
  for (size_t i = 0; i < ap_diagnostics_count(diagnostics); i++) {
    const ap_diagnostic *entry = ap_diagnostics_at(diagnostics, i);
    assert_all_places_are_filled(entry);
    const char *slash = entry->file == NULL ? NULL : strrchr(entry->file, '/');
    if (names_files && entry->file != NULL) {
      add(text, "%s:", slash == NULL ? entry->file : slash + 1);
    }
    add(text, "%llu:%llu %s", (unsigned long long)entry->line, (unsigned long long)entry->column, entry->name);
    for (size_t a = 0; a < entry->argument_count; a++) {
      add(text, "|%s", entry->arguments[a]);
    }
    add(text, "\n");
  }
  return text;
}

void assert_told(const ap_diagnostics *diagnostics, const char *expected) {
  assert_string_equal(told(diagnostics), expected);
}

void write_bytes(const char *name, const void *bytes, size_t length) {
  FILE *file = fopen(name, "wb");
  assert_non_null(file);
  assert_int_equal(fwrite(bytes, 1, length, file), length);
  assert_int_equal(fclose(file), 0);
}

void write_text(const char *name, const char *text) { write_bytes(name, text, strlen(text)); }
