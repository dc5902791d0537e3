/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A year of a plan, and of one that was made anew: past years as the earlier plan has them. */
#include "output/oscal/year.h"
#include "output/views.h"

static ap_digest digest_of(ap_oscal_year *year, ap_text *csv) {
  ap_digest digest = {{0}};
  year->arena.failed = year->arena.failed || csv->failed;
  if (!csv->failed) {
    digest = ap_digest_of(csv->bytes, csv->length);
  }
  ap_text_free(csv);
  return digest;
}

static void add_rows(ap_oscal_year *year, const ap_plan_row *rows, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (rows[i].year == year->year) {
      ap_oscal_year_add(
          year, &(ap_oscal_given){
                    .track = rows[i].track, .rules = rows[i].rules, .item = rows[i].item, .minutes = rows[i].minutes});
    }
  }
}

static void finish(ap_oscal_year *year, ap_text *text) {
  ap_oscal_year_settle(year);
  ap_oscal_year_write(year, text);
  ap_oscal_year_free(year);
}

void ap_plan_oscal(const ap_plan *plan, const ap_calendar *calendar, int year, ap_text *text) {
  ap_oscal_year of = {.scenario = plan->scenario, .plan = plan, .calendar = calendar, .year = year};
  ap_text csv = {0};
  ap_oscal_year_begin(&of);
  ap_plan_csv(plan, &csv);
  of.digest = digest_of(&of, &csv);
  add_rows(&of, plan->rows, plan->row_count);
  finish(&of, text);
}

static void add_filed_row(ap_oscal_year *year, const ap_replan *replan, size_t index) {
  const ap_filed_row *filed = &replan->file.rows[index];
  const ap_item *item = replan->open.traced[index].item;
  bool is_said = filed->minutes >= 0 || item == NULL;
  ap_oscal_year_add(
      year,
      &(ap_oscal_given){.track = filed->track,
                        .rules = filed->rule == NULL ? "" : filed->rule,
                        .item = item,
                        .id = filed->id,
                        .objective = filed->objective,
                        .minutes = is_said ? filed->minutes : ap_item_minutes(replan->scenario, item, filed->track)});
}

void ap_replan_oscal(const ap_replan *replan, const ap_calendar *calendar, int year, ap_text *text) {
  ap_oscal_year of = {.scenario = replan->scenario,
                      .plan = year >= replan->open.first ? replan->plan : NULL,
                      .calendar = calendar,
                      .year = year};
  ap_text csv = {0};
  ap_oscal_year_begin(&of);
  ap_replan_csv(replan, &csv);
  of.digest = digest_of(&of, &csv);
  for (size_t i = 0; i < replan->file.count; i++) {
    if (replan->file.rows[i].year == year && ap_replan_is_frozen(replan, &replan->file.rows[i])) {
      add_filed_row(&of, replan, i);
    }
  }
  add_rows(&of, replan->rows, replan->row_count);
  finish(&of, text);
}
