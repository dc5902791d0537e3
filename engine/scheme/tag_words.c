/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scenario's `tags` against its catalog. */
#include "scheme/scenario_parts.h"
#include "support/allocate.h"
#include "support/utf8.h"
#include <stdlib.h>
#include <string.h>

static ap_place place_of(const char *path, const ap_tag_entry *entry) {
  return (ap_place){.file = path, .line = entry->id_mark.line, .column = entry->id_mark.column};
}

/* By item and tag, then as they stand in the file. */
static int compare(const void *left, const void *right) {
  const ap_tag_entry *a = *(const ap_tag_entry *const *)left;
  const ap_tag_entry *b = *(const ap_tag_entry *const *)right;
  int order = strcmp(a->word.id, b->word.id);
  if (order == 0) {
    order = strcmp(a->word.tag, b->word.tag);
  }
  return order != 0 ? order : (a > b) - (a < b);
}

/* `entries` in their order; the first of several is the one that counts. */
static ap_status judge_repeated(const ap_tag_entry *const *entries, size_t count, const char *path,
                                ap_diagnostics *diagnostics) {
  char excerpt[AP_EXCERPT_SIZE];
  ap_status status = AP_OK;
  const ap_tag_entry *first = NULL;
  for (size_t i = 0; i < count; i++) {
    const ap_tag_entry *entry = entries[i];
    if (first == NULL || strcmp(first->word.id, entry->word.id) != 0 || strcmp(first->word.tag, entry->word.tag) != 0) {
      first = entry;
      continue;
    }
    ap_place place = place_of(path, entry);
    ap_diagnose(diagnostics, &place, AP_D_TAG_REPEATED, "%s" AP_NEXT "%s" AP_NEXT "%llu",
                ap_utf8_excerpt(entry->word.id, excerpt), entry->word.tag, (unsigned long long)first->id_mark.line);
    status = AP_BAD_INPUT;
  }
  return status;
}

ap_status ap_judge_tags(const ap_scenario_file *file, const char *path, const ap_catalog *catalog,
                        ap_diagnostics *diagnostics) {
  char excerpt[AP_EXCERPT_SIZE];
  const ap_tag_entry **entries = ap_allocate(file->tag_count, sizeof *entries);
  if (entries == NULL) {
    return AP_MACHINE;
  }
  ap_status status = AP_OK;
  size_t count = 0;
  for (size_t i = 0; i < file->tag_count; i++) {
    const ap_tag_entry *entry = &file->tags[i];
    if (entry->word.id == NULL || entry->word.tag == NULL) {
      continue; /* told when it was read */
    }
    entries[count++] = entry;
    if (ap_catalog_find(catalog, entry->word.id) == NULL) {
      ap_place place = place_of(path, entry);
      ap_diagnose(diagnostics, &place, AP_D_TAG_ITEM, "%s", ap_utf8_excerpt(entry->word.id, excerpt));
      status = AP_BAD_INPUT;
    }
  }
  qsort(entries, count, sizeof *entries, compare);
  ap_status repeated = judge_repeated(entries, count, path, diagnostics);
  ap_release(entries);
  return repeated > status ? repeated : status;
}
