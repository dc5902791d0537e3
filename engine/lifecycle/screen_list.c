/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 低位である妥当性が確認された業務については、順次、対象業務一覧に追加する: the list with what was confirmed. */
#include "lifecycle/screen.h"
#include <string.h>

/* Whether the use is the first of a business that goes onto the list. */
static bool is_new_entry(const ap_screening *screening, size_t index) {
  const ap_screened_use *use = &screening->uses[index];
  if (!use->unlisted || use->business != index || !use->confirmed) {
    return false;
  }
  for (size_t i = index; i < screening->assessment->use_count; i++) {
    const ap_screened_use *other = &screening->uses[i];
    if (other->unlisted && other->business == index && !other->low) {
      return false;
    }
  }
  return true;
}

/* The agencies that found the business low in time, each once, as they write themselves. */
static void add_agencies(const ap_screening *screening, size_t index, ap_arena *arena, ap_business *entry) {
  size_t count = screening->assessment->use_count;
  size_t *known = ap_arena_allocate(arena, count, sizeof *known);
  entry->found_low_by = ap_arena_allocate(arena, count, sizeof *entry->found_low_by);
  for (size_t i = index; i < count && known != NULL && entry->found_low_by != NULL; i++) {
    const ap_screened_use *use = &screening->uses[i];
    if (!use->unlisted || use->business != index || ap_date_compare(use->use->assessed, screening->due) > 0) {
      continue;
    }
    size_t same = 0;
    while (same < entry->agency_count && known[same] != use->agency) {
      same++;
    }
    if (same == entry->agency_count) {
      const ap_words *agency = &use->use->agency;
      known[same] = use->agency;
      entry->found_low_by[entry->agency_count++] = agency->ja != NULL ? agency->ja : agency->en;
    }
  }
}

static void add_entry(const ap_screening *screening, size_t index, ap_arena *arena, ap_business_list *list) {
  const ap_use *use = screening->uses[index].use;
  bool has_condition = use->condition.en != NULL || use->condition.ja != NULL;
  ap_business *entry = &list->entries[list->count];
  *entry = (ap_business){.number = ap_business_last_number(list) + 1,
                         .name = use->business,
                         .condition = has_condition ? use->condition : use->business,
                         .split = AP_SPLIT_ASSESSED,
                         .added = screening->assessment->as_of};
  add_agencies(screening, index, arena, entry);
  list->count++;
}

bool ap_screen_extend_list(const ap_screening *screening, ap_arena *arena, ap_business_list *list, size_t *added) {
  const ap_assessment *assessment = screening->assessment;
  const ap_business_list *before = assessment->list;
  *list = *before;
  *added = 0;
  list->arena = (ap_arena){0};
  list->entries = ap_arena_allocate(arena, before->count + assessment->use_count, sizeof *list->entries);
  if (list->entries == NULL) {
    return false;
  }
  memcpy(list->entries, before->entries, before->count * sizeof *list->entries);
  for (size_t i = 0; i < assessment->use_count && screening->service == AP_ELIGIBLE; i++) {
    if (is_new_entry(screening, i)) {
      add_entry(screening, i, arena, list);
      ++*added;
    }
  }
  if (*added > 0) {
    list->revision++;
    list->date = assessment->as_of;
  }
  return !arena->failed;
}
