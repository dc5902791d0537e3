/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/oscal/year.h"
#include "output/oscal/token.h"
#include "support/allocate.h"
#include <stdlib.h>
#include <string.h>

static const char separator[] = "\n"; /* is in no title and no ID */

/* What is nested in a control of an OSCAL catalog is a control of its own; elsewhere a detailed control is a statement
 * of its objective. */
static const ap_item *control_of(const ap_item *item) {
  return item->parent != NULL && item->control_id == NULL ? item->parent : item;
}

void ap_oscal_year_begin(ap_oscal_year *year) {
  const ap_scenario *scenario = year->scenario;
  const ap_catalog *catalog = scenario->catalog;
  const char *const names[] = {"service",      scenario->title.en, scenario->title.ja, scenario->scheme->id,
                               catalog->title, catalog->title_ja};
  ap_text name = {0};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    ap_text_add(&name, names[i] == NULL ? "" : names[i]);
    ap_text_add(&name, separator);
  }
  year->has_statements = ap_arena_allocate(&year->arena, catalog->count, sizeof(bool));
  year->arena.failed = year->arena.failed || name.failed;
  if (!year->arena.failed) {
    year->service = ap_uuid_of(&ap_uuid_space, name.bytes, name.length);
    for (size_t i = 0; i < catalog->count; i++) {
      const ap_item *control = control_of(&catalog->items[i]);
      year->has_statements[control->index] = year->has_statements[control->index] || control != &catalog->items[i];
    }
  }
  ap_text_free(&name);
}

void ap_oscal_year_free(ap_oscal_year *year) {
  ap_release(year->rows);
  ap_release(year->audits);
  ap_arena_free(&year->arena);
}

/* A control of an OSCAL catalog keeps its ID. `item` may be NULL. */
static const char *token_of(ap_oscal_year *year, const ap_item *item, const char *id) {
  ap_text text = {0};
  if (item != NULL && item->control_id != NULL && ap_is_token(item->control_id)) {
    return item->control_id;
  }
  ap_add_token(&text, id);
  const char *token = text.failed ? NULL : ap_arena_copy(&year->arena, text.bytes);
  year->arena.failed = year->arena.failed || text.failed;
  ap_text_free(&text);
  return token;
}

static ap_oscal_row row_of_item(const ap_item *item) {
  const ap_item *control = control_of(item);
  return (ap_oscal_row){.id = item->id, .item = item, .parent_id = control->id, .parent = control};
}

static ap_oscal_row row_of_unknown(const ap_oscal_given *given, const ap_catalog *catalog) {
  bool has_objective = given->objective != NULL && *given->objective != '\0';
  const char *parent_id = has_objective ? given->objective : given->id;
  return (ap_oscal_row){.id = given->id, .parent_id = parent_id, .parent = ap_catalog_find(catalog, parent_id)};
}

/* Whether the item is one statement of its control among others. */
static bool is_statement(const ap_oscal_year *year, const ap_oscal_row *row) {
  return strcmp(row->id, row->parent_id) != 0 || (row->item != NULL && year->has_statements[row->item->index]);
}

void ap_oscal_year_add(ap_oscal_year *year, const ap_oscal_given *given) {
  void *rows = year->rows;
  if (year->arena.failed || !ap_grow(&rows, &year->capacity, year->count + 1, sizeof *year->rows)) {
    year->arena.failed = 1;
    return;
  }
  ap_oscal_row row = given->item != NULL ? row_of_item(given->item) : row_of_unknown(given, year->scenario->catalog);
  row.track = given->track;
  row.rules = given->rules;
  row.minutes = given->minutes;
  row.control = token_of(year, row.parent, row.parent_id);
  row.statement = is_statement(year, &row) ? token_of(year, row.item, row.id) : NULL;
  year->rows = rows;
  year->rows[year->count++] = row;
}

/* What the catalog does not have comes last. */
static int compare_places(const ap_item *left, const char *left_id, const ap_item *right, const char *right_id) {
  if (left != NULL && right != NULL) {
    return (left->rank > right->rank) - (left->rank < right->rank);
  }
  if (left == NULL && right == NULL) {
    return ap_id_compare(left_id, right_id);
  }
  return left == NULL ? 1 : -1;
}

static int compare_rows(const void *left_row, const void *right_row) {
  const ap_oscal_row *left = left_row;
  const ap_oscal_row *right = right_row;
  int order = compare_places(left->parent, left->parent_id, right->parent, right->parent_id);
  if (order == 0) {
    order = compare_places(left->item, left->id, right->item, right->id);
  }
  return order != 0 ? order : (int)left->track - (int)right->track;
}

static int compare_audits(const void *left_audit, const void *right_audit) {
  const ap_oscal_audit *left = left_audit;
  const ap_oscal_audit *right = right_audit;
  return left->track != right->track ? (int)left->track - (int)right->track : strcmp(left->rules, right->rules);
}

/* They are few, whatever the number of rows. */
static void add_audit(ap_oscal_year *year, const ap_oscal_row *row) {
  const ap_oscal_audit audit = {row->track, row->rules};
  for (size_t i = year->audit_count; i-- > 0;) {
    if (compare_audits(&year->audits[i], &audit) == 0) {
      return;
    }
  }
  void *audits = year->audits;
  if (!ap_grow(&audits, &year->audit_capacity, year->audit_count + 1, sizeof *year->audits)) {
    year->arena.failed = 1;
    return;
  }
  year->audits = audits;
  year->audits[year->audit_count++] = audit;
}

void ap_oscal_year_settle(ap_oscal_year *year) {
  if (year->count == 0) {
    return;
  }
  qsort(year->rows, year->count, sizeof *year->rows, compare_rows);
  for (size_t i = 0; i < year->count; i++) {
    add_audit(year, &year->rows[i]);
  }
  if (year->audit_count > 0) {
    qsort(year->audits, year->audit_count, sizeof *year->audits, compare_audits);
  }
}

json_t *ap_oscal_uuid(const ap_oscal_year *year, const char *kind, const char *of, const char *name) {
  ap_text words = {0};
  const char *const names[] = {kind, of, name};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    ap_text_add(&words, names[i]);
    ap_text_add(&words, separator);
  }
  ap_text_add_integer(&words, year->year);
  json_t *uuid = NULL;
  if (!words.failed) {
    const ap_uuid made = ap_uuid_of(&year->service, words.bytes, words.length);
    uuid = json_string(ap_uuid_write(&made).digits);
  }
  ap_text_free(&words);
  return uuid;
}
