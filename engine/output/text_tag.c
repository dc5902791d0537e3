/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each item's tags, and why, in the order of the catalog; then how many there are by standard and domain. */
#include "output/facts.h"
#include "output/names.h"
#include "output/tag_words.h"
#include "output/translate.h"
#include "output/views.h"
#include "support/allocate.h"
#include <string.h>

enum { TAGS_SHOWN = 4, ITEMS = 0, SELECTED, TAGS, COUNTED = TAGS + TAGS_SHOWN };

/* Items of one domain, standard by standard. */
typedef struct domain {
  char name[AP_DOMAIN_BYTES];
  int64_t counts[AP_STANDARDS][COUNTED];
} domain;

typedef struct domain_list {
  domain *list; /* in the natural order of IDs, so that all items of one stand together */
  size_t count;
  size_t capacity;
} domain_list;

/* "" where nothing was put together. */
static const char *string_of(const ap_text *cell) { return cell->bytes == NULL ? "" : cell->bytes; }

static void add_tags(ap_table *table, const ap_tagged *tagged, const ap_item *item) {
  ap_text tags = {0};
  ap_add_tags(&tags, tagged, item);
  if (item->heading) {
    ap_table_add(table, AP_FAINT, _("(heading)"));
  } else if (!item->selected) {
    ap_table_add(table, AP_FAINT, _("(left out)"));
  } else {
    ap_table_add(table, AP_GOOD, tags.length == 0 ? "-" : string_of(&tags));
  }
  table->failed = table->failed || tags.failed;
  ap_text_free(&tags);
}

/* Neighbours often have their tags for the same reason; `above` holds that of the item before. */
static void add_item(ap_table *table, const ap_tagged *tagged, const ap_item *item, const ap_view *view,
                     ap_text *above) {
  ap_text rules = {0};
  ap_text whys = {0};
  ap_add_tag_rules(&rules, tagged, item);
  ap_add_tag_whys(&whys, tagged, item, view->language);
  bool same = whys.length > 0 && strcmp(string_of(&whys), string_of(above)) == 0;
  ap_table_add(table, AP_PLAIN, item->id);
  add_tags(table, tagged, item);
  ap_table_add(table, AP_PLAIN, string_of(&rules));
  ap_table_add(table, same ? AP_FAINT : AP_PLAIN, same ? _("as above") : string_of(&whys));
  table->failed = table->failed || rules.failed || whys.failed;
  ap_text_free(&rules);
  ap_text_free(above);
  *above = whys;
}

static void add_items(const ap_scenario *scenario, const ap_view *view, ap_text *text) {
  ap_table table = {.columns = 4};
  ap_text above = {0};
  const char *const heads[] = {_("item"), _("tags"), _("by rule"), _("why")};
  for (size_t i = 0; i < table.columns; i++) {
    ap_table_add(&table, AP_FAINT, heads[i]);
  }
  for (size_t i = 0; i < scenario->catalog->count; i++) {
    add_item(&table, scenario->tagged, &scenario->catalog->items[i], view, &above);
  }
  ap_text_free(&above);
  ap_table_write(&table, view, text);
}

static domain *domain_of(domain_list *domains, const ap_item *item) {
  char name[AP_DOMAIN_BYTES] = "";
  ap_id_domain(item->id, name, sizeof name);
  if (domains->count > 0 && strcmp(domains->list[domains->count - 1].name, name) == 0) {
    return &domains->list[domains->count - 1];
  }
  void *list = domains->list;
  if (!ap_grow(&list, &domains->capacity, domains->count + 1, sizeof *domains->list)) {
    return NULL;
  }
  domains->list = list;
  domain *added = &domains->list[domains->count++];
  *added = (domain){.counts = {{0}}};
  memcpy(added->name, name, sizeof name);
  return added;
}

static bool count_items(const ap_scenario *scenario, domain_list *domains) {
  const ap_tagged *tagged = scenario->tagged;
  for (size_t i = 0; i < scenario->catalog->count; i++) {
    const ap_item *item = scenario->catalog->by_rank[i];
    domain *found = item->heading ? NULL : domain_of(domains, item);
    if (found == NULL && !item->heading) {
      return false;
    }
    if (found == NULL) {
      continue;
    }
    int64_t *counts = found->counts[item->standard];
    counts[ITEMS]++;
    counts[SELECTED] += item->selected;
    for (size_t tag = 0; tag < tagged->name_count && tag < TAGS_SHOWN; tag++) {
      counts[TAGS + tag] += item->selected && ap_tag_of(tagged, item, tag)->value;
    }
  }
  return true;
}

static void add_counts(ap_table *table, ap_style style, const char *standard, const char *name,
                       const int64_t counts[]) {
  ap_table_add(table, style, standard);
  ap_table_add(table, style, name);
  for (size_t i = 0; i + 2 < table->columns; i++) {
    ap_table_add(table, style, ap_decimal(counts[i]).digits);
  }
}

static void add_standard(ap_table *table, const domain_list *domains, ap_standard standard, int64_t sum[]) {
  int64_t counts[COUNTED] = {0};
  const char *title = ap_standard_title(standard);
  for (size_t i = 0; i < domains->count; i++) {
    const int64_t *of_domain = domains->list[i].counts[standard];
    if (of_domain[ITEMS] == 0) {
      continue;
    }
    add_counts(table, AP_PLAIN, title, domains->list[i].name, of_domain);
    title = "";
    for (size_t c = 0; c < COUNTED; c++) {
      counts[c] += of_domain[c];
      sum[c] += of_domain[c];
    }
  }
  if (counts[ITEMS] > 0) {
    add_counts(table, AP_STRONG, "", _("sum"), counts);
  }
}

static void add_totals(const ap_scenario *scenario, const ap_view *view, ap_text *text) {
  const ap_tagged *tagged = scenario->tagged;
  size_t tags = tagged->name_count < TAGS_SHOWN ? tagged->name_count : TAGS_SHOWN;
  ap_table table = {.columns = 2 + TAGS + tags, .right = {false, false, true, true, true, true, true, true}};
  domain_list domains = {0};
  int64_t sum[COUNTED] = {0};
  bool counted = count_items(scenario, &domains);
  const char *const heads[] = {_("standard"), _("domain"), _("items"), _("selected")};
  for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
    ap_table_add(&table, AP_FAINT, heads[i]);
  }
  /* cppcheck-suppress knownConditionTrueFalse; it takes the smaller of two numbers for 0 */
  for (size_t tag = 0; tag < tags; tag++) {
    ap_table_add(&table, AP_FAINT, tagged->names[tag]);
  }
  for (int standard = 0; standard < AP_STANDARDS; standard++) {
    add_standard(&table, &domains, (ap_standard)standard, sum);
  }
  add_counts(&table, AP_STRONG, _("all"), "", sum);
  ap_table_write(&table, view, text);
  text->failed = text->failed || !counted;
  ap_release(domains.list);
}

void ap_tag_text(const ap_scenario *scenario, const ap_view *view, ap_text *text) {
  ap_table facts = ap_facts(0);
  ap_add_fact(&facts, _("Tags"), AP_STRONG, ap_words_in(&scenario->title, view->language));
  ap_add_catalog_facts(&facts, scenario->catalog, view);
  ap_table_write(&facts, view, text);
  ap_text_add(text, "\n");
  add_items(scenario, view, text);
  ap_text_add(text, "\n");
  add_totals(scenario, view, text);
}
