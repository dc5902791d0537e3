/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which items each rule of a track claims, and the units that they make, worked out from the scenario alone. */
#ifndef AP_CHECKING_SCOPE_H
#define AP_CHECKING_SCOPE_H

#include "scheme/scenario.h"

/* What one rule schedules as a whole. */
typedef struct ap_check_unit {
  const ap_rule *rule;    /* the strictest of its members' */
  const ap_item *leading; /* the objective where it is a member, else the first detailed control */
  const ap_item *anchor;  /* what it was formed around: the objective, member or not; an item by itself */
  size_t next;            /* the anchor's next unit; AP_NO_UNIT */
  int64_t minutes;
  int due; /* the earliest of its members' as a year from 1; below 1: overdue */
} ap_check_unit;

#define AP_NO_UNIT SIZE_MAX

typedef struct ap_check_scope {
  ap_arena arena;
  const ap_scenario *scenario;
  ap_track track;
  size_t words;     /* of a set of rules */
  uint64_t *claims; /* the rules that claim an item: `words` words each, by ap_item.index */
  size_t *unit_of;  /* by ap_item.index; AP_NO_UNIT */
  ap_check_unit *units;
  size_t unit_count;
  int horizon; /* T': the largest period of the enabled rules and the scenario's years; the latter without units */
} ap_check_scope;

/* Fills `scope`. AP_OK or AP_MACHINE; freed by ap_check_scope_free() in any case. */
ap_status ap_check_scope_find(const ap_scenario *scenario, ap_track track, ap_check_scope *scope);
void ap_check_scope_free(ap_check_scope *scope);

bool ap_check_is_claimed(const ap_check_scope *scope, const ap_item *item);
bool ap_check_claims(const ap_check_scope *scope, size_t rule, const ap_item *item);
/* Whether `names` is the rules that claim the item, in the scheme's order, joined by "+". */
bool ap_check_rules_are(const ap_check_scope *scope, const ap_item *item, const char *names);
/* Those names, in the arena; NULL where memory is short. */
char *ap_check_rules_of(const ap_check_scope *scope, const ap_item *item, ap_arena *arena);
/* An enabled rule of the track that would claim the item, were it not taken over; NULL. */
const ap_rule *ap_check_rule_matching(const ap_check_scope *scope, const ap_item *item);

/* The last audit that counts under the rule, as a year from 1 (0: the year before the first); AP_NEVER. */
int ap_check_last(const ap_check_scope *scope, const ap_rule *rule, const ap_item *item);
/* The year, from 1, by which the rule wants the item's first audit; below 1: overdue. */
int ap_check_due(const ap_check_scope *scope, const ap_rule *rule, const ap_item *item);

#endif
