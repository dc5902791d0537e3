/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "portfolio/parts.h"
#include "portfolio/parts_format.h"
#include "portfolio/roster.h"
#include "scheme/names.h"
#include "support/allocate.h"
#include "support/diagnose.h"
#include "support/json.h"
#include "support/source.h"
#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PARTS_MOST = 100000, DIGEST_DIGITS = 16 };

/* A line of the file, and what is made of it. */
typedef struct reader {
  const ap_portfolio *portfolio;
  ap_diagnostics *diagnostics;
  const char *format;
  const char *file;
  ap_firm *firm;
  bool *parts_seen;
  size_t block_capacity;
  size_t part; /* that the lines belong to; 0 before any head */
  uint64_t line;
} reader;

static ap_status refuse(const reader *reading, ap_diagnostic_code code, const char *what) {
  ap_diagnose(reading->diagnostics, &(ap_place){.file = reading->file, .line = reading->line}, code, "%s", what);
  return AP_BAD_INPUT;
}

static ap_status refuse_part(const reader *reading, ap_diagnostic_code code, size_t part) {
  ap_diagnose(reading->diagnostics, &(ap_place){.file = reading->file, .line = reading->line}, code,
              "%zu" AP_NEXT "%zu", part, reading->firm->parts);
  return AP_BAD_INPUT;
}

/* The number of that name, from `least` to `most`; below 0 where it is none. */
static int64_t number(json_t *json, const char *name, int64_t least, int64_t most) {
  json_t *value = json_object_get(json, name);
  int64_t read = json_integer_value(value);
  return json_is_integer(value) && read >= least && read <= most ? read : -1;
}

/* ---- heads ---- */

static ap_status begin_firm(reader *reading, size_t parts) {
  reading->firm = ap_firm_new(reading->portfolio, parts);
  reading->parts_seen = ap_allocate(parts, sizeof *reading->parts_seen);
  return reading->firm == NULL || reading->parts_seen == NULL ? AP_MACHINE : AP_OK;
}

static ap_status read_head(reader *reading, json_t *json) {
  char digest[DIGEST_DIGITS + 1];
  snprintf(digest, sizeof digest, "%016" PRIx64, reading->portfolio->digest);
  const char *of = json_string_value(json_object_get(json, "portfolio"));
  const char *format = json_string_value(json_object_get(json, "format"));
  int64_t parts = number(json, "parts", 1, PARTS_MOST);
  if (of == NULL || parts < 0 || strcmp(format, reading->format) != 0 || number(json, "version", 1, 1) < 0) {
    return refuse(reading, AP_D_PART_FORMAT, reading->format);
  }
  if (strcmp(of, digest) != 0 || (reading->firm != NULL && (size_t)parts != reading->firm->parts)) {
    return refuse(reading, AP_D_PART_OTHER, reading->portfolio->file);
  }
  if (reading->firm == NULL && begin_firm(reading, (size_t)parts) != AP_OK) {
    return AP_MACHINE;
  }
  int64_t part = number(json, "part", 1, parts);
  reading->part = part < 0 ? 1 : (size_t)part; /* a master has none */
  if (reading->parts_seen[reading->part - 1]) {
    return refuse_part(reading, AP_D_PART_REPEATED, reading->part);
  }
  reading->parts_seen[reading->part - 1] = true;
  return AP_OK;
}

/* ---- blocks ---- */

/* json_dumps() would give a part of the text where memory is short. */
static int add_to_key(const char *bytes, size_t length, void *context) {
  ap_text *key = context;
  ap_text_add_bytes(key, bytes, length);
  return key->failed ? -1 : 0;
}

static ap_status read_block(reader *reading, json_t *json, ap_block **block) {
  const json_t *written = json_object_get(json, "block");
  if (!json_is_object(written)) {
    return refuse(reading, AP_D_PART_FORMAT, reading->format);
  }
  ap_text key = {0};
  bool dumped = json_dump_callback(written, add_to_key, &key, JSON_COMPACT) == 0 && !key.failed;
  ap_status status =
      dumped ? ap_block_of_key(key.bytes, key.length, reading->portfolio->skill_count, block) : AP_MACHINE;
  ap_text_free(&key);
  if (status == AP_NO) {
    return refuse(reading, AP_D_PART_FORMAT, reading->format);
  }
  if (status == AP_OK) {
    (*block)->part_services = ap_allocate(reading->firm->parts, sizeof *(*block)->part_services);
    status = (*block)->part_services == NULL ? AP_MACHINE : AP_OK;
  }
  return status;
}

static ap_status keep_block(reader *reading, ap_block *block) {
  ap_firm *firm = reading->firm;
  void *blocks = (void *)firm->blocks;
  if (!ap_grow(&blocks, &reading->block_capacity, firm->block_count + 1, sizeof *firm->blocks)) {
    ap_block_free(block);
    return AP_MACHINE;
  }
  firm->blocks = blocks;
  firm->blocks[firm->block_count++] = block;
  return AP_OK;
}

static ap_status read_summary_line(reader *reading, json_t *json) {
  ap_block *block = NULL;
  int64_t services = number(json, "services", 1, AP_SERVICES_MOST);
  int64_t first = number(json, "first", 0, AP_SERVICES_MOST);
  ap_status status = services < 0 || first < 0 ? refuse(reading, AP_D_PART_FORMAT, reading->format)
                                               : read_block(reading, json, &block);
  if (status != AP_OK) {
    ap_block_free(block);
    return status;
  }
  block->part_services[reading->part - 1] = block->services = (size_t)services;
  block->first_service = (size_t)first;
  return keep_block(reading, block);
}

/* Blocks of different parts that are alike become one. */
static void merge_blocks(ap_firm *firm) {
  size_t kept = 0;
  ap_firm_sort_blocks(firm);
  for (size_t b = 0; b < firm->block_count; b++) {
    ap_block *block = firm->blocks[b];
    ap_block *before = kept == 0 ? NULL : firm->blocks[kept - 1];
    if (before == NULL || strcmp(before->key.bytes, block->key.bytes) != 0) {
      firm->blocks[kept++] = block;
      continue;
    }
    for (size_t part = 0; part < firm->parts; part++) {
      before->part_services[part] += block->part_services[part];
    }
    before->services += block->services;
    before->first_service = block->first_service < before->first_service ? block->first_service : before->first_service;
    ap_block_free(block);
  }
  firm->block_count = kept;
}

/* ---- patterns ---- */

/* Whether the entries are a plan of one service: each unit once, on a cover of its class. */
static bool is_whole(const ap_block *block, const ap_pattern *pattern) {
  const ap_classes *classes = &block->classes;
  size_t next = 0;
  for (size_t c = 0; c < classes->count; c++) {
    const ap_class *class = &classes->classes[c];
    for (size_t k = class->first_kind; k < class->first_kind + class->kind_count; k++) {
      size_t units = 0;
      for (; next < pattern->entry_count && pattern->entries[next].kind == k; next++) {
        if (!ap_is_cover(&class->rule, pattern->entries[next].cover)) {
          return false;
        }
        units += pattern->entries[next].count;
      }
      if (units != classes->kinds[k].count) {
        return false;
      }
    }
  }
  return next == pattern->entry_count;
}

static ap_status read_pattern(reader *reading, ap_block *block, json_t *json) {
  json_t *entries = json_array_get(json, 1);
  int64_t services = json_integer_value(json_array_get(json, 0));
  ap_pattern pattern = {.entries = ap_arena_allocate(&block->arena, json_array_size(entries), sizeof *pattern.entries)};
  if (pattern.entries == NULL) {
    return AP_MACHINE;
  }
  size_t index;
  json_t *entry;
  json_array_foreach(entries, index, entry) {
    pattern.entries[pattern.entry_count++] =
        (ap_pattern_entry){.kind = (uint32_t)json_integer_value(json_array_get(entry, 0)),
                           .cover = (ap_cover)json_integer_value(json_array_get(entry, 1)),
                           .count = (uint32_t)json_integer_value(json_array_get(entry, 2))};
  }
  if (services < 1 || services > AP_SERVICES_MOST || !is_whole(block, &pattern)) {
    return refuse(reading, AP_D_PART_FORMAT, reading->format);
  }
  ap_status status = ap_pattern_measure(block, &pattern);
  size_t place = status == AP_OK ? ap_block_add_pattern(block, &pattern) : SIZE_MAX;
  if (place == SIZE_MAX) {
    return AP_MACHINE;
  }
  block->patterns[place].services += (size_t)services;
  return AP_OK;
}

static ap_status read_master_line(reader *reading, json_t *json) {
  ap_block *block = NULL;
  json_t *parts = json_object_get(json, "services");
  int64_t first = number(json, "first", 0, AP_SERVICES_MOST);
  ap_status status = json_array_size(parts) != reading->firm->parts || first < 0
                         ? refuse(reading, AP_D_PART_FORMAT, reading->format)
                         : read_block(reading, json, &block);
  size_t planned = 0;
  if (status == AP_OK) {
    for (size_t part = 0; part < reading->firm->parts; part++) {
      block->part_services[part] = (size_t)json_integer_value(json_array_get(parts, part));
      block->services += block->part_services[part];
    }
    block->first_service = (size_t)first;
    block->peak = json_integer_value(json_object_get(json, "peak"));
    size_t index;
    json_t *pattern;
    json_array_foreach(json_object_get(json, "patterns"), index, pattern) {
      /* cppcheck-suppress knownConditionTrueFalse; it does not know that the macro is a loop */
      status = status == AP_OK ? read_pattern(reading, block, pattern) : status;
    }
    for (size_t p = 0; p < block->pattern_count; p++) {
      planned += block->patterns[p].services;
    }
    if (status == AP_OK && planned != block->services) {
      status = refuse(reading, AP_D_PART_FORMAT, reading->format);
    }
  }
  if (status != AP_OK) {
    ap_block_free(block);
    return status;
  }
  return keep_block(reading, block);
}

/* Whether the criteria are those of the patterns; `values` recomputed. */
static ap_status read_criteria(reader *reading, json_t *json) {
  for (int track = 0; track < AP_TRACKS; track++) {
    json_t *results = json_object_get(json_object_get(json, "criteria"), ap_track_names[track]);
    for (int c = 0; c < AP_CRITERIA; c++) {
      json_t *result = json_array_get(results, (size_t)c);
      int64_t status = json_integer_value(json_array_get(result, 2));
      if (json_array_size(result) != 3 || status < 0 || status > AP_NOT_ATTEMPTED) {
        return refuse(reading, AP_D_PART_FORMAT, reading->format);
      }
      reading->firm->tracks[track].criteria[c] =
          (ap_criterion_result){.value = json_integer_value(json_array_get(result, 0)),
                                .bound = json_integer_value(json_array_get(result, 1)),
                                .status = (ap_proof)status};
    }
  }
  return AP_OK;
}

/* ---- lines ---- */

static ap_status read_line(reader *reading, const char *line, size_t length) {
  json_error_t error;
  json_t *json;
  if (!ap_json_parse(line, length, 0, &error, &json)) {
    return AP_MACHINE;
  }
  bool is_head = json_object_get(json, "format") != NULL;
  bool is_master = strcmp(reading->format, AP_MASTER_FORMAT) == 0;
  ap_status status;
  if (json == NULL || (!is_head && reading->part == 0)) {
    status = refuse(reading, AP_D_PART_FORMAT, reading->format);
  } else if (is_head) {
    status = json_is_string(json_object_get(json, "format")) ? read_head(reading, json)
                                                             : refuse(reading, AP_D_PART_FORMAT, reading->format);
    if (status == AP_OK && is_master) {
      status = read_criteria(reading, json);
    }
  } else {
    status = is_master ? read_master_line(reading, json) : read_summary_line(reading, json);
  }
  json_decref(json);
  return status;
}

static ap_status read_lines(reader *reading, const ap_source *source) {
  ap_status status = AP_OK;
  const char *end = source->bytes + source->length;
  for (const char *line = source->bytes; line < end && status == AP_OK;) {
    const char *next = memchr(line, '\n', (size_t)(end - line));
    size_t length = next == NULL ? (size_t)(end - line) : (size_t)(next - line);
    reading->line++;
    if (length > 0) {
      status = read_line(reading, line, length);
    }
    line += length + 1;
  }
  return status;
}

static ap_status judge_whole(reader *reading) {
  bool is_master = strcmp(reading->format, AP_MASTER_FORMAT) == 0;
  size_t parts = is_master ? 1 : reading->firm->parts;
  size_t services = 0; /* that there must be, by what any block says */
  for (size_t part = 0; part < parts; part++) {
    if (!reading->parts_seen[part]) {
      reading->line = 0;
      return refuse_part(reading, AP_D_PART_MISSING, part + 1);
    }
  }
  for (size_t b = 0; b < reading->firm->block_count; b++) {
    const ap_block *block = reading->firm->blocks[b];
    services = block->services > services ? block->services : services;
    services = block->first_service >= services ? block->first_service + 1 : services;
  }
  if (services > reading->portfolio->service_count) {
    return refuse(reading, AP_D_PART_OTHER, reading->portfolio->file);
  }
  merge_blocks(reading->firm);
  return ap_firm_set_years(reading->firm, reading->diagnostics);
}

static ap_status read_file(const ap_portfolio *portfolio, const char *format, const char *path,
                           ap_diagnostics *diagnostics, ap_firm **firm) {
  reader reading = {.portfolio = portfolio, .diagnostics = diagnostics, .format = format, .file = path};
  ap_source source = {0};
  *firm = NULL;
  ap_status status = ap_source_read(path, format, AP_SOURCE_PLAIN, diagnostics, &source);
  if (status == AP_OK) {
    status = read_lines(&reading, &source);
  }
  if (status == AP_OK && reading.firm == NULL) {
    status = refuse(&reading, AP_D_PART_FORMAT, format);
  }
  if (status == AP_OK) {
    status = judge_whole(&reading);
  }
  if (status == AP_MACHINE) {
    ap_diagnose_plain(diagnostics, NULL, AP_D_OUT_OF_MEMORY);
  }
  ap_source_free(&source);
  ap_release(reading.parts_seen);
  if (status != AP_OK) {
    ap_firm_free(reading.firm);
    return status;
  }
  *firm = reading.firm;
  return AP_OK;
}

ap_status ap_summaries_read(const ap_portfolio *portfolio, const char *path, ap_diagnostics *diagnostics,
                            ap_firm **firm) {
  return read_file(portfolio, AP_SUMMARY_FORMAT, path, diagnostics, firm);
}

ap_status ap_master_read(const ap_portfolio *portfolio, const char *path, ap_diagnostics *diagnostics, ap_firm **firm) {
  ap_status status = read_file(portfolio, AP_MASTER_FORMAT, path, diagnostics, firm);
  if (status == AP_OK) {
    ap_firm_measure(*firm);
  }
  return status;
}
