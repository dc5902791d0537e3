/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives every item its tags: each source in turn speaks only where those before it said nothing. */
#include "tagging/tagging.h"
#include "support/allocate.h"
#include "support/diagnose.h"
#include "support/glob.h"
#include "tagging/tag_rules.h"
#include <stdlib.h>
#include <string.h>

static const char tag_direct[] = "direct";

enum { SLOW_MOST = 16 }; /* items on which a pattern may take too many steps before it is dropped */

typedef struct tagger {
  const ap_catalog *catalog;
  const ap_tag_rules *rules;
  ap_tagged *tagged;
  ap_diagnostics *diagnostics;
  ap_matcher *matcher;
  size_t *tag_of_rule;
  unsigned *slow; /* of each rule: items on which its pattern took too many steps */
} tagger;

static int compare_names(const void *left, const void *right) {
  return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static void collect_names(ap_tagged *tagged, const ap_tag_rules *rules, const ap_tag_word *words, size_t word_count) {
  const ap_catalog *catalog = tagged->catalog;
  size_t rule_count = rules == NULL ? 0 : rules->count;
  const char **names =
      ap_arena_allocate(&tagged->arena, 1 + word_count + catalog->tag_name_count + rule_count, sizeof *names);
  if (names == NULL) {
    return;
  }
  size_t count = 0;
  names[count++] = tag_direct;
  for (size_t i = 0; i < word_count; i++) {
    names[count++] = words[i].tag;
  }
  for (size_t i = 0; i < catalog->tag_name_count; i++) {
    names[count++] = catalog->tag_names[i];
  }
  for (size_t i = 0; i < rule_count; i++) {
    names[count++] = rules->rules[i].tag;
  }
  qsort(names, count, sizeof *names, compare_names);
  size_t kept = 1;
  for (size_t i = 1; i < count; i++) {
    if (strcmp(names[i], names[kept - 1]) != 0) {
      names[kept++] = names[i];
    }
  }
  tagged->names = names;
  tagged->name_count = kept;
}

static ap_tag *tag_at(const tagger *tagging, const ap_item *item, size_t tag) {
  return &tagging->tagged->tags[item->index * tagging->tagged->name_count + tag];
}

static void take_words(const tagger *tagging, const ap_tag_word *words, size_t word_count) {
  for (size_t i = 0; i < word_count; i++) {
    const ap_item *item = ap_catalog_find(tagging->catalog, words[i].id);
    if (item == NULL) {
      continue; /* told where the scenario is read */
    }
    ap_tag *tag = tag_at(tagging, item, (size_t)ap_tag_index(tagging->tagged, words[i].tag));
    if (tag->source == AP_TAG_UNSET) {
      *tag = (ap_tag){.value = words[i].value, .source = AP_TAG_BY_SCENARIO, .why = words[i].why};
    }
  }
}

/* The props of an OSCAL control. */
static void take_own(const tagger *tagging, const ap_item *item) {
  for (size_t i = 0; i < item->tag_count; i++) {
    const ap_item_tag *own = &item->tags[i];
    ap_tag *tag = tag_at(tagging, item, (size_t)ap_tag_index(tagging->tagged, own->name));
    if (tag->source == AP_TAG_UNSET) {
      *tag = (ap_tag){.value = own->value, .alone = true, .source = AP_TAG_BY_CATALOG, .why.en = own->why};
    }
  }
}

static void take_column(const tagger *tagging) {
  size_t direct = (size_t)ap_tag_index(tagging->tagged, tag_direct);
  for (size_t i = 0; i < tagging->catalog->count; i++) {
    const ap_item *item = &tagging->catalog->items[i];
    ap_tag *tag = tag_at(tagging, item, direct);
    if (tag->source == AP_TAG_UNSET && item->direct != AP_UNSET) {
      *tag = (ap_tag){.value = item->direct == AP_SAYS_YES, .source = AP_TAG_BY_CATALOG};
    }
    take_own(tagging, item);
  }
}

static bool matches_ids(const ap_tag_rule *rule, const ap_item *item) {
  for (size_t i = 0; i < rule->glob_count; i++) {
    if (ap_glob_matches(rule->globs[i], item->id)) {
      return true;
    }
  }
  return rule->glob_count == 0;
}

static void tell_slow(const tagger *tagging, size_t rule, const ap_item *item) {
  const ap_tag_rule *told = &tagging->rules->rules[rule];
  ap_place place = {.file = tagging->rules->file, .line = told->line, .column = 1};
  if (tagging->slow[rule] == 1) {
    ap_diagnose(tagging->diagnostics, &place, AP_D_TAG_PATTERN_SLOW, "%s" AP_NEXT "%s", told->name, item->id);
  } else if (tagging->slow[rule] == SLOW_MOST) {
    ap_diagnose(tagging->diagnostics, &place, AP_D_TAG_PATTERN_DROPPED, "%s" AP_NEXT "%d", told->name, SLOW_MOST);
  }
}

static ap_match matches_text(const tagger *tagging, size_t rule, const ap_item *item) {
  const char *const texts[] = {item->title, item->title_ja, item->text};
  for (size_t i = 0; i < sizeof texts / sizeof texts[0] && tagging->slow[rule] < SLOW_MOST; i++) {
    if (texts[i] == NULL || texts[i][0] == '\0') {
      continue;
    }
    ap_match match = ap_matcher_try(tagging->matcher, tagging->rules->rules[rule].pattern, texts[i]);
    if (match == AP_MATCH_TOO_LONG) {
      tagging->slow[rule]++;
      tell_slow(tagging, rule, item);
      return AP_MATCH_NO;
    }
    if (match != AP_MATCH_NO) {
      return match;
    }
  }
  return AP_MATCH_NO;
}

static ap_status take_rules_for(const tagger *tagging, const ap_item *item) {
  for (size_t i = 0; i < tagging->rules->count; i++) {
    const ap_tag_rule *rule = &tagging->rules->rules[i];
    ap_tag *tag = tag_at(tagging, item, tagging->tag_of_rule[i]);
    if (tag->source != AP_TAG_UNSET || !matches_ids(rule, item)) {
      continue;
    }
    ap_match match = rule->pattern == NULL ? AP_MATCH_YES : matches_text(tagging, i, item);
    if (match == AP_MATCH_NO_MEMORY) {
      return AP_MACHINE;
    }
    if (match == AP_MATCH_YES) {
      *tag = (ap_tag){.value = rule->value, .source = AP_TAG_BY_RULE, .rule = rule->name, .why = rule->why};
    }
  }
  return AP_OK;
}

static ap_status take_rules(tagger *tagging) {
  if (tagging->rules == NULL) {
    return AP_OK;
  }
  size_t count = tagging->rules->count;
  ap_status status = AP_MACHINE;
  tagging->matcher = ap_matcher_new();
  tagging->tag_of_rule = ap_allocate(count, sizeof *tagging->tag_of_rule);
  tagging->slow = ap_allocate(count, sizeof *tagging->slow);
  if (tagging->matcher != NULL && tagging->tag_of_rule != NULL && tagging->slow != NULL) {
    for (size_t i = 0; i < count; i++) {
      tagging->tag_of_rule[i] = (size_t)ap_tag_index(tagging->tagged, tagging->rules->rules[i].tag);
    }
    status = AP_OK;
    for (size_t i = 0; i < tagging->catalog->count && status == AP_OK; i++) {
      status = take_rules_for(tagging, &tagging->catalog->items[i]);
    }
  }
  ap_matcher_free(tagging->matcher);
  ap_release(tagging->tag_of_rule);
  ap_release(tagging->slow);
  return status;
}

/* An objective has no parent, so what its detailed controls take from it is its own. */
static void take_objectives(const tagger *tagging) {
  for (size_t i = 0; i < tagging->catalog->count; i++) {
    const ap_item *item = &tagging->catalog->items[i];
    for (size_t t = 0; item->parent != NULL && t < tagging->tagged->name_count; t++) {
      ap_tag *tag = tag_at(tagging, item, t);
      const ap_tag *above = tag_at(tagging, item->parent, t);
      if (tag->source == AP_TAG_UNSET && above->source != AP_TAG_UNSET && !above->alone) {
        *tag = *above;
        tag->source = AP_TAG_BY_OBJECTIVE;
      }
    }
  }
}

static ap_status tag_all(tagger *tagging, const ap_tag_word *words, size_t word_count) {
  ap_tagged *tagged = tagging->tagged;
  collect_names(tagged, tagging->rules, words, word_count);
  size_t row = tagged->name_count * sizeof *tagged->tags;
  tagged->tags = ap_arena_allocate(&tagged->arena, tagging->catalog->count, row);
  if (tagged->arena.failed) {
    return AP_MACHINE;
  }
  take_words(tagging, words, word_count);
  take_column(tagging);
  ap_status status = take_rules(tagging);
  take_objectives(tagging);
  return status;
}

ap_status ap_tag_catalog(const ap_catalog *catalog, const ap_tag_rules *rules, const ap_tag_word *words,
                         size_t word_count, ap_diagnostics *diagnostics, ap_tagged **tagged) {
  ap_status status = AP_MACHINE;
  *tagged = ap_allocate(1, sizeof **tagged);
  if (*tagged != NULL) {
    (*tagged)->catalog = catalog;
    tagger tagging = {.catalog = catalog, .rules = rules, .tagged = *tagged, .diagnostics = diagnostics};
    status = tag_all(&tagging, words, word_count);
  }
  if (status != AP_OK) {
    ap_diagnose_plain(diagnostics, NULL, AP_D_OUT_OF_MEMORY);
    ap_tagged_free(*tagged);
    *tagged = NULL;
  }
  return status;
}
