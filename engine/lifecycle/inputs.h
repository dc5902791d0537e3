/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a scenario was read from: each file with its name, its length and its digest, taken of the very bytes that were
 * read. */
#ifndef AP_LIFECYCLE_INPUTS_H
#define AP_LIFECYCLE_INPUTS_H

#include "auditplan/diagnostics.h"
#include "lifecycle/digest.h"
#include "support/arena.h"
#include "support/diagnose.h"
#include <stdbool.h>

typedef struct ap_bytes_of {
  int64_t length;
  ap_digest digest;
} ap_bytes_of;

bool ap_bytes_are_same(const ap_bytes_of *a, const ap_bytes_of *b);

/* Whose word a name is. */
typedef enum ap_input_place {
  AP_INPUT_ARGUMENT, /* of the command line: the name without its folders */
  AP_INPUT_SCENARIO, /* of the scenario: as it says it, relative to its folder */
  AP_INPUT_SHIPPED,  /* shipped data: relative to the data folder */
} ap_input_place;
enum { AP_INPUT_PLACES = AP_INPUT_SHIPPED + 1 };
/* As the manifest calls them. */
extern const char *const ap_input_place_words[AP_INPUT_PLACES];

typedef struct ap_input {
  const char *name;
  ap_input_place place;
  ap_bytes_of bytes;
} ap_input;

typedef struct ap_inputs {
  ap_arena arena;
  ap_input *all; /* in the order in which they were read, each once */
  size_t count, capacity;
  ap_witness witness;
} ap_inputs;

/* Puts down what is read with the list from now on, for as long as `inputs` stays where it is. Names are paths until
 * ap_inputs_name(). inputs->arena.failed tells of short memory. */
void ap_inputs_watch(ap_inputs *inputs, ap_diagnostics *diagnostics);
/* No more. */
void ap_inputs_leave(ap_diagnostics *diagnostics);

/* What paths are told apart by. */
typedef struct ap_input_roots {
  const char *argument;    /* the scenario, or in its place a catalog */
  const char *data_folder; /* of shipped data */
  bool without_scenario;   /* the argument is a catalog: what else is named comes from the command line */
} ap_input_roots;
void ap_inputs_name(ap_inputs *inputs, const ap_input_roots *roots);

void ap_inputs_free(ap_inputs *inputs);

#endif
