/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The catalog as the other stages see it: plain, and const once read. */
#ifndef AP_CATALOG_CATALOG_H
#define AP_CATALOG_CATALOG_H

#include "auditplan/catalog.h"
#include "support/arena.h"
#include <stdbool.h>

typedef enum ap_answer { AP_UNSET = -1, AP_SAYS_NO = 0, AP_SAYS_YES = 1 } ap_answer;

enum {
  AP_MINUTES_MOST = 10000000, /* the largest minutes that one item may have */
  AP_RISK_MOST = 1000         /* the largest risk */
};

/* What an OSCAL catalog's props say of an item. */
typedef struct ap_item_tag {
  const char *name;
  bool value;
  const char *why; /* the prop */
} ap_item_tag;

struct ap_item {
  const char *id;
  const char *title;    /* English; "" where there is none */
  const char *title_ja; /* NULL where there is none, and so for all that follow */
  const char *text;
  const char *category;
  const char *reason; /* why it is left out of the statement */
  const char *skill;
  const struct ap_item *parent; /* the objective of a detailed control; else NULL */
  size_t index;                 /* its place in ap_catalog.items */
  size_t rank;                  /* its place in the natural order of IDs (9.2.3 before 9.10.1) */
  uint64_t line;                /* of the file, from 1; 0 in OSCAL */
  const char *pointer;          /* in OSCAL, the JSON pointer to it; else NULL */
  const char *control_id;       /* in OSCAL, the control's own, such as ac-2.1; else NULL */
  ap_standard standard;
  ap_level level;
  bool heading;        /* a three-part row of governance or management, or one with items below: never audited itself */
  bool mandatory;      /* B */
  bool cloud_specific; /* P */
  bool selected;       /* in the statement; yes where the column is absent or empty */
  bool inherited;      /* taken over from a registered underlying service: no external audit of its own */
  ap_answer direct;    /* the catalog's own word */
  int32_t minutes[AP_TRACKS]; /* 0: the scenario's effort model decides */
  int32_t risk;               /* weight of an early audit, 0 to AP_RISK_MOST */
  const ap_item_tag *tags;    /* in OSCAL */
  size_t tag_count;
};

/* The objective that the item belongs to, or the item itself. */
static inline const ap_item *ap_objective_of(const ap_item *item) { return item->parent != NULL ? item->parent : item; }

typedef struct ap_catalog_place ap_catalog_place;

struct ap_catalog {
  ap_arena arena;
  const char *file;
  ap_item *items;
  size_t count;
  ap_item **by_rank;        /* the same items in the natural order of IDs; IDs are unique */
  ap_catalog_place *places; /* finds an item by its ID; a power of two of them. NULL: by the order alone */
  size_t place_mask;
  const char **tag_names; /* of the items' own tags, each once; NULL where they have none */
  size_t tag_name_count;
  bool from_oscal; /* each item is a control of its own, with a control ID */
  /* from NAME.about.yaml, or of OSCAL's metadata: */
  const char *title, *title_ja; /* NULL where unsaid */
  const char *note, *note_ja;   /* what a view says of it: "31 of some 950 detailed controls", "synthetic" */
  bool complete;                /* true where unsaid */
};

/* Whether the file begins as a catalog does, CSV or OSCAL, and no scenario. False of standard input, and of what cannot
 * be read. */
bool ap_catalog_is_at(const char *path);

/* As ap_catalog_find(), and quicker where the item comes soon after `last` in the natural order, as one does in a file
 * that is sorted; NULL: none came before. */
const ap_item *ap_catalog_find_after(const ap_catalog *catalog, const char *id, const ap_item *last);

/* Natural order of IDs: runs of digits by value, all else by byte; a total order. */
int ap_id_compare(const char *left, const char *right);
/* How many numeric parts the ID has: 9.2.3.11.PB has 4, A.5.10 has 2, 9.5.1.P has 3. */
unsigned ap_id_parts(const char *id);
/* The leading domain of a view's totals: "9" of 9.2.3, "A.5" of A.5.10, "ac" of ac-2. At most `size` bytes. */
void ap_id_domain(const char *id, char *domain, size_t size);
/* Room for the domain of any ID of a catalog. */
enum { AP_ID_BYTES_MOST = 200, AP_DOMAIN_BYTES = AP_ID_BYTES_MOST + 1 };

#endif
