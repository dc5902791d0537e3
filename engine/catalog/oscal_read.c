/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An OSCAL file from its first byte to a catalog: is it one at all, of which version, and what is in it. */
#include "catalog/oscal.h"
#include "support/allocate.h"
#include "support/utf8.h"
#include <string.h>

/* The other models of OSCAL, and what is wanted in their place. */
static const struct {
  const char *root;
  ap_diagnostic_code code;
} other_models[] = {
    {"profile", AP_D_OSCAL_PROFILE},
    {"component-definition", AP_D_OSCAL_OTHER_MODEL},
    {"system-security-plan", AP_D_OSCAL_OTHER_MODEL},
    {"assessment-plan", AP_D_OSCAL_OTHER_MODEL},
    {"assessment-results", AP_D_OSCAL_OTHER_MODEL},
    {"plan-of-action-and-milestones", AP_D_OSCAL_OTHER_MODEL},
    {"mapping-collection", AP_D_OSCAL_OTHER_MODEL},
};

static char first_character(const ap_source *source) { return source->bytes[strspn(source->bytes, " \t\r\n")]; }

bool ap_catalog_is_oscal(const ap_source *source) {
  char first = first_character(source);
  return first == '{' || first == '[' || first == '<';
}

void ap_oscal_complain(ap_oscal *oscal, uint64_t record, int column, ap_diagnostic_code code, const char *arguments) {
  const char *pointer =
      column >= 0 && oscal->column_at[column] != NULL ? oscal->column_at[column] : oscal->controls[record]->pointer;
  ap_json_complain(&oscal->json, &(ap_json_spot){.pointer = pointer}, code, arguments, "");
}

ap_json_spot ap_oscal_spot(const ap_oscal_control *control) {
  return (ap_json_spot){.pointer = control->pointer, .value = control->value};
}

static void judge_version(ap_oscal *oscal, const ap_json_spot *metadata) {
  ap_json_spot spot;
  char shown[AP_EXCERPT_SIZE];
  if (!ap_json_member(&oscal->json, metadata, "oscal-version", AP_JSON_TEXT, &spot)) {
    return;
  }
  const char *version = json_string_value(spot.value);
  bool first = strncmp(version, "1.", 2) == 0 && strchr(version, '-') == NULL; /* 1.0.0-rc1 was something else */
  if (!first) {
    ap_json_complain(&oscal->json, &spot, AP_D_OSCAL_VERSION, ap_utf8_excerpt(version, shown), "");
  } else if (strncmp(version, "1.0.", 4) != 0 && strncmp(version, "1.1.", 4) != 0) {
    ap_place place = {.file = oscal->json.file, .pointer = ap_json_pointer(&oscal->json, &spot)};
    ap_diagnose(oscal->json.diagnostics, &place, AP_D_OSCAL_VERSION_NEWER, "%s", ap_utf8_excerpt(version, shown));
  }
}

/* The title and, as the note, the version of the catalog. */
static void read_metadata(ap_oscal *oscal, const ap_json_spot *catalog) {
  ap_json_spot metadata;
  const char *title = NULL;
  ap_json_spot version;
  if (!ap_json_member(&oscal->json, catalog, "metadata", AP_JSON_OBJECT, &metadata)) {
    return;
  }
  judge_version(oscal, &metadata);
  ap_arena *arena = &oscal->reading.catalog->arena;
  if (ap_json_text(&oscal->json, &metadata, "title", &title)) {
    oscal->reading.catalog->title = ap_arena_copy(arena, title);
  }
  if (ap_json_maybe(&oscal->json, &metadata, "version", AP_JSON_TEXT, &version)) {
    oscal->reading.catalog->note = ap_arena_copy(arena, json_string_value(version.value));
  }
}

/* The member `catalog`, or what is there in its place, told. */
static bool find_catalog(ap_oscal *oscal, const ap_json_spot *root, ap_json_spot *catalog) {
  if (!ap_json_is(&oscal->json, root, AP_JSON_OBJECT)) {
    return false;
  }
  if (ap_json_has(root, "catalog")) {
    return ap_json_member(&oscal->json, root, "catalog", AP_JSON_OBJECT, catalog);
  }
  for (size_t i = 0; i < sizeof other_models / sizeof other_models[0]; i++) {
    if (ap_json_has(root, other_models[i].root)) {
      ap_json_complain(&oscal->json, root, other_models[i].code, other_models[i].root, "");
      return false;
    }
  }
  ap_json_complain(&oscal->json, root, AP_D_OSCAL_NO_CATALOG, "", "");
  return false;
}

/* The text of a control's statement, or its title: what an insertion or a link leaves of it. */
static const char *write_out(ap_oscal *oscal, const ap_oscal_control *control, const char *title) {
  ap_text text = {0};
  ap_oscal_prose prose = {.oscal = oscal, .control = control, .text = &text};
  if (title != NULL) {
    ap_oscal_add_prose(&prose, title);
  } else {
    ap_oscal_add_statement(&prose);
  }
  const char *kept = text.failed ? NULL : ap_arena_copy(&oscal->arena, text.bytes == NULL ? "" : text.bytes);
  oscal->arena.failed = oscal->arena.failed || text.failed;
  ap_text_free(&text);
  return kept == NULL ? "" : kept;
}

static ap_status make_item(ap_oscal *oscal, size_t index) {
  const ap_oscal_control *control = oscal->controls[index];
  const char *fields[AP_COLUMN_COUNT];
  size_t lengths[AP_COLUMN_COUNT];
  const char *title = json_string_value(json_object_get(control->value, "title"));
  for (size_t i = 0; i < AP_COLUMN_COUNT; i++) {
    fields[i] = "";
    oscal->column_at[i] = NULL;
  }
  fields[AP_COLUMN_ID] = control->id;
  fields[AP_COLUMN_STANDARD] = control->standard;
  fields[AP_COLUMN_TITLE] = title == NULL ? "" : write_out(oscal, control, title);
  fields[AP_COLUMN_TEXT] = write_out(oscal, control, NULL);
  fields[AP_COLUMN_CATEGORY] = control->category == NULL ? "" : control->category;
  fields[AP_COLUMN_PARENT] = control->top == NULL ? "" : control->top->id;
  ap_oscal_take_columns(oscal, control, fields);
  for (size_t i = 0; i < AP_COLUMN_COUNT; i++) {
    lengths[i] = strlen(fields[i]);
  }
  const ap_csv_record record = {.number = index, .field = fields, .length = lengths};
  size_t before = oscal->reading.catalog->count;
  ap_status status = ap_catalog_take_row(&oscal->reading, NULL, &record);
  if (oscal->reading.catalog->count > before) {
    ap_item *item = &oscal->reading.catalog->items[before];
    item->pointer = ap_arena_copy(&oscal->reading.catalog->arena, control->pointer);
    item->control_id = ap_arena_copy(&oscal->reading.catalog->arena, control->control_id);
  }
  return oscal->arena.failed || oscal->reading.catalog->arena.failed ? AP_MACHINE : status;
}

static void tell_notes(const ap_oscal *oscal) {
  ap_diagnostics *diagnostics = oscal->json.diagnostics;
  const ap_place place = {.file = oscal->json.file};
  if (oscal->withdrawn > 0) {
    ap_diagnose(diagnostics, &place, AP_D_OSCAL_WITHDRAWN, "%zu", oscal->withdrawn);
  }
  if (oscal->labels_shared > 0) {
    ap_diagnose(diagnostics, &place, AP_D_OSCAL_LABELS_SHARED, "%zu", oscal->labels_shared);
  }
  if (oscal->params_unknown > 0) {
    char shown[AP_EXCERPT_SIZE];
    const ap_place first = {.file = oscal->json.file, .pointer = oscal->first_unknown_at};
    ap_diagnose(diagnostics, &first, AP_D_OSCAL_PARAM_UNKNOWN, "%zu" AP_NEXT "%s", oscal->params_unknown,
                ap_utf8_excerpt(oscal->first_unknown, shown));
  }
}

/* Items are made although something is at fault, so that the faults of all are told. */
static ap_status make_items(ap_oscal *oscal) {
  ap_status status = AP_OK;
  for (size_t i = 0; i < oscal->count && status == AP_OK; i++) {
    status = make_item(oscal, i);
  }
  if (status == AP_OK && oscal->json.faults == 0) {
    ap_oscal_make_tags(oscal);
    tell_notes(oscal);
    bool linked = ap_catalog_order(&oscal->reading) && ap_catalog_link(&oscal->reading);
    status = linked && !oscal->arena.failed && !oscal->reading.catalog->arena.failed ? AP_OK : AP_MACHINE;
  }
  return status;
}

static ap_status read_root(ap_oscal *oscal, const json_t *root) {
  const ap_json_spot whole = {.value = root};
  ap_json_spot catalog;
  if (!find_catalog(oscal, &whole, &catalog)) {
    return AP_BAD_INPUT;
  }
  read_metadata(oscal, &catalog);
  ap_oscal_collect(oscal, &catalog);
  if (oscal->count == 0 && oscal->json.faults == 0) {
    ap_json_complain(&oscal->json, &catalog, AP_D_OSCAL_EMPTY, "", "");
  }
  ap_oscal_name(oscal);
  ap_status status = oscal->arena.failed ? AP_MACHINE : make_items(oscal);
  return status == AP_OK && oscal->json.faults > 0 ? AP_BAD_INPUT : status;
}

static ap_status read_json(ap_oscal *oscal, const ap_source *source) {
  json_t *root = NULL;
  ap_status status = ap_json_load(source, oscal->json.diagnostics, &root);
  if (status == AP_OK) {
    status = read_root(oscal, root);
    if (status == AP_MACHINE) {
      ap_diagnose_plain(oscal->json.diagnostics, &(ap_place){.file = source->name}, AP_D_OUT_OF_MEMORY);
    }
  }
  ap_oscal_free_params(oscal);
  ap_release(oscal->controls);
  ap_release(oscal->reading.rows);
  json_decref(root);
  return status;
}

ap_status ap_catalog_read_oscal(ap_catalog *catalog, const ap_source *source, ap_diagnostics *diagnostics) {
  const ap_place place = {.file = source->name};
  if (first_character(source) == '<') {
    ap_diagnose_plain(diagnostics, &place, AP_D_OSCAL_XML);
    return AP_BAD_INPUT;
  }
  if (source->length > AP_OSCAL_BYTES_MOST) {
    ap_diagnose(diagnostics, &place, AP_D_FILE_TOO_LARGE, "%d", AP_OSCAL_BYTES_MOST);
    return AP_BAD_INPUT;
  }
  ap_oscal oscal = {.json = {.file = source->name, .diagnostics = diagnostics}, .reading = {.catalog = catalog}};
  oscal.json.arena = &oscal.arena;
  oscal.reading.oscal = &oscal;
  catalog->from_oscal = true;
  ap_status status = read_json(&oscal, source);
  ap_arena_free(&oscal.arena);
  return status;
}
