/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A column map as one text: COLUMN=HEADING, COLUMN=HEADING+HEADING and COLUMN:=VALUE, between commas. What holds a
 * comma or a plus sign, or begins with a quote, stands in double quotes, each quote inside it doubled. */
#include "catalog/column_map.h"
#include "support/allocate.h"
#include "support/nearest.h"
#include "support/text.h"
#include "support/utf8.h"
#include <string.h>

enum { HEADINGS_MOST = 100, NAME_BYTES = 64 };

typedef struct map_reader {
  const char *at; /* what is read next */
  ap_arena *arena;
  ap_diagnostics *diagnostics;
  ap_column_map *map;
  ap_status status;
} map_reader;

static void refuse(map_reader *reader, ap_diagnostic_code code, const char *text, const char *second) {
  char excerpt[AP_EXCERPT_SIZE];
  ap_diagnose(reader->diagnostics, NULL, code, "%s" AP_NEXT "%s", ap_utf8_excerpt(text, excerpt), second);
  reader->status = AP_BAD_INPUT;
}

/* The end of the entry that begins there: its comma, or the end of all. Quotes are seen where they can open. */
static const char *entry_end(const char *text) {
  bool may_open = false;
  bool is_quoted = false;
  for (; *text != '\0' && (is_quoted || *text != ','); text++) {
    if (*text == '"' && (is_quoted || may_open)) {
      is_quoted = !is_quoted;
      may_open = !is_quoted; /* a doubled one */
    } else if (!is_quoted) {
      may_open = *text == '=' || *text == '+' || (may_open && *text == ' ');
    }
  }
  return text;
}

static void skip_blanks(map_reader *reader) {
  while (*reader->at == ' ' || *reader->at == '\t') {
    reader->at++;
  }
}

/* What stands in quotes, and the quote that closes it behind it; NULL, told, where none does. */
static const char *read_quoted(map_reader *reader, const char *end) {
  const char *start = ++reader->at;
  char *text = ap_arena_allocate(reader->arena, (size_t)(end - start) + 1, 1);
  size_t length = 0;
  while (text != NULL && reader->at < end) {
    if (*reader->at == '"' && reader->at[1] != '"') {
      reader->at++;
      skip_blanks(reader);
      return text;
    }
    reader->at += *reader->at == '"';
    text[length++] = *reader->at++;
  }
  if (text != NULL) {
    refuse(reader, AP_D_MAP_QUOTE, start, "");
  }
  return NULL;
}

/* A heading or a value: up to one of the stops, or in quotes. NULL, told, where there is none. */
static const char *read_word(map_reader *reader, const char *entry, const char *end, char stop) {
  skip_blanks(reader);
  const char *word = NULL;
  if (reader->at < end && *reader->at == '"') {
    word = read_quoted(reader, end);
    if (word == NULL) {
      return NULL;
    }
  } else {
    const char *start = reader->at;
    while (reader->at < end && *reader->at != stop) {
      reader->at++;
    }
    size_t length = (size_t)(reader->at - start);
    ap_utf8_trim(&start, &length);
    word = ap_arena_copy_bytes(reader->arena, start, length);
  }
  bool is_whole = reader->at == end || *reader->at == stop;
  if (word != NULL && (word[0] == '\0' || !is_whole)) {
    refuse(reader, AP_D_MAP_ENTRY, entry, "");
    return NULL;
  }
  return word;
}

static void tell_unknown(map_reader *reader, const char *name) {
  const char *names[AP_COLUMN_COUNT];
  for (size_t i = 0; i < AP_COLUMN_COUNT; i++) {
    names[i] = ap_catalog_columns[i].name;
  }
  const char *nearest = ap_nearest(name, names, AP_COLUMN_COUNT);
  if (nearest != NULL) {
    refuse(reader, AP_D_MAP_COLUMN_UNKNOWN, name, nearest);
    return;
  }
  ap_text list = {0};
  ap_text_add_list(&list, names, AP_COLUMN_COUNT);
  refuse(reader, AP_D_MAP_COLUMN_STRANGE, name, list.bytes == NULL ? "" : list.bytes);
  ap_text_free(&list);
}

static int column_of(const char *name, size_t length) {
  for (int column = 0; column < AP_COLUMN_COUNT; column++) {
    if (ap_utf8_is_word(name, length, ap_catalog_columns[column].name)) {
      return column;
    }
  }
  return -1;
}

static void read_headings(map_reader *reader, const char *entry, const char *end, int column) {
  ap_column_source *source = &reader->map->sources[column];
  const char *headings[HEADINGS_MOST];
  size_t count = 0;
  for (;;) {
    const char *heading = read_word(reader, entry, end, '+');
    if (heading == NULL) {
      return;
    }
    if (count == HEADINGS_MOST) {
      refuse(reader, AP_D_MAP_ENTRY, entry, "");
      return;
    }
    headings[count++] = heading;
    if (reader->at == end) {
      break;
    }
    reader->at++;
  }
  if (source->count > 0) {
    refuse(reader, AP_D_MAP_REPEATED, ap_catalog_columns[column].name, "");
    return;
  }
  source->headings = ap_arena_allocate(reader->arena, count, sizeof *source->headings);
  if (source->headings != NULL) {
    memcpy(source->headings, headings, count * sizeof *headings);
    source->count = count;
  }
}

static void read_default(map_reader *reader, const char *entry, const char *end, int column) {
  ap_column_default *otherwise = &reader->map->defaults[column];
  const char *value = read_word(reader, entry, end, '\0');
  if (value != NULL && otherwise->value != NULL) {
    refuse(reader, AP_D_MAP_REPEATED, ap_catalog_columns[column].name, "");
  } else if (value != NULL) {
    otherwise->value = value;
  }
}

static void read_entry(map_reader *reader, const char *end) {
  const char *start = reader->at;
  const char *entry = ap_arena_copy_bytes(reader->arena, start, (size_t)(end - start));
  const char *sign = memchr(start, '=', (size_t)(end - start));
  if (entry == NULL) {
    return;
  }
  if (sign == NULL || sign == start) {
    refuse(reader, AP_D_MAP_ENTRY, entry, "");
    return;
  }
  bool is_default = sign[-1] == ':';
  const char *name = start;
  size_t length = (size_t)(sign - start) - is_default;
  ap_utf8_trim(&name, &length);
  int column = column_of(name, length);
  if (column < 0) {
    const char *unknown = ap_arena_copy_bytes(reader->arena, name, length < NAME_BYTES ? length : NAME_BYTES);
    if (unknown != NULL) {
      tell_unknown(reader, unknown);
    }
    return;
  }
  reader->at = sign + 1;
  if (is_default) {
    read_default(reader, entry, end, column);
  } else {
    read_headings(reader, entry, end, column);
  }
}

ap_status ap_column_map_read(const char *text, ap_arena *arena, ap_diagnostics *diagnostics, ap_column_map *map) {
  map_reader reader = {.at = text, .arena = arena, .diagnostics = diagnostics, .map = map};
  for (const char *next = text; next != NULL && !arena->failed;) {
    const char *end = entry_end(next);
    reader.at = next;
    read_entry(&reader, end);
    next = *end == ',' ? end + 1 : NULL;
  }
  if (arena->failed) {
    ap_diagnose_plain(diagnostics, NULL, AP_D_OUT_OF_MEMORY);
    return AP_MACHINE;
  }
  return reader.status;
}
