/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which items each rule of a track claims, and the units that they make, worked out from the scenario alone. */
#ifndef AP_CHECKING_SCOPE_H
#define AP_CHECKING_SCOPE_H

#include "checking/past.h"

/* What one rule schedules as a whole, before the scenario's groups join it to others. */
typedef struct ap_check_part {
  const ap_rule *rule;      /* the strictest of its members' */
  const ap_item *leading;   /* the objective where it is a member, else the first detailed control */
  const ap_item *anchor;    /* what it was formed around: the objective, member or not; an item by itself */
  size_t next;              /* the anchor's next part; AP_NO_UNIT */
  size_t unit;              /* the unit that it is of */
  size_t sibling;           /* the unit's next part; AP_NO_UNIT */
  const ap_together *group; /* the first that chooses one of its members; NULL */
  int64_t minutes;
  int due;         /* the earliest of its members' as a year from 1; below 1: overdue */
  int due_in_time; /* the earliest of those that are not overdue; 0 where all are */
} ap_check_part;

/* What a pin, or a rule that begins in full, adds to the years of a unit. */
typedef struct ap_check_demand {
  const ap_pin *pin;   /* NULL: it is the rule */
  const ap_rule *rule; /* NULL: it is the pin */
  ap_years required, barred;
  const struct ap_check_demand *next;
} ap_check_demand;

/* What is audited in the same years: a part, or all that groups join. */
typedef struct ap_check_unit {
  const ap_rule *rule;    /* the strictest of its parts' */
  const ap_item *leading; /* of its first part */
  size_t part;            /* the first one */
  int64_t minutes;
  int due;                        /* as those of its parts */
  int due_in_time;                /* likewise */
  ap_years required, barred;      /* within the horizon, bit 0 the first year */
  const ap_check_demand *demands; /* where these come from; NULL */
} ap_check_unit;

#define AP_NO_UNIT SIZE_MAX

typedef struct ap_check_scope {
  ap_arena arena;
  const ap_scenario *scenario;
  const ap_check_past *past; /* where `scenario` is of its open years; NULL: there are no events */
  ap_track track;
  size_t rule_count; /* of the scheme, without those of events */
  size_t words;      /* of a set of rules */
  uint64_t *claims;  /* the rules that claim an item: `words` words each, by ap_item.index */
  size_t *part_of;   /* by ap_item.index; AP_NO_UNIT */
  size_t *unit_of;   /* likewise */
  ap_check_part *parts;
  size_t part_count;
  ap_check_unit *units;
  size_t unit_count;
  int horizon; /* T': the largest period of the enabled rules and the scenario's years; the latter without units */
} ap_check_scope;

/* Fills `scope`. AP_OK or AP_MACHINE; freed by ap_check_scope_free() in any case. */
ap_status ap_check_scope_find(const ap_scenario *scenario, ap_track track, ap_check_scope *scope);
/* The same for the open years of a scenario with events. */
ap_status ap_check_scope_find_open(const ap_check_past *past, ap_track track, ap_check_scope *scope);
void ap_check_scope_free(ap_check_scope *scope);

bool ap_check_is_claimed(const ap_check_scope *scope, const ap_item *item);
/* Likewise, but not by events alone. */
bool ap_check_is_claimed_by_rule(const ap_check_scope *scope, const ap_item *item);
bool ap_check_claims(const ap_check_scope *scope, size_t rule, const ap_item *item);
/* Whether `names` is the rules of the scheme that claim the item, in its order, joined by "+". */
bool ap_check_rules_are(const ap_check_scope *scope, const ap_item *item, const char *names);
/* Those names, in the arena; NULL where memory is short. */
char *ap_check_rules_of(const ap_check_scope *scope, const ap_item *item, ap_arena *arena);
/* An enabled rule of the track that would claim the item, were it not taken over; NULL. */
const ap_rule *ap_check_rule_matching(const ap_check_scope *scope, const ap_item *item);

/* The last audit that counts under the rule, as a year from 1 (0: the year before the first); AP_NEVER. */
int ap_check_last(const ap_check_scope *scope, const ap_rule *rule, const ap_item *item);
/* The year, from 1, by which the rule wants the item's first audit; below 1: overdue. */
int ap_check_due(const ap_check_scope *scope, const ap_rule *rule, const ap_item *item);

/* The first year, from 1, that the unit's restrictions allow: in it falls due what is overdue. Beyond the horizon where
 * they allow none. */
int ap_check_first_allowed(const ap_check_unit *unit);
/* The year, from 1, by which the unit is first audited. */
int ap_check_deadline(const ap_check_unit *unit);
/* The unit that a plan names by the leading item and the rule of its parts; AP_NO_UNIT where there is none such. */
size_t ap_check_unit_named(const ap_check_scope *scope, const char *id, const char *rule);

#endif
