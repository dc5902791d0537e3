/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An OSCAL catalog (NIST, JSON) that is being read: shared by the files oscal_*.c alone. Its controls are collected
 * with the parameters, then each is made a row with the columns of catalog.csv, so that all further is as it is there;
 * what its other props say becomes tags. */
#ifndef AP_CATALOG_OSCAL_H
#define AP_CATALOG_OSCAL_H

#include "catalog/reading.h"
#include "support/json.h"
#include "support/text.h"

enum {
  AP_OSCAL_BYTES_MOST = 128 * 1024 * 1024,
  AP_OSCAL_DEPTH_MOST = 32,         /* groups, controls and parts in each other, and insertions in what they insert */
  AP_OSCAL_TEXT_MOST = 1024 * 1024, /* bytes of a control's text */
  AP_OSCAL_INSERTIONS_MOST = 10000, /* in a control's text */
};

/* Of props: OSCAL's own, which it also is where none is said; and ours. */
extern const char ap_oscal_namespace[];
extern const char ap_oscal_our_namespace[];

typedef struct ap_oscal_control {
  const json_t *value;
  const char *pointer; /* the JSON pointer to it */
  const char *control_id;
  const char *label;                  /* NULL where it has none */
  const char *sort_id;                /* NULL where it has none */
  const char *id;                     /* the item's: its label or its control ID */
  const char *category;               /* the titles of its groups; NULL where they have none */
  const char *standard;               /* that its class, or that of a group around it, names */
  const struct ap_oscal_control *top; /* the outermost control around it that is kept; NULL: none is */
  size_t order;                       /* its place in the file */
  bool withdrawn;
} ap_oscal_control;

typedef struct ap_oscal_param ap_oscal_param;

typedef struct ap_oscal {
  ap_json json;   /* its arena is the one below */
  ap_arena arena; /* of what is needed while reading alone */
  ap_catalog_reading reading;
  ap_oscal_control **controls; /* without those withdrawn; in the order of the items once they have IDs */
  size_t count, capacity;
  size_t withdrawn;
  size_t labels_shared;   /* controls whose label another one has too */
  ap_oscal_param *params; /* by ID */
  size_t params_unknown;  /* insertions of parameters that nothing defines */
  const char *first_unknown, *first_unknown_at;
  const char *column_at[AP_COLUMN_COUNT]; /* of the control at hand: pointers to the props that fill columns */
} ap_oscal;

/* Where the control is. */
ap_json_spot ap_oscal_spot(const ap_oscal_control *control);

/* Collects the controls and the parameters of the catalog at `spot`. */
void ap_oscal_collect(ap_oscal *oscal, const ap_json_spot *spot);
/* Gives each control the ID of its item, and brings the controls into the order of their sort-ids. */
void ap_oscal_name(ap_oscal *oscal);

/* Puts the parameters of a catalog, group or control down. */
void ap_oscal_take_params(ap_oscal *oscal, const ap_json_spot *above);
void ap_oscal_free_params(ap_oscal *oscal);

/* The text of a control on its way into an item. */
typedef struct ap_oscal_prose {
  ap_oscal *oscal;
  const ap_oscal_control *control;
  ap_text *text;
  size_t insertions;
  bool over; /* beyond all measure, which is told at the control: nothing is added any more */
} ap_oscal_prose;

/* Adds prose or a title to the text, with what it inserts; links become their words. */
void ap_oscal_add_prose(ap_oscal_prose *prose, const char *source);

/* Adds the prose of the control's statement, an item a line. */
void ap_oscal_add_statement(ap_oscal_prose *prose);

/* The text of an object's member; NULL where it has none. */
const char *ap_oscal_text_of(const json_t *object, const char *key);
/* The value of a control's or a part's prop of that name in OSCAL's own namespace, without blanks around it: the first
 * without a class, else the first. NULL where there is none. */
const char *ap_oscal_prop(ap_oscal *oscal, const ap_json_spot *control, const char *name);
/* Fills columns of a row from the control's props in our namespace. */
void ap_oscal_take_columns(ap_oscal *oscal, const ap_oscal_control *control, const char *fields[AP_COLUMN_COUNT]);
/* Tells which of the props of a control or a part are malformed. */
void ap_oscal_judge_props(ap_oscal *oscal, const ap_json_spot *above);

/* Makes tags of the other props of all controls, once each of them has its item. */
void ap_oscal_make_tags(ap_oscal *oscal);

#endif
