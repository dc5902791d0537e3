/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Judges a scenario's constraints as they were read. */
#include "scheme/constraints_file.h"
#include "scheme/judge.h"
#include "scheme/names.h"
#include "support/glob.h"
#include "support/utf8.h"
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static void judge_years(ap_judge *judging, const ap_year_list *list) {
  int last = judging->start_year + AP_YEARS_MOST - 1;
  for (size_t i = 0; i < list->count; i++) {
    const ap_yaml_integer *year = &list->years[i];
    if (year->value < judging->start_year || year->value > last) {
      ap_place place = ap_judge_fault(judging, year->mark);
      ap_diagnose(judging->diagnostics, &place, AP_D_CONSTRAINT_YEAR, "%d" AP_NEXT "%d" AP_NEXT "%d", (int)year->value,
                  judging->start_year, last);
    }
  }
}

static bool has_year(const ap_year_list *list, int32_t year) {
  for (size_t i = 0; i < list->count; i++) {
    if (list->years[i].value == year) {
      return true;
    }
  }
  return false;
}

static void judge_pin(ap_judge *judging, const ap_pin_entry *pin) {
  const ap_year_list *const lists[] = {&pin->must, &pin->never, &pin->only};
  size_t years = 0;
  for (size_t i = 0; i < COUNT(lists); i++) {
    judge_years(judging, lists[i]);
    years += lists[i]->count;
  }
  if (years == 0) {
    ap_place place = ap_judge_fault(judging, pin->items.ids_mark);
    ap_diagnose_plain(judging->diagnostics, &place, AP_D_PIN_EMPTY);
  }
  for (size_t i = 0; i < pin->must.count; i++) {
    const ap_yaml_integer *year = &pin->must.years[i];
    if (has_year(&pin->never, year->value) || (pin->only.count > 0 && !has_year(&pin->only, year->value))) {
      ap_place place = ap_judge_fault(judging, year->mark);
      ap_diagnose(judging->diagnostics, &place, AP_D_PIN_CONTRADICTION, "%d", (int)year->value);
    }
  }
}

static void judge_set_up(ap_judge *judging, const ap_set_up_entry *set_up) {
  if (set_up->hours != 0 && set_up->minutes != 0) {
    ap_place place = ap_judge_fault(judging, set_up->items.ids_mark);
    ap_diagnose_plain(judging->diagnostics, &place, AP_D_SET_UP_TWICE);
  } else if (set_up->hours == 0 && set_up->minutes == 0 && set_up->money == 0) {
    ap_place place = ap_judge_fault(judging, set_up->items.ids_mark);
    ap_diagnose_plain(judging->diagnostics, &place, AP_D_SET_UP_EMPTY);
  }
}

static bool concerns(int track, int of) { return track == of || track == AP_TRACKS || of == AP_TRACKS; }

static bool has_rate(const ap_constraints_file *file, int track) {
  for (size_t i = 0; i < file->rate_count; i++) {
    if (file->rates[i].skill == NULL && concerns(file->rates[i].track, track)) {
      return true;
    }
  }
  return false;
}

static void judge_rates_of_cap(ap_judge *judging, const ap_constraints_file *file, const ap_cap_entry *cap) {
  for (int track = 0; track < AP_TRACKS && cap->money != 0; track++) {
    if (concerns(cap->track, track) && !has_rate(file, track)) {
      ap_place place = ap_judge_fault(judging, cap->track_mark);
      ap_diagnose(judging->diagnostics, &place, AP_D_CAP_NO_RATE, "%s", ap_track_names[track]);
    }
  }
}

static void judge_cap(ap_judge *judging, const ap_constraints_file *file, const ap_cap_entry *cap) {
  judge_years(judging, &cap->years);
  int given = (cap->hours != 0) + (cap->minutes != 0) + (cap->money != 0);
  if (given != 1) {
    ap_place place = ap_judge_fault(judging, cap->track_mark);
    ap_diagnose_plain(judging->diagnostics, &place, given == 0 ? AP_D_CAP_EMPTY : AP_D_CAP_TWICE);
  }
  judge_rates_of_cap(judging, file, cap);
}

static void judge_rate(ap_judge *judging, const ap_constraints_file *file, size_t index) {
  const ap_rate_entry *rate = &file->rates[index];
  for (size_t i = 0; i < index; i++) {
    if (concerns(file->rates[i].track, rate->track) && ap_same_skill(file->rates[i].skill, rate->skill)) {
      ap_place place = ap_judge_fault(judging, rate->track_mark);
      ap_diagnose(judging->diagnostics, &place, AP_D_RATE_TWICE, "%llu",
                  (unsigned long long)file->rates[i].track_mark.line);
      return;
    }
  }
}

ap_status ap_constraints_judge(const ap_constraints_file *file, int start_year, const char *path,
                               ap_diagnostics *diagnostics) {
  ap_judge judging = {.path = path, .start_year = start_year, .diagnostics = diagnostics, .status = AP_OK};
  for (size_t i = 0; i < file->pin_count; i++) {
    judge_pin(&judging, &file->pins[i]);
  }
  for (size_t i = 0; i < file->set_up_count; i++) {
    judge_set_up(&judging, &file->set_ups[i]);
  }
  for (size_t i = 0; i < file->cap_count; i++) {
    judge_cap(&judging, file, &file->caps[i]);
  }
  for (size_t i = 0; i < file->rate_count; i++) {
    judge_rate(&judging, file, i);
  }
  return judging.status;
}

static bool stands_for_an_item(const char *glob, const ap_catalog *catalog) {
  if (strpbrk(glob, "*?") == NULL) {
    return ap_catalog_find(catalog, glob) != NULL;
  }
  for (size_t i = 0; i < catalog->count; i++) {
    if (ap_glob_matches(glob, catalog->items[i].id)) {
      return true;
    }
  }
  return false;
}

static void judge_ids(ap_judge *judging, const ap_chosen_entry *entry, const ap_catalog *catalog) {
  for (size_t i = 0; i < entry->id_count; i++) {
    const char *glob = entry->ids[i];
    if (glob != NULL && !stands_for_an_item(glob, catalog)) {
      char excerpt[AP_EXCERPT_SIZE];
      ap_place place = ap_judge_fault(judging, entry->ids_mark);
      ap_diagnose(judging->diagnostics, &place, AP_D_CONSTRAINT_IDS, "%s", ap_utf8_excerpt(glob, excerpt));
    }
  }
}

static bool is_of_an_item(const char *skill, const ap_catalog *catalog) {
  for (size_t i = 0; i < catalog->count; i++) {
    if (ap_same_skill(catalog->items[i].skill, skill)) {
      return true;
    }
  }
  return false;
}

/* No fault: what is said of many services may name skills that one of them has no use for. */
static void note_skill(const ap_judge *judging, const char *skill, const ap_yaml_mark *mark,
                       const ap_catalog *catalog) {
  if (skill != NULL && !is_of_an_item(skill, catalog)) {
    char excerpt[AP_EXCERPT_SIZE];
    ap_place place = {.file = judging->path, .line = mark->line, .column = mark->column};
    ap_diagnose(judging->diagnostics, &place, AP_D_SKILL_OF_NO_ITEM, "%s", ap_utf8_excerpt(skill, excerpt));
  }
}

ap_status ap_constraints_judge_ids(const ap_constraints_file *file, const ap_catalog *catalog, const char *path,
                                   ap_diagnostics *diagnostics) {
  ap_judge judging = {.path = path, .diagnostics = diagnostics, .status = AP_OK};
  for (size_t i = 0; i < file->pin_count; i++) {
    judge_ids(&judging, &file->pins[i].items, catalog);
  }
  for (size_t i = 0; i < file->together_count; i++) {
    judge_ids(&judging, &file->together[i].items, catalog);
  }
  for (size_t i = 0; i < file->apart_count; i++) {
    judge_ids(&judging, &file->apart[i].items, catalog);
  }
  for (size_t i = 0; i < file->set_up_count; i++) {
    judge_ids(&judging, &file->set_ups[i].items, catalog);
  }
  for (size_t i = 0; i < file->cap_count; i++) {
    note_skill(&judging, file->caps[i].skill, &file->caps[i].skill_mark, catalog);
  }
  for (size_t i = 0; i < file->rate_count; i++) {
    note_skill(&judging, file->rates[i].skill, &file->rates[i].skill_mark, catalog);
  }
  return judging.status;
}
