/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scenario made by a test, in memory and without a reader: fill it, finish it, plan it. It can also be written out
 * as the files that would read back as the same. */
#ifndef AP_TESTS_MADE_SCENARIO_H
#define AP_TESTS_MADE_SCENARIO_H

#include "scheme/scenario.h"

enum { MADE_ITEMS_MOST = 64, MADE_RULES_MOST = 8, MADE_HISTORY_MOST = 512, MADE_CONSTRAINTS_MOST = 8 };

typedef struct made_scenario {
  ap_arena arena; /* owns every string */
  ap_scenario scenario;
  ap_scheme scheme;
  ap_catalog catalog;
  ap_history history;
  ap_tagged tagged;
  ap_item items[MADE_ITEMS_MOST];
  ap_rule rules[MADE_RULES_MOST];
  ap_history_row rows[MADE_HISTORY_MOST];
  ap_pin pins[MADE_CONSTRAINTS_MOST];
  ap_together together[MADE_CONSTRAINTS_MOST];
  ap_cap caps[MADE_CONSTRAINTS_MOST];
  ap_apart apart[MADE_CONSTRAINTS_MOST];
  ap_set_up set_ups[MADE_CONSTRAINTS_MOST];
  ap_rate rates[MADE_CONSTRAINTS_MOST];
} made_scenario;

/* An empty scenario on the heap, order peak, total, spread; freed by made_scenario_free() (never by
 * ap_scenario_free()). Every one of these calls ends the test where memory or room is short. */
made_scenario *made_scenario_new(int start_year, int years);
void made_scenario_free(made_scenario *made);

/* An item of the control standard unless changed, selected, of these minutes on either track; `parent` NULL: an
 * objective. The pointer is good until made_scenario_free(). */
ap_item *made_item(made_scenario *made, const char *id, ap_item *parent, int32_t external, int32_t internal);
/* An enabled rule that selects everything. */
ap_rule *made_rule(made_scenario *made, const char *id, ap_track track, ap_unit_kind unit, int every);
void made_history(made_scenario *made, const ap_item *item, ap_track track, int year);

/* A pin and a group of the items of one glob, on the tracks whose bits are set; made_choose() adds more of them. A pin
 * asks nothing until its years are set. */
ap_pin *made_pin(made_scenario *made, const char *glob, unsigned tracks);
ap_together *made_together(made_scenario *made, const char *glob, unsigned tracks);
void made_choose(made_scenario *made, ap_chosen_items *chosen, const char *glob);
/* Of the years of those bits; all bits: every year. */
ap_cap *made_cap(made_scenario *made, ap_track track, ap_years years, int64_t minutes);
ap_apart *made_apart(made_scenario *made, const char *glob, unsigned tracks);
ap_set_up *made_set_up(made_scenario *made, const char *glob, unsigned tracks, int64_t minutes);
/* Of both tracks and any skill, until changed. */
ap_rate *made_rate(made_scenario *made, int64_t per_hour);

/* Ranks the items, sorts the history, sets the tag `direct` from the items' `direct`. After it nothing is added. */
const ap_scenario *made_scenario_finish(made_scenario *made);

/* Writes catalog.csv, scheme.yaml, history.csv and scenario.yaml into the folder, which is made where it is not. */
void made_scenario_write(const made_scenario *made, const char *folder);

#endif
