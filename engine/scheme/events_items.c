/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which items of today's catalog the IDs of an event stand for. An event of before a change of the catalog may use the
 * IDs of then. */
#include "scheme/events_file.h"
#include "scheme/names.h"
#include "support/glob.h"
#include "support/utf8.h"
#include <string.h>

/* The items of one list on their way. */
typedef struct finding_items {
  ap_events_judge *judging;
  const ap_events *events;
  size_t at; /* of the event */
  ap_arena *arena;
  bool *found; /* by rank */
} finding_items;

static const ap_catalog *catalog_of(const finding_items *finding) { return finding->judging->scenario->catalog; }

static bool was_withdrawn(const finding_items *finding, const char *glob) {
  for (size_t e = finding->at + 1; e < finding->events->count; e++) {
    const ap_mapping *mapping = &finding->events->events[e].mapping;
    for (size_t i = 0; i < mapping->older_count; i++) {
      if (mapping->by_older[i]->newer == NULL && ap_glob_matches(glob, mapping->by_older[i]->older)) {
        return true;
      }
    }
  }
  return false;
}

/* Whether the glob stands for anything. */
static bool find_glob(finding_items *finding, const char *glob) {
  if (strpbrk(glob, "*?") == NULL) {
    ap_traced traced = ap_trace_event_id(finding->events, catalog_of(finding), glob, finding->at);
    if (traced.item != NULL) {
      finding->found[traced.item->rank] = true;
    }
    return traced.item != NULL || traced.withdrawn;
  }
  const ap_catalog *catalog = catalog_of(finding);
  bool any = false;
  for (size_t rank = 0; rank < catalog->count; rank++) {
    const char *former = ap_former_id(finding->events, catalog->by_rank[rank], finding->at);
    if (former != NULL && ap_glob_matches(glob, former)) {
      finding->found[rank] = true;
      any = true;
    }
  }
  return any || was_withdrawn(finding, glob);
}

static bool find_domain(finding_items *finding, const char *wanted) {
  const ap_catalog *catalog = catalog_of(finding);
  bool any = false;
  for (size_t rank = 0; rank < catalog->count; rank++) {
    char domain[AP_DOMAIN_BYTES];
    const char *former = ap_former_id(finding->events, catalog->by_rank[rank], finding->at);
    ap_id_domain(former == NULL ? "" : former, domain, sizeof domain);
    if (strcmp(domain, wanted) == 0) {
      finding->found[rank] = true;
      any = true;
    }
  }
  return any;
}

/* Finds what each of the texts stands for; tells those that stand for nothing. */
static void find_all(finding_items *finding, const ap_event_texts *texts, bool find(finding_items *, const char *),
                     ap_diagnostic_code code) {
  for (size_t i = 0; i < texts->count; i++) {
    char excerpt[AP_EXCERPT_SIZE];
    if (texts->texts[i] != NULL && !find(finding, texts->texts[i])) {
      ap_place place = ap_event_fault(finding->judging, texts->mark);
      ap_diagnose(finding->judging->diagnostics, &place, code, "%s", ap_utf8_excerpt(texts->texts[i], excerpt));
    }
  }
}

static void draw_details_in(finding_items *finding) {
  const ap_catalog *catalog = catalog_of(finding);
  for (size_t rank = 0; rank < catalog->count; rank++) {
    const ap_item *objective = catalog->by_rank[rank]->parent;
    finding->found[rank] = finding->found[rank] || (objective != NULL && finding->found[objective->rank]);
  }
}

/* Takes those out that are not audited on the track. Returns how many were found, these included. */
static size_t leave_out(finding_items *finding, ap_track track) {
  const ap_catalog *catalog = catalog_of(finding);
  size_t count = 0;
  for (size_t rank = 0; rank < catalog->count; rank++) {
    const ap_item *item = catalog->by_rank[rank];
    count += finding->found[rank] ? 1 : 0;
    finding->found[rank] = finding->found[rank] && ap_is_auditable(item, track);
  }
  return count;
}

/* Lists what was found, and forgets it. */
static void list(finding_items *finding, ap_event_items *items) {
  const ap_catalog *catalog = catalog_of(finding);
  size_t count = 0;
  for (size_t rank = 0; rank < catalog->count; rank++) {
    count += finding->found[rank] ? 1 : 0;
  }
  items->items = ap_arena_allocate(finding->arena, count, sizeof *items->items);
  for (size_t rank = 0; rank < catalog->count && items->items != NULL; rank++) {
    if (finding->found[rank]) {
      items->items[items->item_count++] = catalog->by_rank[rank];
    }
    finding->found[rank] = false;
  }
}

static void find_plain(finding_items *finding, const ap_event_texts *texts, ap_event_items *items) {
  *items = (ap_event_items){.ids = texts->texts, .id_count = texts->count};
  find_all(finding, texts, find_glob, AP_D_CONSTRAINT_IDS);
  list(finding, items);
}

/* What is audited again: at least one item can be, unless all are withdrawn by now. */
static void find_reaudit(finding_items *finding, const ap_event_texts *ids, const ap_event_texts *domains,
                         ap_event *event) {
  event->items = (ap_event_items){.ids = ids->texts, .id_count = ids->count};
  find_all(finding, ids, find_glob, AP_D_CONSTRAINT_IDS);
  if (domains != NULL) {
    find_all(finding, domains, find_domain, AP_D_EVENT_DOMAIN);
    draw_details_in(finding);
  }
  size_t named = leave_out(finding, event->track);
  list(finding, &event->items);
  if (named != 0 && event->items.item_count == 0 && !finding->arena->failed) {
    /* gcc-analyzer: null-dereference; where no IDs are given, only domains can have named something */
    ap_place place = ap_event_fault(finding->judging, ids->mark.line != 0 ? ids->mark : domains->mark);
    ap_diagnose(finding->judging->diagnostics, &place, AP_D_EVENT_NOTHING, "%s", ap_track_names[event->track]);
  }
}

/* Whatever came into the statement is in it. */
static void find_scope(finding_items *finding, const ap_event_texts *texts, ap_event_items *items) {
  *items = (ap_event_items){.ids = texts->texts, .id_count = texts->count};
  const ap_catalog *catalog = catalog_of(finding);
  bool *all = ap_arena_allocate(finding->arena, catalog->count, sizeof *all);
  for (size_t i = 0; i < texts->count && all != NULL; i++) {
    const ap_event_texts one = {.texts = &texts->texts[i], .count = 1, .mark = texts->mark};
    bool any = false;
    bool selected = false;
    find_all(finding, &one, find_glob, AP_D_CONSTRAINT_IDS);
    for (size_t rank = 0; rank < catalog->count; rank++) {
      bool is = finding->found[rank] && catalog->by_rank[rank]->selected;
      any = any || finding->found[rank];
      selected = selected || is;
      all[rank] = all[rank] || is;
      finding->found[rank] = false;
    }
    if (any && !selected) {
      char excerpt[AP_EXCERPT_SIZE];
      ap_place place = ap_event_fault(finding->judging, texts->mark);
      ap_diagnose(finding->judging->diagnostics, &place, AP_D_EVENT_SCOPE, "%s",
                  ap_utf8_excerpt(texts->texts[i], excerpt));
    }
  }
  if (all != NULL) {
    memcpy(finding->found, all, catalog->count * sizeof *all);
    list(finding, items);
  }
}

/* The items that a mapping added, as far as they are still there. */
static void find_added(finding_items *finding, const ap_mapping *mapping, ap_event_items *items) {
  for (size_t i = 0; i < mapping->newer_count; i++) {
    if (mapping->by_newer[i]->older == NULL) {
      find_glob(finding, mapping->by_newer[i]->newer);
    }
  }
  list(finding, items);
}

void ap_events_find_items(ap_events_judge *judging, ap_events *events, size_t at, const ap_event_entry *entry,
                          ap_arena *arena) {
  ap_event *event = &events->events[at];
  finding_items finding = {.judging = judging, .events = events, .at = at, .arena = arena};
  finding.found = ap_arena_allocate(arena, judging->scenario->catalog->count, sizeof *finding.found);
  if (finding.found == NULL) {
    return;
  }
  switch (event->kind) {
  case AP_EVENT_INCIDENT:
    if (entry->reaudit != NULL) {
      find_reaudit(&finding, &entry->reaudit->ids, &entry->reaudit->domains, event);
    }
    break;
  case AP_EVENT_FINDING:
    find_reaudit(&finding, &entry->ids, NULL, event);
    break;
  case AP_EVENT_MISSED:
  case AP_EVENT_LATE:
    find_plain(&finding, &entry->ids, &event->items);
    break;
  case AP_EVENT_CATALOG:
    find_added(&finding, &event->mapping, &event->added);
    break;
  case AP_EVENT_SCOPE:
    find_scope(&finding, &entry->ids, &event->items);
    break;
  case AP_EVENT_UNDERLYING:
    find_plain(&finding, &entry->added, &event->added);
    find_plain(&finding, &entry->removed, &event->removed);
    break;
  default: /* the others speak of the service as a whole */
    break;
  }
}

/* Whether a later event speaks of the item: then that one is judged. */
static bool is_superseded(const ap_events *events, size_t at, const ap_item *item) {
  for (size_t e = at + 1; e < events->count; e++) {
    const ap_event *event = &events->events[e];
    if (event->kind != AP_EVENT_UNDERLYING) {
      continue;
    }
    for (size_t i = 0; i < event->added.item_count + event->removed.item_count; i++) {
      const ap_item *other =
          i < event->added.item_count ? event->added.items[i] : event->removed.items[i - event->added.item_count];
      if (other == item) {
        return true;
      }
    }
  }
  return false;
}

static void judge_inherited(ap_events_judge *judging, const ap_events *events, size_t at, const ap_event_items *items,
                            bool expected) {
  const ap_event *event = &events->events[at];
  for (size_t i = 0; i < items->item_count; i++) {
    const ap_item *item = items->items[i];
    if (item->inherited != expected && !is_superseded(events, at, item)) {
      ap_place place = ap_event_fault(judging, (ap_yaml_mark){event->line, event->column});
      ap_diagnose(judging->diagnostics, &place, expected ? AP_D_EVENT_TAKEN_OVER : AP_D_EVENT_NOT_TAKEN_OVER, "%s",
                  item->id);
    }
  }
}

void ap_events_judge_underlying(ap_events_judge *judging, const ap_events *events) {
  for (size_t e = 0; e < events->count; e++) {
    if (events->events[e].kind == AP_EVENT_UNDERLYING) {
      judge_inherited(judging, events, e, &events->events[e].added, true);
      judge_inherited(judging, events, e, &events->events[e].removed, false);
    }
  }
}
