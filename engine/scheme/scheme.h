/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scheme: a list of coverage rules, read from YAML (auditplan.5). */
#ifndef AP_SCHEME_SCHEME_H
#define AP_SCHEME_SCHEME_H

#include "scheme/events.h"
#include "support/words.h"
#include "tagging/tagging.h"

enum { AP_EVERY_MOST = 10, AP_YEARS_MOST = 30, AP_RULES_MOST = 1000 /* disabled ones included */ };

typedef struct ap_select {
  unsigned standards; /* bit 1 << ap_standard; 0: any */
  unsigned levels;    /* bit 1 << ap_level; 0: any */
  const char **tags;  /* has any of these; none: not asked */
  size_t tag_count;
  const char **ids; /* matches any of these globs (* and ?); none: not asked */
  size_t id_count;
  const struct ap_select *except; /* `not:`; NULL */
} ap_select;

typedef enum ap_unit_kind { AP_UNIT_OBJECTIVE, AP_UNIT_ITEM } ap_unit_kind;

typedef struct ap_rule {
  const char *id;
  ap_track track;
  ap_select select;
  ap_unit_kind unit;
  int every; /* years, 1 to AP_EVERY_MOST; a scenario's `parameters:` are already applied in a scenario */
  bool enabled;
  bool once;         /* audits again what an event names, by the year it says and not for good; in no scheme file */
  bool initial_full; /* all its units are audited in the first plan year */
  ap_words note;     /* of a reading of ours, shown by views; both NULL where there is none */
  const char *document;
  const char *clause;
} ap_rule;

/* What the scheme says of a kind of event. */
typedef struct ap_event_ground {
  int kind;      /* ap_event_kind */
  bool suspends; /* of an incident: one of especially serious effect suspends the listing at once */
  ap_words note; /* of a reading of ours; as that of a rule */
  const char *document;
  const char *clause;
} ap_event_ground;

typedef struct ap_scheme {
  ap_arena arena;
  const char *file;
  const char *id;
  ap_words title;
  const char *edition;
  ap_words note;          /* "follows the draft of 15 June 2022": views say it */
  const char *utc_offset; /* of its days, where a point of time is asked for: "Z", "+09:00" */
  ap_rule *rules;
  size_t rule_count;
  ap_event_ground *grounds; /* a kind at most once */
  size_t ground_count;
} ap_scheme;

ap_status ap_scheme_read(const char *path, ap_diagnostics *diagnostics, ap_scheme **scheme);
void ap_scheme_free(ap_scheme *scheme);

/* What the scheme says of that kind of event; NULL where nothing. */
const ap_event_ground *ap_scheme_ground(const ap_scheme *scheme, ap_event_kind kind);

/* Whether the item can be audited on the track at all: in the statement, no heading, and not taken over where the audit
 * is external. The checker has a reading of its own (checking/scope.c). */
bool ap_is_auditable(const ap_item *item, ap_track track);
/* Whether the rule's `select` matches the item itself. It looks at the item alone: whether it is auditable, or drawn in
 * by one of its detailed controls, the caller decides. */
bool ap_select_matches(const ap_select *select, const ap_tagged *tagged, const ap_item *item);

#endif
