/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "damaged_rows.h"
#include "output/views.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const char *const track_names[] = {"external", "internal"};
static const char *const standard_names[] = {"governance", "management", "control"};

static const char csv_header[] = "year,track,rule,standard,objective,id,minutes\n";

void plan_rows_of(const ap_plan *plan, csv_rows *rows) {
  ap_text text = {0};
  ap_plan_csv(plan, &text);
  assert_int_equal(strncmp(text.bytes, csv_header, strlen(csv_header)), 0);
  rows->count = 0;
  for (const char *line = strchr(text.bytes, '\n') + 1; *line != '\0'; line = strchr(line, '\n') + 1) {
    assert_true(rows->count < PLAN_ROWS_MOST - 1);
    csv_row *row = &rows->rows[rows->count++];
    assert_int_equal(sscanf(line, "%d,%15[^,],%255[^,],%15[^,],%31[^,],%31[^,],%d", &row->year, row->track, row->rule,
                            row->standard, row->objective, row->id, &row->minutes),
                     7);
  }
  ap_text_free(&text);
}

void plan_rows_text(const csv_rows *rows, ap_text *text) {
  ap_text_add(text, csv_header);
  for (size_t index = 0; index < rows->count; index++) {
    const csv_row *row = &rows->rows[index];
    ap_text_format(text, "%d,%s,%s,%s,%s,%s,%d\n", row->year, row->track, row->rule, row->standard, row->objective,
                   row->id, row->minutes);
  }
}

static int track_of(const csv_row *row) { return strcmp(row->track, track_names[AP_EXTERNAL]) == 0 ? 0 : 1; }

/* The member that the row audits; NULL where anything about the row is wrong by itself. */
static const expected_member *member_of_row(const plan_ground *of, const csv_row *row) {
  const expected_track *expected = &of->expected[track_of(row)];
  int offset = row->year - of->made->scenario.start_year;
  for (size_t index = 0; index < expected->member_count; index++) {
    const expected_member *member = &expected->members[index];
    const ap_item *objective = member->item->parent != NULL ? member->item->parent : member->item;
    if (strcmp(member->item->id, row->id) == 0) {
      bool right = offset >= 0 && offset < of->made->scenario.years && row->minutes == member->minutes &&
                   strcmp(row->rule, member->rules) == 0 && strcmp(row->objective, objective->id) == 0 &&
                   strcmp(row->standard, standard_names[member->item->standard]) == 0;
      return right ? member : NULL;
    }
  }
  return NULL;
}

/* Whether the years of a track's members, and its minutes in each year, keep all that the scenario asks for. */
static bool complies_on(const plan_ground *of, int track, const unsigned *years, const int64_t *minutes) {
  const expected_track *expected = &of->expected[track];
  int planned_years = of->made->scenario.years;
  for (size_t index = 0; index < expected->member_count; index++) {
    const expected_member *member = &expected->members[index];
    if (!expected_kept(expected, member, years[index], planned_years)) {
      return false;
    }
    for (size_t other = 0; other < index && expected->grouped[member->unit]; other++) {
      if (expected->members[other].unit == member->unit && years[other] != years[index]) {
        return false;
      }
    }
  }
  for (int year = 0; year < planned_years; year++) {
    if ((expected->capped >> year & 1U) != 0 && minutes[year] > expected->caps[year]) {
      return false;
    }
  }
  return true;
}

bool plan_rows_comply(const plan_ground *of, const csv_rows *rows) {
  unsigned years[AP_TRACKS][EXPECTED_MEMBERS_MOST] = {0};
  int64_t minutes[AP_TRACKS][BRUTE_YEARS_MOST] = {0};
  for (size_t index = 0; index < rows->count; index++) {
    const csv_row *row = &rows->rows[index];
    const expected_member *member = member_of_row(of, row);
    if (member == NULL) {
      return false;
    }
    int track = track_of(row);
    int offset = row->year - of->made->scenario.start_year;
    unsigned *audited = &years[track][member - of->expected[track].members];
    if ((*audited >> offset & 1U) != 0) {
      return false;
    }
    *audited |= 1U << offset;
    minutes[track][offset] += row->minutes;
  }
  return complies_on(of, AP_EXTERNAL, years[AP_EXTERNAL], minutes[AP_EXTERNAL]) &&
         complies_on(of, AP_INTERNAL, years[AP_INTERNAL], minutes[AP_INTERNAL]);
}

static csv_row *some_row(const plan_ground *of, csv_rows *rows) {
  return &rows->rows[random_below(of->source, (int)rows->count)];
}

static void drop_row(const plan_ground *of, csv_rows *rows) {
  csv_row *row = some_row(of, rows);
  *row = rows->rows[--rows->count];
}

static void move_row(const plan_ground *of, csv_rows *rows) {
  some_row(of, rows)->year = of->made->scenario.start_year + random_below(of->source, of->made->scenario.years);
}

static void move_row_outside(const plan_ground *of, csv_rows *rows) {
  int start = of->made->scenario.start_year;
  some_row(of, rows)->year = random_below(of->source, 2) == 0 ? start - 1 : start + of->made->scenario.years;
}

static void add_row_outside(const plan_ground *of, csv_rows *rows) {
  csv_row row = *some_row(of, rows);
  row.year = of->made->scenario.start_year + of->made->scenario.years;
  rows->rows[rows->count++] = row;
}

static void change_minutes(const plan_ground *of, csv_rows *rows) {
  csv_row *row = some_row(of, rows);
  row->minutes += random_below(of->source, 2) == 0 || row->minutes == 1 ? 1 : -1;
}

static void repeat_row(const plan_ground *of, csv_rows *rows) { rows->rows[rows->count++] = *some_row(of, rows); }

static void rename_item(const plan_ground *of, csv_rows *rows) {
  strcpy(some_row(of, rows)->id, random_below(of->source, 2) == 0 ? "9.9.9" : "no such item");
}

static void add_unknown_item(const plan_ground *of, csv_rows *rows) {
  csv_row row = *some_row(of, rows);
  strcpy(row.id, "9.9.9");
  strcpy(row.objective, "9.9.9");
  rows->rows[rows->count++] = row;
}

/* An item that no rule of the track claims: not selected, taken over, a heading, or not asked for. */
static void add_item_out_of_scope(const plan_ground *of, csv_rows *rows) {
  csv_row row = *some_row(of, rows);
  const ap_item *item = &of->made->items[random_below(of->source, (int)of->made->catalog.count)];
  if (expected_member_of(&of->expected[track_of(&row)], item) != NULL) {
    return; /* the row comes twice, or stands for one that may be audited once more */
  }
  snprintf(row.id, sizeof row.id, "%s", item->id);
  snprintf(row.objective, sizeof row.objective, "%s", item->parent != NULL ? item->parent->id : item->id);
  snprintf(row.standard, sizeof row.standard, "%s", standard_names[item->standard]);
  row.minutes = ap_item_minutes(&of->made->scenario, item, (ap_track)track_of(&row));
  rows->rows[rows->count++] = row;
}

static void change_track(const plan_ground *of, csv_rows *rows) {
  csv_row *row = some_row(of, rows);
  strcpy(row->track, track_names[1 - track_of(row)]);
}

static void change_rule(const plan_ground *of, csv_rows *rows) {
  strcpy(some_row(of, rows)->rule, of->made->rules[random_below(of->source, (int)of->made->scheme.rule_count)].id);
}

static void change_standard(const plan_ground *of, csv_rows *rows) {
  strcpy(some_row(of, rows)->standard, standard_names[random_below(of->source, AP_STANDARDS)]);
}

static void change_objective(const plan_ground *of, csv_rows *rows) { strcpy(some_row(of, rows)->objective, "9.9.9"); }

typedef struct damage {
  const char *name;
  void (*apply)(const plan_ground *of, csv_rows *rows);
} damage;

static const damage damages[PLAN_DAMAGES] = {
    {"a row dropped", drop_row},
    {"a row moved within the horizon", move_row},
    {"a row moved outside the horizon", move_row_outside},
    {"a row outside the horizon added", add_row_outside},
    {"wrong minutes", change_minutes},
    {"a row twice", repeat_row},
    {"an item renamed", rename_item},
    {"an unknown item added", add_unknown_item},
    {"an item out of scope added", add_item_out_of_scope},
    {"another track", change_track},
    {"another rule", change_rule},
    {"another standard", change_standard},
    {"another objective", change_objective},
};

const char *plan_damage_name(size_t kind) { return damages[kind].name; }

void plan_rows_damage(const plan_ground *of, size_t kind, csv_rows *rows) { damages[kind].apply(of, rows); }
