/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A JSON plan that is changed in some places, then checked. */
#ifndef AP_TESTS_CHANGED_PLAN_H
#define AP_TESTS_CHANGED_PLAN_H

#include "check_fixture.h"
#include <jansson.h>

typedef struct change_of {
  const char *pointer;
  const char *value;
} change_of;

/* Sets the value at the JSON pointer; `value` is JSON, NULL takes it out. An index at the end of an array adds to it.
 */
void change_json(json_t *json, const char *pointer, const char *value);

/* Checks the plan with these changes, the last of which has no pointer. */
ap_status check_changed_plan(check_fixture *fixture, const char *plan, const change_of *changes);
/* The same of tests/data/check/plan.json; `state` is cmocka's, of a check_fixture. */
ap_status check_changed_data(void **state, const change_of *changes);
#define CHECK_CHANGED(state, ...) check_changed_data(state, (const change_of[]){__VA_ARGS__, {NULL, NULL}})

#endif
