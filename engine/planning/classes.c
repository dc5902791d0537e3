/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/classes.h"
#include "planning/divisor.h"
#include "support/allocate.h"
#include <string.h>

enum { KEY_WORDS = 3, WORD_BYTES = 8, BYTE_VALUES = 256 };

/* A unit while the units are being sorted, by the last word first: every, barred, required, deadline; of one class
 * the most minutes come first. */
typedef struct sorted_unit {
  uint64_t key[KEY_WORDS];
  const ap_unit *unit;
} sorted_unit;

static sorted_unit key_of(const ap_unit *unit) {
  return (sorted_unit){.key = {~(uint64_t)unit->minutes, (uint64_t)unit->required << 32 | (uint32_t)unit->deadline,
                               (uint64_t)(uint32_t)unit->every << 32 | unit->barred},
                       .unit = unit};
}

/* One pass of a sort by digits, which keeps the order of what is the same. */
static void sort_by_byte(const sorted_unit *units, size_t count, int word, int shift, sorted_unit *sorted) {
  size_t place[BYTE_VALUES] = {0};
  for (size_t u = 0; u < count; u++) {
    place[units[u].key[word] >> shift & (BYTE_VALUES - 1)]++;
  }
  size_t next = 0;
  for (int value = 0; value < BYTE_VALUES; value++) {
    size_t size = place[value];
    place[value] = next;
    next += size;
  }
  for (size_t u = 0; u < count; u++) {
    sorted[place[units[u].key[word] >> shift & (BYTE_VALUES - 1)]++] = units[u];
  }
}

/* By digits, since its time is then in proportion to the units; bytes in which all units agree are passed over, and
 * few others remain. The units come in their own order and keep it. Returns which of both arrays has the result. */
static const sorted_unit *sort_by_class(sorted_unit *units, size_t count, sorted_unit *spare) {
  for (int word = 0; word < KEY_WORDS; word++) {
    uint64_t differing = 0;
    for (size_t u = 1; u < count; u++) {
      differing |= units[u].key[word] ^ units[0].key[word];
    }
    for (int shift = 0; shift < WORD_BYTES * 8; shift += 8) {
      if ((differing >> shift & (BYTE_VALUES - 1)) != 0) {
        sort_by_byte(units, count, word, shift, spare);
        sorted_unit *sorted = spare;
        spare = units;
        units = sorted;
      }
    }
  }
  return units;
}

static bool sort_units(const ap_units *units, const ap_unit **sorted) {
  sorted_unit *keys = ap_allocate(units->count, sizeof *keys);
  sorted_unit *spare = ap_allocate(units->count, sizeof *spare);
  bool has_room = keys != NULL && spare != NULL;
  for (size_t u = 0; has_room && u < units->count; u++) {
    keys[u] = key_of(&units->units[u]);
  }
  const sorted_unit *result = has_room ? sort_by_class(keys, units->count, spare) : NULL;
  for (size_t u = 0; has_room && u < units->count; u++) {
    sorted[u] = result[u].unit;
  }
  ap_release(keys);
  ap_release(spare);
  return has_room;
}

static bool is_of_one_class(const ap_unit *a, const ap_unit *b) {
  return a->every == b->every && a->deadline == b->deadline && a->barred == b->barred && a->required == b->required;
}

static size_t count_classes(const ap_classes *classes) {
  size_t count = 1;
  for (size_t u = 1; u < classes->unit_count; u++) {
    count += !is_of_one_class(classes->units[u - 1], classes->units[u]);
  }
  return count;
}

static void add_unit(ap_classes *classes, size_t index) {
  const ap_unit *unit = classes->units[index];
  ap_class *class = classes->count == 0 ? NULL : &classes->classes[classes->count - 1];
  if (class == NULL || !is_of_one_class(classes->units[index - 1], unit)) {
    class = &classes->classes[classes->count++];
    *class = (ap_class){.rule = ap_cover_rule_of(unit, classes->horizon), .first_kind = classes->kind_count};
  }
  ap_kind *kind = class->kind_count == 0 ? NULL : &classes->kinds[classes->kind_count - 1];
  if (kind == NULL || kind->minutes != unit->minutes) {
    kind = &classes->kinds[classes->kind_count++];
    *kind = (ap_kind){.minutes = unit->minutes, .first = index};
    class->kind_count++;
  }
  kind->count++;
  class->minutes += unit->minutes;
}

void ap_classes_count_in(ap_classes *classes, ap_class *class) {
  class->forced = ap_has_cover(&class->rule) ? ap_forced_years(&class->rule) : 0;
  class->fixed = ap_is_cover(&class->rule, class->forced);
  for (int year = 0; year < classes->horizon; year++) {
    int64_t minutes = (class->forced >> year & 1) != 0 ? class->minutes : 0;
    classes->forced[year] += minutes;
    classes->fixed[year] += class->fixed ? minutes : 0;
  }
  for (size_t k = 0; k < class->kind_count && !class->fixed; k++) {
    classes->divisor = ap_common_divisor(classes->kinds[class->first_kind + k].minutes, classes->divisor);
  }
}

ap_status ap_classes_build(const ap_units *units, ap_arena *arena, ap_classes *classes) {
  *classes = (ap_classes){.horizon = units->horizon, .unit_count = units->count};
  classes->units = ap_arena_allocate(arena, units->count, sizeof(const ap_unit *));
  if (classes->units == NULL || !sort_units(units, classes->units)) {
    return AP_MACHINE;
  }
  classes->kinds = ap_arena_allocate(arena, units->count, sizeof *classes->kinds);
  classes->classes = ap_arena_allocate(arena, count_classes(classes), sizeof *classes->classes);
  if (arena->failed) {
    return AP_MACHINE;
  }
  memcpy(classes->caps, units->caps, sizeof classes->caps);
  for (size_t u = 0; u < units->count; u++) {
    add_unit(classes, u);
  }
  for (size_t c = 0; c < classes->count; c++) {
    ap_classes_count_in(classes, &classes->classes[c]);
  }
  return AP_OK;
}
