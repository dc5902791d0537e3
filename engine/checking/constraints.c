/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checking/constraints.h"
#include "support/diagnose.h"
#include <inttypes.h>

/* The rows of a track against its constraints. */
typedef struct constraint_check {
  const ap_check_scope *scope;
  const uint32_t *audited; /* by ap_item.index */
  ap_years checked;        /* bit 0 the first year */
  int years;               /* as many */
  ap_diagnostics *breaches;
} constraint_check;

static int plan_year(const constraint_check *on, int offset) { return on->scope->scenario->start_year + offset; }

static ap_diagnostic_code of_track(const constraint_check *on, ap_diagnostic_code external,
                                   ap_diagnostic_code internal) {
  return on->scope->track == AP_EXTERNAL ? external : internal;
}

static void tell_missing(const constraint_check *on, const ap_item *item, const ap_check_demand *demand, int offset) {
  if (demand->pin == NULL) {
    ap_diagnose(on->breaches, NULL, of_track(on, AP_D_CHECK_FULL_EXTERNAL, AP_D_CHECK_FULL_INTERNAL),
                "%s" AP_NEXT "%s" AP_NEXT "%d", item->id, demand->rule->id, plan_year(on, offset));
  } else {
    ap_diagnose(on->breaches, NULL, of_track(on, AP_D_CHECK_MUST_EXTERNAL, AP_D_CHECK_MUST_INTERNAL),
                "%s" AP_NEXT "%" PRIu64 AP_NEXT "%d", item->id, demand->pin->line, plan_year(on, offset));
  }
}

static void tell_barred(const constraint_check *on, const ap_item *item, const ap_check_demand *demand, int offset) {
  ap_diagnose(on->breaches, NULL, of_track(on, AP_D_CHECK_BARRED_EXTERNAL, AP_D_CHECK_BARRED_INTERNAL),
              "%s" AP_NEXT "%" PRIu64 AP_NEXT "%d", item->id, demand->pin->line, plan_year(on, offset));
}

static void check_years(const constraint_check *on, const ap_item *item) {
  ap_years audited = on->audited[item->index] & on->checked;
  const ap_check_unit *unit = &on->scope->units[on->scope->unit_of[item->index]];
  for (const ap_check_demand *demand = unit->demands; demand != NULL; demand = demand->next) {
    ap_years missing = demand->required & on->checked & ~audited;
    ap_years barred = demand->barred & audited;
    for (int offset = 0; (missing | barred) >> offset != 0; offset++) {
      if ((missing >> offset & 1) != 0) {
        tell_missing(on, item, demand, offset);
      }
      if ((barred >> offset & 1) != 0) {
        tell_barred(on, item, demand, offset);
      }
    }
  }
}

/* Every item of a group is held against the leading one of its unit; the first year of difference is told. */
static void check_group(const constraint_check *on, const ap_item *item) {
  const ap_check_scope *scope = on->scope;
  const ap_check_part *part = &scope->parts[scope->part_of[item->index]];
  const ap_item *leading = scope->units[part->unit].leading;
  ap_years differing = (on->audited[item->index] ^ on->audited[leading->index]) & on->checked;
  if (part->group == NULL || differing == 0) {
    return;
  }
  int offset = 0;
  while ((differing >> offset & 1) == 0) {
    offset++;
  }
  ap_diagnose(on->breaches, NULL, of_track(on, AP_D_CHECK_TOGETHER_EXTERNAL, AP_D_CHECK_TOGETHER_INTERNAL),
              "%s" AP_NEXT "%s" AP_NEXT "%s" AP_NEXT "%d", item->id, part->group->name, leading->id,
              plan_year(on, offset));
}

static void check_cap(const constraint_check *on, const ap_cap *cap, const int64_t *minutes) {
  for (int offset = 0; offset < on->years; offset++) {
    if ((cap->years >> offset & 1) != 0 && minutes[offset] > cap->most) {
      ap_diagnose(on->breaches, NULL, of_track(on, AP_D_CHECK_CAP_EXTERNAL, AP_D_CHECK_CAP_INTERNAL),
                  "%d" AP_NEXT "%" PRId64 AP_NEXT "%" PRId64 AP_NEXT "%" PRIu64, plan_year(on, offset), minutes[offset],
                  cap->most, cap->line);
    }
  }
}

/* Of several caps each holds. */
static void check_caps(const constraint_check *on, const int64_t *minutes) {
  const ap_constraints *constraints = &on->scope->scenario->constraints;
  for (size_t c = 0; c < constraints->cap_count; c++) {
    if (ap_cap_limits_load(&constraints->caps[c], on->scope->track)) {
      check_cap(on, &constraints->caps[c], minutes);
    }
  }
}

void ap_check_constraints(const ap_check_scope *scope, const ap_check_rows *rows, ap_check *check) {
  const ap_catalog *catalog = scope->scenario->catalog;
  int years = check->tracks[scope->track].checked_years;
  constraint_check on = {.scope = scope,
                         .audited = rows->audited[scope->track],
                         .checked = ((ap_years)1 << years) - 1,
                         .years = years,
                         .breaches = check->breaches};
  for (size_t i = 0; i < catalog->count; i++) {
    const ap_item *item = catalog->by_rank[i];
    if (ap_check_is_claimed(scope, item)) {
      check_years(&on, item);
      check_group(&on, item);
    }
  }
  check_caps(&on, check->tracks[scope->track].minutes);
}
