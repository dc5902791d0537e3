/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Constraints that were read and judged, as the other stages see them. */
#include "scheme/constraints_file.h"

enum { BOTH_TRACKS = 1U << AP_EXTERNAL | 1U << AP_INTERNAL };

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

static unsigned tracks_of(int track) { return track == AP_TRACKS ? BOTH_TRACKS : 1U << track; }

static int64_t minutes_of(int32_t hours, int32_t minutes) {
  return hours == 0 ? minutes : (int64_t)hours * AP_MINUTES_OF_AN_HOUR;
}

static ap_set_up set_up_of(const ap_set_up_entry *entry) {
  return (ap_set_up){.items = chosen_of(&entry->items),
                     .name = entry->name,
                     .minutes = minutes_of(entry->hours, entry->minutes),
                     .fee = entry->money,
                     .line = entry->items.ids_mark.line};
}

static ap_cap cap_of(const ap_cap_entry *entry, int start_year) {
  bool in_money = entry->money != 0;
  return (ap_cap){.tracks = tracks_of(entry->track),
                  .skill = entry->skill,
                  .years = entry->years.count == 0 ? ~(ap_years)0 : years_of(&entry->years, start_year),
                  .in_money = in_money,
                  .most = in_money ? (int64_t)entry->money * AP_MINUTES_OF_AN_HOUR
                                   : minutes_of(entry->hours, entry->minutes),
                  .why = entry->why,
                  .line = entry->track_mark.line};
}

static ap_rate rate_of(const ap_rate_entry *entry) {
  return (ap_rate){.tracks = tracks_of(entry->track),
                   .skill = entry->skill,
                   .per_hour = entry->per_hour,
                   .line = entry->track_mark.line};
}

void ap_constraints_fill(const ap_constraints_file *file, int start_year, ap_arena *arena, ap_constraints *made) {
  *made = (ap_constraints){.external_counts = file->external_counts};
  made->pins = ap_arena_allocate(arena, file->pin_count, sizeof *made->pins);
  made->together = ap_arena_allocate(arena, file->together_count, sizeof *made->together);
  made->apart = ap_arena_allocate(arena, file->apart_count, sizeof *made->apart);
  made->set_ups = ap_arena_allocate(arena, file->set_up_count, sizeof *made->set_ups);
  made->caps = ap_arena_allocate(arena, file->cap_count, sizeof *made->caps);
  made->rates = ap_arena_allocate(arena, file->rate_count, sizeof *made->rates);
  if (arena->failed) {
    return;
  }
  for (; made->pin_count < file->pin_count; made->pin_count++) {
    made->pins[made->pin_count] = pin_of(&file->pins[made->pin_count], start_year);
  }
  for (; made->together_count < file->together_count; made->together_count++) {
    const ap_group_entry *entry = &file->together[made->together_count];
    made->together[made->together_count] =
        (ap_together){.items = chosen_of(&entry->items), .name = entry->name, .line = entry->items.ids_mark.line};
  }
  for (; made->apart_count < file->apart_count; made->apart_count++) {
    const ap_group_entry *entry = &file->apart[made->apart_count];
    made->apart[made->apart_count] =
        (ap_apart){.items = chosen_of(&entry->items), .name = entry->name, .line = entry->items.ids_mark.line};
  }
  for (; made->set_up_count < file->set_up_count; made->set_up_count++) {
    made->set_ups[made->set_up_count] = set_up_of(&file->set_ups[made->set_up_count]);
  }
  for (; made->cap_count < file->cap_count; made->cap_count++) {
    made->caps[made->cap_count] = cap_of(&file->caps[made->cap_count], start_year);
  }
  for (; made->rate_count < file->rate_count; made->rate_count++) {
    made->rates[made->rate_count] = rate_of(&file->rates[made->rate_count]);
  }
}
