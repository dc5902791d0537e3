/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checking/counted.h"
#include "checking/chosen.h"

static ap_status count_units(const ap_check_scope *scope, const ap_check_rows *rows, ap_check_counted *counted) {
  ap_years *audited = ap_arena_allocate(&counted->arena, scope->unit_count, sizeof *audited);
  counted->audited[scope->track] = audited;
  if (audited == NULL) {
    return AP_MACHINE;
  }
  for (size_t i = 0; i < scope->scenario->catalog->count; i++) {
    if (scope->unit_of[i] != AP_NO_UNIT) {
      audited[scope->unit_of[i]] |= rows->audited[scope->track][i];
    }
  }
  return AP_OK;
}

typedef struct opening {
  const ap_years *audited; /* by item */
  ap_years years;
} opening;

static void open_for(void *context, const ap_item *item) {
  opening *open = context;
  open->years |= open->audited[item->index];
}

/* Work on an item opens its set-ups, though the rest of its unit is elsewhere and whether or not it is in scope. */
static ap_status count_set_ups(const ap_check_ties *ties, ap_track track, const ap_check_rows *rows,
                               ap_check_counted *counted) {
  const ap_constraints *constraints = &ties->scopes[track].scenario->constraints;
  ap_years *opened = ap_arena_allocate(&counted->arena, constraints->set_up_count, sizeof *opened);
  counted->opened[track] = opened;
  if (opened == NULL) {
    return AP_MACHINE;
  }
  for (size_t s = 0; s < constraints->set_up_count; s++) {
    opening open = {.audited = rows->audited[track]};
    ap_check_each_listed(&ties->scopes[track], &constraints->set_ups[s].items, open_for, &open);
    opened[s] = open.years;
    for (int offset = 0; opened[s] >> offset != 0; offset++) {
      bool is_open = (opened[s] >> offset & 1) != 0;
      counted->set_up_minutes[track][offset] += is_open ? constraints->set_ups[s].minutes : 0;
    }
  }
  return AP_OK;
}

static ap_status count_pairs(const ap_check_ties *ties, const ap_check_rows *rows, ap_check_counted *counted) {
  const ap_check_scope *external = &ties->scopes[AP_EXTERNAL];
  const ap_check_scope *internal = &ties->scopes[AP_INTERNAL];
  counted->counting = ap_arena_allocate(&counted->arena, internal->unit_count, sizeof *counted->counting);
  if (counted->counting == NULL) {
    return AP_MACHINE;
  }
  for (size_t u = 0; u < internal->unit_count; u++) {
    counted->counting[u] = ties->partner[AP_INTERNAL][u] == AP_NO_UNIT ? 0 : ~(ap_years)0;
  }
  const ap_catalog *catalog = external->scenario->catalog;
  for (size_t i = 0; i < catalog->count; i++) {
    if (internal->unit_of[i] != AP_NO_UNIT && ap_check_is_claimed_by_rule(external, &catalog->items[i])) {
      counted->counting[internal->unit_of[i]] &= rows->audited[AP_EXTERNAL][i];
    }
  }
  return AP_OK;
}

ap_status ap_check_count(const ap_check_ties *ties, const ap_check_rows *rows, ap_check_counted *counted) {
  ap_status status = AP_OK;
  for (int track = 0; track < AP_TRACKS && ties->any && status == AP_OK; track++) {
    status = count_units(&ties->scopes[track], rows, counted);
    if (status == AP_OK) {
      status = count_set_ups(ties, (ap_track)track, rows, counted);
    }
  }
  return status == AP_OK && ties->pair_count != 0 ? count_pairs(ties, rows, counted) : status;
}

void ap_check_counted_free(ap_check_counted *counted) { ap_arena_free(&counted->arena); }
