/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/diagnose.h"
#include "support/allocate.h"
#include "support/arena.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { KEPT_PER_FILE = 100, SEVERITIES = AP_NOTE + 1 };

typedef struct file_tally {
  const char *file;
  unsigned errors;
  unsigned others;
} file_tally;

typedef struct entry {
  ap_diagnostic diagnostic;
  size_t part;
  size_t file_order; /* files in the order in which they were first complained of */
  size_t order;
} entry;

struct ap_diagnostics {
  ap_arena arena;
  entry *entries;
  size_t count, capacity;
  file_tally *files;
  size_t file_count, file_capacity;
  uint64_t totals[SEVERITIES];
  size_t part; /* that is under way */
  int sorted;
  int lost; /* memory ran short over one of them */
  const ap_witness *witness;
};

static const struct {
  ap_severity severity;
  const char *name;
  const char *sentence;
} codes[] = {
#define AP_CODE_ROW(enumerator, severity, name, sentence) {severity, name, sentence},
    AP_DIAGNOSTIC_CODES(AP_CODE_ROW)
#undef AP_CODE_ROW
};

ap_severity ap_diagnostic_severity(ap_diagnostic_code code) { return codes[code].severity; }

const char *ap_diagnostic_name(ap_diagnostic_code code) { return codes[code].name; }

const char *ap_diagnostic_template(ap_diagnostic_code code) { return codes[code].sentence; }

ap_diagnostics *ap_diagnostics_new(void) { return ap_allocate(1, sizeof(ap_diagnostics)); }

void ap_diagnostics_free(ap_diagnostics *list) {
  if (list == NULL) {
    return;
  }
  ap_arena_free(&list->arena);
  ap_release(list->entries);
  ap_release(list->files);
  ap_release(list);
}

static file_tally *tally_of(ap_diagnostics *list, const char *file) {
  for (size_t i = 0; i < list->file_count; i++) {
    const char *known = list->files[i].file;
    if (known == file || (known != NULL && file != NULL && strcmp(known, file) == 0)) {
      return &list->files[i];
    }
  }
  void *files = list->files;
  if (!ap_grow(&files, &list->file_capacity, list->file_count + 1, sizeof *list->files)) {
    return NULL;
  }
  list->files = files;
  list->files[list->file_count] = (file_tally){.file = ap_arena_copy(&list->arena, file)};
  return &list->files[list->file_count++];
}

static void split_arguments(ap_diagnostic *diagnostic, char *arguments) {
  while (arguments != NULL && diagnostic->argument_count < AP_DIAGNOSTIC_ARGUMENTS) {
    diagnostic->arguments[diagnostic->argument_count++] = arguments;
    char *next = strchr(arguments, AP_NEXT[0]);
    if (next != NULL) {
      *next++ = '\0';
    }
    arguments = next;
  }
}

static void add(ap_diagnostics *list, const ap_place *place, ap_diagnostic_code code, char *arguments) {
  static const ap_place nowhere = {0};
  if (place == NULL) {
    place = &nowhere;
  }
  ap_severity severity = codes[code].severity;
  list->totals[severity]++;
  file_tally *tally = tally_of(list, place->file);
  void *entries = list->entries;
  if (tally == NULL || !ap_grow(&entries, &list->capacity, list->count + 1, sizeof *list->entries)) {
    list->lost = 1;
    return;
  }
  list->entries = entries;
  unsigned *kept = severity == AP_ERROR ? &tally->errors : &tally->others;
  if (*kept >= KEPT_PER_FILE) {
    return;
  }
  (*kept)++;
  entry *added = &list->entries[list->count];
  *added = (entry){.part = list->part, .file_order = (size_t)(tally - list->files), .order = list->count};
  added->diagnostic = (ap_diagnostic){.severity = severity,
                                      .name = codes[code].name,
                                      .sentence = codes[code].sentence,
                                      .file = tally->file,
                                      .line = place->line,
                                      .column = place->column,
                                      .pointer = ap_arena_copy(&list->arena, place->pointer)};
  split_arguments(&added->diagnostic, arguments);
  list->count++;
  list->sorted = 0;
}

void ap_diagnose_values(ap_diagnostics *list, const ap_place *place, ap_diagnostic_code code, const char *format,
                        va_list values) {
  va_list again;
  va_copy(again, values);
  int length = vsnprintf(NULL, 0, format, again);
  va_end(again);
  char *text = length < 0 ? NULL : ap_arena_allocate(&list->arena, (size_t)length + 1, 1);
  if (text != NULL) {
    vsnprintf(text, (size_t)length + 1, format, values);
  }
  add(list, place, code, text);
}

void ap_diagnose(ap_diagnostics *list, const ap_place *place, ap_diagnostic_code code, const char *format, ...) {
  va_list values;
  va_start(values, format);
  ap_diagnose_values(list, place, code, format, values);
  va_end(values);
}

void ap_diagnostics_begin_part(ap_diagnostics *list) { list->part++; }

void ap_diagnostics_lose(ap_diagnostics *list) { list->lost = 1; }

void ap_diagnostics_set_witness(ap_diagnostics *list, const ap_witness *witness) { list->witness = witness; }

const ap_witness *ap_diagnostics_witness(const ap_diagnostics *list) { return list->witness; }

bool ap_diagnostics_lost(const ap_diagnostics *list) { return list->lost || list->arena.failed; }

void ap_diagnose_plain(ap_diagnostics *list, const ap_place *place, ap_diagnostic_code code) {
  add(list, place, code, NULL);
}

static int compare_entries(const void *left, const void *right) {
  const entry *a = left;
  const entry *b = right;
  const uint64_t keys[][2] = {{a->part, b->part},
                              {a->file_order, b->file_order},
                              {a->diagnostic.line, b->diagnostic.line},
                              {a->diagnostic.column, b->diagnostic.column},
                              {a->order, b->order}};
  for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
    if (keys[i][0] != keys[i][1]) {
      return keys[i][0] < keys[i][1] ? -1 : 1;
    }
  }
  return 0;
}

size_t ap_diagnostics_count(const ap_diagnostics *list) { return list->count; }

/* Sorting is put off until somebody reads: the list is logically the same before and after. */
static void sort(ap_diagnostics *list) {
  if (!list->sorted && list->count > 1) {
    qsort(list->entries, list->count, sizeof *list->entries, compare_entries);
  }
  list->sorted = 1;
}

const ap_diagnostic *ap_diagnostics_at(const ap_diagnostics *list, size_t index) {
  sort((ap_diagnostics *)list);
  return &list->entries[index].diagnostic;
}

uint64_t ap_diagnostics_total(const ap_diagnostics *list, ap_severity severity) { return list->totals[severity]; }
