/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/kept_classes.h"
#include "planning/divisor.h"
#include <string.h>

/* While units are pooled: classes[first..] of the kind at hand. */
typedef struct pooling {
  const ap_kept *kept;
  ap_track track;
  const ap_classes *from;
  ap_kept_classes *made;
  int64_t *net, *none;
  size_t *class_of; /* of each unit of `from` */
} pooling;

/* What the unit changes, into the place of the class that would be next. */
static void measure(const pooling *work, const ap_unit *unit, int64_t *net, int64_t *none) {
  const ap_years *years = work->kept->years[work->track];
  *none = 0;
  for (int year = 0; year < work->from->horizon; year++) {
    net[year] = 0;
    for (size_t m = 0; m < unit->member_count && (work->kept->reach >> year & 1) != 0; m++) {
      bool was = (years[unit->members[m]->index] >> year & 1) != 0;
      *none += was;
      net[year] += was ? -1 : 1;
    }
  }
}

/* The class of the unit: one of those of its kind, or a new one. */
static size_t class_for(pooling *work, const ap_unit *unit, size_t first, const ap_class *from, int64_t minutes) {
  ap_classes *classes = &work->made->classes;
  size_t horizon = (size_t)classes->horizon;
  size_t next = classes->count;
  int64_t *net = &work->net[next * horizon];
  measure(work, unit, net, &work->none[next]);
  for (size_t c = first; c < next; c++) {
    if (work->none[c] == work->none[next] && memcmp(&work->net[c * horizon], net, horizon * sizeof *net) == 0) {
      return c;
    }
  }
  classes->classes[next] = (ap_class){.rule = from->rule, .forced = from->forced, .direction = next};
  classes->kinds[next] = (ap_kind){.minutes = minutes};
  classes->count++;
  return next;
}

static void pool(pooling *work) {
  const ap_classes *from = work->from;
  ap_classes *classes = &work->made->classes;
  for (size_t c = 0; c < from->count; c++) {
    const ap_class *class = &from->classes[c];
    for (size_t k = class->first_kind; k < class->first_kind + class->kind_count; k++) {
      const ap_kind *kind = &from->kinds[k];
      size_t first = classes->count;
      for (size_t u = kind->first; u < kind->first + kind->count; u++) {
        work->class_of[u] = class_for(work, from->units[u], first, class, kind->minutes);
        classes->kinds[work->class_of[u]].count++;
      }
    }
  }
}

/* The units by class, in the order in which they came. */
static void place_units(pooling *work, size_t *next) {
  ap_classes *classes = &work->made->classes;
  size_t first = 0;
  for (size_t c = 0; c < classes->count; c++) {
    classes->kinds[c].first = next[c] = first;
    first += classes->kinds[c].count;
  }
  for (size_t u = 0; u < classes->unit_count; u++) {
    size_t place = next[work->class_of[u]]++;
    classes->units[place] = work->from->units[u];
    work->made->place[place] = u;
  }
}

static void finish_class(pooling *work, size_t index) {
  ap_classes *classes = &work->made->classes;
  ap_class *class = &classes->classes[index];
  ap_cover two[2];
  ap_cover welcome = ap_welcome_years(&work->made->changes, classes->horizon, index);
  class->first_kind = index;
  class->kind_count = 1;
  class->minutes = classes->kinds[index].minutes * (int64_t)classes->kinds[index].count;
  class->fixed = ap_minimal_covers(&class->rule, welcome, two, 2) == 1;
  for (int year = 0; year < classes->horizon && class->fixed; year++) {
    classes->fixed[year] += (two[0] >> year & 1) != 0 ? class->minutes : 0;
  }
  if (!class->fixed) {
    classes->divisor = ap_common_divisor(classes->kinds[index].minutes, classes->divisor);
  }
}

ap_status ap_kept_classes_build(const ap_kept *kept, ap_track track, const ap_classes *from, ap_arena *arena,
                                ap_kept_classes *made) {
  size_t count = from->unit_count;
  size_t cells = (count + 1) * (size_t)from->horizon;
  *made = (ap_kept_classes){.classes = {.horizon = from->horizon, .unit_count = count}};
  ap_classes *classes = &made->classes;
  pooling work = {.kept = kept, .track = track, .from = from, .made = made};
  work.net = ap_arena_allocate(arena, cells, sizeof *work.net);
  work.none = ap_arena_allocate(arena, count + 1, sizeof *work.none);
  work.class_of = ap_arena_allocate(arena, count, sizeof *work.class_of);
  size_t *next = ap_arena_allocate(arena, count, sizeof *next);
  classes->classes = ap_arena_allocate(arena, count, sizeof *classes->classes);
  classes->kinds = ap_arena_allocate(arena, count, sizeof *classes->kinds);
  classes->units = ap_arena_allocate(arena, count, sizeof(const ap_unit *));
  made->place = ap_arena_allocate(arena, count, sizeof *made->place);
  if (arena->failed) {
    return AP_MACHINE;
  }
  made->changes = (ap_changes){.net = work.net, .none = work.none};
  memcpy(classes->forced, from->forced, sizeof classes->forced);
  memcpy(classes->caps, from->caps, sizeof classes->caps);
  pool(&work);
  place_units(&work, next);
  classes->kind_count = classes->count;
  for (size_t c = 0; c < classes->count; c++) {
    finish_class(&work, c);
  }
  return AP_OK;
}
