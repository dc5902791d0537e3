/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lifecycle/open_years.h"
#include "lifecycle/open_history.h"
#include "planning/units.h"
#include "scheme/events_file.h"
#include "scheme/plan_year.h"
#include "support/diagnose.h"
#include "support/utf8.h"

int ap_first_open_year(const ap_scenario *scenario, int freeze) {
  int first = ap_plan_year_of(scenario->as_of, scenario->start_month);
  first = freeze >= first ? freeze + 1 : first;
  return first < scenario->start_year ? scenario->start_year : first;
}

/* ---- what the rows of the earlier plan stand for ---- */

/* A plan that was made before a change of the catalog has the IDs before it in its open years too: that shows where one
 * of them has no meaning today. The year to which such rows are traced back; 0 where there is none. */
static int year_of_ids(const ap_open_years *open, const ap_plan_file *file) {
  const ap_event *event = NULL;
  for (size_t e = 0; (event = ap_open_event(open, e)) != NULL; e++) {
    for (size_t i = 0; event->kind == AP_EVENT_CATALOG && i < file->count; i++) {
      const char *id = file->rows[i].id;
      if (file->rows[i].year >= open->first && ap_catalog_find(open->whole->catalog, id) == NULL &&
          ap_mapping_change(&event->mapping, id) != NULL) {
        return event->year - 1;
      }
    }
  }
  return 0;
}

static void trace_rows(ap_open_years *open, const ap_plan_file *file) {
  int before = year_of_ids(open, file);
  for (size_t i = 0; i < file->count; i++) {
    const ap_filed_row *row = &file->rows[i];
    int year = row->year >= open->first && before != 0 ? before : row->year;
    open->traced[i] = ap_trace_id(open->whole->events, open->whole->catalog, row->id, year);
  }
}

static void tell_unknown(const ap_open_years *open, const ap_plan_file *file, ap_diagnostics *diagnostics) {
  ap_place place = {.file = file->source.name};
  for (size_t i = 0; i < file->count; i++) {
    const ap_filed_row *row = &file->rows[i];
    if (open->traced[i].item == NULL && !open->traced[i].withdrawn) {
      char shown[AP_EXCERPT_SIZE];
      ap_diagnose(diagnostics, &place, row->year < open->first ? AP_D_REPLAN_UNKNOWN_PAST : AP_D_REPLAN_UNKNOWN,
                  "%s" AP_NEXT "%d", ap_utf8_excerpt(row->id, shown), row->year);
    }
  }
}

static void take_open_rows(ap_open_years *open, const ap_plan_file *file) {
  int last = open->whole->start_year + open->whole->years - 1;
  open->last_kept = file->last_year < last ? file->last_year : last;
  for (size_t i = 0; i < file->count; i++) {
    const ap_filed_row *row = &file->rows[i];
    if (open->traced[i].item != NULL && row->year >= open->first && row->year <= last) {
      open->years[row->track][open->traced[i].item->index] |= (ap_years)1 << (row->year - open->first);
    }
  }
}

/* ---- what is due ---- */

typedef struct duties {
  int *since[AP_TRACKS], *earliest[AP_TRACKS], *again[AP_TRACKS];
  ap_years *barred[AP_TRACKS];
} duties;

static bool allocate_duties(ap_open_years *open, duties *made) {
  size_t count = open->whole->catalog->count;
  for (int track = 0; track < AP_TRACKS; track++) {
    made->since[track] = ap_arena_allocate(&open->arena, count, sizeof(int));
    made->earliest[track] = ap_arena_allocate(&open->arena, count, sizeof(int));
    made->again[track] = ap_arena_allocate(&open->arena, count, sizeof(int));
    made->barred[track] = ap_arena_allocate(&open->arena, count, sizeof(ap_years));
    open->under_way.since[track] = made->since[track];
    open->under_way.earliest[track] = made->earliest[track];
    open->again[track] = made->again[track];
    open->under_way.again[track] = made->again[track];
    open->under_way.barred[track] = made->barred[track];
  }
  return !open->arena.failed;
}

static int larger(int one, int other) { return one > other ? one : other; }

/* The items came into scope with the event. */
static void begin_with(ap_open_years *open, duties *made, const ap_event *event, const ap_event_items *items,
                       unsigned tracks) {
  for (size_t i = 0; i < items->item_count; i++) {
    size_t index = items->items[i]->index;
    for (int track = 0; track < AP_TRACKS; track++) {
      if ((tracks >> track & 1) != 0) {
        made->since[track][index] = larger(made->since[track][index], event->year - 1);
        made->earliest[track][index] = larger(made->earliest[track][index], event->year);
        open->events[track][index].touched = event;
      }
    }
  }
}

static void begin_all_with(ap_open_years *open, duties *made, const ap_event *event, bool forgotten) {
  for (int track = 0; track < AP_TRACKS; track++) {
    for (size_t i = 0; i < open->whole->catalog->count; i++) {
      int since = forgotten ? event->year - 1 : made->since[track][i];
      made->since[track][i] = larger(made->since[track][i], since);
      made->earliest[track][i] = larger(made->earliest[track][i], event->year);
      open->events[track][i].touched = event;
    }
  }
}

static void touch(ap_open_years *open, duties *made, const ap_event *event) {
  for (size_t i = 0; i < event->items.item_count; i++) {
    size_t index = event->items.items[i]->index;
    open->events[event->track][index].touched = event;
    if (event->kind == AP_EVENT_MISSED && event->audit_year >= open->first &&
        event->audit_year - open->first < AP_YEARS_MOST) {
      made->barred[event->track][index] |= (ap_years)1 << (event->audit_year - open->first);
    }
  }
}

/* The years that the planner looks over on a track. */
static int horizon_of(const ap_open_years *open, ap_track track) {
  int horizon = open->scenario.years;
  for (size_t r = 0; r < open->whole->scheme->rule_count; r++) {
    const ap_rule *rule = &open->whole->scheme->rules[r];
    horizon = rule->enabled && rule->track == track ? larger(horizon, rule->every) : horizon;
  }
  return horizon;
}

/* What is due beyond the years that are looked over is due in the last of them. */
static void ask_again(ap_open_years *open, duties *made, const ap_event *event) {
  int last = open->first + horizon_of(open, event->track) - 1;
  for (size_t i = 0; i < event->items.item_count; i++) {
    const ap_item *item = event->items.items[i];
    int *again = &made->again[event->track][item->index];
    int by = event->by_year < last ? event->by_year : last;
    if (ap_reaudit_is_open(open, event, item) && (*again == 0 || by < *again)) {
      *again = by;
      open->events[event->track][item->index].asked = event;
    }
  }
}

static void apply(ap_open_years *open, duties *made, const ap_event *event) {
  enum { BOTH = 1U << AP_EXTERNAL | 1U << AP_INTERNAL };
  switch (event->kind) {
  case AP_EVENT_INCIDENT:
  case AP_EVENT_FINDING:
    if (ap_event_asks_for_audit(event)) {
      ask_again(open, made, event);
    }
    return;
  case AP_EVENT_MISSED:
  case AP_EVENT_LATE:
    touch(open, made, event);
    return;
  case AP_EVENT_CATALOG:
    begin_with(open, made, event, &event->added, BOTH);
    return;
  case AP_EVENT_SCOPE:
    begin_with(open, made, event, &event->items, BOTH);
    return;
  case AP_EVENT_UNDERLYING:
    begin_with(open, made, event, &event->removed, 1U << AP_EXTERNAL);
    return;
  case AP_EVENT_SCHEME:
    begin_all_with(open, made, event, false);
    open->scheme_changed = event;
    return;
  case AP_EVENT_REVOCATION:
    open->revoked = event;
    return;
  case AP_EVENT_REAPPLICATION:
    begin_all_with(open, made, event, true);
    open->revoked = NULL;
    return;
  case AP_EVENT_LISTING:
  case AP_EVENT_PUBLICATION:
    return;
  }
}

/* In the year under way of a service that is revoked what the earlier plan has stays. */
static void keep_the_last_year(ap_open_years *open, duties *made) {
  for (int track = 0; track < AP_TRACKS; track++) {
    for (size_t i = 0; i < open->whole->catalog->count; i++) {
      made->again[track][i] = (open->years[track][i] & 1) != 0 ? open->first : made->again[track][i];
    }
  }
}

static ap_status find_duties(ap_open_years *open) {
  duties made;
  const ap_event *event;
  if (!allocate_duties(open, &made)) {
    return AP_MACHINE;
  }
  for (int track = 0; track < AP_TRACKS; track++) {
    for (size_t i = 0; i < open->whole->catalog->count; i++) {
      made.since[track][i] = open->whole->start_year - 1;
    }
  }
  for (size_t e = 0; (event = ap_open_event(open, e)) != NULL; e++) {
    apply(open, &made, event);
  }
  open->under_way.ends = open->revoked != NULL;
  if (open->revoked != NULL && open->revoked->year >= open->first) {
    keep_the_last_year(open, &made);
  }
  open->scenario.under_way = &open->under_way;
  return AP_OK;
}

/* ---- the rules ---- */

/* The scheme as it stands for the open years: what begins in full began in the first year of all. */
static ap_status make_scheme(ap_open_years *open) {
  const ap_scheme *scheme = open->whole->scheme;
  size_t events = open->whole->events == NULL ? 0 : open->whole->events->count;
  ap_rule *rules = ap_arena_allocate(&open->arena, scheme->rule_count + events, sizeof *rules);
  if (rules == NULL) {
    return AP_MACHINE;
  }
  open->scheme = *scheme;
  open->scheme.rules = rules;
  open->scenario.scheme = &open->scheme;
  if (open->revoked != NULL && open->revoked->year < open->first) {
    open->scheme.rule_count = 0;
    return AP_OK;
  }
  bool begins =
      open->scheme_changed != NULL ? open->scheme_changed->year == open->first : open->first == open->whole->start_year;
  for (size_t r = 0; r < scheme->rule_count; r++) {
    rules[r] = scheme->rules[r];
    rules[r].initial_full = rules[r].initial_full && begins;
  }
  return AP_OK;
}

/* A rule of the event for those of its items that no rule of the track claims. */
static ap_status add_rule(ap_open_years *open, const ap_event *event, const bool *claimed) {
  const char **ids = ap_arena_allocate(&open->arena, event->items.item_count, sizeof *ids);
  size_t count = 0;
  if (ids == NULL) {
    return AP_MACHINE;
  }
  for (size_t i = 0; i < event->items.item_count; i++) {
    const ap_item *item = event->items.items[i];
    if (!claimed[item->index] && ap_reaudit_is_open(open, event, item)) {
      ids[count++] = item->id;
    }
  }
  if (count > 0) {
    open->scheme.rules[open->scheme.rule_count++] =
        (ap_rule){.id = event->id,
                  .track = event->track,
                  .select = {.ids = ids, .id_count = count},
                  .unit = event->kind == AP_EVENT_INCIDENT ? AP_UNIT_OBJECTIVE : AP_UNIT_ITEM,
                  .every = horizon_of(open, event->track),
                  .enabled = true,
                  .once = true};
  }
  return AP_OK;
}

/* What may not stand in the last year of all is not kept there; a re-audit stays due. */
static void keep_no_longer(ap_open_years *open, ap_track track, const ap_unit *unit) {
  for (size_t m = 0; m < unit->member_count; m++) {
    size_t index = unit->members[m]->index;
    const ap_event *asked = open->events[track][index].asked;
    open->again[track][index] = asked != NULL ? asked->by_year : 0;
  }
}

static ap_status add_rules(ap_open_years *open, ap_track track, ap_diagnostics *diagnostics) {
  bool *claimed = ap_arena_allocate(&open->arena, open->whole->catalog->count, sizeof *claimed);
  ap_units units;
  if (claimed == NULL) {
    return AP_MACHINE;
  }
  bool ends = open->under_way.ends;
  open->under_way.ends = false; /* what is claimed does not hang on when it is due */
  ap_status status = ap_units_build(&open->scenario, track, &open->arena, diagnostics, &units);
  open->under_way.ends = ends;
  for (size_t u = 0; status == AP_OK && u < units.count; u++) {
    const ap_unit *unit = &units.units[u];
    for (size_t m = 0; m < unit->member_count; m++) {
      claimed[unit->members[m]->index] = true;
    }
    if (ends && (unit->barred & 1) != 0) {
      keep_no_longer(open, track, unit);
    }
  }
  const ap_event *event;
  for (size_t e = 0; status == AP_OK && (event = ap_open_event(open, e)) != NULL; e++) {
    if (ap_event_asks_for_audit(event) && event->track == track) {
      status = add_rule(open, event, claimed);
    }
  }
  return status;
}

/* ---- pins and caps ---- */

/* Pins and caps count from the first year: those of the years gone by fall off. */
static ap_status shift_constraints(ap_open_years *open) {
  ap_constraints *asked = &open->scenario.constraints;
  int gone = open->first - open->whole->start_year;
  ap_pin *pins = ap_arena_allocate(&open->arena, asked->pin_count, sizeof *pins);
  ap_cap *caps = ap_arena_allocate(&open->arena, asked->cap_count, sizeof *caps);
  if (pins == NULL || caps == NULL) {
    return AP_MACHINE;
  }
  for (size_t p = 0; p < asked->pin_count; p++) {
    pins[p] = asked->pins[p];
    pins[p].must >>= gone;
    pins[p].never = asked->pins[p].only != 0 && asked->pins[p].only >> gone == 0 ? ~(ap_years)0 : pins[p].never >> gone;
    pins[p].only >>= gone;
  }
  for (size_t c = 0; c < asked->cap_count; c++) {
    caps[c] = asked->caps[c];
    caps[c].years = caps[c].years == ~(ap_years)0 ? caps[c].years : caps[c].years >> gone;
  }
  asked->pins = pins;
  asked->caps = caps;
  return AP_OK;
}

/* ---- the whole ---- */

static bool allocate(ap_open_years *open, const ap_plan_file *file) {
  size_t count = open->whole->catalog->count;
  for (int track = 0; track < AP_TRACKS; track++) {
    open->events[track] = ap_arena_allocate(&open->arena, count, sizeof **open->events);
    open->years[track] = ap_arena_allocate(&open->arena, count, sizeof **open->years);
  }
  open->traced = ap_arena_allocate(&open->arena, file->count, sizeof *open->traced);
  return !open->arena.failed;
}

static ap_status find_all(ap_open_years *open, const ap_plan_file *file, ap_diagnostics *diagnostics) {
  if (!allocate(open, file)) {
    return AP_MACHINE;
  }
  trace_rows(open, file);
  tell_unknown(open, file, diagnostics);
  take_open_rows(open, file);
  ap_status status = ap_open_history_make(open, file, diagnostics);
  if (status == AP_OK) {
    status = find_duties(open);
  }
  if (status == AP_OK) {
    status = make_scheme(open);
  }
  if (status == AP_OK) {
    status = shift_constraints(open);
  }
  bool over = open->revoked != NULL && open->revoked->year < open->first; /* no re-audit is due any more either */
  for (ap_track track = AP_EXTERNAL; track <= AP_INTERNAL && status == AP_OK && !over; track++) {
    status = add_rules(open, track, diagnostics);
  }
  return open->arena.failed ? AP_MACHINE : status;
}

ap_status ap_open_years_find(const ap_scenario *scenario, const ap_plan_file *file, int freeze,
                             ap_diagnostics *diagnostics, ap_open_years *open) {
  *open = (ap_open_years){.whole = scenario, .scenario = *scenario, .first = ap_first_open_year(scenario, freeze)};
  int gone = open->first - scenario->start_year;
  if (gone >= scenario->years) {
    ap_diagnose(diagnostics, &(ap_place){.file = scenario->file}, AP_D_REPLAN_NOTHING_OPEN, "%d" AP_NEXT "%d",
                scenario->start_year + scenario->years - 1, open->first);
    return AP_BAD_INPUT;
  }
  open->scenario.start_year = open->first;
  open->scenario.years = scenario->years - gone;
  return find_all(open, file, diagnostics);
}

void ap_open_years_free(ap_open_years *open) { ap_arena_free(&open->arena); }
