/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scenario with all that it names, as planning and checking see it. */
#ifndef AP_SCHEME_SCENARIO_H
#define AP_SCHEME_SCENARIO_H

#include "auditplan/scenario.h"
#include "scheme/auditor.h"
#include "scheme/constraints.h"
#include "scheme/events.h"
#include "scheme/history.h"
#include "scheme/purse.h"
#include "scheme/scheme.h"
#include "scheme/terms.h"
#include "scheme/timetable.h"
#include "support/date.h"

enum { AP_ALLOWANCE_DEFAULT = 10, AP_ALLOWANCE_MOST = 1000 };

enum { AP_NEVER = INT32_MIN }; /* as a year: not audited so far */

/* What the years gone by add to the due years that rules and history give, by ap_item.index; in a scenario that was
 * made for the years still open. Years are plan years. */
typedef struct ap_under_way {
  const int *since[AP_TRACKS];       /* stands for the last audit of an item that was never audited */
  const int *earliest[AP_TRACKS];    /* no rule asked for the item before; 0: it always did */
  const int *again[AP_TRACKS];       /* an audit is due by this year besides what the rules ask for; 0: none */
  const ap_years *barred[AP_TRACKS]; /* audits of these years do not count */
  bool ends;                         /* nothing is due after the first year */
} ap_under_way;

struct ap_scenario {
  ap_arena arena;
  const char *file; /* as the user named it */
  ap_words title;
  int start_year;
  int start_month; /* 1 to 12 */
  int years;       /* 1 to AP_YEARS_MOST */
  ap_date as_of;
  int32_t effort[AP_TRACKS][AP_LEVELS]; /* minutes where the catalog gives none; 0: not given */
  ap_criterion order[AP_CRITERIA];
  int allowance; /* percent that a replanned peak may be above that of a free plan */
  ap_constraints constraints;
  const ap_terms *terms;         /* of the audit firm; NULL where it gives none */
  const ap_auditor *auditor;     /* NULL */
  const ap_timetable *timetable; /* of the listing; NULL */
  const ap_purse *purse;         /* of the provider; NULL where there is no `budget` */
  ap_scheme *scheme;             /* with the scenario's `parameters:` applied */
  ap_catalog *catalog;
  ap_tag_rules *tag_rules; /* NULL */
  ap_tag_word *tag_words;
  size_t tag_word_count;
  ap_history *history; /* NULL */
  ap_events *events;   /* NULL where there are none */
  ap_tagged *tagged;
  const ap_under_way *under_way; /* NULL in a scenario as it is read */
  bool borrows;                  /* scheme, catalog and tag rules belong to a shelf */
  bool borrows_tags;             /* `tagged` too */
};

/* The item's minutes on that track: its own column, else the effort model; 0 where neither gives any. */
int32_t ap_item_minutes(const ap_scenario *scenario, const ap_item *item, ap_track track);

/* The last plan year before start_year in which the item was audited on that track, by its own rows of the
 * history alone; AP_NEVER. Under a rule with `unit: objective` a detailed control without rows of its own has its
 * objective's: the caller decides. */
int ap_last_audited(const ap_scenario *scenario, const ap_item *item, ap_track track);

#endif
