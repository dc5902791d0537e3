/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A first walk over the tree, aliases written out, after which reading it cannot go astray. */
#include "support/yaml_reader.h"
#include <string.h>

typedef struct guard {
  ap_yaml_reader *reader;
  const yaml_node_t *path[AP_YAML_DEEPEST]; /* the lists and mappings that hold the node */
  size_t depth;
  long visited;
} guard;

/* Those that libyaml gives what has none, and those that say no more than what a value is read as. */
static bool is_known_tag(const char *tag) {
  static const char *const known[] = {YAML_STR_TAG, YAML_SEQ_TAG,  YAML_MAP_TAG,
                                      YAML_INT_TAG, YAML_BOOL_TAG, YAML_NULL_TAG};
  for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
    if (strcmp(tag, known[i]) == 0) {
      return true;
    }
  }
  return false;
}

static void judge_tag(ap_yaml_reader *reader, const yaml_node_t *node) {
  const char *tag = (const char *)node->tag;
  if (tag != NULL && !is_known_tag(tag)) {
    char excerpt[AP_EXCERPT_SIZE];
    ap_diagnose(reader->diagnostics, ap_yaml_fault(reader, node), AP_D_YAML_TAG, "%s", ap_utf8_excerpt(tag, excerpt));
  }
}

static void judge_text(ap_yaml_reader *reader, const yaml_node_t *node) {
  if (strlen((const char *)node->data.scalar.value) != node->data.scalar.length) {
    ap_diagnose_plain(reader->diagnostics, ap_yaml_fault(reader, node), AP_D_YAML_NUL);
  }
}

static bool enter(guard *walk, const yaml_node_t *node) {
  ap_yaml_reader *reader = walk->reader;
  for (size_t i = 0; i < walk->depth; i++) {
    if (walk->path[i] == node) {
      ap_diagnose_plain(reader->diagnostics, ap_yaml_fault(reader, node), AP_D_YAML_CIRCLE);
      return false;
    }
  }
  if (walk->depth == AP_YAML_DEEPEST) {
    ap_diagnose(reader->diagnostics, ap_yaml_fault(reader, node), AP_D_YAML_DEEP, "%d", AP_YAML_DEEPEST);
    return false;
  }
  walk->path[walk->depth++] = node;
  return true;
}

static bool visit(guard *walk, const yaml_node_t *node);

static bool visit_below(guard *walk, const yaml_node_t *node) {
  ap_yaml_reader *reader = walk->reader;
  if (node->type == YAML_SEQUENCE_NODE) {
    for (yaml_node_item_t *item = node->data.sequence.items.start; item < node->data.sequence.items.top; item++) {
      if (!visit(walk, ap_yaml_node(reader, *item))) {
        return false;
      }
    }
    return true;
  }
  for (yaml_node_pair_t *pair = node->data.mapping.pairs.start; pair < node->data.mapping.pairs.top; pair++) {
    if (!visit(walk, ap_yaml_node(reader, pair->key)) || !visit(walk, ap_yaml_node(reader, pair->value))) {
      return false;
    }
  }
  return true;
}

/* The recursion ends at AP_YAML_DEEPEST. */
static bool visit(guard *walk, const yaml_node_t *node) { // NOLINT(misc-no-recursion)
  ap_yaml_reader *reader = walk->reader;
  if (++walk->visited > AP_YAML_VALUES_MOST) {
    ap_diagnose(reader->diagnostics, ap_yaml_fault(reader, node), AP_D_YAML_LARGE, "%d", AP_YAML_VALUES_MOST);
    return false;
  }
  judge_tag(reader, node);
  if (node->type == YAML_SCALAR_NODE) {
    judge_text(reader, node);
    return true;
  }
  if (!enter(walk, node)) {
    return false;
  }
  bool below = visit_below(walk, node);
  walk->depth--;
  return below;
}

bool ap_yaml_guard(ap_yaml_reader *reader, yaml_node_t *root) {
  guard walk = {.reader = reader};
  return visit(&walk, root);
}
