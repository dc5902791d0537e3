/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a check found, for people: the answer, every breach, then each track with what was recomputed. */
#include "output/facts.h"
#include "output/names.h"
#include "output/sentence.h"
#include "output/text_listing.h"
#include "output/translate.h"
#include "output/views.h"
#include <stdlib.h>
#include <string.h>

enum { INDENT = 2, EXAMPLES = 3 };

/* One of a track's lists: its name, what stands on it, and how many items of a year and rule are named. */
typedef struct entry_list {
  const char *label;
  const ap_check_entries *entries;
  size_t shown;
} entry_list;

static uint64_t breaches_found(const ap_check *check) {
  return ap_diagnostics_total(check->breaches, AP_ERROR) + ap_diagnostics_total(check->breaches, AP_WARNING) +
         ap_diagnostics_total(check->breaches, AP_NOTE);
}

static void add_answer(ap_table *facts, uint64_t found) {
  ap_table_add(facts, AP_PLAIN, _("Answer"));
  if (found == 0) {
    ap_table_add(facts, AP_GOOD, _("the plan complies: no breach was found"));
  } else {
    AP_TABLE_FILL(facts, AP_BAD,
                  dngettext(AP_TEXT_DOMAIN, "the plan does not comply: {0} breach",
                            "the plan does not comply: {0} breaches", (unsigned long)found),
                  ap_decimal((int64_t)found).digits);
  }
}

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

static void add_head(const ap_check *check, const ap_view *view, ap_text *text) {
  ap_table facts = ap_facts(0);
  add_answer(&facts, breaches_found(check));
  ap_table_add(&facts, AP_PLAIN, _("Plan"));
  AP_TABLE_FILL(&facts, AP_PLAIN, _("{0} ({1}, {2} rows)"),
                strcmp(check->file, "-") == 0 ? _("standard input") : check->file, check->json ? "JSON" : "CSV",
                ap_decimal((int64_t)check->row_count).digits);
  add_unverified(&facts, check);
  ap_add_fact(&facts, _("Scenario"), AP_PLAIN, ap_words_in(&check->scenario->title, view->language));
  ap_add_scheme_facts(&facts, check->scenario->scheme, view);
  ap_add_catalog_facts(&facts, check->scenario->catalog, view);
  ap_table_write(&facts, view, text);
}

/* One line each, never broken, so that it can be searched for and pasted. */
static void add_breaches(const ap_check *check, ap_text *text) {
  size_t kept = ap_check_breach_count(check);
  uint64_t found = breaches_found(check);
  ap_text_add(text, kept > 0 ? "\n" : "");
  for (size_t i = 0; i < kept; i++) {
    ap_add_breach(text, ap_check_breach(check, i));
  }
  if (found > kept) {
    AP_FILL(text, _("and {0} more"), ap_decimal((int64_t)(found - kept)).digits);
    ap_text_add(text, "\n");
  }
}

static void add_years(const ap_check *check, const ap_check_track *track, const ap_view *view, ap_text *text) {
  ap_table table = {.columns = 4, .right = {false, true, true, true}, .indent = INDENT};
  const char *const heads[] = {_("year"), _("items"), _("hours"), _("forced")};
  for (size_t i = 0; i < table.columns; i++) {
    ap_table_add(&table, AP_FAINT, heads[i]);
  }
  for (int t = 0; check->scenario->start_year + t < check->first_year && t < check->scenario->years; t++) {
    ap_table_add(&table, AP_FAINT, ap_year(check->scenario->start_year + t).digits);
    ap_table_add(&table, AP_FAINT, ap_decimal(track->frozen_items[t]).digits);
    ap_table_add(&table, AP_FAINT, ap_hours(track->frozen_minutes[t]).digits);
    ap_table_add(&table, AP_FAINT, _("frozen"));
  }
  for (int t = 0; t < track->checked_years; t++) {
    bool planned = t < check->years;
    AP_TABLE_FILL(&table, planned ? AP_PLAIN : AP_FAINT, planned ? "{0}" : "({0})",
                  ap_year(check->first_year + t).digits);
    ap_table_add(&table, AP_PLAIN, ap_decimal(track->items[t]).digits);
    ap_table_add(&table, AP_PLAIN, ap_hours(track->minutes[t]).digits);
    ap_table_add(&table, AP_PLAIN, ap_hours(track->forced_minutes[t]).digits);
  }
  ap_table_write(&table, view, text);
}

static void add_judgement(ap_table *table, const ap_check_criterion *criterion) {
  switch (criterion->said) {
  case AP_SAID_NOTHING:
    return;
  case AP_SAID_PROVEN:
    ap_table_add(table, criterion->proven ? AP_GOOD : AP_BAD,
                 criterion->proven ? _("the plan says proven; recomputed here, and it is so")
                                   : _("the plan says proven; recomputed here, it is not"));
    return;
  case AP_SAID_BY_SEARCH:
    ap_table_add(table, AP_PLAIN, _("the plan says by search, which cannot be recomputed"));
    return;
  case AP_SAID_GAP:
    if (criterion->has_bound) {
      AP_TABLE_FILL(table, AP_PLAIN, _("the plan says that there is a gap; the bound recomputed here is {0}"),
                    ap_hours(criterion->bound).digits);
    } else {
      ap_table_add(table, AP_PLAIN, _("the plan says that there is a gap"));
    }
    return;
  case AP_SAID_NOT_ATTEMPTED:
    ap_table_add(table, AP_PLAIN, _("the plan does not judge it"));
    return;
  }
}

static void add_criteria(const ap_check *check, const ap_check_track *track, const ap_view *view, ap_text *text) {
  ap_table table = {.columns = 3, .right = {false, true, false}, .indent = INDENT};
  for (int i = 0; i < AP_CRITERIA; i++) {
    ap_criterion criterion = check->scenario->order[i];
    if (track->criteria[criterion].said != AP_SAID_NOTHING) {
      ap_table_add(&table, AP_PLAIN, ap_criterion_title(criterion));
      ap_table_add(&table, AP_STRONG, ap_hours(track->criteria[criterion].value).digits);
      add_judgement(&table, &track->criteria[criterion]);
    }
  }
  if (table.count > 0) {
    ap_text_add(text, "\n");
  }
  ap_table_write(&table, view, text);
}

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
  ap_table_add(table, AP_PLAIN, ap_decimal((int64_t)count).digits);
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

/* What is overdue is told in full; of what needs nothing done now a few stand for the rest. */
static void add_lists(const ap_check_track *checked, const ap_view *view, ap_text *text) {
  const entry_list lists[] = {
      {_("overdue, planned at once"), &checked->overdue, SIZE_MAX - 1},
      {_("inherited"), &checked->inherited, EXAMPLES},
      {_("next due"), &checked->due_after, EXAMPLES},
  };
  ap_table table = {.columns = 5, .right = {false, false, false, true}, .indent = INDENT};
  bool cut = false;
  for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
    cut = add_entries(&table, &lists[i]) || cut;
  }
  if (table.count > 0) {
    ap_text_add(text, "\n");
  }
  ap_table_write(&table, view, text);
  if (cut) {
    ap_table note = {.columns = 1, .indent = INDENT};
    ap_table_add(&note, AP_FAINT, _("(--format json has them all)"));
    ap_table_write(&note, view, text);
  }
}

static void add_track(const ap_check *check, ap_track track, const ap_view *view, ap_text *text) {
  const ap_check_track *checked = &check->tracks[track];
  ap_text_add(text, "\n");
  ap_add_styled(text, view, AP_STRONG, ap_track_title(track));
  ap_text_add(text, "\n");
  add_years(check, checked, view, text);
  add_criteria(check, checked, view, text);
  add_lists(checked, view, text);
}

/* What events leave to be judged. */
static void add_events(const ap_check *check, const ap_view *view, ap_text *text) {
  ap_table says = {.columns = 1, .indent = INDENT};
  if (check->past == NULL) {
    return;
  }
  if (check->scenario->events != NULL) {
    ap_listing_text(check->scenario, &check->listing, view, text);
  }
  if (check->first_year > check->scenario->start_year) {
    AP_TABLE_FILL(&says, AP_PLAIN,
                  _("Years before {0} are frozen: a record of what was done. Gaps in it, its rules and its minutes are "
                    "not judged."),
                  ap_year(check->first_year).digits);
  }
  if (check->json && !check->claims_judged) {
    ap_table_add(&says, AP_WARN,
                 _("Criteria and certificate of this plan are not those of the open years: they are not judged."));
  }
  if (says.count > 0) {
    ap_text_add(text, "\n");
  }
  ap_table_write(&says, view, text);
}

void ap_check_text(const ap_check *check, const ap_view *view, ap_text *text) {
  add_head(check, view, text);
  add_breaches(check, text);
  add_events(check, view, text);
  for (int track = 0; track < AP_TRACKS; track++) {
    add_track(check, (ap_track)track, view, text);
  }
}
