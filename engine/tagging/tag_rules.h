/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of tag-rules.csv, ready to be tried; for tagging/ alone. */
#ifndef AP_TAGGING_TAG_RULES_H
#define AP_TAGGING_TAG_RULES_H

#include "tagging/pattern.h"
#include "tagging/tagging.h"

typedef struct ap_tag_rule {
  const char *name;
  const char *tag;
  ap_words why;       /* both NULL where unsaid */
  const char **globs; /* of IDs; none: any */
  size_t glob_count;
  ap_pattern *pattern; /* NULL: any text */
  uint64_t line;
  bool value;
} ap_tag_rule;

struct ap_tag_rules {
  ap_arena arena;
  const char *file;
  ap_tag_rule *rules;
  size_t count, capacity;
};

#endif
