/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From bytes to a guarded document tree. */
#include "support/yaml.h"
#include "support/yaml_reader.h"
#include <stdio.h>
#include <string.h>

static const char version_known[] = "1";

const char *ap_yaml_scalar(const yaml_node_t *node) {
  return node->type == YAML_SCALAR_NODE ? (const char *)node->data.scalar.value : NULL;
}

bool ap_yaml_is_nothing(const yaml_node_t *node) {
  if (node->type != YAML_SCALAR_NODE || node->data.scalar.style != YAML_PLAIN_SCALAR_STYLE) {
    return false;
  }
  const char *text = ap_yaml_scalar(node);
  return text[0] == '\0' || strcmp(text, "~") == 0 || strcmp(text, "null") == 0;
}

yaml_node_t *ap_yaml_node(ap_yaml_reader *reader, int index) { return yaml_document_get_node(reader->document, index); }

const ap_place *ap_yaml_fault(ap_yaml_reader *reader, const yaml_node_t *node) {
  reader->bad = true;
  reader->place =
      (ap_place){.file = reader->file, .line = node->start_mark.line + 1, .column = node->start_mark.column + 1};
  return &reader->place;
}

const char *ap_yaml_shown(const yaml_node_t *node, char shown[AP_YAML_SHOWN]) {
  if (node->type != YAML_SCALAR_NODE) {
    return node->type == YAML_SEQUENCE_NODE ? "[…]" : "{…}";
  }
  char excerpt[AP_EXCERPT_SIZE];
  snprintf(shown, AP_YAML_SHOWN, "\"%s\"", ap_utf8_excerpt(ap_yaml_scalar(node), excerpt));
  return shown;
}

/* Another version may have other keys: nothing else of the file is judged then. */
static bool version_is_known(ap_yaml_reader *reader, yaml_node_t *root) {
  if (root->type != YAML_MAPPING_NODE) {
    return true;
  }
  for (yaml_node_pair_t *pair = root->data.mapping.pairs.start; pair < root->data.mapping.pairs.top; pair++) {
    const char *key = ap_yaml_scalar(ap_yaml_node(reader, pair->key));
    yaml_node_t *value = ap_yaml_node(reader, pair->value);
    const char *version = ap_yaml_scalar(value);
    if (key != NULL && strcmp(key, "version") == 0 && (version == NULL || strcmp(version, version_known) != 0)) {
      char shown[AP_YAML_SHOWN];
      ap_diagnose(reader->diagnostics, ap_yaml_fault(reader, value), AP_D_YAML_VERSION, "%s",
                  ap_yaml_shown(value, shown));
      return false;
    }
  }
  return true;
}

static ap_status read_document(ap_yaml_reader *reader, const ap_yaml_table *table, void *into) {
  yaml_node_t *root = yaml_document_get_root_node(reader->document);
  if (root == NULL) {
    ap_diagnose_plain(reader->diagnostics, &(ap_place){.file = reader->file, .line = 1, .column = 1}, AP_D_YAML_EMPTY);
    return AP_BAD_INPUT;
  }
  if (ap_yaml_guard(reader, root) && version_is_known(reader, root)) {
    ap_yaml_read_mapping(reader, table, root, into);
  }
  if (reader->arena->failed) {
    ap_diagnose_plain(reader->diagnostics, NULL, AP_D_OUT_OF_MEMORY);
    return AP_MACHINE;
  }
  return reader->bad ? AP_BAD_INPUT : AP_OK;
}

static void set_defaults(const ap_yaml_table *table, void *into) {
  if (table->defaults != NULL) {
    memcpy(into, table->defaults, table->size);
  } else {
    memset(into, 0, table->size);
  }
}

static ap_status load(const ap_source *source, const ap_yaml_table *table, ap_arena *arena, ap_diagnostics *diagnostics,
                      void *into) {
  yaml_parser_t parser;
  yaml_document_t document;
  if (!ap_yaml_open(&parser, source, diagnostics)) {
    return AP_MACHINE;
  }
  ap_status status = AP_OK;
  if (!yaml_parser_load(&parser, &document)) {
    status = ap_yaml_tell_syntax(&parser, source, diagnostics);
  } else {
    ap_yaml_reader reader = {.document = &document, .arena = arena, .diagnostics = diagnostics, .file = source->name};
    status = read_document(&reader, table, into);
    yaml_document_delete(&document);
  }
  yaml_parser_delete(&parser);
  return status;
}

ap_status ap_yaml_read(const ap_source *source, const ap_yaml_table *table, ap_arena *arena,
                       ap_diagnostics *diagnostics, void *into) {
  set_defaults(table, into);
  ap_status status = ap_yaml_scan(source, diagnostics);
  return status == AP_OK ? load(source, table, arena, diagnostics, into) : status;
}

ap_status ap_yaml_read_file(const char *path, const char *expected, const ap_yaml_table *table, ap_arena *arena,
                            ap_diagnostics *diagnostics, void *into) {
  set_defaults(table, into);
  ap_source source = {0};
  ap_status status = ap_source_read(path, expected, AP_SOURCE_YAML, diagnostics, &source);
  if (status == AP_OK) {
    status = ap_yaml_read(&source, table, arena, diagnostics, into);
  }
  ap_source_free(&source);
  return status;
}
