/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small scenario, worked out by hand, with plans to check against it.
 *
 * Two years from 2027. External: 3.1 (governance, 30 minutes) each year, and the units 9.1.1 with 9.1.1.1
 * (40 + 20), 9.1.2 (60) and 9.1.3 (60) every three years, so that its horizon is 2029. Internal: 9.1.1, 9.1.2 and
 * 9.1.3 (45 each) every two years; 9.1.1 was last audited in 2024, so it was due in 2026.
 * tests/data/check/plan.csv and plan.json are plans of it without a breach. */
#ifndef AP_TESTS_CHECK_FIXTURE_H
#define AP_TESTS_CHECK_FIXTURE_H

#include "checking/check.h"
#include "made_scenario.h"

typedef struct check_fixture {
  made_scenario *made;
  ap_item *governance; /* 3.1 */
  ap_item *objective;  /* 9.1.1 */
  ap_item *detail;     /* 9.1.1.1 */
  ap_item *second;     /* 9.1.2 */
  ap_item *third;      /* 9.1.3 */
  ap_rule *yearly;     /* EXT-ALL */
  ap_rule *direct;     /* EXT-DIRECT */
  ap_rule *internal;   /* INT-ALL */
  ap_diagnostics *faults;
  ap_check *check;
} check_fixture;

/* cmocka's set-up and teardown of a test whose state is a fixture. Change it, then check with it; every check finishes
 * the scenario and frees the check before it. */
int check_fixture_begin(void **state);
int check_fixture_end(void **state);

ap_status check_text(check_fixture *fixture, const char *text);
ap_status check_bytes(check_fixture *fixture, const char *bytes, size_t length);
/* A file, whole, NUL-terminated; freed with free(). */
char *check_data(const char *path);

/* The check has just these breaches, in any order, in English: "sentence", "line: sentence",
 * "line:column: sentence" or "pointer: sentence". */
void expect_breaches(const check_fixture *fixture, size_t count, const char *const *expected);
/* Likewise the faults of the file. */
void expect_faults(const check_fixture *fixture, size_t count, const char *const *expected);
/* Whether some breach of that stable name is at that pointer (NULL: anywhere). */
bool has_breach(const check_fixture *fixture, const char *name, const char *pointer);

#define EXPECT_BREACHES(fixture, ...)                                                                                  \
  expect_breaches(fixture, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *),                                \
                  (const char *const[]){__VA_ARGS__})
#define EXPECT_FAULTS(fixture, ...)                                                                                    \
  expect_faults(fixture, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *),                                  \
                (const char *const[]){__VA_ARGS__})

#endif
