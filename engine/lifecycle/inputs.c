/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lifecycle/inputs.h"
#include "support/allocate.h"
#include "support/path.h"
#include <string.h>

const char *const ap_input_place_words[AP_INPUT_PLACES] = {
    [AP_INPUT_ARGUMENT] = "argument", [AP_INPUT_SCENARIO] = "scenario", [AP_INPUT_SHIPPED] = "shipped"};

bool ap_bytes_are_same(const ap_bytes_of *a, const ap_bytes_of *b) {
  return a->length == b->length && strcmp(a->digest.digits, b->digest.digits) == 0;
}

static bool is_known(const ap_inputs *inputs, const ap_input *input) {
  for (size_t i = 0; i < inputs->count; i++) {
    if (strcmp(inputs->all[i].name, input->name) == 0 && ap_bytes_are_same(&inputs->all[i].bytes, &input->bytes)) {
      return true;
    }
  }
  return false;
}

static void put_down(void *context, const char *name, const char *bytes, size_t length) {
  ap_inputs *inputs = context;
  ap_input input = {.name = ap_arena_copy(&inputs->arena, name),
                    .bytes = {.length = (int64_t)length, .digest = ap_digest_of(bytes, length)}};
  if (input.name == NULL || is_known(inputs, &input)) {
    return;
  }
  void *all = inputs->all;
  if (!ap_grow(&all, &inputs->capacity, inputs->count + 1, sizeof *inputs->all)) {
    inputs->arena.failed = 1;
    return;
  }
  inputs->all = all;
  inputs->all[inputs->count++] = input;
}

void ap_inputs_watch(ap_inputs *inputs, ap_diagnostics *diagnostics) {
  inputs->witness = (ap_witness){.saw = put_down, .context = inputs};
  ap_diagnostics_set_witness(diagnostics, &inputs->witness);
}

void ap_inputs_leave(ap_diagnostics *diagnostics) { ap_diagnostics_set_witness(diagnostics, NULL); }

/* What follows the folder in the path; NULL where it does not lie below it. */
static const char *below(const char *folder, const char *path) {
  size_t length = folder == NULL ? 0 : strlen(folder);
  while (length > 1 && folder[length - 1] == '/') {
    length--;
  }
  bool is_below = length > 0 && strncmp(folder, path, length) == 0 && path[length] == '/';
  return is_below ? path + length + 1 : NULL;
}

/* The same name whether the scenario is planned from its folder or from elsewhere. */
static const char *without_dots(const char *name) {
  while (name[0] == '.' && name[1] == '/') {
    name += 2;
    name += strspn(name, "/");
  }
  return name;
}

static void name(ap_input *input, const ap_input_roots *roots, const char *folder) {
  const char *shipped = below(roots->data_folder, input->name);
  const char *rest = below(folder, input->name);
  if (strcmp(input->name, roots->argument) == 0 || (roots->without_scenario && shipped == NULL)) {
    input->name = ap_path_base(input->name);
    input->place = AP_INPUT_ARGUMENT;
  } else if (shipped != NULL) {
    input->name = shipped;
    input->place = AP_INPUT_SHIPPED;
  } else {
    input->name = without_dots(rest == NULL ? input->name : rest);
    input->place = AP_INPUT_SCENARIO;
  }
}

void ap_inputs_name(ap_inputs *inputs, const ap_input_roots *roots) {
  const char *folder = ap_path_folder(&inputs->arena, roots->argument); /* NULL where memory is short */
  for (size_t i = 0; i < inputs->count; i++) {
    name(&inputs->all[i], roots, folder);
  }
}

void ap_inputs_free(ap_inputs *inputs) {
  ap_release(inputs->all);
  ap_arena_free(&inputs->arena);
  *inputs = (ap_inputs){0};
}
