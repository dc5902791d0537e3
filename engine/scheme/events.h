/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts that change a plan under way: incidents, findings, audits that were missed or came late, another catalog,
 * statement, underlying service or scheme, revocation, publication and re-application. The scenario names what is in
 * force today; its events say how that came about. */
#ifndef AP_SCHEME_EVENTS_H
#define AP_SCHEME_EVENTS_H

#include "catalog/catalog.h"
#include "support/date.h"

typedef enum ap_event_kind {
  AP_EVENT_LISTING,       /* the service was registered */
  AP_EVENT_INCIDENT,      /* where serious, the scheme may suspend the listing at once (一時停止) */
  AP_EVENT_FINDING,       /* an ordinary finding: its items are audited again within a time */
  AP_EVENT_MISSED,        /* planned audits that were not done */
  AP_EVENT_LATE,          /* planned audits that were done in a later plan year */
  AP_EVENT_CATALOG,       /* items added, withdrawn, renumbered */
  AP_EVENT_SCOPE,         /* items added to the statement */
  AP_EVENT_UNDERLYING,    /* items taken over from an underlying service, or no more */
  AP_EVENT_SCHEME,        /* another scheme held before */
  AP_EVENT_REVOCATION,    /* 取消 */
  AP_EVENT_PUBLICATION,   /* 公表, of an incident or a revocation */
  AP_EVENT_REAPPLICATION, /* 再申請 */
} ap_event_kind;
enum { AP_EVENT_KINDS = AP_EVENT_REAPPLICATION + 1 };

/* What a list of globs stands for. */
typedef struct ap_event_items {
  const char **ids; /* as the file has them; perhaps of an earlier catalog */
  size_t id_count;
  const ap_item **items; /* of today's catalog, each once, by rank */
  size_t item_count;
} ap_event_items;

/* A row of a mapping: both given is a new number, `older` alone withdrawn, `newer` alone added. */
typedef struct ap_id_change {
  const char *older; /* NULL */
  const char *newer; /* NULL */
} ap_id_change;

/* From the IDs of one catalog to those of the next. */
typedef struct ap_mapping {
  const char *file;
  ap_id_change *changes; /* in the order of the file */
  size_t count;
  const ap_id_change **by_older; /* those with an older ID, by it; each once */
  size_t older_count;
  const ap_id_change **by_newer; /* likewise */
  size_t newer_count;
} ap_mapping;

/* A date or a year that is unsaid is 0 (`year` of a date). Years are plan years. */
typedef struct ap_event {
  ap_event_kind kind;
  const char *id; /* a name, each once */
  ap_date date;   /* at most the scenario's as_of */
  int year;       /* that the date lies in */
  uint64_t line, column;
  const char *notice; /* its text; NULL where unsaid */
  bool serious; /* an incident: of especially serious effect (特に重大な影響を及ぼしうるインシデント) */
  ap_track track; /* that the items are meant on; external for an incident */
  /* What it speaks of. Incident, finding: what is to be audited again on the track, of today's statement, headings and
   * what is taken over left out; an incident's objectives with their detailed controls. Missed, late: whose rows, on
   * the track in `audit_year`, in the statement or not. Scope: what came into the statement. */
  ap_event_items items;
  ap_event_items added, removed; /* underlying: taken over, no more taken over. catalog: `added` */
  ap_date by;                    /* the last day of the re-audit; unsaid where nothing is to be audited again */
  int by_year;                   /* that `by` lies in: the re-audit is in a plan year from `year` to it */
  ap_date passed;                /* an incident: when the re-audit was passed */
  int audit_year;                /* missed, late: of the planned rows */
  ap_date done;                  /* late: when they were done, in a plan year after `audit_year` */
  int done_year;                 /* that `done` lies in */
  ap_date listed;                /* re-application: from when the service is listed again */
  const char *from;              /* scheme: the name of the one before */
  ap_mapping mapping;            /* catalog */
} ap_event;

typedef struct ap_events {
  const char *file; /* in which they stand: the scenario's, or one of their own */
  ap_event *events; /* by date, then as the file has them */
  size_t count;
} ap_events;

/* Whether the event asks for its items to be audited again by `by`. */
bool ap_event_asks_for_audit(const ap_event *event);
bool ap_event_items_hold(const ap_event_items *items, const ap_item *item);

/* What an ID of a plan's or a history's row of that plan year is today. Rows of years before a catalog's change have
 * the IDs before it, rows of later years those after it; in the year of the change itself an ID that today's catalog
 * has stands for itself, any other for one before the change. */
typedef struct ap_traced {
  const ap_item *item;   /* NULL: today's catalog does not have it */
  const ap_event *event; /* the last change that gave it another number, or withdrew it; NULL where none did */
  bool withdrawn;        /* by `event` */
} ap_traced;
ap_traced ap_trace_id(const ap_events *events, const ap_catalog *catalog, const char *id, int year);

#endif
