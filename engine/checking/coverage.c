/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Years are counted from 1 here, the first of the plan; 0 is the year before. */
#include "checking/coverage.h"
#include "support/allocate.h"
#include "support/diagnose.h"

/* One item under one rule. */
typedef struct item_duty {
  const ap_check_scope *scope;
  const ap_rule *rule;
  const ap_item *item;
  uint32_t audited;
  int last;  /* AP_NEVER */
  int due;   /* below 1: overdue */
  int late;  /* the year in which what is overdue is due now */
  int years; /* checked */
  ap_diagnostics *breaches;
} item_duty;

static bool is_audited(uint32_t audited, int year) { return (audited >> (year - 1) & 1) != 0; }

static int plan_year(const item_duty *duty, int year) { return duty->scope->scenario->start_year + year - 1; }

static ap_diagnostic_code of_track(const item_duty *duty, ap_diagnostic_code external, ap_diagnostic_code internal) {
  return duty->scope->track == AP_EXTERNAL ? external : internal;
}

static void tell_overdue(const item_duty *duty) {
  ap_diagnose(duty->breaches, NULL, of_track(duty, AP_D_CHECK_OVERDUE_EXTERNAL, AP_D_CHECK_OVERDUE_INTERNAL),
              "%s" AP_NEXT "%s" AP_NEXT "%d" AP_NEXT "%d", duty->item->id, duty->rule->id, plan_year(duty, duty->due),
              plan_year(duty, duty->late));
}

static void tell_missing_years(const item_duty *duty, int from, int beyond) {
  for (int year = from; year < beyond; year++) {
    ap_diagnose(duty->breaches, NULL, of_track(duty, AP_D_CHECK_YEARLY_EXTERNAL, AP_D_CHECK_YEARLY_INTERNAL),
                "%s" AP_NEXT "%s" AP_NEXT "%d", duty->item->id, duty->rule->id, plan_year(duty, year));
  }
}

static void tell_never(const item_duty *duty, int due) {
  ap_diagnose(duty->breaches, NULL, of_track(duty, AP_D_CHECK_NEVER_EXTERNAL, AP_D_CHECK_NEVER_INTERNAL),
              "%s" AP_NEXT "%s" AP_NEXT "%d" AP_NEXT "%d", duty->item->id, duty->rule->id, duty->rule->every,
              plan_year(duty, due));
}

static void tell_between(const item_duty *duty, ap_diagnostic_code code, int from, int to) {
  ap_diagnose(duty->breaches, NULL, code, "%s" AP_NEXT "%s" AP_NEXT "%d" AP_NEXT "%d" AP_NEXT "%d", duty->item->id,
              duty->rule->id, duty->rule->every, plan_year(duty, from), plan_year(duty, to));
}

/* No audit from `due` on until `next`; a `next` beyond the checked years means that there is none at all. */
static void tell_gap(const item_duty *duty, int last, int due, int next) {
  bool ends = next > duty->years;
  if (duty->rule->every == 1) {
    tell_missing_years(duty, due, next);
  } else if (last == AP_NEVER) {
    tell_never(duty, due);
  } else if (ends) {
    tell_between(duty, of_track(duty, AP_D_CHECK_END_EXTERNAL, AP_D_CHECK_END_INTERNAL), last, due);
  } else {
    tell_between(duty, of_track(duty, AP_D_CHECK_GAP_EXTERNAL, AP_D_CHECK_GAP_INTERNAL), last, next);
  }
}

static bool is_audited_by(const item_duty *duty, int year) {
  return (duty->audited & ((UINT32_C(1) << year) - 1)) != 0;
}

/* What was overdue and is not audited by the first year that its pins allow is told as that alone; the gaps between its
 * later audits are judged as ever. Returns when the first audit is due. */
static int settle_overdue(const item_duty *duty) {
  if (duty->due >= 1) {
    return duty->due;
  }
  if (duty->late > duty->years || is_audited_by(duty, duty->late)) {
    return duty->late;
  }
  tell_overdue(duty);
  int first = duty->late + 1;
  while (duty->rule->every > 1 && first <= duty->years && !is_audited(duty->audited, first)) {
    first++;
  }
  return first;
}

static void check_duty(const item_duty *duty) {
  int last = duty->last;
  int due = settle_overdue(duty);
  for (int year = 1; year <= duty->years; year++) {
    if (!is_audited(duty->audited, year)) {
      continue;
    }
    if (year > due) {
      tell_gap(duty, last, due, year);
    }
    last = year;
    int next = year + duty->rule->every;
    due = next > due ? next : due; /* an external audit that counts makes nothing due sooner */
  }
  if (due <= duty->years) {
    tell_gap(duty, last, due, duty->years + 1);
  }
}

static bool add_entry(ap_check_entries *list, const ap_item *item, const ap_rule *rule, int year) {
  void *entries = list->entries;
  if (!ap_grow(&entries, &list->capacity, list->count + 1, sizeof *list->entries)) {
    return false;
  }
  list->entries = entries;
  list->entries[list->count++] = (ap_check_entry){.item = item, .rule = rule, .year = year};
  return true;
}

/* When the rule wants the item again, given what is planned in the scenario's years. */
static int due_again(const item_duty *duty) {
  for (int year = duty->scope->scenario->years; year >= 1; year--) {
    if (is_audited(duty->audited, year)) {
      return year + duty->rule->every;
    }
  }
  return duty->due < 1 && duty->late > duty->scope->scenario->years ? duty->late : duty->due;
}

/* Of an item under several rules the first to want it is listed. */
typedef struct item_wishes {
  const ap_rule *overdue_by, *rule;
  int overdue, due;
  bool met; /* what was overdue is audited by when it is due now */
} item_wishes;

static void want(item_wishes *wishes, const item_duty *duty) {
  int again = due_again(duty);
  if (wishes->rule == NULL || again < wishes->due) {
    wishes->rule = duty->rule;
    wishes->due = again;
  }
  if (duty->due < 1 && (wishes->overdue_by == NULL || duty->due < wishes->overdue)) {
    wishes->overdue_by = duty->rule;
    wishes->overdue = duty->due;
    wishes->met = is_audited_by(duty, duty->late);
  }
}

static bool list_item(const ap_check_scope *scope, const ap_item *item, const item_wishes *wishes,
                      ap_check_track *track) {
  int before = scope->scenario->start_year - 1;
  if (wishes->overdue_by != NULL && wishes->met &&
      !add_entry(&track->overdue, item, wishes->overdue_by, before + wishes->overdue)) {
    return false;
  }
  bool ends = scope->past != NULL && scope->past->revoked != 0; /* nothing is due any more */
  return ends || wishes->due <= scope->scenario->years ||
         add_entry(&track->due_after, item, wishes->rule, before + wishes->due);
}

/* The first year that the unit's restrictions allow. Where they allow none nothing is right: the first year then. */
static int due_when_late(const ap_check_scope *scope, const ap_item *item) {
  int allowed = ap_check_first_allowed(&scope->units[scope->unit_of[item->index]]);
  return allowed > scope->horizon ? 1 : allowed;
}

static bool check_item(const ap_check_scope *scope, const ap_item *item, uint32_t audited, ap_check *check) {
  const ap_scheme *scheme = scope->scenario->scheme;
  ap_check_track *track = &check->tracks[scope->track];
  item_wishes wishes = {0};
  for (size_t r = 0; r < scope->rule_count; r++) {
    if (!ap_check_claims(scope, r, item)) {
      continue;
    }
    const ap_rule *rule = &scheme->rules[r];
    item_duty duty = {.scope = scope, .rule = rule, .item = item, .audited = audited, .years = track->checked_years};
    duty.last = ap_check_last(scope, rule, item);
    duty.due = ap_check_due(scope, rule, item);
    duty.late = due_when_late(scope, item);
    duty.breaches = check->breaches;
    check_duty(&duty);
    want(&wishes, &duty);
  }
  return list_item(scope, item, &wishes, track);
}

static bool list_inherited(const ap_check_scope *scope, const ap_item *item, ap_check_track *track) {
  if (scope->track != AP_EXTERNAL || !item->inherited || !item->selected || item->heading) {
    return true;
  }
  const ap_rule *rule = ap_check_rule_matching(scope, item);
  return rule == NULL || add_entry(&track->inherited, item, rule, 0);
}

/* The years of an item in scope that count under its rules. */
static uint32_t years_of(const ap_check_scope *scope, const ap_item *item, const ap_check_rows *rows,
                         const ap_check_counted *counted) {
  bool counts = scope->track == AP_INTERNAL && counted->counting != NULL;
  return rows->audited[scope->track][item->index] | (counts ? counted->counting[scope->unit_of[item->index]] : 0);
}

static bool cover_item(const ap_check_scope *scope, const ap_item *item, const ap_check_rows *rows,
                       const ap_check_counted *counted, ap_check *check) {
  if (!ap_check_is_claimed(scope, item)) {
    return list_inherited(scope, item, &check->tracks[scope->track]);
  }
  ap_years audited = years_of(scope, item, rows, counted);
  check->tracks[scope->track].audited[item->index] = audited;
  return check_item(scope, item, audited, check);
}

ap_status ap_check_coverage(const ap_check_scope *scope, const ap_check_rows *rows, const ap_check_counted *counted,
                            ap_check *check) {
  const ap_catalog *catalog = scope->scenario->catalog;
  ap_years *audited = ap_arena_allocate(&check->arena, catalog->count, sizeof *audited);
  check->tracks[scope->track].audited = audited;
  for (size_t i = 0; i < catalog->count && audited != NULL; i++) {
    if (!cover_item(scope, catalog->by_rank[i], rows, counted, check)) {
      return AP_MACHINE;
    }
  }
  return audited == NULL ? AP_MACHINE : AP_OK;
}
