/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a plan, and of one made anew: the answer first, then what is behind it. */
#include "output/page/plan_report.h"
#include "output/page/told.h"
#include "output/translate.h"
#include "output/views.h"

static void write_page(const ap_page_head *head, ap_plan_report *report, ap_text *text) {
  ap_page page = ap_page_begin(head);
  ap_add_plan_answers(&page, report);
  ap_page_scenario_facts(&page, report->scenario);
  if (report->replan != NULL) {
    ap_add_changes_section(&page, report);
  }
  ap_add_years_section(&page, report);
  ap_add_audits_section(&page, report);
  ap_add_rules_section(&page, report);
  ap_add_proof_section(&page, report);
  ap_page_end(&page, text);
}

/* Where memory is short, the text says so. */
static ap_status write_report(const ap_page_head *head, ap_status made, ap_plan_report *report, ap_text *text) {
  if (made == AP_OK) {
    write_page(head, report, text);
  } else if (made == AP_MACHINE) {
    text->failed = 1;
  }
  ap_plan_report_free(report);
  return made == AP_MACHINE ? AP_OK : made;
}

ap_status ap_plan_page(const ap_plan *plan, const ap_provenance *provenance, const ap_view *view,
                       ap_diagnostics *diagnostics, ap_text *text) {
  ap_plan_report report;
  ap_status made = ap_plan_report_make(plan, NULL, provenance, diagnostics, &report);
  return write_report(&(ap_page_head){.command = "plan",
                                      .kind = _("Audit plan"),
                                      .title = ap_words_in(&plan->scenario->title, view->language),
                                      .view = view},
                      made, &report, text);
}

ap_status ap_replan_page(const ap_replan *replan, const char *earlier, const ap_provenance *provenance,
                         const ap_view *view, ap_diagnostics *diagnostics, ap_text *text) {
  ap_plan_report report;
  ap_status made = ap_plan_report_make(replan->plan, replan, provenance, diagnostics, &report);
  report.earlier = earlier;
  return write_report(&(ap_page_head){.command = "replan",
                                      .kind = _("Audit plan, made anew"),
                                      .title = ap_words_in(&replan->scenario->title, view->language),
                                      .view = view},
                      made, &report, text);
}
