/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys against a table. */
#include "support/nearest.h"
#include "support/yaml_reader.h"
#include <string.h>

static const ap_yaml_field *field_of(const ap_yaml_table *table, const char *key) {
  for (size_t i = 0; i < table->count; i++) {
    if (strcmp(table->fields[i].key, key) == 0) {
      return &table->fields[i];
    }
  }
  return NULL;
}

static const char *nearest_key(const ap_yaml_table *table, const char *key) {
  const char *nearest = table->fields[0].key;
  unsigned least = ap_edit_distance(nearest, key);
  for (size_t i = 1; i < table->count; i++) {
    unsigned distance = ap_edit_distance(table->fields[i].key, key);
    if (distance < least) {
      least = distance;
      nearest = table->fields[i].key;
    }
  }
  return nearest;
}

/* The field that a key names, where it is one and is named for the first time; else NULL, and a fault. */
static const ap_yaml_field *accept_key(ap_yaml_reader *reader, const ap_yaml_table *table, const yaml_node_t *key,
                                       uint64_t *lines) {
  const char *text = ap_yaml_scalar(key);
  if (text == NULL) {
    ap_diagnose(reader->diagnostics, ap_yaml_fault(reader, key), AP_D_YAML_KEY, "%s", table->fields[0].key);
    return NULL;
  }
  const ap_yaml_field *field = field_of(table, text);
  if (field == NULL) {
    char shown[AP_YAML_SHOWN];
    ap_diagnose(reader->diagnostics, ap_yaml_fault(reader, key), AP_D_YAML_KEY_UNKNOWN, "%s" AP_NEXT "%s",
                ap_yaml_shown(key, shown), nearest_key(table, text));
    return NULL;
  }
  uint64_t *line = &lines[field - table->fields];
  if (*line != 0) {
    ap_diagnose(reader->diagnostics, ap_yaml_fault(reader, key), AP_D_YAML_KEY_REPEATED, "%s" AP_NEXT "%llu", text,
                (unsigned long long)*line);
    return NULL;
  }
  *line = key->start_mark.line + 1;
  return field;
}

void ap_yaml_read_mapping(ap_yaml_reader *reader, const ap_yaml_table *table, yaml_node_t *node, void *into) {
  uint64_t lines[AP_YAML_FIELDS_MOST] = {0}; /* of each field's key */
  if (node->type != YAML_MAPPING_NODE) {
    char shown[AP_YAML_SHOWN];
    ap_diagnose(reader->diagnostics, ap_yaml_fault(reader, node), AP_D_YAML_MAPPING, "%s", ap_yaml_shown(node, shown));
    return;
  }
  for (yaml_node_pair_t *pair = node->data.mapping.pairs.start; pair < node->data.mapping.pairs.top; pair++) {
    const ap_yaml_field *field = accept_key(reader, table, ap_yaml_node(reader, pair->key), lines);
    if (field != NULL) {
      ap_yaml_read_value(reader, field, ap_yaml_node(reader, pair->value), into);
    }
  }
  for (size_t i = 0; i < table->count; i++) {
    if (table->fields[i].required && lines[i] == 0) {
      ap_diagnose(reader->diagnostics, ap_yaml_fault(reader, node), AP_D_YAML_KEY_MISSING, "%s", table->fields[i].key);
    }
  }
}
