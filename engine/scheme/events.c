/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked of events. */
#include "scheme/events_file.h"
#include <string.h>

bool ap_event_asks_for_audit(const ap_event *event) {
  return (event->kind == AP_EVENT_INCIDENT || event->kind == AP_EVENT_FINDING) && event->by_year != 0;
}

bool ap_event_items_hold(const ap_event_items *items, const ap_item *item) {
  for (size_t i = 0; i < items->item_count; i++) {
    if (items->items[i] == item) {
      return true;
    }
  }
  return false;
}

static const char *key_of(const ap_id_change *change, bool older) { return older ? change->older : change->newer; }

/* The change of that older or newer ID; NULL. */
static const ap_id_change *find(const ap_mapping *mapping, bool older, const char *id) {
  const ap_id_change *const *changes = older ? mapping->by_older : mapping->by_newer;
  size_t from = 0;
  size_t to = older ? mapping->older_count : mapping->newer_count;
  while (from < to) {
    size_t middle = from + (to - from) / 2;
    int order = strcmp(key_of(changes[middle], older), id);
    if (order == 0) {
      return changes[middle];
    }
    if (order < 0) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return NULL;
}

const ap_id_change *ap_mapping_change(const ap_mapping *mapping, const char *older) {
  return find(mapping, true, older);
}

const ap_id_change *ap_mapping_origin(const ap_mapping *mapping, const char *newer) {
  return find(mapping, false, newer);
}

/* Whether a row of that year has the ID as it was before the event. */
static bool comes_before(const ap_event *event, const ap_catalog *catalog, const char *id, int year) {
  return event->kind == AP_EVENT_CATALOG &&
         (year < event->year || (year == event->year && ap_catalog_find(catalog, id) == NULL));
}

/* Takes one step; false where the ID goes no further. */
static bool follow(const ap_event *event, const char **id, ap_traced *traced) {
  const ap_id_change *change = ap_mapping_change(&event->mapping, *id);
  if (change == NULL) {
    return true;
  }
  traced->event = event;
  traced->withdrawn = change->newer == NULL;
  *id = change->newer;
  return !traced->withdrawn;
}

ap_traced ap_trace_id(const ap_events *events, const ap_catalog *catalog, const char *id, int year) {
  ap_traced traced = {0};
  for (size_t e = 0; events != NULL && e < events->count; e++) {
    const ap_event *event = &events->events[e];
    if (comes_before(event, catalog, id, year) && !follow(event, &id, &traced)) {
      return traced;
    }
  }
  traced.item = ap_catalog_find(catalog, id);
  return traced;
}

ap_traced ap_trace_event_id(const ap_events *events, const ap_catalog *catalog, const char *id, size_t at) {
  ap_traced traced = {0};
  for (size_t e = at + 1; e < events->count; e++) {
    if (!follow(&events->events[e], &id, &traced)) {
      return traced;
    }
  }
  traced.item = ap_catalog_find(catalog, id);
  return traced;
}

const char *ap_former_id(const ap_events *events, const ap_item *item, size_t at) {
  const char *id = item->id;
  for (size_t e = events->count; e-- > at + 1 && id != NULL;) {
    const ap_id_change *change = ap_mapping_origin(&events->events[e].mapping, id);
    id = change == NULL ? id : change->older;
  }
  return id;
}
