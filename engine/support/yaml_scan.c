/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pass over the events of a file before its tree is built, for what makes building it slow: libyaml's time grows
 * with the square of the nesting and of the number of anchors. */
#include "support/yaml_reader.h"

enum { ANCHORS_MOST = 1000 };

typedef struct scan {
  const ap_source *source;
  ap_diagnostics *diagnostics;
  long depth, anchors, values, documents;
} scan;

bool ap_yaml_open(yaml_parser_t *parser, const ap_source *source, ap_diagnostics *diagnostics) {
  if (!yaml_parser_initialize(parser)) {
    ap_diagnose_plain(diagnostics, NULL, AP_D_OUT_OF_MEMORY);
    return false;
  }
  yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(parser, (const unsigned char *)source->bytes, source->length);
  return true;
}

/* libyaml places an unreadable character by byte, and all else by line and column. */
static ap_place place_of_error(const yaml_parser_t *parser, const ap_source *source) {
  ap_place place = {
      .file = source->name, .line = parser->problem_mark.line + 1, .column = parser->problem_mark.column + 1};
  if (parser->error != YAML_READER_ERROR) {
    return place;
  }
  ap_cursor cursor = {.bytes = source->bytes, .length = source->length, .line = 1, .column = 1};
  ap_cursor_move(&cursor, parser->problem_offset < source->length ? parser->problem_offset : source->length);
  place.line = cursor.line;
  place.column = cursor.column;
  return place;
}

ap_status ap_yaml_tell_syntax(const yaml_parser_t *parser, const ap_source *source, ap_diagnostics *diagnostics) {
  /* Where libyaml has no words for what is wrong, it was memory, though it does not always say so. */
  if (parser->error == YAML_MEMORY_ERROR || parser->problem == NULL) {
    ap_diagnose_plain(diagnostics, NULL, AP_D_OUT_OF_MEMORY);
    return AP_MACHINE;
  }
  ap_place place = place_of_error(parser, source);
  const char *problem = parser->problem;
  if (parser->context == NULL || parser->error == YAML_READER_ERROR) {
    ap_diagnose(diagnostics, &place, AP_D_YAML_SYNTAX, "%s", problem);
  } else {
    ap_diagnose(diagnostics, &place, AP_D_YAML_SYNTAX, "%s %s", parser->context, problem);
  }
  return AP_BAD_INPUT;
}

static void count(scan *scanning, const yaml_event_t *event) {
  bool anchored = false;
  switch (event->type) {
  case YAML_DOCUMENT_START_EVENT:
    scanning->documents++;
    return;
  case YAML_SEQUENCE_START_EVENT:
    anchored = event->data.sequence_start.anchor != NULL;
    scanning->depth++;
    break;
  case YAML_MAPPING_START_EVENT:
    anchored = event->data.mapping_start.anchor != NULL;
    scanning->depth++;
    break;
  case YAML_SEQUENCE_END_EVENT:
  case YAML_MAPPING_END_EVENT:
    scanning->depth--;
    return;
  case YAML_SCALAR_EVENT:
    anchored = event->data.scalar.anchor != NULL;
    break;
  default:
    return;
  }
  scanning->values++;
  scanning->anchors += anchored;
}

static bool tell(const scan *scanning, const yaml_event_t *event, ap_diagnostic_code code, long most) {
  ap_place place = {
      .file = scanning->source->name, .line = event->start_mark.line + 1, .column = event->start_mark.column + 1};
  ap_diagnose(scanning->diagnostics, &place, code, "%ld", most);
  return false;
}

/* Whether the counts are still within their limits. */
static bool judge(const scan *scanning, const yaml_event_t *event) {
  const struct {
    long count, most;
    ap_diagnostic_code code;
  } limits[] = {
      {scanning->depth, AP_YAML_DEEPEST, AP_D_YAML_DEEP},
      {scanning->anchors, ANCHORS_MOST, AP_D_YAML_ANCHORS},
      {scanning->values, AP_YAML_VALUES_MOST, AP_D_YAML_LARGE},
      {scanning->documents, 1, AP_D_YAML_DOCUMENTS},
  };
  for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++) {
    if (limits[i].count > limits[i].most) {
      return tell(scanning, event, limits[i].code, limits[i].most);
    }
  }
  return true;
}

static ap_status scan_events(scan *scanning, yaml_parser_t *parser) {
  for (;;) {
    yaml_event_t event;
    if (!yaml_parser_parse(parser, &event)) {
      return ap_yaml_tell_syntax(parser, scanning->source, scanning->diagnostics);
    }
    bool ends = event.type == YAML_STREAM_END_EVENT;
    count(scanning, &event);
    bool goes_on = judge(scanning, &event);
    yaml_event_delete(&event);
    if (ends || !goes_on) {
      return goes_on ? AP_OK : AP_BAD_INPUT;
    }
  }
}

ap_status ap_yaml_scan(const ap_source *source, ap_diagnostics *diagnostics) {
  yaml_parser_t parser;
  if (!ap_yaml_open(&parser, source, diagnostics)) {
    return AP_MACHINE;
  }
  scan scanning = {.source = source, .diagnostics = diagnostics};
  ap_status status = scan_events(&scanning, &parser);
  yaml_parser_delete(&parser);
  return status;
}
