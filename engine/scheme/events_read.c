/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a scenario's events, from the scenario or a file of their own, with the mappings that they name. */
#include "scheme/events_read.h"
#include "scheme/plan_year.h"
#include "support/path.h"
#include <stdlib.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

typedef struct events_file {
  ap_event_entry *entries;
  size_t count;
} events_file;

/* clang-format off */
static const ap_yaml_field file_fields[] = {
    AP_YAML_VERSION_FIELD,
    {.key = "events", .kind = AP_YAML_SEQUENCE, .required = true, .offset = offsetof(events_file, entries),
     .count = offsetof(events_file, count), .table = &ap_event_table},
};
static const ap_yaml_table file_table = {file_fields, COUNT(file_fields), sizeof(events_file), NULL};
/* clang-format on */

/* Entries of one file stand in one array. */
static int compare_entries(const void *left, const void *right) {
  const ap_event_entry *const *a = left;
  const ap_event_entry *const *b = right;
  int order = ap_date_compare((*a)->date.date, (*b)->date.date);
  return order != 0 ? order : (*a > *b) - (*a < *b);
}

static ap_event event_of(const ap_scenario *scenario, const ap_event_entry *entry) {
  const ap_reaudit_entry *reaudit = entry->reaudit;
  ap_date by = reaudit == NULL ? entry->by.date : reaudit->by.date;
  ap_date done = entry->done.date;
  ap_date passed = {0};
  if (reaudit != NULL) {
    passed = reaudit->passed.date;
  }
  return (ap_event){.kind = (ap_event_kind)entry->kind,
                    .id = entry->id.text,
                    .date = entry->date.date,
                    .year = ap_plan_year_of(entry->date.date, scenario->start_month),
                    .line = entry->id.mark.line,
                    .column = entry->id.mark.column,
                    .notice = entry->notice.text,
                    .serious = entry->serious,
                    .track = entry->kind == AP_EVENT_INCIDENT ? AP_EXTERNAL : (ap_track)entry->track,
                    .by = by,
                    .by_year = by.year == 0 ? 0 : ap_plan_year_of(by, scenario->start_month),
                    .passed = passed,
                    .audit_year = entry->year,
                    .done = done,
                    .done_year = done.year == 0 ? 0 : ap_plan_year_of(done, scenario->start_month),
                    .listed = entry->listed.date,
                    .from = entry->from.text};
}

static void worsen(ap_events_judge *judging, ap_status status) {
  judging->status = status > judging->status ? status : judging->status;
}

/* The latest first: each is judged with those that follow it. */
static ap_status read_mappings(const ap_lookup *lookup, const ap_event_entry *const *order, const ap_catalog *catalog,
                               ap_events *events) {
  ap_status worst = AP_OK;
  for (size_t e = events->count; e-- > 0 && worst != AP_MACHINE;) {
    if (events->events[e].kind != AP_EVENT_CATALOG) {
      continue;
    }
    const ap_reference reference = {order[e]->mapping.text, order[e]->mapping.mark};
    const char *path = ap_lookup_path(lookup, &reference);
    ap_status read =
        path == NULL ? AP_BAD_INPUT : ap_mapping_read(path, events, e, catalog, lookup->arena, lookup->diagnostics);
    worst = read > worst ? read : worst;
  }
  return worst;
}

/* What the events speak of can be found once it is known which IDs change later. */
static void resolve(const ap_lookup *lookup, ap_events_judge *judging, const ap_event_entry *const *order,
                    ap_events *events) {
  const ap_catalog *catalog = judging->scenario->catalog;
  ap_status mapped = read_mappings(lookup, order, catalog, events);
  worsen(judging, mapped);
  if (catalog == NULL || mapped != AP_OK) {
    return;
  }
  for (size_t e = 0; e < events->count; e++) {
    ap_events_find_items(judging, events, e, order[e], lookup->arena);
  }
  ap_events_judge_underlying(judging, events);
}

static void take_entries(const ap_lookup *lookup, ap_events_judge *judging, const ap_event_entry *entries, size_t count,
                         ap_events *events) {
  const ap_event_entry **order = ap_arena_allocate(lookup->arena, count, sizeof(const ap_event_entry *));
  events->file = lookup->file;
  events->events = ap_arena_allocate(lookup->arena, count, sizeof *events->events);
  if (order == NULL || events->events == NULL) {
    judging->status = AP_MACHINE;
    return;
  }
  for (size_t i = 0; i < count; i++) {
    order[i] = &entries[i];
  }
  qsort(order, count, sizeof *order, compare_entries);
  for (; events->count < count; events->count++) {
    events->events[events->count] = event_of(judging->scenario, order[events->count]);
  }
  ap_events_judge_order(judging, events);
  resolve(lookup, judging, order, events);
}

/* Judges the entries, and takes them where each by itself is as it should be. */
static ap_status take(const ap_lookup *lookup, const ap_scenario *scenario, const ap_event_entry *entries, size_t count,
                      ap_events *events) {
  ap_events_judge judging = {.path = lookup->file, .scenario = scenario, .diagnostics = lookup->diagnostics};
  ap_events_judge_entries(&judging, entries, count);
  if (judging.status == AP_OK) {
    take_entries(lookup, &judging, entries, count, events);
  }
  return lookup->arena->failed ? AP_MACHINE : judging.status;
}

/* Its own paths are relative to it. */
static ap_status read_file(const ap_lookup *lookup, const ap_scenario *scenario, const char *path, ap_events *events) {
  ap_lookup own = *lookup;
  events_file file;
  own.file = path;
  own.folder = ap_path_folder(lookup->arena, path);
  if (own.folder == NULL) {
    return AP_MACHINE;
  }
  ap_status status =
      ap_yaml_read_file(path, "a list of events", &file_table, lookup->arena, lookup->diagnostics, &file);
  return status == AP_OK ? take(&own, scenario, file.entries, file.count, events) : status;
}

ap_status ap_events_load(const ap_lookup *lookup, const ap_events_section *section, bool sound, ap_scenario *scenario) {
  if (section->count == 0 && section->path == NULL) {
    return AP_OK;
  }
  ap_events *events = ap_arena_allocate(lookup->arena, 1, sizeof *events);
  if (events == NULL) {
    return AP_MACHINE;
  }
  ap_status status = AP_OK;
  if (section->path == NULL) {
    status = sound ? take(lookup, scenario, section->entries, section->count, events) : AP_OK;
  } else {
    const ap_reference reference = {section->path, section->mark};
    const char *path = ap_lookup_path(lookup, &reference);
    status =
        path != NULL ? read_file(lookup, scenario, path, events) : (lookup->arena->failed ? AP_MACHINE : AP_BAD_INPUT);
  }
  scenario->events = status == AP_OK ? events : NULL;
  return status;
}
