/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small plan with all that a view shows, made of literals: no stage has to work for a view to be tested. */
#ifndef AP_TESTS_OUTPUT_FIXTURE_H
#define AP_TESTS_OUTPUT_FIXTURE_H

#include "output/views.h"

enum { FIXTURE_ITEMS = 5, FIXTURE_HORIZON = 3 };

/* 2027 and 2028 are planned, 2029 continues them. The external track is levelled and proven, the internal track is
 * open. A test may change whatever it likes; fixture_reset() undoes it. */
typedef struct fixture {
  ap_item items[FIXTURE_ITEMS];
  ap_item *by_rank[FIXTURE_ITEMS];
  ap_catalog catalog;
  ap_tag tags[FIXTURE_ITEMS * 2];
  ap_tagged tagged;
  ap_rule rules[3];
  ap_scheme scheme;
  ap_scenario scenario;
  ap_plan_year external_years[FIXTURE_HORIZON];
  ap_plan_year internal_years[FIXTURE_HORIZON];
  bool external_apart[FIXTURE_HORIZON];
  bool internal_apart[FIXTURE_HORIZON];
  ap_overdue overdue[2];
  ap_plan_row rows[3];
  ap_plan_row continued[1];
  ap_plan plan;
} fixture;

extern fixture fixed;

/* A cmocka setup function. */
int fixture_reset(void **state);

/* What `show` adds, in a static buffer that the next call overwrites. */
const char *fixture_text(void (*show)(ap_text *text));

/* Fails the test where a line is wider than the screen or ends in a space. */
void assert_fits_the_screen(const char *text);
void assert_says(const char *text, const char *words);
void assert_does_not_say(const char *text, const char *words);

#endif
