/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheme/shelf.h"
#include "catalog/column_map.h"
#include "catalog/statement.h"
#include "support/allocate.h"
#include "support/diagnose.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>

typedef enum shelf_kind { SCHEME, CATALOG, TAG_RULES, GENERAL_TAG_RULES } shelf_kind;

typedef struct shelf_file {
  shelf_kind kind;
  char *path;          /* real */
  const char *columns; /* of a catalog, what it is read by */
  ap_status status;
  ap_scheme *scheme;
  ap_catalog *catalog;
  ap_tag_rules *rules;
  struct shelf_file *next;
} shelf_file;

typedef struct shelf_tags {
  const ap_catalog *catalog;
  const ap_tag_rules *rules;
  ap_status status;
  ap_tagged *tagged;
  struct shelf_tags *next;
} shelf_tags;

/* Lists: a portfolio shares few files, and those that it does not share are many only where nothing is gained. */
struct ap_shelf {
  ap_arena arena;
  shelf_file *files;
  shelf_tags *tags;
};

ap_shelf *ap_shelf_new(void) { return ap_allocate(1, sizeof(ap_shelf)); }

void ap_shelf_free(ap_shelf *shelf) {
  if (shelf == NULL) {
    return;
  }
  for (shelf_tags *each = shelf->tags; each != NULL; each = each->next) {
    ap_tagged_free(each->tagged);
  }
  for (shelf_file *each = shelf->files; each != NULL; each = each->next) {
    ap_tag_rules_free(each->rules);
    ap_catalog_free(each->catalog);
    ap_scheme_free(each->scheme);
  }
  ap_arena_free(&shelf->arena);
  ap_release(shelf);
}

static ap_status out_of_memory(ap_diagnostics *diagnostics) {
  ap_diagnose_plain(diagnostics, NULL, AP_D_OUT_OF_MEMORY);
  return AP_MACHINE;
}

/* The file's place on the shelf, where `columns` stays; `found` says whether it was there. NULL where memory is short.
 */
static shelf_file *place_for(ap_shelf *shelf, shelf_kind kind, const char *path, const char *columns, bool *found) {
  char *resolved = realpath(path, NULL);
  if (resolved == NULL && errno == ENOMEM) {
    return NULL; /* under another name it would be a second file */
  }
  const char *real = resolved != NULL ? resolved : path;
  shelf_file *file = shelf->files;
  while (file != NULL && (file->kind != kind || strcmp(file->path, real) != 0 || strcmp(file->columns, columns) != 0)) {
    file = file->next;
  }
  *found = file != NULL;
  if (file == NULL) {
    file = ap_arena_allocate(&shelf->arena, 1, sizeof *file);
    char *copy = ap_arena_copy(&shelf->arena, real);
    if (file != NULL && copy != NULL) {
      *file = (shelf_file){.kind = kind, .path = copy, .columns = columns, .status = AP_MACHINE, .next = shelf->files};
      shelf->files = file;
    } else {
      file = NULL;
    }
  }
  free(resolved);
  return file;
}

ap_status ap_shelf_scheme(ap_shelf *shelf, const char *path, ap_diagnostics *diagnostics, ap_scheme **scheme) {
  bool found;
  *scheme = NULL;
  shelf_file *file = place_for(shelf, SCHEME, path, "", &found);
  if (file == NULL) {
    return out_of_memory(diagnostics);
  }
  if (!found) {
    file->status = ap_scheme_read(path, diagnostics, &file->scheme);
  }
  *scheme = file->scheme;
  return file->status;
}

ap_status ap_shelf_catalog(ap_shelf *shelf, const char *path, const ap_column_map *columns, ap_diagnostics *diagnostics,
                           ap_catalog **catalog) {
  bool found;
  *catalog = NULL;
  const char *key = columns == NULL ? "" : ap_column_map_key(columns, &shelf->arena);
  shelf_file *file = key == NULL ? NULL : place_for(shelf, CATALOG, path, key, &found);
  if (file == NULL) {
    return out_of_memory(diagnostics);
  }
  if (!found) {
    file->status = ap_catalog_read_by(columns, path, diagnostics, &file->catalog);
    if (file->status == AP_OK) {
      ap_statement_check(file->catalog, diagnostics);
    }
  }
  *catalog = file->catalog;
  return file->status;
}

ap_status ap_shelf_tag_rules(ap_shelf *shelf, const char *path, bool general, ap_diagnostics *diagnostics,
                             ap_tag_rules **rules) {
  bool found;
  *rules = NULL;
  shelf_file *file = place_for(shelf, general ? GENERAL_TAG_RULES : TAG_RULES, path, "", &found);
  if (file == NULL) {
    return out_of_memory(diagnostics);
  }
  if (!found) {
    file->status = ap_tag_rules_read(path, diagnostics, &file->rules);
    if (file->rules != NULL && general) {
      ap_tag_rules_keep_general(file->rules);
    }
  }
  *rules = file->rules;
  return file->status;
}

ap_status ap_shelf_tagged(ap_shelf *shelf, const ap_catalog *catalog, const ap_tag_rules *rules,
                          ap_diagnostics *diagnostics, ap_tagged **tagged) {
  shelf_tags *tags = shelf->tags;
  *tagged = NULL;
  while (tags != NULL && (tags->catalog != catalog || tags->rules != rules)) {
    tags = tags->next;
  }
  if (tags == NULL) {
    tags = ap_arena_allocate(&shelf->arena, 1, sizeof *tags);
    if (tags == NULL) {
      return out_of_memory(diagnostics);
    }
    *tags = (shelf_tags){.catalog = catalog, .rules = rules, .next = shelf->tags};
    shelf->tags = tags;
    tags->status = ap_tag_catalog(catalog, rules, NULL, 0, diagnostics, &tags->tagged);
  }
  *tagged = tags->tagged;
  return tags->status;
}
