/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a scheme file. */
#include "scheme/events_file.h"
#include "scheme/names.h"
#include "scheme/scheme.h"
#include "support/allocate.h"
#include "support/yaml.h"
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

typedef struct source_entry {
  const char *document;
  const char *clause;
} source_entry;

typedef struct rule_entry {
  ap_rule rule;
  source_entry source;
  ap_yaml_mark id_mark;
} rule_entry;

typedef struct ground_entry {
  ap_event_ground ground;
  source_entry source;
  ap_yaml_mark kind_mark;
} ground_entry;

typedef struct scheme_file {
  const char *id;
  ap_words title;
  const char *edition;
  ap_words note;
  int utc_offset;
  rule_entry *rules;
  size_t rule_count;
  ap_yaml_mark rules_mark;
  ground_entry *grounds;
  size_t ground_count;
} scheme_file;

/* All that are in use, and that OSCAL knows. */
static const char *const utc_offsets[] = {
    "Z",      "-12:00", "-11:00", "-10:00", "-09:30", "-09:00", "-08:00", "-07:00", "-06:00", "-05:00",
    "-04:00", "-03:30", "-03:00", "-02:00", "-01:00", "+00:00", "+01:00", "+02:00", "+03:00", "+03:30",
    "+04:00", "+04:30", "+05:00", "+05:30", "+05:45", "+06:00", "+06:30", "+07:00", "+08:00", "+08:45",
    "+09:00", "+09:30", "+10:00", "+10:30", "+11:00", "+12:00", "+12:45", "+13:00", "+14:00", NULL};

static const char *const unit_names[] = {[AP_UNIT_OBJECTIVE] = "objective", [AP_UNIT_ITEM] = "item", NULL};

/* clang-format off */
static const ap_yaml_table select_table; /* of itself, for `not` */
static const ap_yaml_field select_fields[] = {
    {.key = "standard", .kind = AP_YAML_CHOICES, .offset = offsetof(ap_select, standards), .names = ap_standard_names},
    {.key = "level", .kind = AP_YAML_CHOICES, .offset = offsetof(ap_select, levels), .names = ap_level_names},
    {.key = "tag", .kind = AP_YAML_TEXTS, .offset = offsetof(ap_select, tags),
     .count = offsetof(ap_select, tag_count)},
    {.key = "ids", .kind = AP_YAML_TEXTS, .plain = true, .offset = offsetof(ap_select, ids),
     .count = offsetof(ap_select, id_count)},
    {.key = "not", .kind = AP_YAML_BRANCH, .offset = offsetof(ap_select, except), .table = &select_table},
};
static const ap_yaml_table select_table = {select_fields, COUNT(select_fields), sizeof(ap_select), NULL};

static const ap_yaml_field source_fields[] = {
    {.key = "document", .kind = AP_YAML_TEXT, .required = true, .offset = offsetof(source_entry, document)},
    {.key = "clause", .kind = AP_YAML_TEXT, .offset = offsetof(source_entry, clause)},
};
static const ap_yaml_table source_table = {source_fields, COUNT(source_fields), sizeof(source_entry), NULL};

static const ap_yaml_field rule_fields[] = {
    {.key = "id", .kind = AP_YAML_NAME, .required = true, .offset = offsetof(rule_entry, rule.id),
     .mark = offsetof(rule_entry, id_mark)},
    {.key = "track", .kind = AP_YAML_CHOICE, .required = true, .offset = offsetof(rule_entry, rule.track),
     .names = ap_track_names},
    {.key = "select", .kind = AP_YAML_MAPPING, .offset = offsetof(rule_entry, rule.select), .table = &select_table},
    {.key = "unit", .kind = AP_YAML_CHOICE, .required = true, .offset = offsetof(rule_entry, rule.unit),
     .names = unit_names},
    {.key = "every", .kind = AP_YAML_INTEGER, .required = true, .offset = offsetof(rule_entry, rule.every),
     .least = 1, .most = AP_EVERY_MOST},
    {.key = "enabled", .kind = AP_YAML_BOOL, .offset = offsetof(rule_entry, rule.enabled)},
    {.key = "initial_full", .kind = AP_YAML_BOOL, .offset = offsetof(rule_entry, rule.initial_full)},
    {.key = "note", .kind = AP_YAML_WORDS, .offset = offsetof(rule_entry, rule.note)},
    {.key = "source", .kind = AP_YAML_MAPPING, .offset = offsetof(rule_entry, source), .table = &source_table},
};
static const rule_entry rule_defaults = {.rule = {.enabled = true}};
static const ap_yaml_table rule_table = {rule_fields, COUNT(rule_fields), sizeof(rule_entry), &rule_defaults};

static const ap_yaml_field ground_fields[] = {
    {.key = "kind", .kind = AP_YAML_CHOICE, .required = true, .offset = offsetof(ground_entry, ground.kind),
     .mark = offsetof(ground_entry, kind_mark), .names = ap_event_kind_names},
    {.key = "suspends", .kind = AP_YAML_BOOL, .offset = offsetof(ground_entry, ground.suspends)},
    {.key = "note", .kind = AP_YAML_WORDS, .offset = offsetof(ground_entry, ground.note)},
    {.key = "source", .kind = AP_YAML_MAPPING, .offset = offsetof(ground_entry, source), .table = &source_table},
};
static const ap_yaml_table ground_table = {ground_fields, COUNT(ground_fields), sizeof(ground_entry), NULL};

static const ap_yaml_field scheme_fields[] = {
    AP_YAML_VERSION_FIELD,
    {.key = "id", .kind = AP_YAML_NAME, .required = true, .offset = offsetof(scheme_file, id)},
    {.key = "title", .kind = AP_YAML_WORDS, .required = true, .offset = offsetof(scheme_file, title)},
    {.key = "edition", .kind = AP_YAML_TEXT, .required = true, .offset = offsetof(scheme_file, edition)},
    {.key = "note", .kind = AP_YAML_WORDS, .offset = offsetof(scheme_file, note)},
    {.key = "utc_offset", .kind = AP_YAML_CHOICE, .offset = offsetof(scheme_file, utc_offset), .names = utc_offsets},
    {.key = "rules", .kind = AP_YAML_SEQUENCE, .required = true, .offset = offsetof(scheme_file, rules),
     .count = offsetof(scheme_file, rule_count), .mark = offsetof(scheme_file, rules_mark), .table = &rule_table},
    {.key = "events", .kind = AP_YAML_SEQUENCE, .offset = offsetof(scheme_file, grounds),
     .count = offsetof(scheme_file, ground_count), .table = &ground_table},
};
static const ap_yaml_table scheme_table = {scheme_fields, COUNT(scheme_fields), sizeof(scheme_file), NULL};
/* clang-format on */

static ap_status judge_rules(const char *path, const scheme_file *file, ap_diagnostics *diagnostics) {
  ap_status status = AP_OK;
  if (file->rule_count > AP_RULES_MOST) {
    ap_place place = {.file = path, .line = file->rules_mark.line, .column = file->rules_mark.column};
    ap_diagnose(diagnostics, &place, AP_D_RULES_TOO_MANY, "%d", AP_RULES_MOST);
    return AP_BAD_INPUT;
  }
  for (size_t i = 0; i < file->rule_count; i++) {
    const rule_entry *later = &file->rules[i];
    for (size_t j = 0; j < i && later->rule.id != NULL; j++) {
      const rule_entry *earlier = &file->rules[j];
      if (earlier->rule.id == NULL || strcmp(earlier->rule.id, later->rule.id) != 0) {
        continue;
      }
      ap_place place = {.file = path, .line = later->id_mark.line, .column = later->id_mark.column};
      ap_diagnose(diagnostics, &place, AP_D_RULE_REPEATED, "%s" AP_NEXT "%llu", later->rule.id,
                  (unsigned long long)earlier->id_mark.line);
      status = AP_BAD_INPUT;
      break;
    }
  }
  return status;
}

static ap_status judge_grounds(const char *path, const scheme_file *file, ap_diagnostics *diagnostics) {
  ap_status status = AP_OK;
  uint64_t lines[AP_EVENT_KINDS] = {0};
  for (size_t i = 0; i < file->ground_count; i++) {
    const ground_entry *entry = &file->grounds[i];
    uint64_t *line = &lines[entry->ground.kind];
    if (*line != 0) {
      ap_place place = {.file = path, .line = entry->kind_mark.line, .column = entry->kind_mark.column};
      ap_diagnose(diagnostics, &place, AP_D_GROUND_REPEATED, "%s" AP_NEXT "%llu",
                  ap_event_kind_names[entry->ground.kind], (unsigned long long)*line);
      status = AP_BAD_INPUT;
    }
    *line = entry->kind_mark.line;
  }
  return status;
}

static ap_status fill_grounds(ap_scheme *scheme, const scheme_file *file) {
  scheme->grounds = ap_arena_allocate(&scheme->arena, file->ground_count, sizeof *scheme->grounds);
  if (scheme->grounds == NULL) {
    return AP_MACHINE;
  }
  for (; scheme->ground_count < file->ground_count; scheme->ground_count++) {
    const ground_entry *entry = &file->grounds[scheme->ground_count];
    ap_event_ground *ground = &scheme->grounds[scheme->ground_count];
    *ground = entry->ground;
    ground->document = entry->source.document;
    ground->clause = entry->source.clause;
  }
  return AP_OK;
}

static ap_status fill(ap_scheme *scheme, const scheme_file *file) {
  scheme->id = file->id;
  scheme->title = file->title;
  scheme->edition = file->edition;
  scheme->note = file->note;
  scheme->utc_offset = utc_offsets[file->utc_offset];
  scheme->rules = ap_arena_allocate(&scheme->arena, file->rule_count, sizeof *scheme->rules);
  if (scheme->rules == NULL) {
    return AP_MACHINE;
  }
  scheme->rule_count = file->rule_count;
  for (size_t i = 0; i < file->rule_count; i++) {
    scheme->rules[i] = file->rules[i].rule;
    scheme->rules[i].document = file->rules[i].source.document;
    scheme->rules[i].clause = file->rules[i].source.clause;
  }
  return fill_grounds(scheme, file);
}

static ap_status read_into(ap_scheme *scheme, const char *path, ap_diagnostics *diagnostics) {
  scheme_file file;
  scheme->file = ap_arena_copy(&scheme->arena, path);
  ap_status status = ap_yaml_read_file(path, "a scheme", &scheme_table, &scheme->arena, diagnostics, &file);
  if (status == AP_MACHINE) {
    return status;
  }
  ap_status rules = judge_rules(path, &file, diagnostics);
  if (status != AP_OK || rules != AP_OK || judge_grounds(path, &file, diagnostics) != AP_OK) {
    return AP_BAD_INPUT;
  }
  return fill(scheme, &file);
}

ap_status ap_scheme_read(const char *path, ap_diagnostics *diagnostics, ap_scheme **scheme) {
  *scheme = ap_allocate(1, sizeof **scheme);
  if (*scheme == NULL) {
    ap_diagnose_plain(diagnostics, NULL, AP_D_OUT_OF_MEMORY);
    return AP_MACHINE;
  }
  ap_status status = read_into(*scheme, path, diagnostics);
  if (status != AP_OK) {
    ap_scheme_free(*scheme);
    *scheme = NULL;
  }
  return status;
}

const ap_event_ground *ap_scheme_ground(const ap_scheme *scheme, ap_event_kind kind) {
  for (size_t i = 0; i < scheme->ground_count; i++) {
    if (scheme->grounds[i].kind == (int)kind) {
      return &scheme->grounds[i];
    }
  }
  return NULL;
}

void ap_scheme_free(ap_scheme *scheme) {
  if (scheme != NULL) {
    ap_arena_free(&scheme->arena);
    ap_release(scheme);
  }
}
