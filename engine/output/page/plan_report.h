/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a plan's page shows beside the plan itself, gathered once. */
#ifndef AP_OUTPUT_PAGE_PLAN_REPORT_H
#define AP_OUTPUT_PAGE_PLAN_REPORT_H

#include "lifecycle/replan.h"
#include "output/claims.h"
#include "output/page/page.h"
#include "quoting/cost.h"
#include "scheme/provenance.h"

typedef struct ap_plan_report {
  const ap_plan *plan;
  const ap_scenario *scenario;     /* of the plan: of one made anew, that of the years still open */
  const ap_replan *replan;         /* NULL: planned from the beginning */
  const char *earlier;             /* the path of the plan that it was made from */
  const ap_provenance *provenance; /* NULL: no sources at hand */
  ap_arena arena;
  int first_year, year_count;   /* that are shown: before those of the plan, the ones that are past */
  ap_years *audited[AP_TRACKS]; /* by ap_item.index; bit 0 is first_year */
  ap_claims claims[AP_TRACKS];
  const char *currency; /* NULL: no money is shown; else of the next two */
  ap_year_cost *costs;  /* of the plan's years */
  ap_year_cost cost_sum;
  bool unpriced;        /* the scenario's money does not price the plan */
  ap_diagnostics *told; /* why not; NULL: there was nothing to price */
} ap_plan_report;

/* AP_OK; AP_BAD_INPUT, told; AP_MACHINE. To be freed in any case. */
ap_status ap_plan_report_make(const ap_plan *plan, const ap_replan *replan, const ap_provenance *provenance,
                              ap_diagnostics *diagnostics, ap_plan_report *report);
void ap_plan_report_free(ap_plan_report *report);

/* The plan year in which the unit's audit is due first; before the plan's first year where it is overdue. */
static inline int ap_due_year(const ap_plan_report *report, const ap_unit *unit) {
  return report->scenario->start_year + unit->due - 1;
}

/* ---- the sections, each in a file of its own ---- */

/* The answer first. */
void ap_add_plan_answers(ap_page *page, const ap_plan_report *report);
/* What was changed, and why. */
void ap_add_changes_section(ap_page *page, const ap_plan_report *report);
/* The years: a chart of both tracks with their bounds, and each track's years in numbers. */
void ap_add_years_section(ap_page *page, const ap_plan_report *report);
/* What is audited when: filter, matrix of objectives by years, list of items. */
void ap_add_audits_section(ap_page *page, const ap_plan_report *report);
void ap_add_items(ap_page *page, const ap_plan_report *report);
/* The words of a row for the filter, in place of what is in `words`: its standard's letter, d or n (direct or not), o
 * (overdue), u (no audit at all), x and i by themselves and with the number of each year. */
void ap_set_filter_words(ap_text *words, const ap_plan_report *report, const ap_item *item, bool direct, bool overdue,
                         const ap_years years[]);
/* The rules, and the clauses that they come from. */
void ap_add_rules_section(ap_page *page, const ap_plan_report *report);
/* What is known of peak, total and spread, the certificate, and how it is verified. */
void ap_add_proof_section(ap_page *page, const ap_plan_report *report);

#endif
