/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the YAML reader share; for yaml*.c alone. */
#ifndef AP_SUPPORT_YAML_READER_H
#define AP_SUPPORT_YAML_READER_H

#include "support/utf8.h"
#include "support/yaml.h"
#include <yaml.h>

typedef struct ap_yaml_reader {
  yaml_document_t *document;
  ap_arena *arena;
  ap_diagnostics *diagnostics;
  ap_place place; /* of the fault being told */
  const char *file;
  bool bad; /* a fault was told */
} ap_yaml_reader;

enum { AP_YAML_DEEPEST = 32, AP_YAML_VALUES_MOST = 1000000 };
enum { AP_YAML_SHOWN = AP_EXCERPT_SIZE + 2 }; /* bytes that hold a value as a fault shows it */

/* Notes that there is a fault at the node, and returns its place for ap_diagnose(). */
const ap_place *ap_yaml_fault(ap_yaml_reader *reader, const yaml_node_t *node);
/* The value as a fault shows it: `"text"`, `[…]`, `{…}`; cut where it is long, without control characters. */
const char *ap_yaml_shown(const yaml_node_t *node, char shown[AP_YAML_SHOWN]);

/* The text of a scalar, "" where the value is none; NULL of a list or a mapping. */
const char *ap_yaml_scalar(const yaml_node_t *node);
/* Whether nothing stands there: `key:`, `key: ~`, `key: null`. */
bool ap_yaml_is_nothing(const yaml_node_t *node);
yaml_node_t *ap_yaml_node(ap_yaml_reader *reader, int index);

/* A parser of the source's bytes; false where memory is short. */
bool ap_yaml_open(yaml_parser_t *parser, const ap_source *source, ap_diagnostics *diagnostics);
/* Tells why the parser gave up. */
ap_status ap_yaml_tell_syntax(const yaml_parser_t *parser, const ap_source *source, ap_diagnostics *diagnostics);
/* Tells syntax errors, and what would take too long to build a tree of: deep nesting, too many values or anchors. */
ap_status ap_yaml_scan(const ap_source *source, ap_diagnostics *diagnostics);

/* Looks for tags, NUL characters, circles, and, with aliases written out, deep nesting and too many values; false where
 * it is no use to go on. */
bool ap_yaml_guard(ap_yaml_reader *reader, yaml_node_t *root);

/* Reads a mapping's values into the struct at `into`. */
void ap_yaml_read_mapping(ap_yaml_reader *reader, const ap_yaml_table *table, yaml_node_t *node, void *into);
/* Reads one value into the struct at `into`. */
void ap_yaml_read_value(ap_yaml_reader *reader, const ap_yaml_field *field, yaml_node_t *node, void *into);

#endif
