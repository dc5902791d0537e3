/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tags of items, and why. First the scenario's list, then the catalog's `direct` column and OSCAL's props, then the
 * first tag rule that matches; a detailed control without a tag of its own has its objective's. */
#ifndef AP_TAGGING_TAGGING_H
#define AP_TAGGING_TAGGING_H

#include "catalog/catalog.h"
#include "support/words.h"

/* Read from tag-rules.csv; NULL stands for no rules. */
typedef struct ap_tag_rules ap_tag_rules;
ap_status ap_tag_rules_read(const char *path, ap_diagnostics *diagnostics, ap_tag_rules **rules);
/* Drops the rules that go by ID, which are somebody's reading of one catalog, and keeps those that go by text alone. */
void ap_tag_rules_keep_general(ap_tag_rules *rules);
void ap_tag_rules_free(ap_tag_rules *rules);

/* One line of a scenario's `tags:`. */
typedef struct ap_tag_word {
  const char *id;
  const char *tag;
  bool value;
  ap_words why; /* both NULL where unsaid */
} ap_tag_word;

typedef enum ap_tag_source {
  AP_TAG_UNSET,        /* nobody said anything: counts as no */
  AP_TAG_BY_SCENARIO,  /* an expert's word in the scenario */
  AP_TAG_BY_CATALOG,   /* the catalog's `direct` column, or a prop */
  AP_TAG_BY_RULE,      /* a rule of tag-rules.csv */
  AP_TAG_BY_OBJECTIVE, /* its objective's */
} ap_tag_source;

typedef struct ap_tag {
  bool value;
  bool alone; /* a prop of a control says nothing of the controls inside it */
  ap_tag_source source;
  const char *rule; /* the tag rule's name, also behind AP_TAG_BY_OBJECTIVE where a rule tagged that; else NULL */
  ap_words why;     /* both NULL where unsaid */
} ap_tag;

/* Every item's value of every tag. Refers to the catalog, the rules and the words: they must outlive it. */
typedef struct ap_tagged {
  ap_arena arena;
  const ap_catalog *catalog;
  const char **names; /* of the tags, in byte order; "direct" is always there */
  size_t name_count;
  ap_tag *tags; /* tags[item->index * name_count + tag] */
} ap_tagged;

ap_status ap_tag_catalog(const ap_catalog *catalog, const ap_tag_rules *rules, const ap_tag_word *words,
                         size_t word_count, ap_diagnostics *diagnostics, ap_tagged **tagged);
void ap_tagged_free(ap_tagged *tagged);

/* The index of a tag's name, or -1: a tag that nobody gives. */
int ap_tag_index(const ap_tagged *tagged, const char *name);
/* Whether the item has the tag; a name that nobody gives is no. */
bool ap_has_tag(const ap_tagged *tagged, const ap_item *item, const char *name);
const ap_tag *ap_tag_of(const ap_tagged *tagged, const ap_item *item, size_t tag);

#endif
