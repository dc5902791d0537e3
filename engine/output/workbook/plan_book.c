/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/translate.h"
#include "output/views.h"
#include "output/workbook/sheets.h"
#include "support/diagnose.h"

typedef struct plan_book {
  const ap_plan *plan;
  const ap_audits *audits;
  const ap_coverage *coverage;
} plan_book;

static void fill(ap_book *book, const void *context) {
  const plan_book *of = context;
  ap_leaf leaf = ap_leaf_begin(book, C_("sheet", "Summary"), AP_PLAN_LEAF_COLUMNS);
  ap_audits_sheet audits = ap_audits_begin(book, of->audits);
  ap_add_plan_answer(&leaf, of->plan);
  ap_add_plan_criteria(&leaf, of->plan);
  ap_add_plan_years_table(&leaf, of->plan, &audits);
  ap_add_plan_remarks_to(&leaf, of->plan);
  ap_add_origin(&leaf, of->plan->scenario);
  ap_audits_fill(&audits, of->audits);
  ap_add_coverage_sheet(book, of->coverage);
}

ap_status ap_plan_workbook(const ap_plan *plan, const ap_view *view, ap_diagnostics *diagnostics, ap_text *text) {
  const ap_scenario *scenario = plan->scenario;
  ap_arena arena = {0};
  ap_coverage coverage = {0};
  const ap_years *audited[AP_TRACKS];
  const ap_audits audits = {.scenario = scenario, .rows = ap_audits_of_plan(plan, &arena), .count = plan->row_count};
  ap_status status = AP_MACHINE;
  if (!ap_audited_years(plan, &arena, audited) || arena.failed) {
    ap_diagnose_plain(diagnostics, NULL, AP_D_OUT_OF_MEMORY);
  } else {
    status = ap_coverage_find(scenario, audited, diagnostics, &coverage);
  }
  if (status == AP_OK) {
    const plan_book book = {plan, &audits, &coverage};
    const ap_book_about about = {.view = view,
                                 .file = scenario->file,
                                 .title = ap_words_in(&scenario->title, view->language),
                                 .subject = _("Audit plan"),
                                 .as_of = scenario->as_of};
    status = ap_book_write(&about, fill, &book, diagnostics, text);
  }
  ap_coverage_free(&coverage);
  ap_arena_free(&arena);
  return status;
}
