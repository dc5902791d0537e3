/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/risk.h"
#include <stdlib.h>
#include <string.h>

int64_t ap_unit_risk(const ap_unit *unit) {
  int64_t risk = 0;
  for (size_t m = 0; m < unit->member_count; m++) {
    risk += unit->members[m]->risk;
  }
  return risk;
}

static int by_order(const ap_exchangeable *a, const ap_exchangeable *b) {
  return (a->order > b->order) - (a->order < b->order);
}

static int by_falling_risk(const void *left, const void *right) {
  const ap_exchangeable *a = left;
  const ap_exchangeable *b = right;
  return a->risk != b->risk ? (a->risk > b->risk ? -1 : 1) : by_order(a, b);
}

static int by_first_year(const void *left, const void *right) {
  const ap_exchangeable *a = left;
  const ap_exchangeable *b = right;
  return a->first != b->first ? (a->first < b->first ? -1 : 1) : by_order(a, b);
}

void ap_exchange_by_risk(const ap_exchangeable *entries, size_t count, ap_exchangeable *work, size_t *source) {
  ap_exchangeable *by_risk = work;
  ap_exchangeable *by_year = work + count;
  memcpy(by_risk, entries, count * sizeof *entries);
  memcpy(by_year, entries, count * sizeof *entries);
  qsort(by_risk, count, sizeof *by_risk, by_falling_risk);
  bool alike = by_risk[0].risk == by_risk[count - 1].risk;
  if (!alike) {
    qsort(by_year, count, sizeof *by_year, by_first_year);
  }
  for (size_t i = 0; i < count; i++) {
    source[alike ? i : by_risk[i].order] = alike ? i : by_year[i].order;
  }
}

static int first_year(ap_cover cover) {
  int year = 1;
  while (cover != 0 && (cover >> (year - 1) & 1) == 0) {
    year++;
  }
  return year;
}

ap_status ap_order_by_risk(const ap_classes *classes, ap_arena *arena, ap_cover *covers) {
  size_t count = classes->unit_count;
  ap_exchangeable *entries = ap_arena_allocate(arena, count, sizeof *entries);
  ap_exchangeable *work = ap_arena_allocate(arena, 2 * count, sizeof *work);
  size_t *source = ap_arena_allocate(arena, count, sizeof *source);
  ap_cover *before = ap_arena_allocate(arena, count, sizeof *before);
  if (arena->failed) {
    return AP_MACHINE;
  }
  memcpy(before, covers, count * sizeof *covers);
  for (size_t k = 0; k < classes->kind_count; k++) {
    const ap_kind *kind = &classes->kinds[k];
    for (size_t i = 0; i < kind->count; i++) {
      entries[i] = (ap_exchangeable){.risk = ap_unit_risk(classes->units[kind->first + i]),
                                     .first = first_year(before[kind->first + i]),
                                     .order = i};
    }
    ap_exchange_by_risk(entries, kind->count, work, source);
    for (size_t i = 0; i < kind->count; i++) {
      covers[kind->first + i] = before[kind->first + source[i]];
    }
  }
  return AP_OK;
}
