/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "portfolio/block.h"
#include "planning/bounds.h"
#include "planning/divisor.h"
#include "scheme/names.h"
#include "support/allocate.h"
#include "support/json.h"
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* A unit as it is sorted: `ratio` is its minutes and those of each skill without their common divisor, so that units
 * whose minutes always cost the same have the same. */
typedef struct sorted_unit {
  const ap_unit *unit;
  size_t index;
  const int64_t *skills;
  const int64_t *ratio;
  size_t skill_count;
} sorted_unit;

static int compare_numbers(const int64_t *a, const int64_t *b, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (a[i] != b[i]) {
      return a[i] < b[i] ? -1 : 1;
    }
  }
  return 0;
}

static int compare_classes(const sorted_unit *a, const sorted_unit *b) {
  const int64_t left[] = {a->unit->every, a->unit->barred, a->unit->required};
  const int64_t right[] = {b->unit->every, b->unit->barred, b->unit->required};
  int order = compare_numbers(left, right, sizeof left / sizeof left[0]);
  order = order != 0 ? order : compare_numbers(a->ratio, b->ratio, 1 + a->skill_count);
  return order != 0 ? order : (a->unit->deadline > b->unit->deadline) - (a->unit->deadline < b->unit->deadline);
}

static int compare_kinds(const sorted_unit *a, const sorted_unit *b) {
  int order = compare_classes(a, b);
  order = order != 0 ? order : compare_numbers(&b->unit->minutes, &a->unit->minutes, 1); /* falling */
  return order != 0 ? order : compare_numbers(a->skills, b->skills, a->skill_count);
}

static int compare_units(const void *left, const void *right) {
  const sorted_unit *a = left;
  const sorted_unit *b = right;
  int order = compare_kinds(a, b);
  return order != 0 ? order : (a->index > b->index) - (a->index < b->index);
}

/* ---- what follows from the kinds ---- */

static void fill_class(ap_block *block, size_t index) {
  ap_classes *classes = &block->classes;
  ap_class *class = &classes->classes[index];
  class->rule.horizon = classes->horizon;
  for (size_t k = class->first_kind; k < class->first_kind + class->kind_count; k++) {
    class->minutes += classes->kinds[k].minutes * (int64_t)classes->kinds[k].count;
    for (size_t s = 0; s < block->skill_count; s++) {
      block->class_skills[index * block->skill_count + s] +=
          block->kind_skills[k * block->skill_count + s] * (int64_t)classes->kinds[k].count;
    }
  }
  ap_classes_count_in(classes, class);
}

static bool differ_in_direction(const ap_block *block, size_t left, size_t right) {
  const ap_class *a = &block->classes.classes[left];
  const ap_class *b = &block->classes.classes[right];
  for (size_t s = 0; s < block->skill_count; s++) {
    if ((ap_wide)block->class_skills[left * block->skill_count + s] * b->minutes !=
        (ap_wide)block->class_skills[right * block->skill_count + s] * a->minutes) {
      return true;
    }
  }
  return false;
}

static void fill_classes(ap_block *block) {
  ap_classes *classes = &block->classes;
  for (size_t c = 0; c < classes->count; c++) {
    fill_class(block, c);
    classes->classes[c].direction =
        c == 0 ? 0 : classes->classes[c - 1].direction + (differ_in_direction(block, c - 1, c) ? 1 : 0);
  }
}

/* {"track":…,"start_year":…,"years":…,"horizon":…,"caps":[…],"classes":[[every,deadline,barred,required,[[minutes,
 * count,skill…],…]],…]} */
static void write_key(ap_block *block) {
  const ap_classes *classes = &block->classes;
  ap_text *key = &block->key;
  ap_text_format(key, "{\"track\":\"%s\",\"start_year\":%d,\"years\":%d,\"horizon\":%d,\"caps\":[",
                 ap_track_names[block->track], block->start_year, block->years, classes->horizon);
  for (int year = 0; year < classes->horizon; year++) {
    ap_text_format(key, "%s%lld", year > 0 ? "," : "", (long long)classes->caps[year]);
  }
  ap_text_add(key, "],\"classes\":[");
  for (size_t c = 0; c < classes->count; c++) {
    const ap_class *class = &classes->classes[c];
    ap_text_format(key, "%s[%d,%d,%lu,%lu,[", c > 0 ? "," : "", class->rule.every, class->rule.deadline,
                   (unsigned long)class->rule.barred, (unsigned long)class->rule.required);
    for (size_t k = class->first_kind; k < class->first_kind + class->kind_count; k++) {
      ap_text_format(key, "%s[%lld,%zu", k > class->first_kind ? "," : "", (long long)classes->kinds[k].minutes,
                     classes->kinds[k].count);
      for (size_t s = 0; s < block->skill_count; s++) {
        ap_text_format(key, ",%lld", (long long)block->kind_skills[k * block->skill_count + s]);
      }
      ap_text_add(key, "]");
    }
    ap_text_add(key, "]]");
  }
  ap_text_add(key, "]}");
}

static ap_block *new_block(size_t kinds, size_t classes, size_t skill_count) {
  ap_block *block = ap_allocate(1, sizeof *block);
  if (block == NULL) {
    return NULL;
  }
  block->skill_count = skill_count;
  block->classes.kinds = ap_arena_allocate(&block->arena, kinds, sizeof *block->classes.kinds);
  block->classes.classes = ap_arena_allocate(&block->arena, classes, sizeof *block->classes.classes);
  block->kind_skills = ap_arena_allocate(&block->arena, kinds * skill_count, sizeof *block->kind_skills);
  block->class_skills = ap_arena_allocate(&block->arena, classes * skill_count, sizeof *block->class_skills);
  if (block->arena.failed) {
    ap_block_free(block);
    return NULL;
  }
  return block;
}

void ap_block_free(ap_block *block) {
  if (block != NULL) {
    ap_arena_free(&block->arena);
    ap_text_free(&block->key);
    ap_release(block->part_services);
    ap_release(block->patterns);
    ap_release(block);
  }
}

size_t ap_block_services_before(const ap_block *block, size_t part) {
  size_t before = 0;
  for (size_t p = 0; p + 1 < part; p++) {
    before += block->part_services[p];
  }
  return before;
}

/* ---- from units ---- */

static void measure_unit(const ap_portfolio *portfolio, const ap_scenario *scenario, ap_track track,
                         const ap_unit *unit, int64_t *skills, int64_t *ratio) {
  for (size_t m = 0; m < unit->member_count; m++) {
    const char *skill = unit->members[m]->skill;
    for (size_t s = 0; skill != NULL && s < portfolio->skill_count; s++) {
      if (strcmp(portfolio->skills[s], skill) == 0) {
        skills[s] += ap_item_minutes(scenario, unit->members[m], track);
      }
    }
  }
  int64_t divisor = unit->minutes;
  for (size_t s = 0; s < portfolio->skill_count; s++) {
    divisor = ap_common_divisor(divisor, skills[s]);
  }
  ratio[0] = unit->minutes / divisor;
  for (size_t s = 0; s < portfolio->skill_count; s++) {
    ratio[1 + s] = skills[s] / divisor;
  }
}

static sorted_unit *sort_units(const ap_portfolio *portfolio, const ap_scenario *scenario, ap_track track,
                               const ap_units *units, ap_arena *arena) {
  size_t skills = portfolio->skill_count;
  sorted_unit *sorted = ap_arena_allocate(arena, units->count, sizeof *sorted);
  int64_t *numbers = ap_arena_allocate(arena, units->count * (1 + 2 * skills), sizeof *numbers);
  if (arena->failed) {
    return NULL;
  }
  for (size_t u = 0; u < units->count; u++) {
    int64_t *own = numbers + u * (1 + 2 * skills);
    measure_unit(portfolio, scenario, track, &units->units[u], own, own + skills);
    if (skills == 0) {
      own[0] = 1; /* without skills all minutes cost the same */
    }
    sorted[u] = (sorted_unit){
        .unit = &units->units[u], .index = u, .skills = own, .ratio = own + skills, .skill_count = skills};
  }
  qsort(sorted, units->count, sizeof *sorted, compare_units);
  return sorted;
}

static void add_unit(ap_block *block, const sorted_unit *sorted, const sorted_unit *before) {
  ap_classes *classes = &block->classes;
  const ap_unit *unit = sorted->unit;
  if (before == NULL || compare_classes(before, sorted) != 0) {
    classes->classes[classes->count++] = (ap_class){
        .rule = {.every = unit->every, .deadline = unit->deadline, .barred = unit->barred, .required = unit->required},
        .first_kind = classes->kind_count};
  }
  if (before == NULL || compare_kinds(before, sorted) != 0) {
    if (block->skill_count > 0) {
      memcpy(&block->kind_skills[classes->kind_count * block->skill_count], sorted->skills,
             block->skill_count * sizeof *sorted->skills);
    }
    classes->kinds[classes->kind_count++] = (ap_kind){.minutes = unit->minutes, .first = classes->unit_count};
    classes->classes[classes->count - 1].kind_count++;
  }
  classes->kinds[classes->kind_count - 1].count++;
  classes->unit_count++;
}

ap_status ap_block_of_units(const ap_portfolio *portfolio, const ap_scenario *scenario, ap_track track,
                            const ap_units *units, uint32_t *places, ap_block **result) {
  ap_arena arena = {0};
  *result = NULL;
  sorted_unit *sorted = sort_units(portfolio, scenario, track, units, &arena);
  ap_block *block = sorted == NULL ? NULL : new_block(units->count, units->count, portfolio->skill_count);
  if (block != NULL) {
    block->track = track;
    block->start_year = scenario->start_year;
    block->years = scenario->years;
    block->classes.horizon = units->horizon;
    memcpy(block->classes.caps, units->caps, sizeof block->classes.caps);
    for (size_t u = 0; u < units->count; u++) {
      add_unit(block, &sorted[u], u == 0 ? NULL : &sorted[u - 1]);
      places[sorted[u].index] = (uint32_t)(block->classes.kind_count - 1);
    }
    fill_classes(block);
    write_key(block);
  }
  ap_arena_free(&arena);
  if (block == NULL || block->key.failed) {
    ap_block_free(block);
    return AP_MACHINE;
  }
  *result = block;
  return AP_OK;
}

/* ---- from a key ---- */

static bool is_between(int64_t number, int64_t least, int64_t most) { return number >= least && number <= most; }

static bool read_kinds(ap_block *block, json_t *kinds) {
  ap_classes *classes = &block->classes;
  size_t index;
  json_t *kind;
  json_array_foreach(kinds, index, kind) {
    int64_t minutes = json_integer_value(json_array_get(kind, 0));
    int64_t count = json_integer_value(json_array_get(kind, 1));
    if (!is_between(minutes, 1, INT64_C(1) << 40) || !is_between(count, 1, INT32_MAX) ||
        json_array_size(kind) != 2 + block->skill_count) {
      return false;
    }
    for (size_t s = 0; s < block->skill_count; s++) {
      int64_t part = json_integer_value(json_array_get(kind, 2 + s));
      if (!is_between(part, 0, minutes)) {
        return false;
      }
      block->kind_skills[classes->kind_count * block->skill_count + s] = part;
    }
    classes->kinds[classes->kind_count++] =
        (ap_kind){.minutes = minutes, .count = (size_t)count, .first = classes->unit_count};
    classes->unit_count += (size_t)count;
    classes->classes[classes->count - 1].kind_count++;
  }
  return json_array_size(kinds) > 0;
}

static bool read_class(ap_block *block, json_t *json) {
  ap_classes *classes = &block->classes;
  int64_t numbers[4];
  for (size_t i = 0; i < 4; i++) {
    numbers[i] = json_integer_value(json_array_get(json, i));
  }
  if (!is_between(numbers[0], 1, AP_EVERY_MOST) || !is_between(numbers[1], 1, AP_YEARS_MOST) ||
      !is_between(numbers[2], 0, UINT32_MAX) || !is_between(numbers[3], 0, UINT32_MAX)) {
    return false;
  }
  classes->classes[classes->count++] = (ap_class){.rule = {.every = (int)numbers[0],
                                                           .deadline = (int)numbers[1],
                                                           .barred = (ap_cover)numbers[2],
                                                           .required = (ap_cover)numbers[3]},
                                                  .first_kind = classes->kind_count};
  return read_kinds(block, json_array_get(json, 4));
}

static bool read_head(ap_block *block, json_t *json) {
  const char *track = json_string_value(json_object_get(json, "track"));
  int64_t start = json_integer_value(json_object_get(json, "start_year"));
  int64_t years = json_integer_value(json_object_get(json, "years"));
  int64_t horizon = json_integer_value(json_object_get(json, "horizon"));
  json_t *caps = json_object_get(json, "caps");
  if (track == NULL || !is_between(start, 0, 9999) || !is_between(years, 1, AP_YEARS_MOST) ||
      !is_between(horizon, years, AP_YEARS_MOST) || json_array_size(caps) != (size_t)horizon) {
    return false;
  }
  block->track = strcmp(track, ap_track_names[AP_EXTERNAL]) == 0 ? AP_EXTERNAL : AP_INTERNAL;
  block->start_year = (int)start;
  block->years = (int)years;
  block->classes.horizon = (int)horizon;
  for (int year = 0; year < block->classes.horizon; year++) {
    block->classes.caps[year] = json_integer_value(json_array_get(caps, (size_t)year));
  }
  return true;
}

static size_t count_kinds(json_t *classes) {
  size_t kinds = 0;
  size_t index;
  json_t *class;
  json_array_foreach(classes, index, class) { kinds += json_array_size(json_array_get(class, 4)); }
  return kinds;
}

/* A key is taken only where it is what would be written of it, so that equal blocks have equal keys. */
ap_status ap_block_of_key(const char *key, size_t length, size_t skill_count, ap_block **result) {
  *result = NULL;
  json_error_t error;
  json_t *json;
  if (!ap_json_parse(key, length, 0, &error, &json)) {
    return AP_MACHINE;
  }
  json_t *classes = json_object_get(json, "classes");
  if (json_array_size(classes) == 0) {
    json_decref(json);
    return AP_NO;
  }
  ap_block *block = new_block(count_kinds(classes), json_array_size(classes), skill_count);
  bool valid = block != NULL && read_head(block, json);
  size_t index;
  json_t *class;
  json_array_foreach(classes, index, class) { valid = valid && read_class(block, class); }
  json_decref(json);
  if (block == NULL) {
    return AP_MACHINE;
  }
  if (valid) {
    fill_classes(block);
    write_key(block);
    if (block->key.failed || block->arena.failed) {
      ap_block_free(block);
      return AP_MACHINE;
    }
    valid = block->key.length == length && memcmp(block->key.bytes, key, length) == 0;
  }
  if (!valid) {
    ap_block_free(block);
    return AP_NO;
  }
  *result = block;
  return AP_OK;
}
