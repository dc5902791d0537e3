/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Judges events as they were read: each by itself, then in their order. */
#include "scheme/events_file.h"
#include "scheme/names.h"
#include "scheme/plan_year.h"
#include "support/text.h"
#include "support/utf8.h"
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define KIND(name) (1U << AP_EVENT_##name)

enum { ANY_KIND = (1U << AP_EVENT_KINDS) - 1 };

/* Which kinds need a key, and which may have it besides. Those that all need are in the table of the reader. */
typedef struct key_use {
  const char *key;
  size_t mark; /* of its value, in the entry */
  unsigned needed, allowed;
} key_use;

static const key_use keys[] = {
    {"kind", offsetof(ap_event_entry, kind_mark), ANY_KIND, 0},
    {"id", offsetof(ap_event_entry, id.mark), ANY_KIND, 0},
    {"date", offsetof(ap_event_entry, date.mark), ANY_KIND, 0},
    {"notice", offsetof(ap_event_entry, notice.mark), 0, ANY_KIND},
    {"serious", offsetof(ap_event_entry, serious_mark), KIND(INCIDENT), 0},
    {"reaudit", offsetof(ap_event_entry, reaudit_mark), 0, KIND(INCIDENT)},
    {"track", offsetof(ap_event_entry, track_mark), KIND(FINDING) | KIND(MISSED) | KIND(LATE), 0},
    {"ids", offsetof(ap_event_entry, ids.mark), KIND(FINDING) | KIND(MISSED) | KIND(LATE) | KIND(SCOPE), 0},
    {"by", offsetof(ap_event_entry, by.mark), KIND(FINDING), 0},
    {"year", offsetof(ap_event_entry, year_mark), KIND(MISSED) | KIND(LATE), 0},
    {"done", offsetof(ap_event_entry, done.mark), KIND(LATE), 0},
    {"mapping", offsetof(ap_event_entry, mapping.mark), KIND(CATALOG), 0},
    {"added", offsetof(ap_event_entry, added.mark), 0, KIND(UNDERLYING)},
    {"removed", offsetof(ap_event_entry, removed.mark), 0, KIND(UNDERLYING)},
    {"from", offsetof(ap_event_entry, from.mark), KIND(SCHEME), 0},
    {"listed", offsetof(ap_event_entry, listed.mark), 0, KIND(REAPPLICATION)},
};

ap_place ap_event_fault(ap_events_judge *judging, ap_yaml_mark mark) {
  judging->status = AP_BAD_INPUT;
  return (ap_place){.file = judging->path, .line = mark.line, .column = mark.column};
}

static void tell_strange(ap_events_judge *judging, const key_use *use, ap_yaml_mark mark, int kind) {
  ap_text list = {0};
  for (size_t k = 0; k < COUNT(keys); k++) {
    if (((keys[k].needed | keys[k].allowed) >> kind & 1) != 0) {
      ap_text_format(&list, "%s%s", list.length == 0 ? "" : ", ", keys[k].key);
    }
  }
  ap_place place = ap_event_fault(judging, mark);
  ap_diagnose(judging->diagnostics, &place, AP_D_EVENT_KEY_STRANGE, "%s" AP_NEXT "%s" AP_NEXT "%s",
              ap_event_kind_names[kind], use->key, list.bytes == NULL ? "" : list.bytes);
  ap_text_free(&list);
}

static void judge_keys(ap_events_judge *judging, const ap_event_entry *entry) {
  for (size_t k = 0; k < COUNT(keys); k++) {
    ap_yaml_mark mark;
    memcpy(&mark, (const unsigned char *)entry + keys[k].mark, sizeof mark);
    bool needed = (keys[k].needed >> entry->kind & 1) != 0;
    bool allowed = needed || (keys[k].allowed >> entry->kind & 1) != 0;
    if (mark.line != 0 && !allowed) {
      tell_strange(judging, &keys[k], mark, entry->kind);
    } else if (mark.line == 0 && needed && keys[k].needed != ANY_KIND) {
      ap_place place = ap_event_fault(judging, entry->kind_mark);
      ap_diagnose(judging->diagnostics, &place, AP_D_EVENT_KEY_MISSING, "%s" AP_NEXT "%s",
                  ap_event_kind_names[entry->kind], keys[k].key);
    }
  }
  if (entry->kind == AP_EVENT_UNDERLYING && entry->added.mark.line == 0 && entry->removed.mark.line == 0) {
    ap_place place = ap_event_fault(judging, entry->kind_mark);
    ap_diagnose(judging->diagnostics, &place, AP_D_EVENT_KEY_MISSING, "%s" AP_NEXT "%s",
                ap_event_kind_names[entry->kind], "added");
  }
}

static void judge_name(ap_events_judge *judging, const ap_event_entry *entries, size_t index) {
  const ap_event_text *id = &entries[index].id;
  for (size_t i = 0; i < index; i++) {
    if (entries[i].id.text != NULL && strcmp(entries[i].id.text, id->text) == 0) {
      ap_place place = ap_event_fault(judging, id->mark);
      ap_diagnose(judging->diagnostics, &place, AP_D_EVENT_REPEATED, "%s" AP_NEXT "%llu", id->text,
                  (unsigned long long)entries[i].id.mark.line);
      return;
    }
  }
  const ap_scheme *scheme = judging->scenario->scheme;
  for (size_t r = 0; scheme != NULL && r < scheme->rule_count; r++) {
    if (strcmp(scheme->rules[r].id, id->text) == 0) {
      ap_place place = ap_event_fault(judging, id->mark);
      ap_diagnose(judging->diagnostics, &place, AP_D_EVENT_RULE, "%s", id->text);
    }
  }
}

/* A day that the file gives is no later than today. */
static void judge_past(ap_events_judge *judging, const ap_event_day *day) {
  const ap_date *today = &judging->scenario->as_of;
  if (day->date.year != 0 && ap_date_compare(day->date, *today) > 0) {
    ap_place place = ap_event_fault(judging, day->mark);
    ap_diagnose(judging->diagnostics, &place, AP_D_EVENT_FUTURE, "%s" AP_NEXT "%s", ap_date_write(day->date).digits,
                ap_date_write(*today).digits);
  }
}

static void judge_after(ap_events_judge *judging, const ap_event_day *day, const ap_event_day *since) {
  if (day->date.year != 0 && since->date.year != 0 && ap_date_compare(day->date, since->date) < 0) {
    ap_place place = ap_event_fault(judging, day->mark);
    ap_diagnose(judging->diagnostics, &place, AP_D_EVENT_BEFORE, "%s" AP_NEXT "%s", ap_date_write(day->date).digits,
                ap_date_write(since->date).digits);
  }
}

/* The planned audits that a missed or a late one speaks of are in a year of the scenario that has begun. */
static void judge_year(ap_events_judge *judging, const ap_event_entry *entry) {
  const ap_scenario *scenario = judging->scenario;
  if (entry->year == 0 || entry->date.date.year == 0 || scenario->start_year == 0) {
    return; /* told already, or of no meaning here */
  }
  int begun = ap_plan_year_of(entry->date.date, scenario->start_month);
  int last = scenario->start_year + scenario->years - 1;
  int most = begun < last ? begun : last;
  if (entry->year < scenario->start_year || entry->year > most) {
    ap_place place = ap_event_fault(judging, entry->year_mark);
    ap_diagnose(judging->diagnostics, &place, AP_D_EVENT_YEAR, "%d" AP_NEXT "%d" AP_NEXT "%d", (int)entry->year,
                scenario->start_year, most);
  } else if (entry->done.date.year != 0 && ap_plan_year_of(entry->done.date, scenario->start_month) <= entry->year) {
    ap_place place = ap_event_fault(judging, entry->done.mark);
    ap_diagnose(judging->diagnostics, &place, AP_D_EVENT_DONE, "%s" AP_NEXT "%d" AP_NEXT "%d",
                ap_date_write(entry->done.date).digits, ap_plan_year_of(entry->done.date, scenario->start_month),
                (int)entry->year);
  }
}

static void judge_days(ap_events_judge *judging, const ap_event_entry *entry) {
  judge_past(judging, &entry->date);
  judge_past(judging, &entry->done);
  judge_past(judging, &entry->listed);
  judge_after(judging, &entry->by, &entry->date);
  judge_after(judging, &entry->listed, &entry->date);
  if (entry->reaudit != NULL) {
    judge_past(judging, &entry->reaudit->passed);
    judge_after(judging, &entry->reaudit->by, &entry->date);
    judge_after(judging, &entry->reaudit->passed, &entry->date);
  }
}

void ap_events_judge_entries(ap_events_judge *judging, const ap_event_entry *entries, size_t count) {
  for (size_t i = 0; i < count; i++) {
    const ap_event_entry *entry = &entries[i];
    if (entry->kind != AP_EVENT_KINDS) { /* else its kind is not known, which was told */
      judge_keys(judging, entry);
    }
    if (entry->id.text != NULL) {
      judge_name(judging, entries, i);
    }
    judge_days(judging, entry);
    judge_year(judging, entry);
    if (entry->reaudit != NULL && entry->reaudit->ids.count == 0 && entry->reaudit->domains.count == 0) {
      ap_place place = ap_event_fault(judging, entry->reaudit_mark);
      ap_diagnose_plain(judging->diagnostics, &place, AP_D_EVENT_REAUDIT_EMPTY);
    }
  }
}

static void judge_turn(ap_events_judge *judging, const ap_event *event, ap_diagnostic_code code,
                       const ap_event *before) {
  ap_place place = ap_event_fault(judging, (ap_yaml_mark){event->line, event->column});
  ap_diagnose(judging->diagnostics, &place, code, "%s", before == NULL ? "" : before->id);
}

void ap_events_judge_order(ap_events_judge *judging, const ap_events *events) {
  const ap_event *listing = NULL;
  const ap_event *revocation = NULL; /* that holds */
  for (size_t e = 0; e < events->count; e++) {
    const ap_event *event = &events->events[e];
    if (event->kind == AP_EVENT_LISTING) {
      if (listing != NULL) {
        judge_turn(judging, event, AP_D_EVENT_LISTING, listing);
      }
      listing = event;
    } else if (event->kind == AP_EVENT_REVOCATION) {
      if (revocation != NULL) {
        judge_turn(judging, event, AP_D_EVENT_REVOKED, revocation);
      }
      revocation = event;
    } else if (event->kind == AP_EVENT_REAPPLICATION) {
      if (revocation == NULL) {
        judge_turn(judging, event, AP_D_EVENT_NOT_REVOKED, NULL);
      }
      revocation = NULL;
    }
  }
}
