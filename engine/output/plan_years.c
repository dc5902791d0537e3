/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/plan_years.h"
#include "output/bar.h"
#include "output/names.h"
#include "output/table.h"
#include "output/translate.h"

enum { INDENT = 2, BAR_COLUMNS = 32, COUNTED = AP_STANDARDS + 2, OF_ALL = AP_STANDARDS, OF_DIRECT };

static int64_t largest(const ap_track_plan *track) {
  int64_t most = 0;
  for (int t = 0; t < track->horizon; t++) {
    most = track->years[t].minutes > most ? track->years[t].minutes : most;
  }
  return most;
}

/* `name` is the year, in brackets where it comes after the plan. */
static void add_year_row(ap_table *table, ap_style style, const char *name, const ap_plan_year *year, int64_t most) {
  ap_text bar = {0};
  ap_add_bar(&bar, year->minutes, year->forced_minutes, most, BAR_COLUMNS);
  AP_TABLE_FILL(table, style, name, ap_year(year->year).digits);
  ap_table_add(table, style, ap_decimal(year->items).digits);
  ap_table_add(table, style, ap_hours(year->minutes).digits);
  ap_table_add(table, style, ap_hours(year->forced_minutes).digits);
  ap_table_add(table, style, bar.length == 0 ? "" : bar.bytes);
  table->failed = table->failed || bar.failed;
  ap_text_free(&bar);
}

static void add_sum_row(ap_table *table, const ap_plan_year *years, int count) {
  ap_plan_year sum = {0};
  for (int t = 0; t < count; t++) {
    sum.items += years[t].items;
    sum.minutes += years[t].minutes;
    sum.forced_minutes += years[t].forced_minutes;
  }
  ap_table_add(table, AP_STRONG, _("sum"));
  ap_table_add(table, AP_STRONG, ap_decimal(sum.items).digits);
  ap_table_add(table, AP_STRONG, ap_hours(sum.minutes).digits);
  ap_table_add(table, AP_STRONG, ap_hours(sum.forced_minutes).digits);
  ap_table_add(table, AP_STRONG, "");
}

void ap_add_plan_years(const ap_plan *plan, ap_track track, const ap_view *view, ap_text *text) {
  const ap_track_plan *planned = &plan->tracks[track];
  int years = plan->scenario->years;
  int64_t most = largest(planned);
  ap_table table = {.columns = 5, .right = {false, true, true, true, false}, .indent = INDENT};
  const char *const heads[] = {_("year"), _("items"), _("hours"), _("forced"), _("█ forced  ░ placed by the plan")};
  for (size_t i = 0; i < table.columns; i++) {
    ap_table_add(&table, AP_FAINT, heads[i]);
  }
  for (int t = 0; t < years; t++) {
    add_year_row(&table, AP_PLAIN, "{0}", &planned->years[t], most);
  }
  if (years > 1) {
    add_sum_row(&table, planned->years, years);
  }
  for (int t = years; t < planned->horizon; t++) {
    add_year_row(&table, AP_FAINT, _("({0})"), &planned->years[t], most);
  }
  ap_table_write(&table, view, text);
}

/* counts[t * COUNTED + …]: items of each standard, of all, and of those tagged direct, in planned year t. */
static void count_items(const ap_plan *plan, ap_track track, int64_t *counts) {
  for (size_t i = 0; i < plan->row_count; i++) {
    const ap_plan_row *row = &plan->rows[i];
    if (row->track != track) {
      continue;
    }
    size_t offset = (size_t)(row->year - plan->scenario->start_year);
    int64_t *year = &counts[offset * COUNTED];
    year[row->item->standard]++;
    year[OF_ALL]++;
    year[OF_DIRECT] += ap_has_tag(plan->scenario->tagged, row->item, "direct");
  }
}

void ap_add_plan_standards(const ap_plan *plan, ap_track track, const ap_view *view, ap_text *text) {
  ap_table table = {.columns = 5, .right = {false, true, true, true, true}, .indent = INDENT};
  size_t years = (size_t)plan->scenario->years;
  int64_t *counts = ap_arena_allocate(&table.arena, years * COUNTED, sizeof *counts);
  if (counts == NULL) {
    ap_table_write(&table, view, text);
    text->failed = 1;
    return;
  }
  count_items(plan, track, counts);
  static const char *const heads[] = {
      [AP_GOVERNANCE] = N_("governance"), [AP_MANAGEMENT] = N_("management"), [AP_CONTROL] = N_("control")};
  ap_table_add(&table, AP_FAINT, _("items of"));
  for (int standard = 0; standard < AP_STANDARDS; standard++) {
    ap_table_add(&table, AP_FAINT, _(heads[standard]));
  }
  ap_table_add(&table, AP_FAINT, _("of these direct"));
  static const int order[] = {AP_GOVERNANCE, AP_MANAGEMENT, AP_CONTROL, OF_DIRECT};
  for (size_t t = 0; t < years; t++) {
    ap_table_add(&table, AP_PLAIN, ap_year(plan->scenario->start_year + (int)t).digits);
    for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
      ap_table_add(&table, AP_PLAIN, ap_decimal(counts[t * COUNTED + (size_t)order[i]]).digits);
    }
  }
  ap_table_write(&table, view, text);
}
