/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalog/column_map.h"
#include "catalog/words.h"
#include "support/text.h"
#include "support/utf8.h"
#include <string.h>

/* clang-format off */
#define COLUMN(index, name) \
  {.key = name, .kind = AP_YAML_TEXTS, .offset = offsetof(ap_column_map, sources[index].headings), \
   .count = offsetof(ap_column_map, sources[index].count), .mark = offsetof(ap_column_map, sources[index].mark)}
#define DEFAULT(index, name) \
  {.key = name, .kind = AP_YAML_TEXT, .offset = (index) * sizeof(ap_column_default), \
   .mark = (index) * sizeof(ap_column_default) + offsetof(ap_column_default, mark)}

/* Those that may be the same for many items. */
static const ap_yaml_field default_fields[] = {
    DEFAULT(AP_COLUMN_STANDARD, "standard"),
    DEFAULT(AP_COLUMN_CATEGORY, "category"),
    DEFAULT(AP_COLUMN_MANDATORY, "mandatory"),
    DEFAULT(AP_COLUMN_CLOUD_SPECIFIC, "cloud_specific"),
    DEFAULT(AP_COLUMN_SELECTED, "selected"),
    DEFAULT(AP_COLUMN_REASON, "reason"),
    DEFAULT(AP_COLUMN_DIRECT, "direct"),
    DEFAULT(AP_COLUMN_INHERITED, "inherited"),
    DEFAULT(AP_COLUMN_EXTERNAL_MINUTES, "external_minutes"),
    DEFAULT(AP_COLUMN_INTERNAL_MINUTES, "internal_minutes"),
    DEFAULT(AP_COLUMN_SKILL, "skill"),
    DEFAULT(AP_COLUMN_RISK, "risk"),
};
static const ap_yaml_table default_table = {
    default_fields, sizeof default_fields / sizeof default_fields[0], sizeof(ap_column_default[AP_COLUMN_COUNT]), NULL};

static const ap_yaml_field fields[] = {
    COLUMN(AP_COLUMN_ID, "id"),
    COLUMN(AP_COLUMN_STANDARD, "standard"),
    COLUMN(AP_COLUMN_TITLE, "title"),
    COLUMN(AP_COLUMN_TITLE_JA, "title_ja"),
    COLUMN(AP_COLUMN_TEXT, "text"),
    COLUMN(AP_COLUMN_PARENT, "parent"),
    COLUMN(AP_COLUMN_CATEGORY, "category"),
    COLUMN(AP_COLUMN_MANDATORY, "mandatory"),
    COLUMN(AP_COLUMN_CLOUD_SPECIFIC, "cloud_specific"),
    COLUMN(AP_COLUMN_SELECTED, "selected"),
    COLUMN(AP_COLUMN_REASON, "reason"),
    COLUMN(AP_COLUMN_DIRECT, "direct"),
    COLUMN(AP_COLUMN_INHERITED, "inherited"),
    COLUMN(AP_COLUMN_EXTERNAL_MINUTES, "external_minutes"),
    COLUMN(AP_COLUMN_INTERNAL_MINUTES, "internal_minutes"),
    COLUMN(AP_COLUMN_SKILL, "skill"),
    COLUMN(AP_COLUMN_RISK, "risk"),
    {.key = "default", .kind = AP_YAML_MAPPING, .offset = offsetof(ap_column_map, defaults), .table = &default_table},
    {.key = "header_row", .kind = AP_YAML_INTEGER, .offset = offsetof(ap_column_map, header_row), .least = 1,
     .most = AP_HEADER_ROW_MOST},
};
const ap_yaml_table ap_column_map_table = {fields, sizeof fields / sizeof fields[0], sizeof(ap_column_map), NULL};
/* clang-format on */

/* One thing that a map says. */
typedef struct map_word {
  const char *file;
  ap_yaml_mark mark;
  ap_catalog_column column;
  ap_diagnostics *diagnostics;
} map_word;

static ap_place place_of(const map_word *word) {
  return (ap_place){
      .file = word->mark.line == 0 ? NULL : word->file, .line = word->mark.line, .column = word->mark.column};
}

static ap_status refuse(const map_word *word, ap_diagnostic_code code, const char *value, int limit) {
  char excerpt[AP_EXCERPT_SIZE];
  const ap_place place = place_of(word);
  ap_diagnose(word->diagnostics, &place, code, "%s" AP_NEXT "%d", ap_utf8_excerpt(value, excerpt), limit);
  return AP_BAD_INPUT;
}

/* What differs from item to item has no default. */
static bool may_have_default(ap_catalog_column column) {
  for (size_t i = 0; i < default_table.count; i++) {
    if (default_fields[i].offset == column * sizeof(ap_column_default)) {
      return true;
    }
  }
  return false;
}

static bool is_words(ap_catalog_column column) {
  return column == AP_COLUMN_TITLE || column == AP_COLUMN_TITLE_JA || column == AP_COLUMN_TEXT ||
         column == AP_COLUMN_CATEGORY || column == AP_COLUMN_REASON;
}

static ap_status judge_minutes(const map_word *word, const char *value) {
  int32_t minutes;
  bool is_fine = ap_word_minutes(value, strlen(value), &minutes) == AP_MINUTES_FINE;
  return is_fine ? AP_OK : refuse(word, AP_D_MINUTES_MALFORMED, value, AP_MINUTES_MOST);
}

static ap_status judge_value(const map_word *word, const char *value) {
  size_t length = strlen(value);
  ap_standard standard;
  ap_answer answer;
  int32_t risk;
  switch (word->column) {
  case AP_COLUMN_STANDARD:
    return ap_word_standard(value, length, &standard) ? AP_OK : refuse(word, AP_D_STANDARD_UNKNOWN, value, 0);
  case AP_COLUMN_MANDATORY:
  case AP_COLUMN_CLOUD_SPECIFIC:
  case AP_COLUMN_SELECTED:
  case AP_COLUMN_DIRECT:
  case AP_COLUMN_INHERITED:
    return ap_word_answer(value, length, &answer) ? AP_OK : refuse(word, AP_D_ANSWER_UNKNOWN, value, 0);
  case AP_COLUMN_EXTERNAL_MINUTES:
  case AP_COLUMN_INTERNAL_MINUTES:
    return judge_minutes(word, value);
  case AP_COLUMN_RISK:
    return ap_word_risk(value, length, &risk) ? AP_OK : refuse(word, AP_D_RISK_UNKNOWN, value, AP_RISK_MOST);
  default:
    return AP_OK;
  }
}

static ap_status judge_default(const map_word *word, const char *value) {
  if (value == NULL || may_have_default(word->column)) {
    return value == NULL ? AP_OK : judge_value(word, value);
  }
  const ap_place place = place_of(word);
  ap_diagnose(word->diagnostics, &place, AP_D_MAP_NO_DEFAULT, "%s", ap_catalog_columns[word->column].name);
  return AP_BAD_INPUT;
}

static bool is_same_heading(const char *heading, const char *other) {
  return heading != NULL && other != NULL && strcmp(heading, other) == 0; /* NULL: not read, which is told */
}

/* The first heading that another one is the same as; NULL where all differ. */
static const char *heading_twice(const ap_column_source *source) {
  for (size_t i = 0; i < source->count; i++) {
    for (size_t other = 0; other < i; other++) {
      if (is_same_heading(source->headings[i], source->headings[other])) {
        return source->headings[i];
      }
    }
  }
  return NULL;
}

static ap_status judge_source(const map_word *word, const ap_column_source *source) {
  size_t count = source->count;
  const ap_place place = place_of(word);
  if (count <= 1) {
    return AP_OK;
  }
  if (is_words(word->column)) {
    char excerpt[AP_EXCERPT_SIZE];
    const char *twice = heading_twice(source);
    if (twice == NULL) {
      return AP_OK;
    }
    ap_diagnose(word->diagnostics, &place, AP_D_MAP_HEADING_TWICE, "%s" AP_NEXT "%s",
                ap_catalog_columns[word->column].name, ap_utf8_excerpt(twice, excerpt));
    return AP_BAD_INPUT;
  }
  ap_diagnose(word->diagnostics, &place, AP_D_MAP_JOINED, "%s" AP_NEXT "%zu", ap_catalog_columns[word->column].name,
              count);
  return AP_BAD_INPUT;
}

ap_status ap_column_map_judge(ap_column_map *map, const char *file, ap_diagnostics *diagnostics) {
  ap_status status = AP_OK;
  for (int column = 0; column < AP_COLUMN_COUNT; column++) {
    ap_column_source *source = &map->sources[column];
    ap_column_default *otherwise = &map->defaults[column];
    const map_word taken = {file, source->mark, (ap_catalog_column)column, diagnostics};
    const map_word given = {file, otherwise->mark, (ap_catalog_column)column, diagnostics};
    ap_status joined = judge_source(&taken, source);
    ap_status valued = judge_default(&given, otherwise->value);
    source->count = joined == AP_OK ? source->count : 1;
    otherwise->value = valued == AP_OK ? otherwise->value : NULL;
    status = joined == AP_OK && valued == AP_OK ? status : AP_BAD_INPUT;
  }
  return status;
}

static void lay_over(ap_column_map *map, const ap_column_map *over) {
  for (int column = 0; column < AP_COLUMN_COUNT; column++) {
    bool is_said = over->sources[column].count > 0 || over->defaults[column].value != NULL;
    if (is_said) { /* both: a new heading is not to have the old one's default */
      map->sources[column] = over->sources[column];
      map->defaults[column] = over->defaults[column];
    }
  }
  map->header_row = over->header_row != 0 ? over->header_row : map->header_row;
}

static ap_status read_options(const char *text, int header_row, ap_arena *arena, ap_diagnostics *diagnostics,
                              ap_column_map *map) {
  ap_status status = text == NULL ? AP_OK : ap_column_map_read(text, arena, diagnostics, map);
  if (header_row < 0 || header_row > AP_HEADER_ROW_MOST) {
    ap_diagnose(diagnostics, NULL, AP_D_MAP_HEADER_ROW, "%d" AP_NEXT "%d", header_row, AP_HEADER_ROW_MOST);
    status = status == AP_OK ? AP_BAD_INPUT : status;
  }
  map->header_row = header_row;
  ap_status judged = status == AP_MACHINE ? AP_OK : ap_column_map_judge(map, NULL, diagnostics);
  return status == AP_OK ? judged : status;
}

/* Headings that a faulty scenario does not give are told already. */
static void leave_out_unread(ap_column_map *map) {
  for (int column = 0; column < AP_COLUMN_COUNT; column++) {
    ap_column_source *source = &map->sources[column];
    size_t kept = 0;
    for (size_t i = 0; source->headings != NULL && i < source->count; i++) {
      if (source->headings[i] != NULL) {
        source->headings[kept++] = source->headings[i];
      }
    }
    source->count = kept;
  }
}

ap_status ap_column_map_settle(ap_column_map *map, const char *text, int header_row, ap_arena *arena,
                               ap_diagnostics *diagnostics, const ap_column_map **settled) {
  *settled = map;
  if (map != NULL) {
    leave_out_unread(map);
  }
  if (text == NULL && header_row == 0) {
    return AP_OK;
  }
  ap_column_map *laid = ap_arena_allocate(arena, 1, sizeof *laid);
  if (laid == NULL) {
    ap_diagnose_plain(diagnostics, NULL, AP_D_OUT_OF_MEMORY);
    return AP_MACHINE;
  }
  ap_column_map options = {0};
  ap_status status = read_options(text, header_row, arena, diagnostics, &options);
  *laid = map == NULL ? options : *map;
  lay_over(laid, &options);
  *settled = laid;
  return status;
}

bool ap_column_map_is_plain(const ap_column_map *map) {
  for (int column = 0; column < AP_COLUMN_COUNT; column++) {
    if (map->sources[column].count > 0 || map->defaults[column].value != NULL) {
      return false;
    }
  }
  return true;
}

const char *ap_column_map_key(const ap_column_map *map, ap_arena *arena) {
  ap_text key = {0};
  ap_text_format(&key, "%d", (int)map->header_row);
  for (int column = 0; column < AP_COLUMN_COUNT; column++) {
    const ap_column_source *source = &map->sources[column];
    const char *value = map->defaults[column].value;
    for (size_t i = 0; i < source->count; i++) {
      ap_text_format(&key, "%c%d=%zu:%s", '\n', column, strlen(source->headings[i]), source->headings[i]);
    }
    if (value != NULL) {
      ap_text_format(&key, "%c%d:=%zu:%s", '\n', column, strlen(value), value);
    }
  }
  const char *copy = key.failed ? NULL : ap_arena_copy(arena, key.bytes);
  arena->failed |= key.failed;
  ap_text_free(&key);
  return copy;
}
