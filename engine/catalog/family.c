/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which objective each detailed control belongs to: the one that its column names, else the one whose numeric parts
 * are its first three; suffixes do not count (6.3.1.1.PB belongs to 6.3.1.P). An enhancement or a criterion belongs to
 * its control (AC-2(1) to AC-2) where the catalog has that, and else stands for itself, as in a baseline. */
#include "catalog/identifier.h"
#include "catalog/reading.h"
#include "support/allocate.h"
#include "support/utf8.h"
#include <stdlib.h>
#include <string.h>

enum { OBJECTIVE_PARTS = 3 };

/* An item with a three-part number, by that number without a suffix. */
typedef struct numbered {
  const char *number;
  size_t length;
  ap_item *item;
} numbered;

typedef struct family_links {
  ap_catalog_reading *reading;
  ap_item *items;
  size_t count;
  numbered *objectives; /* in byte order of the number */
  size_t objective_count;
  const ap_item *last_named; /* the last one found, by each way: siblings follow each other */
  const numbered *last_numbered;
} family_links;

static int compare_numbered(const void *left, const void *right) {
  const numbered *a = left;
  const numbered *b = right;
  int order = memcmp(a->number, b->number, a->length < b->length ? a->length : b->length);
  if (order != 0) {
    return order;
  }
  if (a->length != b->length) {
    return a->length < b->length ? -1 : 1;
  }
  return a->item == NULL || b->item == NULL ? 0 : (a->item->rank > b->item->rank) - (a->item->rank < b->item->rank);
}

static bool goes_by_number(const family_links *family, const ap_item *item) {
  return item->level == AP_DETAILED && family->reading->rows[item->index].parent == NULL;
}

/* Where no item goes by its number, there is nothing to look up. */
static bool collect_objectives(family_links *family) {
  family->objectives = ap_allocate(family->count, sizeof *family->objectives);
  if (family->objectives == NULL) {
    return false;
  }
  bool asked = false;
  for (size_t i = 0; i < family->count && !asked; i++) {
    asked = goes_by_number(family, &family->items[i]);
  }
  for (size_t i = 0; i < family->count && asked; i++) {
    ap_item *item = &family->items[i];
    if (!goes_by_number(family, item) && ap_id_parts(item->id) == OBJECTIVE_PARTS) {
      family->objectives[family->objective_count++] =
          (numbered){item->id, ap_id_beginning(item->id, OBJECTIVE_PARTS), item};
    }
  }
  qsort(family->objectives, family->objective_count, sizeof *family->objectives, compare_numbered);
  return true;
}

static void complain(const family_links *family, const ap_item *item, ap_diagnostic_code code, const char *first,
                     const char *second, const char *third) {
  const ap_catalog_row *row = &family->reading->rows[item->index];
  int column = row->parent != NULL ? AP_COLUMN_PARENT : AP_COLUMN_ID;
  ap_catalog_complain(family->reading, row->record, column, code, "%s" AP_NEXT "%s" AP_NEXT "%s", first, second, third);
}

static const ap_item *find_named(family_links *family, const ap_item *item, const char *name) {
  const ap_item *last = family->last_named;
  const ap_item *found =
      last != NULL && strcmp(last->id, name) == 0 ? last : ap_catalog_find(family->reading->catalog, name);
  if (found == NULL) {
    char excerpt[AP_EXCERPT_SIZE];
    complain(family, item, AP_D_PARENT_UNKNOWN, ap_utf8_excerpt(name, excerpt), "", "");
    return NULL;
  }
  family->last_named = found;
  return found;
}

static void complain_of_none(const family_links *family, const ap_item *item, const numbered *wanted) {
  char number[AP_EXCERPT_SIZE];
  size_t length = wanted->length < sizeof number ? wanted->length : sizeof number - 1;
  memcpy(number, wanted->number, length);
  number[length] = '\0';
  complain(family, item, AP_D_PARENT_NOT_FOUND, number, item->id, "");
}

static const ap_item *find_by_number(family_links *family, const ap_item *item) {
  const numbered wanted = {item->id, ap_id_beginning(item->id, OBJECTIVE_PARTS), NULL};
  const numbered *found = family->last_numbered;
  if (found == NULL || compare_numbered(&wanted, found) != 0) {
    found = bsearch(&wanted, family->objectives, family->objective_count, sizeof wanted, compare_numbered);
  }
  if (found == NULL) {
    complain_of_none(family, item, &wanted);
    return NULL;
  }
  while (found > family->objectives && compare_numbered(&wanted, found - 1) == 0) {
    found--;
  }
  family->last_numbered = found;
  const numbered *end = family->objectives + family->objective_count;
  for (const numbered *other = found + 1; other < end && compare_numbered(&wanted, other) == 0; other++) {
    if (strcmp(found->item->id, other->item->id) != 0) { /* one that is there twice is complained of already */
      complain(family, item, AP_D_PARENT_AMBIGUOUS, item->id, found->item->id, other->item->id);
      return NULL;
    }
  }
  return found->item;
}

typedef enum visit { UNVISITED, ON_THE_WAY, VISITED, IN_A_CIRCLE } visit;

static void mark_circle(const family_links *family, unsigned char *visits, const ap_item *member) {
  complain(family, member, AP_D_PARENT_CIRCULAR, member->id, member->parent->id, "");
  const ap_item *item = member;
  do {
    visits[item->index] = IN_A_CIRCLE;
    item = item->parent;
  } while (item != member);
}

/* Follows the parents of one item until they end, or meet what was visited before. */
static void follow_parents(const family_links *family, unsigned char *visits, const ap_item *start) {
  const ap_item *item = start;
  while (item != NULL && visits[item->index] == UNVISITED) {
    visits[item->index] = ON_THE_WAY;
    item = item->parent;
  }
  if (item != NULL && visits[item->index] == ON_THE_WAY) {
    mark_circle(family, visits, item);
  }
  for (item = start; item != NULL && visits[item->index] == ON_THE_WAY; item = item->parent) {
    visits[item->index] = VISITED;
  }
}

static bool check_parents(const family_links *family) {
  unsigned char *visits = ap_allocate(family->count, sizeof *visits);
  if (visits == NULL) {
    return false;
  }
  for (size_t i = 0; i < family->count; i++) {
    const ap_item *item = &family->items[i];
    follow_parents(family, visits, item);
    if (item->parent != NULL && item->parent->level == AP_DETAILED && visits[i] != IN_A_CIRCLE) {
      complain(family, item, AP_D_PARENT_DETAILED, item->parent->id, "", "");
    }
  }
  ap_release(visits);
  return true;
}

static void mark_headings(const family_links *family) {
  for (size_t i = 0; i < family->count; i++) {
    ap_item *item = &family->items[i];
    if (item->parent != NULL && item->parent->standard != AP_CONTROL && item->parent->level == AP_OBJECTIVE) {
      family->items[item->parent->index].heading = true;
    }
    if (item->standard != AP_CONTROL && item->level == AP_OBJECTIVE && ap_id_parts(item->id) == OBJECTIVE_PARTS) {
      item->heading = true;
    }
  }
}

/* In OSCAL controls say themselves what they are within. */
static void find_control(family_links *family, ap_item *item) {
  char control[AP_EXCERPT_SIZE];
  size_t length = family->reading->oscal == NULL ? ap_id_control(item->id) : 0;
  if (length == 0 || length >= sizeof control) {
    return;
  }
  memcpy(control, item->id, length);
  control[length] = '\0';
  const ap_item *found = ap_catalog_find(family->reading->catalog, control);
  if (found != NULL && family->reading->rows[found->index].parent == NULL) {
    item->level = AP_DETAILED;
    item->parent = found;
  }
}

bool ap_catalog_link(ap_catalog_reading *reading) {
  family_links family = {.reading = reading, .items = reading->catalog->items, .count = reading->catalog->count};
  if (!collect_objectives(&family)) {
    return false;
  }
  for (size_t i = 0; i < family.count; i++) {
    ap_item *item = reading->catalog->by_rank[i];
    const char *named = reading->rows[item->index].parent;
    if (named != NULL) {
      item->parent = find_named(&family, item, named);
    } else if (item->level == AP_DETAILED) {
      item->parent = find_by_number(&family, item);
    } else {
      find_control(&family, item);
    }
  }
  ap_release(family.objectives);
  mark_headings(&family);
  return check_parents(&family);
}
