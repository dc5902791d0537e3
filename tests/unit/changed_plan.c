/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "changed_plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* One step of a JSON pointer; `key` receives it. */
static const char *step(const char *pointer, char *key) {
  size_t length = strcspn(pointer + 1, "/");
  memcpy(key, pointer + 1, length);
  key[length] = '\0';
  return pointer + 1 + length;
}

static json_t *child(json_t *json, const char *key) {
  return json_is_array(json) ? json_array_get(json, strtoul(key, NULL, 10)) : json_object_get(json, key);
}

void change_json(json_t *json, const char *pointer, const char *value) {
  char key[64];
  for (pointer = step(pointer, key); *pointer != '\0'; pointer = step(pointer, key)) {
    json = child(json, key);
    assert_non_null(json);
  }
  json_t *new = value == NULL ? NULL : json_loads(value, JSON_DECODE_ANY, NULL);
  assert_true(value == NULL || new != NULL);
  size_t index = strtoul(key, NULL, 10);
  if (json_is_object(json)) {
    assert_int_equal(new == NULL ? json_object_del(json, key) : json_object_set_new(json, key, new), 0);
  } else if (new == NULL) {
    assert_int_equal(json_array_remove(json, index), 0);
  } else if (index == json_array_size(json)) {
    assert_int_equal(json_array_append_new(json, new), 0);
  } else {
    assert_int_equal(json_array_set_new(json, index, new), 0);
  }
}

ap_status check_changed_plan(check_fixture *fixture, const char *plan, const change_of *changes) {
  json_t *json = json_loads(plan, 0, NULL);
  assert_non_null(json);
  for (; changes->pointer != NULL; changes++) {
    change_json(json, changes->pointer, changes->value);
  }
  char *text = json_dumps(json, JSON_INDENT(1));
  assert_non_null(text);
  ap_status status = check_text(fixture, text);
  free(text);
  json_decref(json);
  return status;
}

ap_status check_changed_data(void **state, const change_of *changes) {
  char *plan = check_data(TEST_DATA "/check/plan.json");
  ap_status status = check_changed_plan(*state, plan, changes);
  free(plan);
  return status;
}
