/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a scenario's `pins`, `together` and `caps`. */
#include "scheme/constraints_file.h"
#include "scheme/names.h"
#include "support/glob.h"
#include "support/utf8.h"
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

enum { MINUTES_OF_AN_HOUR = 60, BOTH_TRACKS = 1U << AP_EXTERNAL | 1U << AP_INTERNAL };

/* clang-format off */
#define ITEMS(entry) \
    {.key = "ids", .kind = AP_YAML_TEXTS, .required = true, .offset = offsetof(entry, items.ids), \
     .count = offsetof(entry, items.id_count), .mark = offsetof(entry, items.ids_mark)}, \
    {.key = "track", .kind = AP_YAML_CHOICES, .offset = offsetof(entry, items.tracks), .names = ap_track_names}
#define YEARS(entry, name, member) \
    {.key = name, .kind = AP_YAML_INTEGERS, .offset = offsetof(entry, member.years), \
     .count = offsetof(entry, member.count), .least = AP_START_YEAR_LEAST, \
     .most = AP_START_YEAR_MOST + AP_YEARS_MOST - 1}

static const ap_yaml_field pin_fields[] = {
    ITEMS(ap_pin_entry),
    YEARS(ap_pin_entry, "must", must),
    YEARS(ap_pin_entry, "not", never),
    YEARS(ap_pin_entry, "only", only),
    {.key = "why", .kind = AP_YAML_TEXT, .offset = offsetof(ap_pin_entry, why)},
};
const ap_yaml_table ap_pin_table = {pin_fields, COUNT(pin_fields), sizeof(ap_pin_entry), NULL};

static const ap_yaml_field together_fields[] = {
    ITEMS(ap_together_entry),
    {.key = "name", .kind = AP_YAML_TEXT, .required = true, .offset = offsetof(ap_together_entry, name)},
};
const ap_yaml_table ap_together_table = {together_fields, COUNT(together_fields), sizeof(ap_together_entry), NULL};

static const ap_yaml_field cap_fields[] = {
    {.key = "track", .kind = AP_YAML_CHOICE, .required = true, .offset = offsetof(ap_cap_entry, track),
     .mark = offsetof(ap_cap_entry, track_mark), .names = ap_track_names},
    YEARS(ap_cap_entry, "years", years),
    {.key = "hours", .kind = AP_YAML_INTEGER, .offset = offsetof(ap_cap_entry, hours), .least = 1,
     .most = INT32_MAX / MINUTES_OF_AN_HOUR},
    {.key = "minutes", .kind = AP_YAML_INTEGER, .offset = offsetof(ap_cap_entry, minutes), .least = 1,
     .most = INT32_MAX},
    {.key = "why", .kind = AP_YAML_TEXT, .offset = offsetof(ap_cap_entry, why)},
};
const ap_yaml_table ap_cap_table = {cap_fields, COUNT(cap_fields), sizeof(ap_cap_entry), NULL};
/* clang-format on */

/* Where faults are told. */
typedef struct judge {
  const char *path;
  int start_year;
  ap_diagnostics *diagnostics;
  ap_status status;
} judge;

static ap_place fault(judge *judging, ap_yaml_mark mark) {
  judging->status = AP_BAD_INPUT;
  return (ap_place){.file = judging->path, .line = mark.line, .column = mark.column};
}

static void judge_years(judge *judging, const ap_year_list *list) {
  int last = judging->start_year + AP_YEARS_MOST - 1;
  for (size_t i = 0; i < list->count; i++) {
    const ap_yaml_integer *year = &list->years[i];
    if (year->value < judging->start_year || year->value > last) {
      ap_place place = fault(judging, year->mark);
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

static void judge_pin(judge *judging, const ap_pin_entry *pin) {
  const ap_year_list *const lists[] = {&pin->must, &pin->never, &pin->only};
  size_t years = 0;
  for (size_t i = 0; i < COUNT(lists); i++) {
    judge_years(judging, lists[i]);
    years += lists[i]->count;
  }
  if (years == 0) {
    ap_place place = fault(judging, pin->items.ids_mark);
    ap_diagnose_plain(judging->diagnostics, &place, AP_D_PIN_EMPTY);
  }
  for (size_t i = 0; i < pin->must.count; i++) {
    const ap_yaml_integer *year = &pin->must.years[i];
    if (has_year(&pin->never, year->value) || (pin->only.count > 0 && !has_year(&pin->only, year->value))) {
      ap_place place = fault(judging, year->mark);
      ap_diagnose(judging->diagnostics, &place, AP_D_PIN_CONTRADICTION, "%d", (int)year->value);
    }
  }
}

static void judge_cap(judge *judging, const ap_cap_entry *cap) {
  judge_years(judging, &cap->years);
  if ((cap->hours == 0) == (cap->minutes == 0)) {
    ap_place place = fault(judging, cap->track_mark);
    ap_diagnose_plain(judging->diagnostics, &place, cap->hours == 0 ? AP_D_CAP_EMPTY : AP_D_CAP_TWICE);
  }
}

ap_status ap_constraints_judge(const ap_constraints_file *file, int start_year, const char *path,
                               ap_diagnostics *diagnostics) {
  judge judging = {.path = path, .start_year = start_year, .diagnostics = diagnostics, .status = AP_OK};
  for (size_t i = 0; i < file->pin_count; i++) {
    judge_pin(&judging, &file->pins[i]);
  }
  for (size_t i = 0; i < file->cap_count; i++) {
    judge_cap(&judging, &file->caps[i]);
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

static void judge_ids(judge *judging, const ap_chosen_entry *entry, const ap_catalog *catalog) {
  for (size_t i = 0; i < entry->id_count; i++) {
    const char *glob = entry->ids[i];
    if (glob != NULL && !stands_for_an_item(glob, catalog)) {
      char excerpt[AP_EXCERPT_SIZE];
      ap_place place = fault(judging, entry->ids_mark);
      ap_diagnose(judging->diagnostics, &place, AP_D_CONSTRAINT_IDS, "%s", ap_utf8_excerpt(glob, excerpt));
    }
  }
}

ap_status ap_constraints_judge_ids(const ap_constraints_file *file, const ap_catalog *catalog, const char *path,
                                   ap_diagnostics *diagnostics) {
  judge judging = {.path = path, .diagnostics = diagnostics, .status = AP_OK};
  for (size_t i = 0; i < file->pin_count; i++) {
    judge_ids(&judging, &file->pins[i].items, catalog);
  }
  for (size_t i = 0; i < file->together_count; i++) {
    judge_ids(&judging, &file->together[i].items, catalog);
  }
  return judging.status;
}

/* Years that are out of range were told, and are left out. */
static ap_years years_of(const ap_year_list *list, int start_year) {
  ap_years years = 0;
  for (size_t i = 0; i < list->count; i++) {
    int offset = list->years[i].value - start_year;
    if (offset >= 0 && offset < AP_YEARS_MOST) {
      years |= (ap_years)1 << offset;
    }
  }
  return years;
}

static ap_chosen_items chosen_of(const ap_chosen_entry *entry) {
  return (ap_chosen_items){
      .ids = entry->ids, .id_count = entry->id_count, .tracks = entry->tracks == 0 ? BOTH_TRACKS : entry->tracks};
}

static ap_pin pin_of(const ap_pin_entry *entry, int start_year) {
  return (ap_pin){.items = chosen_of(&entry->items),
                  .must = years_of(&entry->must, start_year),
                  .never = years_of(&entry->never, start_year),
                  .only = years_of(&entry->only, start_year),
                  .why = entry->why,
                  .line = entry->items.ids_mark.line};
}

static ap_cap cap_of(const ap_cap_entry *entry, int start_year) {
  return (ap_cap){.track = (unsigned)entry->track,
                  .years = entry->years.count == 0 ? ~(ap_years)0 : years_of(&entry->years, start_year),
                  .minutes = entry->hours == 0 ? entry->minutes : (int64_t)entry->hours * MINUTES_OF_AN_HOUR,
                  .why = entry->why,
                  .line = entry->track_mark.line};
}

void ap_constraints_fill(const ap_constraints_file *file, int start_year, ap_arena *arena,
                         ap_constraints *constraints) {
  constraints->pins = ap_arena_allocate(arena, file->pin_count, sizeof *constraints->pins);
  constraints->together = ap_arena_allocate(arena, file->together_count, sizeof *constraints->together);
  constraints->caps = ap_arena_allocate(arena, file->cap_count, sizeof *constraints->caps);
  if (arena->failed) {
    return;
  }
  for (; constraints->pin_count < file->pin_count; constraints->pin_count++) {
    constraints->pins[constraints->pin_count] = pin_of(&file->pins[constraints->pin_count], start_year);
  }
  for (; constraints->together_count < file->together_count; constraints->together_count++) {
    const ap_together_entry *entry = &file->together[constraints->together_count];
    constraints->together[constraints->together_count] =
        (ap_together){.items = chosen_of(&entry->items), .name = entry->name, .line = entry->items.ids_mark.line};
  }
  for (; constraints->cap_count < file->cap_count; constraints->cap_count++) {
    constraints->caps[constraints->cap_count] = cap_of(&file->caps[constraints->cap_count], start_year);
  }
}
