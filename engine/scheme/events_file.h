/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `events` as they stand in a scenario file or in one of their own; for scheme/ alone. */
#ifndef AP_SCHEME_EVENTS_FILE_H
#define AP_SCHEME_EVENTS_FILE_H

#include "scheme/scenario.h"
#include "support/yaml.h"

/* A value's place is its mark's; line 0 where the file does not give it. */
typedef struct ap_event_texts {
  const char **texts; /* an element is NULL where the file is at fault there */
  size_t count;
  ap_yaml_mark mark;
} ap_event_texts;

typedef struct ap_event_day {
  ap_date date;
  ap_yaml_mark mark;
} ap_event_day;

typedef struct ap_event_text {
  const char *text;
  ap_yaml_mark mark;
} ap_event_text;

/* What an incident has audited again. */
typedef struct ap_reaudit_entry {
  ap_event_texts ids, domains;
  ap_event_day by, passed;
} ap_reaudit_entry;

typedef struct ap_event_entry {
  int kind; /* ap_event_kind */
  ap_yaml_mark kind_mark;
  ap_event_text id, notice, mapping, from;
  ap_event_day date, by, done, listed;
  bool serious;
  ap_yaml_mark serious_mark;
  ap_reaudit_entry *reaudit;
  ap_yaml_mark reaudit_mark;
  int track; /* ap_track */
  ap_yaml_mark track_mark;
  ap_event_texts ids, added, removed;
  int32_t year;
  ap_yaml_mark year_mark;
} ap_event_entry;

typedef struct ap_events_section {
  ap_event_entry *entries;
  size_t count;
  const char *path; /* of the file that has them instead; NULL */
  ap_yaml_mark mark;
} ap_events_section;

extern const ap_yaml_table ap_event_table;
extern const char *const ap_event_kind_names[];

/* Where events stand, and what they are judged against. */
typedef struct ap_events_judge {
  const char *path;            /* the file */
  const ap_scenario *scenario; /* its years, as_of, and where they could be read scheme and catalog */
  ap_diagnostics *diagnostics;
  ap_status status; /* AP_OK or AP_BAD_INPUT, as it was so far */
} ap_events_judge;

/* Notes that there is a fault, and returns its place for ap_diagnose(). */
ap_place ap_event_fault(ap_events_judge *judging, ap_yaml_mark mark);

/* Each event by itself: the keys of its kind, names, days and years. */
void ap_events_judge_entries(ap_events_judge *judging, const ap_event_entry *entries, size_t count);
/* The events in their order: one listing, revocations and re-applications by turns. */
void ap_events_judge_order(ap_events_judge *judging, const ap_events *events);

/* Finds out which items the event at `at`, read from `entry`, speaks of, once all mappings are read. Short memory shows
 * in the arena. */
void ap_events_find_items(ap_events_judge *judging, ap_events *events, size_t at, const ap_event_entry *entry,
                          ap_arena *arena);
/* Whether what was taken over, or no more, is so in the catalog of today. */
void ap_events_judge_underlying(ap_events_judge *judging, const ap_events *events);

/* The mapping's row of that older, or of that newer ID; NULL. */
const ap_id_change *ap_mapping_change(const ap_mapping *mapping, const char *older);
const ap_id_change *ap_mapping_origin(const ap_mapping *mapping, const char *newer);

/* As ap_trace_id() for an ID that the event at `at` uses: by the changes of the later events. */
ap_traced ap_trace_event_id(const ap_events *events, const ap_catalog *catalog, const char *id, size_t at);
/* The other way: the ID that an item of today's catalog had at that event; NULL where a later one added it. */
const char *ap_former_id(const ap_events *events, const ap_item *item, size_t at);

/* Reads the mapping of the event at `at`; those of later events are read already. */
ap_status ap_mapping_read(const char *path, ap_events *events, size_t at, const ap_catalog *catalog, ap_arena *arena,
                          ap_diagnostics *diagnostics);

#endif
