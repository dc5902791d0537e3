/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A good plan with numbers of its JSON changed, wherever they stand: what the checker then still calls proven must be
 * true. The small scenario's best values are known, for its plan is proven. */
#include "checking/check.h"
#include "input.h"
#include "output/views.h"
#include "support/json.h"
#include <jansson.h>
#include <string.h>

enum { NUMBERS_MOST = 4096, CHANGE = 4 /* bytes that one change is made of */ };

typedef struct honest {
  ap_plan *plan;
  json_t *json;
} honest;

static const honest *honest_plan(void) {
  static honest made;
  if (made.plan == NULL) {
    ap_text text = {0};
    ap_diagnostics *diagnostics = fuzz_diagnostics();
    fuzz_hold(ap_plan_make(fuzz_small_scenario(), NULL, diagnostics, &made.plan) == AP_OK,
              "the small scenario is planned");
    ap_diagnostics_free(diagnostics);
    for (int track = 0; track < AP_TRACKS; track++) {
      fuzz_hold(made.plan->tracks[track].criteria[AP_PEAK].status == AP_PROVEN, "its peak is proven");
    }
    ap_plan_json(made.plan, &text);
    made.json = json_loads(text.bytes, 0, NULL);
    fuzz_hold(made.json != NULL, "its JSON is read");
    ap_text_free(&text);
  }
  return &made;
}

typedef struct numbers {
  json_t *at[NUMBERS_MOST];
  size_t count;
} numbers;

static void gather(json_t *value, numbers *found) {
  const char *key;
  json_t *inner;
  size_t i;
  json_object_foreach(value, key, inner) { gather(inner, found); }
  json_array_foreach(value, i, inner) { gather(inner, found); }
  if (json_is_integer(value) && found->count < NUMBERS_MOST) {
    found->at[found->count++] = value;
  }
}

/* Two bytes say which number, two by how much. */
static void change(const numbers *found, const uint8_t *bytes) {
  json_t *number = found->at[(size_t)(bytes[0] << 8 | bytes[1]) % found->count];
  json_int_t value = json_integer_value(number);
  json_int_t amount = bytes[3];
  bool large = value > INT32_MAX || value < INT32_MIN;
  switch (bytes[2] % 5) {
  case 0:
    json_integer_set(number, large ? INT64_MIN + amount : value + amount);
    return;
  case 1:
    json_integer_set(number, large ? INT64_MAX - amount : value - amount);
    return;
  case 2:
    json_integer_set(number, amount);
    return;
  case 3:
    json_integer_set(number, INT64_MAX - amount);
    return;
  default:
    json_integer_set(number, large ? -amount : value * amount);
  }
}

static void judge(const ap_check *check) {
  for (int track = 0; track < AP_TRACKS; track++) {
    const ap_check_criterion *peak = &check->tracks[track].criteria[AP_PEAK];
    const ap_criterion_result *best = &honest_plan()->plan->tracks[track].criteria[AP_PEAK];
    fuzz_hold(!peak->has_bound || peak->bound <= best->value, "no certificate gives a bound above the best peak");
    fuzz_hold(!peak->proven || peak->value == best->value, "only the best peak is proven");
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  json_t *changed = json_deep_copy(honest_plan()->json);
  numbers found = {.count = 0};
  gather(changed, &found);
  fuzz_hold(found.count > 0, "there is memory");
  for (size_t at = 0; at + CHANGE <= length; at += CHANGE) {
    change(&found, bytes + at);
  }
  char *text = json_dumps(changed, JSON_COMPACT);
  fuzz_hold(text != NULL, "there is memory");
  ap_diagnostics *diagnostics = fuzz_diagnostics();
  ap_check *check = NULL;
  ap_status status = ap_check_plan(fuzz_small_scenario(), fuzz_file(text, strlen(text)), diagnostics, &check);
  if (status == AP_OK) {
    judge(check);
  }
  ap_check_free(check);
  fuzz_judge(status == AP_NO ? AP_OK : status, diagnostics);
  ap_json_free(text);
  json_decref(changed);
  return 0;
}
