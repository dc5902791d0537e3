/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheme/businesses.h"
#include "support/allocate.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

const char *const ap_split_names[] = {
    [AP_SPLIT_OURS] = "ours", [AP_SPLIT_OFFICIAL] = "official", [AP_SPLIT_ASSESSED] = "assessed", NULL};

/* clang-format off */
static const ap_yaml_field example_fields[] = {
    {.key = "en", .kind = AP_YAML_TEXT, .offset = offsetof(ap_words, en)},
    {.key = "ja", .kind = AP_YAML_TEXT, .offset = offsetof(ap_words, ja)},
};
static const ap_yaml_table example_table = {example_fields, COUNT(example_fields), sizeof(ap_words), NULL};

static const ap_yaml_field entry_fields[] = {
    {.key = "number", .kind = AP_YAML_INTEGER, .required = true, .offset = offsetof(ap_business, number),
     .least = 1, .most = AP_BUSINESS_NUMBER_MOST, .mark = offsetof(ap_business, number_mark)},
    {.key = "name", .kind = AP_YAML_WORDS, .required = true, .offset = offsetof(ap_business, name)},
    {.key = "condition", .kind = AP_YAML_WORDS, .required = true, .offset = offsetof(ap_business, condition)},
    {.key = "examples", .kind = AP_YAML_SEQUENCE, .offset = offsetof(ap_business, examples),
     .count = offsetof(ap_business, example_count), .table = &example_table},
    {.key = "exclusion", .kind = AP_YAML_WORDS, .offset = offsetof(ap_business, exclusion)},
    {.key = "split", .kind = AP_YAML_CHOICE, .required = true, .offset = offsetof(ap_business, split),
     .names = ap_split_names},
    {.key = "added", .kind = AP_YAML_DATE, .offset = offsetof(ap_business, added)},
    {.key = "found_low_by", .kind = AP_YAML_TEXTS, .offset = offsetof(ap_business, found_low_by),
     .count = offsetof(ap_business, agency_count)},
};
static const ap_yaml_table entry_table = {entry_fields, COUNT(entry_fields), sizeof(ap_business), NULL};

static const ap_yaml_field source_fields[] = {
    {.key = "document", .kind = AP_YAML_TEXT, .required = true, .offset = offsetof(ap_business_source, document)},
    {.key = "clause", .kind = AP_YAML_TEXT, .offset = offsetof(ap_business_source, clause)},
};
static const ap_yaml_table source_table = {source_fields, COUNT(source_fields), sizeof(ap_business_source), NULL};

static const ap_yaml_field list_fields[] = {
    AP_YAML_VERSION_FIELD,
    {.key = "id", .kind = AP_YAML_NAME, .required = true, .offset = offsetof(ap_business_list, id)},
    {.key = "title", .kind = AP_YAML_WORDS, .required = true, .offset = offsetof(ap_business_list, title)},
    {.key = "edition", .kind = AP_YAML_TEXT, .required = true, .offset = offsetof(ap_business_list, edition)},
    {.key = "revision", .kind = AP_YAML_INTEGER, .required = true, .offset = offsetof(ap_business_list, revision),
     .least = 1, .most = AP_REVISION_MOST},
    {.key = "date", .kind = AP_YAML_DATE, .required = true, .offset = offsetof(ap_business_list, date)},
    {.key = "source", .kind = AP_YAML_MAPPING, .offset = offsetof(ap_business_list, source), .table = &source_table},
    {.key = "note", .kind = AP_YAML_WORDS, .offset = offsetof(ap_business_list, note)},
    {.key = "entries", .kind = AP_YAML_SEQUENCE, .required = true, .offset = offsetof(ap_business_list, entries),
     .count = offsetof(ap_business_list, count), .table = &entry_table},
};
static const ap_yaml_table list_table = {list_fields, COUNT(list_fields), sizeof(ap_business_list), NULL};
/* clang-format on */

const ap_business *ap_business_numbered(const ap_business_list *list, int32_t number) {
  for (size_t i = 0; i < list->count; i++) {
    if (list->entries[i].number == number) {
      return &list->entries[i];
    }
  }
  return NULL;
}

int32_t ap_business_last_number(const ap_business_list *list) {
  int32_t last = 0;
  for (size_t i = 0; i < list->count; i++) {
    last = list->entries[i].number > last ? list->entries[i].number : last;
  }
  return last;
}

static ap_status judge(const ap_business_list *list, ap_diagnostics *diagnostics) {
  ap_status status = AP_OK;
  for (size_t i = 0; i < list->count; i++) {
    const ap_business *entry = &list->entries[i];
    const ap_business *first = ap_business_numbered(list, entry->number);
    if (first != entry) {
      ap_place place = {.file = list->file, .line = entry->number_mark.line, .column = entry->number_mark.column};
      ap_diagnose(diagnostics, &place, AP_D_BUSINESS_REPEATED, "%d" AP_NEXT "%llu", (int)entry->number,
                  (unsigned long long)first->number_mark.line);
      status = AP_BAD_INPUT;
    }
  }
  return status;
}

static ap_status read_into(ap_business_list *list, const char *path, ap_diagnostics *diagnostics) {
  ap_arena arena = {0};
  ap_status status = ap_yaml_read_file(path, "a list of target businesses", &list_table, &arena, diagnostics, list);
  list->arena = arena;
  list->file = ap_arena_copy(&list->arena, path);
  if (status != AP_OK) {
    return status;
  }
  return list->file == NULL ? AP_MACHINE : judge(list, diagnostics);
}

ap_status ap_business_list_read(const char *path, ap_diagnostics *diagnostics, ap_business_list **list) {
  *list = ap_allocate(1, sizeof **list);
  ap_status status = *list == NULL ? AP_MACHINE : read_into(*list, path, diagnostics);
  if (status == AP_MACHINE && ap_diagnostics_total(diagnostics, AP_ERROR) == 0) {
    ap_diagnose_plain(diagnostics, NULL, AP_D_OUT_OF_MEMORY);
  }
  if (status != AP_OK) {
    ap_business_list_free(*list);
    *list = NULL;
  }
  return status;
}

void ap_business_list_free(ap_business_list *list) {
  if (list != NULL) {
    ap_arena_free(&list->arena);
    ap_release(list);
  }
}
