/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { SENTENCE_BYTES = 1024 };
static const char plan_file[] = "checked-plan";

int check_fixture_begin(void **state) {
  check_fixture *fixture = calloc(1, sizeof *fixture);
  assert_non_null(fixture);
  *state = fixture;
  *fixture = (check_fixture){.made = made_scenario_new(2027, 2), .faults = ap_diagnostics_new()};
  assert_non_null(fixture->faults);
  made_scenario *made = fixture->made;
  fixture->governance = made_item(made, "3.1", NULL, 30, 0);
  fixture->governance->standard = AP_GOVERNANCE;
  fixture->objective = made_item(made, "9.1.1", NULL, 40, 45);
  fixture->detail = made_item(made, "9.1.1.1", fixture->objective, 20, 15);
  fixture->second = made_item(made, "9.1.2", NULL, 60, 45);
  fixture->third = made_item(made, "9.1.3", NULL, 60, 45);
  fixture->yearly = made_rule(made, "EXT-ALL", AP_EXTERNAL, AP_UNIT_ITEM, 1);
  fixture->yearly->select.standards = 1U << AP_GOVERNANCE;
  fixture->direct = made_rule(made, "EXT-DIRECT", AP_EXTERNAL, AP_UNIT_OBJECTIVE, 3);
  fixture->direct->select.standards = 1U << AP_CONTROL;
  fixture->internal = made_rule(made, "INT-ALL", AP_INTERNAL, AP_UNIT_OBJECTIVE, 2);
  fixture->internal->select.standards = 1U << AP_CONTROL;
  fixture->internal->select.levels = 1U << AP_OBJECTIVE;
  made_history(made, fixture->objective, AP_INTERNAL, 2024);
  return 0;
}

int check_fixture_end(void **state) {
  check_fixture *fixture = *state;
  ap_check_free(fixture->check);
  ap_diagnostics_free(fixture->faults);
  made_scenario_free(fixture->made);
  remove(plan_file);
  free(fixture);
  return 0;
}

static uint64_t entries_in(const ap_diagnostics *list) {
  return ap_diagnostics_total(list, AP_ERROR) + ap_diagnostics_total(list, AP_WARNING) +
         ap_diagnostics_total(list, AP_NOTE);
}

/* A plan in memory is judged as it is in a file. */
static void expect_same_in_memory(const check_fixture *fixture, const ap_scenario *scenario, const char *bytes,
                                  size_t length, ap_status status) {
  ap_diagnostics *faults = ap_diagnostics_new();
  ap_check *check = NULL;
  assert_non_null(faults);
  assert_int_equal(ap_check_plan_text(scenario, plan_file, bytes, length, faults, &check), status);
  assert_int_equal(entries_in(faults), entries_in(fixture->faults));
  assert_int_equal(check != NULL, fixture->check != NULL);
  if (check != NULL) {
    assert_int_equal(entries_in(check->breaches), entries_in(fixture->check->breaches));
    assert_int_equal(check->row_count, fixture->check->row_count);
  }
  ap_check_free(check);
  ap_diagnostics_free(faults);
}

ap_status check_bytes(check_fixture *fixture, const char *bytes, size_t length) {
  FILE *file = fopen(plan_file, "wb");
  assert_non_null(file);
  assert_int_equal(fwrite(bytes, 1, length, file), length);
  assert_int_equal(fclose(file), 0);
  ap_check_free(fixture->check);
  ap_diagnostics_free(fixture->faults);
  fixture->check = NULL;
  fixture->faults = ap_diagnostics_new();
  assert_non_null(fixture->faults);
  const ap_scenario *scenario = made_scenario_finish(fixture->made);
  ap_status status = ap_check_plan(scenario, plan_file, fixture->faults, &fixture->check);
  expect_same_in_memory(fixture, scenario, bytes, length, status);
  return status;
}

ap_status check_text(check_fixture *fixture, const char *text) { return check_bytes(fixture, text, strlen(text)); }

char *check_data(const char *path) {
  FILE *file = fopen(path, "rb");
  assert_non_null(file);
  assert_int_equal(fseek(file, 0, SEEK_END), 0);
  long length = ftell(file);
  assert_true(length > 0);
  rewind(file);
  char *text = calloc((size_t)length + 1, 1);
  assert_non_null(text);
  assert_int_equal(fread(text, 1, (size_t)length, file), length);
  fclose(file);
  return text;
}

static void add(char *sentence, const char *text, size_t length) {
  size_t used = strlen(sentence);
  snprintf(sentence + used, SENTENCE_BYTES - used, "%.*s", (int)length, text);
}

static void fill(const ap_diagnostic *diagnostic, char *sentence) {
  for (const char *from = diagnostic->sentence; *from != '\0';) {
    if (*from != '{') {
      size_t plain = strcspn(from, "{");
      add(sentence, from, plain);
      from += plain;
      continue;
    }
    size_t argument = (size_t)(from[1] - '0');
    assert_true(argument < diagnostic->argument_count);
    add(sentence, diagnostic->arguments[argument], strlen(diagnostic->arguments[argument]));
    from += 3;
  }
}

static void describe(const ap_diagnostic *diagnostic, char *sentence) {
  sentence[0] = '\0';
  if (diagnostic->pointer != NULL) {
    snprintf(sentence, SENTENCE_BYTES, "%s: ", diagnostic->pointer);
  } else if (diagnostic->column != 0) {
    snprintf(sentence, SENTENCE_BYTES, "%d:%d: ", (int)diagnostic->line, (int)diagnostic->column);
  } else if (diagnostic->line != 0) {
    snprintf(sentence, SENTENCE_BYTES, "%d: ", (int)diagnostic->line);
  }
  fill(diagnostic, sentence);
}

static bool is_among(const ap_diagnostics *list, const char *expected) {
  for (size_t i = 0; i < ap_diagnostics_count(list); i++) {
    char sentence[SENTENCE_BYTES];
    describe(ap_diagnostics_at(list, i), sentence);
    if (strcmp(sentence, expected) == 0) {
      return true;
    }
  }
  return false;
}

static void expect(const ap_diagnostics *list, size_t count, const char *const *expected) {
  bool good = ap_diagnostics_count(list) == count;
  for (size_t i = 0; i < count; i++) {
    if (!is_among(list, expected[i])) {
      print_error("missing: %s\n", expected[i]);
      good = false;
    }
  }
  for (size_t i = 0; i < ap_diagnostics_count(list) && !good; i++) {
    char sentence[SENTENCE_BYTES];
    describe(ap_diagnostics_at(list, i), sentence);
    print_error("found: %s\n", sentence);
  }
  assert_true(good);
}

void expect_breaches(const check_fixture *fixture, size_t count, const char *const *expected) {
  assert_non_null(fixture->check);
  expect(fixture->check->breaches, count, expected);
}

void expect_faults(const check_fixture *fixture, size_t count, const char *const *expected) {
  expect(fixture->faults, count, expected);
}

bool has_breach(const check_fixture *fixture, const char *name, const char *pointer) {
  for (size_t i = 0; i < ap_check_breach_count(fixture->check); i++) {
    const ap_diagnostic *breach = ap_check_breach(fixture->check, i);
    bool there = pointer == NULL || (breach->pointer != NULL && strcmp(breach->pointer, pointer) == 0);
    if (there && strcmp(breach->name, name) == 0) {
      return true;
    }
  }
  return false;
}
