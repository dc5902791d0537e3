/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of target businesses (対象業務一覧): the businesses whose information is likely to be of low impact. Read
 * from YAML (controls/target-businesses.yaml; auditplan.5). */
#ifndef AP_SCHEME_BUSINESSES_H
#define AP_SCHEME_BUSINESSES_H

#include "auditplan/diagnostics.h"
#include "support/arena.h"
#include "support/date.h"
#include "support/words.h"
#include "support/yaml.h"

enum { AP_BUSINESS_NUMBER_MOST = 9999, AP_REVISION_MOST = 1000000 };

/* Who says which words of an entry are its condition (red) and which its examples (black). */
typedef enum ap_split {
  AP_SPLIT_OURS,     /* this program's authors: the text at hand has lost its colours */
  AP_SPLIT_OFFICIAL, /* a copy with colours */
  AP_SPLIT_ASSESSED, /* the assessment that added the entry */
} ap_split;

typedef struct ap_business {
  int32_t number;
  ap_words name;      /* official in Japanese; English in our words */
  ap_words condition; /* decides (赤字) */
  ap_words *examples; /* limit nothing (黒字) */
  size_t example_count;
  ap_words exclusion; /* both NULL: none */
  int split;          /* ap_split */
  ap_date added;      /* year 0: there from the first list on */
  const char **found_low_by;
  size_t agency_count;
  ap_yaml_mark number_mark;
} ap_business;

typedef struct ap_business_source {
  const char *document, *clause; /* NULL where unsaid */
} ap_business_source;

typedef struct ap_business_list {
  ap_arena arena;
  const char *file;
  const char *id;
  ap_words title;
  const char *edition;
  int32_t revision; /* one more each time that entries are added */
  ap_date date;
  ap_business_source source;
  ap_words note;
  ap_business *entries;
  size_t count;
} ap_business_list;

ap_status ap_business_list_read(const char *path, ap_diagnostics *diagnostics, ap_business_list **list);
void ap_business_list_free(ap_business_list *list);

/* The entry of that number; NULL where there is none. */
const ap_business *ap_business_numbered(const ap_business_list *list, int32_t number);
/* The largest number of an entry. */
int32_t ap_business_last_number(const ap_business_list *list);

static inline bool ap_business_excludes(const ap_business *business) {
  return business->exclusion.en != NULL || business->exclusion.ja != NULL;
}

/* The words that files have for ap_split; NULL ends the list. */
extern const char *const ap_split_names[];

#endif
