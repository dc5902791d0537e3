/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys against a table. */
#include "support/nearest.h"
#include "support/text.h"
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

/* Names the nearest known key, or all of them where none is near. */
static void tell_unknown(ap_yaml_reader *reader, const ap_yaml_table *table, const yaml_node_t *key, const char *text) {
  char shown[AP_YAML_SHOWN];
  const char *known[AP_YAML_FIELDS_MOST];
  ap_text list = {0};
  for (size_t i = 0; i < table->count; i++) {
    known[i] = table->fields[i].key;
  }
  ap_text_add_list(&list, known, table->count);
  const char *nearest = ap_nearest(text, known, table->count);
  ap_diagnose(reader->diagnostics, ap_yaml_fault(reader, key),
              nearest != NULL ? AP_D_YAML_KEY_UNKNOWN : AP_D_YAML_KEY_STRANGE, "%s" AP_NEXT "%s",
              ap_yaml_shown(key, shown),
              nearest != NULL      ? nearest
              : list.bytes != NULL ? list.bytes
                                   : "");
  ap_text_free(&list);
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
    tell_unknown(reader, table, key, text);
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
    ap_diagnose(reader->diagnostics, ap_yaml_fault(reader, node), AP_D_YAML_NO_MAPPING, "%s",
                ap_yaml_shown(node, shown));
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
