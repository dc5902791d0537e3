/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads tag-rules.csv. */
#define HASH_NONFATAL_OOM 1
#include "tagging/tag_rules.h"
#include "catalog/words.h"
#include "support/allocate.h"
#include "support/csv.h"
#include "support/name.h"
#include "support/plain.h"
#include "support/source.h"
#include "support/utf8.h"
#include <string.h>
#include <uthash.h>

enum { RULE, IDS, PATTERN, TAG, VALUE, WHY, WHY_JA, COLUMNS };

static const ap_csv_column columns[COLUMNS] = {
    [RULE] = {.name = "rule", .japanese = "規則", .required = true},
    [IDS] = {.name = "ids", .japanese = "管理策番号"},
    [PATTERN] = {.name = "pattern", .japanese = "正規表現"},
    [TAG] = {.name = "tag", .japanese = "タグ", .required = true},
    [VALUE] = {.name = "value", .japanese = "値"},
    [WHY] = {.name = "why", .japanese = "理由"},
    [WHY_JA] = {.name = "why_ja"},
};

typedef struct known_name {
  const char *name;
  UT_hash_handle hh;
} known_name;

typedef struct rule_reader {
  ap_tag_rules *rules;
  known_name *names;
  ap_arena arena;    /* of the names and the record numbers */
  uint64_t *records; /* of each rule */
  size_t record_capacity;
} rule_reader;

static const char *optional(ap_arena *arena, const char *text) {
  return text[0] == '\0' ? NULL : ap_arena_copy(arena, text);
}

/* Whether a line has the name already; puts it down otherwise. */
static bool is_known(rule_reader *reading, const char *name) {
  known_name *known = NULL;
  HASH_FIND_STR(reading->names, name, known);
  if (known != NULL) {
    return true;
  }
  known = ap_arena_allocate(&reading->arena, 1, sizeof *known);
  if (known == NULL) {
    return false;
  }
  known->name = name;
  HASH_ADD_KEYPTR(hh, reading->names, known->name, strlen(known->name), known);
  if (known->hh.tbl == NULL) {
    reading->arena.failed = 1;
  }
  return false;
}

static void read_name(rule_reader *reading, ap_csv *csv, const ap_csv_record *record, ap_tag_rule *rule) {
  char excerpt[AP_EXCERPT_SIZE];
  rule->name = ap_arena_copy(&reading->rules->arena, record->field[RULE]);
  if (rule->name == NULL) {
    return;
  }
  if (rule->name[0] == '\0') {
    ap_csv_complain(csv, record->number, RULE, AP_D_TAG_RULE_NAME, "%s", "");
  } else if (is_known(reading, rule->name)) {
    ap_csv_complain(csv, record->number, RULE, AP_D_TAG_RULE_REPEATED, "%s", ap_utf8_excerpt(rule->name, excerpt));
  }
}

/* The bytes of a separator of globs that begins here; 0 where none does. */
static size_t separator_at(const char *text) {
  static const char *const separators[] = {" ", ",", "\t", "\r", "\n", "\u3000", "、", "，"};
  for (size_t i = 0; i < sizeof separators / sizeof separators[0]; i++) {
    size_t length = strlen(separators[i]);
    if (strncmp(text, separators[i], length) == 0) {
      return length;
    }
  }
  return 0;
}

static const char *skip_separators(const char *text) {
  for (size_t length; (length = separator_at(text)) != 0;) {
    text += length;
  }
  return text;
}

static const char *skip_glob(const char *text) {
  while (*text != '\0' && separator_at(text) == 0) {
    text++;
  }
  return text;
}

static void read_globs(ap_arena *arena, const char *text, ap_tag_rule *rule) {
  size_t count = 0;
  for (const char *glob = skip_separators(text); *glob != '\0'; glob = skip_separators(skip_glob(glob))) {
    count++;
  }
  rule->globs = ap_arena_allocate(arena, count, sizeof *rule->globs);
  for (const char *glob = skip_separators(text); *glob != '\0' && rule->globs != NULL;) {
    const char *end = skip_glob(glob);
    char plain[AP_PLAIN_SIZE];
    size_t length = (size_t)(end - glob);
    const char *made = ap_make_plain(glob, &length, plain);
    rule->globs[rule->glob_count++] = ap_arena_copy_bytes(arena, made, length);
    glob = skip_separators(end);
  }
}

static ap_status read_pattern(ap_csv *csv, const ap_csv_record *record, ap_tag_rule *rule) {
  if (record->field[PATTERN][0] == '\0') {
    return AP_OK;
  }
  size_t length = strlen(record->field[PATTERN]);
  if (length > AP_PATTERN_BYTES_MOST) {
    ap_csv_complain(csv, record->number, PATTERN, AP_D_TAG_PATTERN_LONG, "%zu" AP_NEXT "%d", length,
                    AP_PATTERN_BYTES_MOST);
    return AP_OK;
  }
  ap_pattern_fault fault;
  ap_status status = ap_pattern_compile(record->field[PATTERN], &rule->pattern, &fault);
  if (status == AP_BAD_INPUT) {
    ap_csv_complain(csv, record->number, PATTERN, AP_D_TAG_PATTERN, "%zu" AP_NEXT "%s", fault.character, fault.message);
    return AP_OK;
  }
  return status;
}

static void read_tag(ap_arena *arena, ap_csv *csv, const ap_csv_record *record, ap_tag_rule *rule) {
  char excerpt[AP_EXCERPT_SIZE];
  rule->tag = ap_arena_copy(arena, record->field[TAG]);
  if (!ap_is_name(record->field[TAG])) {
    ap_csv_complain(csv, record->number, TAG, AP_D_TAG_NAME, "%s" AP_NEXT "%d",
                    ap_utf8_excerpt(record->field[TAG], excerpt), AP_NAME_BYTES);
  }
  ap_answer answer = AP_UNSET;
  if (!ap_word_answer(record->field[VALUE], record->length[VALUE], &answer)) {
    ap_csv_complain(csv, record->number, VALUE, AP_D_ANSWER_UNKNOWN, "%s",
                    ap_utf8_excerpt(record->field[VALUE], excerpt));
  }
  rule->value = answer != AP_SAYS_NO;
}

static ap_tag_rule *add_rule(rule_reader *reading, uint64_t record) {
  ap_tag_rules *rules = reading->rules;
  void *grown = rules->rules;
  void *records = reading->records;
  bool has_room = ap_grow(&grown, &rules->capacity, rules->count + 1, sizeof *rules->rules);
  rules->rules = grown;
  has_room = has_room && ap_grow(&records, &reading->record_capacity, rules->count + 1, sizeof *reading->records);
  reading->records = records;
  if (!has_room) {
    return NULL;
  }
  reading->records[rules->count] = record;
  rules->rules[rules->count] = (ap_tag_rule){0};
  return &rules->rules[rules->count++];
}

static ap_status read_rule(void *context, ap_csv *csv, const ap_csv_record *record) {
  char excerpt[AP_EXCERPT_SIZE];
  rule_reader *reading = context;
  ap_arena *arena = &reading->rules->arena;
  ap_tag_rule *rule = add_rule(reading, record->number);
  if (rule == NULL) {
    return AP_MACHINE;
  }
  read_name(reading, csv, record, rule);
  read_globs(arena, record->field[IDS], rule);
  read_tag(arena, csv, record, rule);
  rule->why = (ap_words){.en = optional(arena, record->field[WHY]), .ja = optional(arena, record->field[WHY_JA])};
  if (rule->glob_count == 0 && record->field[PATTERN][0] == '\0') {
    ap_csv_complain(csv, record->number, IDS, AP_D_TAG_RULE_EMPTY, "%s", ap_utf8_excerpt(record->field[RULE], excerpt));
  }
  ap_status status = read_pattern(csv, record, rule);
  return arena->failed || reading->arena.failed ? AP_MACHINE : status;
}

/* Lines are wanted later, should a pattern turn out to be slow. */
static ap_status note_lines(const rule_reader *reading, const ap_csv *csv) {
  ap_tag_rules *rules = reading->rules;
  uint64_t *lines = ap_allocate(rules->count, sizeof *lines);
  if (lines == NULL) {
    return AP_MACHINE;
  }
  ap_csv_lines(csv, reading->records, lines, rules->count);
  for (size_t i = 0; i < rules->count; i++) {
    rules->rules[i].line = lines[i];
  }
  ap_release(lines);
  return AP_OK;
}

static ap_status read_source(rule_reader *reading, const ap_source *source, ap_diagnostics *diagnostics) {
  ap_csv *csv = NULL;
  ap_status status = ap_csv_read(source, columns, COLUMNS, read_rule, reading, diagnostics, &csv);
  if (status == AP_OK && csv != NULL) {
    status = note_lines(reading, csv);
  }
  ap_status closed = ap_csv_close(csv);
  HASH_CLEAR(hh, reading->names);
  ap_arena_free(&reading->arena);
  ap_release(reading->records);
  return closed > status ? closed : status;
}

ap_status ap_tag_rules_read(const char *path, ap_diagnostics *diagnostics, ap_tag_rules **rules) {
  *rules = ap_allocate(1, sizeof **rules);
  if (*rules == NULL) {
    ap_diagnose_plain(diagnostics, NULL, AP_D_OUT_OF_MEMORY);
    return AP_MACHINE;
  }
  (*rules)->file = ap_arena_copy(&(*rules)->arena, path);
  ap_source source = {0};
  ap_status status = ap_source_read(path, "tag rules", AP_SOURCE_TABLE, diagnostics, &source);
  if (status == AP_OK) {
    rule_reader reading = {.rules = *rules};
    status = read_source(&reading, &source, diagnostics);
  }
  ap_source_free(&source);
  if (status != AP_OK) {
    ap_tag_rules_free(*rules);
    *rules = NULL;
  }
  return status;
}

void ap_tag_rules_keep_general(ap_tag_rules *rules) {
  size_t kept = 0;
  for (size_t i = 0; i < rules->count; i++) {
    if (rules->rules[i].glob_count == 0) {
      rules->rules[kept++] = rules->rules[i];
    } else {
      ap_pattern_free(rules->rules[i].pattern);
    }
  }
  rules->count = kept;
}

void ap_tag_rules_free(ap_tag_rules *rules) {
  if (rules == NULL) {
    return;
  }
  for (size_t i = 0; i < rules->count; i++) {
    ap_pattern_free(rules->rules[i].pattern);
  }
  ap_release(rules->rules);
  ap_arena_free(&rules->arena);
  ap_release(rules);
}
