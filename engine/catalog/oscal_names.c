/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the items of an OSCAL catalog are called, and their order. People say AC-2(1), the label; ac-2.1, the control
 * ID, is for programs. A label that is not one control's alone cannot be its name. */
#define HASH_NONFATAL_OOM 1
#include "catalog/oscal.h"
#include <stdlib.h>
#include <string.h>
#include <uthash.h>

typedef struct known_name {
  const char *name;
  const ap_oscal_control *control; /* that has it as its ID; NULL: none has */
  size_t labels;                   /* controls that have it as their label */
  UT_hash_handle hh;
} known_name;

typedef struct name_table {
  ap_oscal *oscal;
  known_name *names;
} name_table;

static known_name *find(const name_table *table, const char *name) {
  known_name *known = NULL;
  HASH_FIND_STR(table->names, name, known);
  return known;
}

/* NULL where memory is short. */
static known_name *find_or_add(name_table *table, const char *name) {
  known_name *known = find(table, name);
  if (known != NULL) {
    return known;
  }
  known = ap_arena_allocate(&table->oscal->arena, 1, sizeof *known);
  if (known == NULL) {
    return NULL;
  }
  known->name = name;
  HASH_ADD_KEYPTR(hh, table->names, known->name, strlen(known->name), known);
  if (known->hh.tbl == NULL) {
    table->oscal->arena.failed = 1;
    return NULL;
  }
  return known;
}

static void take_names(name_table *table, const ap_oscal_control *control) {
  known_name *own = find_or_add(table, control->control_id);
  known_name *label = control->label == NULL ? NULL : find_or_add(table, control->label);
  if (label != NULL) {
    label->labels++;
  }
  if (own == NULL) {
    return;
  }
  if (own->control == NULL) {
    own->control = control;
    return;
  }
  const ap_json_spot spot = ap_oscal_spot(control);
  ap_json_complain(&table->oscal->json, &spot, AP_D_OSCAL_ID_REPEATED, control->control_id, own->control->pointer);
}

static bool is_its_own(const name_table *table, const ap_oscal_control *control) {
  const known_name *label = find(table, control->label);
  return label != NULL && label->labels == 1 && (label->control == NULL || label->control == control);
}

static void settle(const name_table *table, ap_oscal_control *control) {
  control->id = control->control_id;
  if (control->label != NULL && is_its_own(table, control)) {
    control->id = control->label;
  } else if (control->label != NULL) {
    table->oscal->labels_shared++;
  }
}

static const char *sort_key(const ap_oscal_control *control) {
  return control->sort_id != NULL ? control->sort_id : control->control_id;
}

static int compare_controls(const void *left, const void *right) {
  const ap_oscal_control *a = *(const ap_oscal_control *const *)left;
  const ap_oscal_control *b = *(const ap_oscal_control *const *)right;
  int order = ap_id_compare(sort_key(a), sort_key(b));
  return order != 0 ? order : (a->order > b->order) - (a->order < b->order);
}

/* A catalog without any sort-id is in the order that its authors gave it. */
static void sort(ap_oscal *oscal) {
  bool sorts = false;
  for (size_t i = 0; i < oscal->count && !sorts; i++) {
    sorts = oscal->controls[i]->sort_id != NULL;
  }
  if (sorts) {
    qsort(oscal->controls, oscal->count, sizeof *oscal->controls, compare_controls);
  }
}

void ap_oscal_name(ap_oscal *oscal) {
  name_table table = {.oscal = oscal};
  for (size_t i = 0; i < oscal->count && !oscal->arena.failed; i++) {
    take_names(&table, oscal->controls[i]);
  }
  for (size_t i = 0; i < oscal->count && !oscal->arena.failed; i++) {
    settle(&table, oscal->controls[i]);
  }
  HASH_CLEAR(hh, table.names);
  if (!oscal->arena.failed) {
    sort(oscal);
  }
}
