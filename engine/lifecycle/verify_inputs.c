/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is read now, against what a plan was made from. */
#include "lifecycle/verify_evidence.h"
#include "support/utf8.h"
#include <inttypes.h>
#include <string.h>

/* An input by its place in the manifest. */
static const char *pointer_to(ap_verification *verification, size_t index) {
  return ap_arena_format(&verification->arena, "/inputs/%zu", index);
}

static void tell_other(ap_verification *verification, size_t index, const ap_bytes_of *found) {
  const ap_input *input = &verification->evidence.inputs[index];
  const ap_place place = {.file = verification->manifest, .pointer = pointer_to(verification, index)};
  char shown[AP_EXCERPT_SIZE];
  ap_diagnose(verification->differences, &place, AP_D_EVIDENCE_INPUT,
              "%s" AP_NEXT "%" PRId64 AP_NEXT "%s" AP_NEXT "%" PRId64 AP_NEXT "%s", ap_utf8_excerpt(input->name, shown),
              found->length, found->digest.digits, input->bytes.length, input->bytes.digest.digits);
}

static void tell_alone(ap_verification *verification, const ap_place *place, ap_diagnostic_code code,
                       const ap_input *input) {
  char shown[AP_EXCERPT_SIZE];
  ap_diagnose(verification->differences, place, code, "%s" AP_NEXT "%" PRId64 AP_NEXT "%s",
              ap_utf8_excerpt(input->name, shown), input->bytes.length, input->bytes.digest.digits);
}

typedef bool is_match(const ap_input *recorded, const ap_input *now);

/* Whatever it is called now: who keeps evidence may rename a scenario. */
static bool has_its_bytes(const ap_input *recorded, const ap_input *now) {
  return ap_bytes_are_same(&recorded->bytes, &now->bytes);
}

static bool has_its_name(const ap_input *recorded, const ap_input *now) {
  return recorded->place == now->place && strcmp(recorded->name, now->name) == 0;
}

/* Pairs off what matches and has no partner yet; `taken` says of each input now whether it has one. */
static void pair(ap_verification *verification, const ap_inputs *now, is_match *matches, bool *taken) {
  for (size_t i = 0; i < verification->evidence.input_count; i++) {
    const ap_input *recorded = &verification->evidence.inputs[i];
    ap_holding *holding = &verification->inputs[i];
    for (size_t j = 0; j < now->count && holding->held == AP_HELD_NONE; j++) {
      if (!taken[j] && matches(recorded, &now->all[j])) {
        taken[j] = true;
        holding->found = now->all[j].bytes;
        holding->held = has_its_bytes(recorded, &now->all[j]) ? AP_HELD_SAME : AP_HELD_OTHER;
      }
    }
  }
}

ap_status ap_verify_inputs(ap_verification *verification, const ap_inputs *now, bool complete,
                           ap_diagnostics *diagnostics) {
  bool *taken = now->arena.failed ? NULL : ap_arena_allocate(&verification->arena, now->count, sizeof *taken);
  if (taken == NULL) {
    ap_diagnose_plain(diagnostics, NULL, AP_D_OUT_OF_MEMORY);
    return AP_MACHINE;
  }
  pair(verification, now, has_its_bytes, taken);
  pair(verification, now, has_its_name, taken);
  for (size_t i = 0; i < verification->evidence.input_count; i++) {
    const ap_holding *holding = &verification->inputs[i];
    if (holding->held == AP_HELD_OTHER) {
      tell_other(verification, i, &holding->found);
    } else if (holding->held == AP_HELD_NONE && complete) {
      const ap_place place = {.file = verification->manifest, .pointer = pointer_to(verification, i)};
      tell_alone(verification, &place, AP_D_EVIDENCE_INPUT_UNREAD, &verification->evidence.inputs[i]);
    }
  }
  for (size_t j = 0; j < now->count && complete; j++) {
    if (!taken[j]) {
      tell_alone(verification, &(ap_place){.file = verification->manifest, .pointer = "/inputs"},
                 AP_D_EVIDENCE_INPUT_NEW, &now->all[j]);
    }
  }
  return AP_OK;
}

/* ---- options ---- */

static const char *recorded_value(const ap_evidence *evidence, const char *name) {
  for (size_t i = 0; i < evidence->option_count; i++) {
    if (strcmp(evidence->options[i].name, name) == 0) {
      return evidence->options[i].value;
    }
  }
  return NULL;
}

static void verify_option(ap_verification *verification, const ap_named *now) {
  const char *recorded = recorded_value(&verification->evidence, now->name);
  const ap_place place = {.file = verification->manifest, .pointer = "/options"};
  char shown[AP_EXCERPT_SIZE];
  if (recorded == NULL && now->value != NULL) {
    ap_diagnose(verification->differences, &place, AP_D_EVIDENCE_OPTION_NEW, "%s", now->name);
  } else if (recorded != NULL && (now->value == NULL || strcmp(recorded, now->value) != 0)) {
    ap_diagnose(verification->differences, &place, AP_D_EVIDENCE_OPTION, "%s" AP_NEXT "%s", now->name,
                ap_utf8_excerpt(recorded, shown));
  }
}

void ap_verify_options(ap_verification *verification, const char *as_of, const ap_named *now, size_t count) {
  const char *recorded = verification->evidence.as_of;
  char shown[AP_EXCERPT_SIZE];
  if (strcmp(recorded, as_of) != 0) {
    ap_diagnose(verification->differences, &(ap_place){.file = verification->manifest, .pointer = "/as_of"},
                AP_D_EVIDENCE_AS_OF, "%s" AP_NEXT "%s", ap_utf8_excerpt(recorded, shown), as_of);
  }
  for (size_t i = 0; i < count; i++) {
    verify_option(verification, &now[i]);
  }
}
