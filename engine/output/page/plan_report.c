/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/page/plan_report.h"
#include "support/diagnose.h"

static ap_status find_claims(ap_plan_report *report, ap_diagnostics *diagnostics) {
  ap_status status = AP_OK;
  for (int track = 0; track < AP_TRACKS && status == AP_OK; track++) {
    status = ap_claims_find(report->scenario, (ap_track)track, &report->arena, diagnostics, &report->claims[track]);
  }
  return status;
}

/* Tables by item, or none where memory is short. */
static bool make_tables(ap_plan_report *report) {
  size_t count = report->scenario->catalog->count;
  for (int track = 0; track < AP_TRACKS; track++) {
    report->audited[track] = ap_arena_allocate(&report->arena, count, sizeof *report->audited[track]);
  }
  return !report->arena.failed;
}

static void take(ap_plan_report *report, int year, ap_track track, const ap_item *item) {
  if (item != NULL && year >= report->first_year && year < report->first_year + report->year_count) {
    report->audited[track][item->index] |= (ap_years)1 << (year - report->first_year);
  }
}

static void take_rows(ap_plan_report *report) {
  for (size_t i = 0; i < report->plan->row_count; i++) {
    const ap_plan_row *row = &report->plan->rows[i];
    take(report, row->year, row->track, row->item);
  }
  for (size_t i = 0; report->replan != NULL && i < report->replan->file.count; i++) {
    const ap_filed_row *row = &report->replan->file.rows[i];
    if (ap_replan_is_frozen(report->replan, row)) {
      take(report, row->year, row->track, report->replan->open.traced[i].item);
    }
  }
}

/* Money that cannot be counted is left out of the page, which says why: the plan stands without it. */
static ap_status price(ap_plan_report *report) {
  const char *currency = ap_currency_of(report->scenario);
  if (currency == NULL) {
    return AP_OK;
  }
  report->told = ap_diagnostics_new();
  report->costs = ap_arena_allocate(&report->arena, (size_t)report->scenario->years, sizeof *report->costs);
  if (report->told == NULL || report->costs == NULL) {
    return AP_MACHINE;
  }
  ap_status status = ap_cost_years(report->plan, report->told, report->costs, &report->cost_sum);
  report->currency = status == AP_OK ? currency : NULL;
  report->unpriced = status == AP_BAD_INPUT;
  return status == AP_MACHINE || ap_diagnostics_lost(report->told) ? AP_MACHINE : AP_OK;
}

ap_status ap_plan_report_make(const ap_plan *plan, const ap_replan *replan, const ap_provenance *provenance,
                              ap_diagnostics *diagnostics, ap_plan_report *report) {
  const ap_scenario *scenario = plan->scenario;
  int first = replan != NULL ? replan->scenario->start_year : scenario->start_year;
  *report = (ap_plan_report){.plan = plan,
                             .scenario = scenario,
                             .replan = replan,
                             .provenance = provenance,
                             .first_year = first,
                             .year_count = scenario->start_year + scenario->years - first};
  if (!make_tables(report)) {
    return AP_MACHINE;
  }
  take_rows(report);
  ap_status status = find_claims(report, diagnostics);
  return status == AP_OK ? price(report) : status;
}

void ap_plan_report_free(ap_plan_report *report) {
  ap_diagnostics_free(report->told);
  ap_arena_free(&report->arena);
}
