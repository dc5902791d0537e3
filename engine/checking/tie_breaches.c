/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checking/tie_breaches.h"
#include "support/checked.h"
#include "support/diagnose.h"
#include <inttypes.h>

/* The first two members that are audited in that year are told. */
static void check_group(const ap_check_scope *scope, const ap_apart *group, const ap_check_members *members,
                        const ap_years *audited, int offset, ap_check *check) {
  const ap_item *first = NULL;
  for (size_t m = 0; m < members->count; m++) {
    if ((audited[members->units[m]] >> offset & 1) == 0) {
      continue;
    }
    const ap_item *leading = scope->units[members->units[m]].leading;
    if (first != NULL) {
      ap_diagnose(check->breaches, NULL,
                  scope->track == AP_EXTERNAL ? AP_D_CHECK_APART_EXTERNAL : AP_D_CHECK_APART_INTERNAL,
                  "%s" AP_NEXT "%d" AP_NEXT "%s" AP_NEXT "%s", group->name, scope->scenario->start_year + offset,
                  first->id, leading->id);
      return;
    }
    first = leading;
  }
}

void ap_check_apart(const ap_check_ties *ties, ap_track track, const ap_check_counted *counted, ap_check *check) {
  const ap_check_scope *scope = &ties->scopes[track];
  const ap_constraints *constraints = &scope->scenario->constraints;
  for (size_t g = 0; g < constraints->apart_count; g++) {
    for (int offset = 0; offset < check->tracks[track].checked_years; offset++) {
      check_group(scope, &constraints->apart[g], &ties->apart[track][g], counted->audited[track], offset, check);
    }
  }
}

/* ---- caps ---- */

/* No sum overflows: an item or a set-up takes less than 2^54. */
static void add_use(ap_years years, ap_wide share, ap_wide *uses) {
  for (int offset = 0; offset < AP_YEARS_MOST; offset++) {
    uses[offset] += (years >> offset & 1) != 0 ? share : 0;
  }
}

/* A row is work, whether its item is in scope or not. */
static void add_track(const ap_check_scope *scope, const ap_cap *cap, const ap_check_rows *rows,
                      const ap_check_counted *counted, ap_wide *uses) {
  const ap_scenario *scenario = scope->scenario;
  ap_track track = scope->track;
  for (size_t i = 0; i < scenario->catalog->count; i++) {
    const ap_item *item = &scenario->catalog->items[i];
    int64_t minutes = ap_item_minutes(scenario, item, track);
    add_use(rows->audited[track][i], ap_cap_share(&scenario->constraints, cap, track, item->skill, minutes), uses);
  }
  for (size_t s = 0; s < scenario->constraints.set_up_count; s++) {
    const ap_set_up *set_up = &scenario->constraints.set_ups[s];
    add_use(counted->opened[track][s], ap_cap_share_of_set_up(&scenario->constraints, cap, track, set_up), uses);
  }
}

/* Minutes, or money in the currency's smallest unit, a part of it being one more. */
static int64_t shown(const ap_cap *cap, ap_wide use) {
  ap_wide amount = cap->in_money ? (use + AP_MINUTES_OF_AN_HOUR - 1) / AP_MINUTES_OF_AN_HOUR : use;
  return amount > INT64_MAX ? INT64_MAX : (int64_t)amount;
}

static void check_cap(const ap_check_ties *ties, const ap_cap *cap, const ap_check_rows *rows,
                      const ap_check_counted *counted, ap_check *check) {
  ap_wide uses[AP_YEARS_MOST] = {0};
  for (int track = 0; track < AP_TRACKS; track++) {
    add_track(&ties->scopes[track], cap, rows, counted, uses);
  }
  for (int offset = 0; offset < AP_YEARS_MOST; offset++) {
    if ((cap->years >> offset & 1) != 0 && uses[offset] > cap->most) {
      ap_diagnose(check->breaches, NULL, cap->in_money ? AP_D_CHECK_CAP_MONEY : AP_D_CHECK_CAP_MINUTES,
                  "%d" AP_NEXT "%" PRId64 AP_NEXT "%" PRId64 AP_NEXT "%" PRIu64, check->first_year + offset,
                  shown(cap, uses[offset]), shown(cap, cap->most), cap->line);
    }
  }
}

void ap_check_shared_caps(const ap_check_ties *ties, const ap_check_rows *rows, const ap_check_counted *counted,
                          ap_check *check) {
  /* Of the scenario as the scopes have it, which may begin with the first open year: caps count their years from there.
   */
  const ap_constraints *constraints = &ties->scopes[AP_EXTERNAL].scenario->constraints;
  for (size_t c = 0; c < constraints->cap_count; c++) {
    const ap_cap *cap = &constraints->caps[c];
    if (!ap_cap_limits_load(cap, AP_EXTERNAL) && !ap_cap_limits_load(cap, AP_INTERNAL)) {
      check_cap(ties, cap, rows, counted, check);
    }
  }
}
