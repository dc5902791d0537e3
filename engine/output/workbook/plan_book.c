/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workbooks of a plan, and of what is asked of one: a quote, a budget. All have the plan's sheets. */
#include "output/facts.h"
#include "output/translate.h"
#include "output/views.h"
#include "output/workbook/sheets.h"
#include "support/diagnose.h"

typedef struct plan_book {
  const ap_plan *plan;
  const ap_quote *quote, *other; /* NULL: not asked */
  const ap_budget *budget;       /* NULL: not asked */
  ap_audits audits;
  ap_matrix matrix;
} plan_book;

static void add_auditor(ap_leaf *leaf, const ap_scenario *scenario) {
  ap_table facts = ap_facts(0);
  ap_add_auditor_facts(&facts, scenario->auditor, leaf->sheet->book->view);
  ap_leaf_facts(leaf, &facts);
}

static void fill_summary(ap_leaf *leaf, const plan_book *of, const ap_audits_sheet *audits) {
  ap_leaf_heading(leaf, _("Answer"));
  if (of->quote != NULL) {
    ap_add_quote_answer(leaf, of->quote, of->other);
  }
  if (of->budget != NULL) {
    ap_add_budget_answer(leaf, of->budget);
  }
  ap_add_plan_answer(leaf, of->plan);
  ap_add_plan_criteria(leaf, of->plan);
  ap_add_plan_years_table(leaf, of->plan, audits);
  ap_add_plan_remarks_to(leaf, of->plan);
  ap_add_origin(leaf, of->plan->scenario);
  if (of->quote != NULL) {
    add_auditor(leaf, of->plan->scenario);
  }
}

static void fill(ap_book *book, const void *context) {
  const plan_book *of = context;
  ap_leaf leaf = ap_leaf_begin(book, C_("sheet", "Summary"), AP_PLAN_LEAF_COLUMNS, AP_LEAF_NUMBERS);
  if (of->quote != NULL) {
    ap_add_quote_sheet(book, of->quote, of->other);
  }
  if (of->budget != NULL) {
    ap_add_budget_sheet(book, of->budget);
  }
  ap_audits_sheet audits = ap_audits_begin(book, &of->audits);
  fill_summary(&leaf, of, &audits);
  ap_audits_fill(&audits, &of->audits);
  ap_add_coverage_sheet(book, &of->matrix);
}

/* Adds the plan's audits and its matrix. */
static ap_status gather(plan_book *book, ap_arena *arena, ap_diagnostics *diagnostics) {
  const ap_plan *plan = book->plan;
  const ap_years *audited[AP_TRACKS];
  book->audits =
      (ap_audits){.scenario = plan->scenario, .rows = ap_audits_of_plan(plan, arena), .count = plan->row_count};
  if (!ap_audited_years(plan, arena, audited)) {
    ap_diagnose_plain(diagnostics, NULL, AP_D_OUT_OF_MEMORY);
    return AP_MACHINE;
  }
  return ap_coverage_gather(plan->scenario, audited, arena, diagnostics, &book->matrix);
}

static ap_status write(plan_book *book, const char *subject, const char *currency, const ap_view *view,
                       ap_diagnostics *diagnostics, ap_text *text) {
  const ap_scenario *scenario = book->plan->scenario;
  ap_arena arena = {0};
  ap_status status = gather(book, &arena, diagnostics);
  if (status == AP_OK) {
    const ap_book_about about = {.view = view,
                                 .file = scenario->file,
                                 .title = ap_words_in(&scenario->title, view->language),
                                 .subject = subject,
                                 .currency = currency,
                                 .as_of = scenario->as_of};
    status = ap_book_write(&about, fill, book, diagnostics, text);
  }
  ap_arena_free(&arena);
  return status;
}

ap_status ap_plan_workbook(const ap_plan *plan, const ap_view *view, ap_diagnostics *diagnostics, ap_text *text) {
  plan_book book = {.plan = plan};
  return write(&book, _("Audit plan"), NULL, view, diagnostics, text);
}

ap_status ap_quote_workbook(const ap_quote *quote, const ap_quote *other, const ap_view *view,
                            ap_diagnostics *diagnostics, ap_text *text) {
  plan_book book = {.plan = quote->plan, .quote = quote, .other = other};
  const char *currency = quote->terms == NULL ? NULL : quote->terms->currency;
  return write(&book, _("Quote for the external audit"), currency, view, diagnostics, text);
}

ap_status ap_budget_workbook(const ap_budget *budget, const ap_view *view, ap_diagnostics *diagnostics, ap_text *text) {
  plan_book book = {.plan = budget->plan, .budget = budget};
  return write(&book, _("Audit budget"), budget->purse->currency, view, diagnostics, text);
}
