/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/check_tables.h"
#include "output/fill.h"
#include "output/names.h"
#include "output/translate.h"
#include "planning/units.h"
#include <stdlib.h>
#include <string.h>

enum { INDENT = 2 };

uint64_t ap_check_found(const ap_check *check) {
  return ap_diagnostics_total(check->breaches, AP_ERROR) + ap_diagnostics_total(check->breaches, AP_WARNING) +
         ap_diagnostics_total(check->breaches, AP_NOTE);
}

const ap_rule *ap_rule_of_breach(const ap_scheme *scheme, const ap_diagnostic *breach) {
  for (size_t a = breach->argument_count; a-- > 0;) {
    for (size_t r = 0; r < scheme->rule_count; r++) {
      if (ap_is_rule_among(breach->arguments[a], scheme->rules[r].id)) {
        return &scheme->rules[r];
      }
    }
  }
  return NULL;
}

/* ---- the plan ---- */

static void add_unverified(ap_table *facts, const ap_check *check) {
  static const char *const columns[] = {[AP_HAS_RULE] = "rule",
                                        [AP_HAS_STANDARD] = "standard",
                                        [AP_HAS_OBJECTIVE] = "objective",
                                        [AP_HAS_MINUTES] = "minutes"};
  for (int column = 0; column < AP_CHECK_COLUMNS; column++) {
    if (!check->verified[column]) {
      ap_table_add(facts, AP_PLAIN, "");
      AP_TABLE_FILL(facts, AP_WARN, _("the plan has no column {0}: that was not verified"), columns[column]);
    }
  }
}

bool ap_check_is_partial(const ap_check *check) {
  for (int column = 0; column < AP_CHECK_COLUMNS; column++) {
    if (!check->verified[column]) {
      return true;
    }
  }
  return false;
}

void ap_add_checked_plan_facts(ap_table *facts, const ap_check *check) {
  ap_table_add(facts, AP_PLAIN, _("Plan"));
  AP_TABLE_FILL(facts, AP_PLAIN, _("{0} ({1}, {2} rows)"),
                strcmp(check->file, "-") == 0 ? _("standard input") : check->file, check->json ? "JSON" : "CSV",
                ap_grouped((int64_t)check->row_count).digits);
  add_unverified(facts, check);
}

/* ---- the years ---- */

ap_table ap_check_years_table(const ap_check *check, ap_track which) {
  const ap_check_track *track = &check->tracks[which];
  ap_table table = {.columns = 4, .right = {false, true, true, true}, .indent = INDENT};
  const char *const heads[] = {_("year"), _("items"), _("hours"), _("forced")};
  for (size_t i = 0; i < table.columns; i++) {
    ap_table_add(&table, AP_FAINT, heads[i]);
  }
  for (int t = 0; check->scenario->start_year + t < check->first_year && t < check->scenario->years; t++) {
    ap_table_add(&table, AP_FAINT, ap_year(check->scenario->start_year + t).digits);
    ap_table_add(&table, AP_FAINT, ap_grouped(track->frozen_items[t]).digits);
    ap_table_add(&table, AP_FAINT, ap_hours(track->frozen_minutes[t]).digits);
    ap_table_add(&table, AP_FAINT, _("frozen"));
  }
  for (int t = 0; t < track->checked_years; t++) {
    bool planned = t < check->years;
    AP_TABLE_FILL(&table, planned ? AP_PLAIN : AP_FAINT, planned ? "{0}" : _("({0})"),
                  ap_year(check->first_year + t).digits);
    ap_table_add(&table, AP_PLAIN, ap_grouped(track->items[t]).digits);
    ap_table_add(&table, AP_PLAIN, ap_hours(track->minutes[t]).digits);
    ap_table_add(&table, AP_PLAIN, ap_hours(track->forced_minutes[t]).digits);
  }
  return table;
}

/* ---- what the plan says of itself ---- */

ap_style ap_add_check_judgement(ap_text *text, const ap_check_criterion *criterion) {
  switch (criterion->said) {
  case AP_SAID_NOTHING:
    return AP_PLAIN;
  case AP_SAID_PROVEN:
    ap_text_add(text, criterion->proven ? _("the plan says proven; recomputed here, and it is so")
                                        : _("the plan says proven; recomputed here, it is not"));
    return criterion->proven ? AP_GOOD : AP_BAD;
  case AP_SAID_BY_SEARCH:
    ap_text_add(text, _("the plan says by search, which cannot be recomputed"));
    return AP_PLAIN;
  case AP_SAID_GAP:
    if (criterion->has_bound) {
      AP_FILL(text, _("the plan says that there is a gap; the bound recomputed here is {0}"),
              ap_hours(criterion->bound).digits);
    } else {
      ap_text_add(text, _("the plan says that there is a gap"));
    }
    return AP_PLAIN;
  case AP_SAID_NOT_ATTEMPTED:
    ap_text_add(text, _("the plan does not judge it"));
    return AP_PLAIN;
  }
  return AP_PLAIN;
}

ap_table ap_check_criteria_table(const ap_check *check, ap_track track) {
  ap_table table = {.columns = 3, .right = {false, true, false}, .indent = INDENT};
  for (int i = 0; i < AP_CRITERIA; i++) {
    ap_criterion criterion = check->scenario->order[i];
    const ap_check_criterion *said = &check->tracks[track].criteria[criterion];
    if (said->said != AP_SAID_NOTHING) {
      ap_text judgement = {0};
      ap_style style = ap_add_check_judgement(&judgement, said);
      ap_table_add(&table, AP_PLAIN, ap_criterion_title(criterion));
      ap_table_add(&table, AP_STRONG, ap_hours(said->value).digits);
      ap_table_add(&table, style, judgement.failed ? "" : judgement.bytes);
      table.failed = table.failed || judgement.failed;
      ap_text_free(&judgement);
    }
  }
  return table;
}

/* ---- what is overdue, taken over, due next ---- */

/* One of a track's lists: its name, what stands on it, and how many items of a year and rule are named. */
typedef struct entry_list {
  const char *label;
  const ap_check_entries *entries;
  size_t shown;
} entry_list;

static int compare_entries(const void *left, const void *right) {
  const ap_check_entry *a = left;
  const ap_check_entry *b = right;
  if (a->year != b->year) {
    return a->year < b->year ? -1 : 1;
  }
  if (a->rule != b->rule) { /* rules of one scheme stand in one array */
    return a->rule < b->rule ? -1 : 1;
  }
  return a->item->rank < b->item->rank ? -1 : a->item->rank > b->item->rank;
}

/* How many entries from `first` on share its year and rule. */
static size_t group_length(const ap_check_entry *entries, size_t first, size_t count) {
  size_t next = first + 1;
  while (next < count && entries[next].year == entries[first].year && entries[next].rule == entries[first].rule) {
    next++;
  }
  return next - first;
}

/* Entries of one year and rule, as one row. Returns whether it names fewer than there are. */
static bool add_group(ap_table *table, const char *label, const ap_check_entry *group, size_t count,
                      const entry_list *list) {
  size_t shown = count > list->shown + 1 ? list->shown : count; /* no "…" for a single one */
  ap_text ids = {0};
  for (size_t i = 0; i < shown; i++) {
    ap_text_add(&ids, i > 0 ? " " : "");
    ap_text_add(&ids, group[i].item->id);
  }
  ap_text_add(&ids, shown < count ? " …" : "");
  ap_table_add(table, AP_PLAIN, label);
  ap_table_add(table, AP_PLAIN, group->year == 0 ? "" : ap_year(group->year).digits);
  ap_table_add(table, AP_PLAIN, group->rule->id);
  ap_table_add(table, AP_PLAIN, ap_grouped((int64_t)count).digits);
  ap_table_add(table, AP_PLAIN, ids.failed ? "" : ids.bytes);
  table->failed = table->failed || ids.failed;
  ap_text_free(&ids);
  return shown < count;
}

/* Returns whether some are not shown. */
static bool add_entries(ap_table *table, const entry_list *list) {
  size_t count = list->entries->count;
  const char *label = list->label;
  bool cut = false;
  ap_check_entry *sorted = ap_arena_allocate(&table->arena, count, sizeof *sorted);
  if (sorted == NULL) {
    table->failed = true;
    return false;
  }
  if (count > 0) {
    memcpy(sorted, list->entries->entries, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, compare_entries);
  }
  for (size_t next = 0; next < count; label = "") {
    size_t length = group_length(sorted, next, count);
    cut = add_group(table, label, &sorted[next], length, list) || cut;
    next += length;
  }
  return cut;
}

ap_table ap_check_lists_table(const ap_check_track *track, size_t shown, bool *cut) {
  const entry_list lists[] = {
      {_("overdue, planned at once"), &track->overdue, SIZE_MAX - 1}, /* told in full */
      {_("inherited"), &track->inherited, shown},
      {_("next due"), &track->due_after, shown},
  };
  ap_table table = {.columns = 5, .right = {false, false, false, true}, .indent = INDENT};
  *cut = false;
  for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
    *cut = add_entries(&table, &lists[i]) || *cut;
  }
  return table;
}

/* ---- events ---- */

void ap_add_check_limits(ap_table *says, const ap_check *check) {
  if (check->past == NULL) {
    return;
  }
  if (check->first_year > check->scenario->start_year) {
    AP_TABLE_FILL(says, AP_PLAIN,
                  _("Years before {0} are frozen: a record of what was done. Gaps in it, its rules and its minutes are "
                    "not judged."),
                  ap_year(check->first_year).digits);
  }
  if (check->json && !check->claims_judged) {
    ap_table_add(says, AP_WARN,
                 _("Criteria and certificate of this plan are not those of the open years: they are not judged."));
  }
}
