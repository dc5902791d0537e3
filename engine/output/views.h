/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands print. Each adds to `text`; text->failed says that memory ran short on the way.
 * Text views are for people, in the language of `view`; CSV and JSON never depend on the language. */
#ifndef AP_OUTPUT_VIEWS_H
#define AP_OUTPUT_VIEWS_H

#include "checking/check.h"
#include "lifecycle/calendar.h"
#include "lifecycle/replan.h"
#include "lifecycle/screen.h"
#include "lifecycle/standing.h"
#include "lifecycle/verify_evidence.h"
#include "output/clauses.h"
#include "output/style.h"
#include "planning/explain.h"
#include "portfolio/firm.h"
#include "quoting/budget.h"
#include "quoting/comparison.h"
#include "quoting/quote.h"
#include "scheme/provenance.h"

void ap_plan_text(const ap_plan *plan, const ap_view *view, ap_text *text);
/* The matrix of objectives by years; stands behind the plan's text. */
typedef struct ap_matrix_room {
  size_t columns; /* of the terminal */
  size_t lines;   /* 0: as many as it takes */
  bool always;    /* shown where it does not fit, too; else nothing is added then */
} ap_matrix_room;
/* AP_OK, also where it does not fit or memory is short (text->failed); AP_BAD_INPUT, told, as ap_plan_make(). */
ap_status ap_plan_matrix_text(const ap_plan *plan, const ap_matrix_room *room, const ap_view *view,
                              ap_diagnostics *diagnostics, ap_text *text);
/* What ap_explain() found of a track; stands behind the plan's text. */
void ap_explanation_text(const ap_plan *plan, ap_track track, const ap_explanation *explanation, const ap_view *view,
                         ap_text *text);
void ap_plan_csv(const ap_plan *plan, ap_text *text);
void ap_plan_json(const ap_plan *plan, ap_text *text);
/* A workbook. Where it is not written that is told: AP_BAD_INPUT where there are more rows than a sheet has, else
 * AP_MACHINE; so for all workbooks. */
ap_status ap_plan_workbook(const ap_plan *plan, const ap_view *view, ap_diagnostics *diagnostics, ap_text *text);
/* A page, with where the rules come from; `provenance` may be NULL. Where the scenario's money does not price the plan
 * the page goes without it, and says why. AP_OK; AP_BAD_INPUT, told, where the scenario's units cannot be had. */
ap_status ap_plan_page(const ap_plan *plan, const ap_provenance *provenance, const ap_view *view,
                       ap_diagnostics *diagnostics, ap_text *text);
/* One plan year as an OSCAL assessment plan (NIST, 1.0.6); `calendar` dates its tasks, or is NULL. */
void ap_plan_oscal(const ap_plan *plan, const ap_calendar *calendar, int year, ap_text *text);

/* The plan of the open years, then every change with its cause. `earlier` is the path of the earlier plan. */
void ap_replan_text(const ap_replan *replan, const char *earlier, const ap_view *view, ap_text *text);
/* plan.csv: the rows of frozen years as they are, then those of the open years, in the columns of the earlier plan. */
void ap_replan_csv(const ap_replan *replan, ap_text *text);
void ap_replan_json(const ap_replan *replan, ap_text *text);
/* As ap_plan_page(). */
ap_status ap_replan_page(const ap_replan *replan, const char *earlier, const ap_provenance *provenance,
                         const ap_view *view, ap_diagnostics *diagnostics, ap_text *text);
ap_status ap_replan_workbook(const ap_replan *replan, const char *earlier, const ap_view *view,
                             ap_diagnostics *diagnostics, ap_text *text);
/* As ap_plan_oscal(), of an open or a frozen year. */
void ap_replan_oscal(const ap_replan *replan, const ap_calendar *calendar, int year, ap_text *text);
/* The list of changes. */
void ap_changes_csv(const ap_replan *replan, ap_text *text);

void ap_check_text(const ap_check *check, const ap_view *view, ap_text *text);
void ap_check_json(const ap_check *check, ap_text *text);
ap_status ap_check_workbook(const ap_check *check, const ap_view *view, ap_diagnostics *diagnostics, ap_text *text);
/* `provenance`, or NULL, has the titles of what the rules come from. */
void ap_check_page(const ap_check *check, const ap_provenance *provenance, const ap_view *view, ap_text *text);

/* The manifest of a plan's evidence. */
void ap_evidence_json(const ap_evidence *evidence, ap_text *text);
/* What became of evidence, then what a check of its plan found; `check` is NULL where it was not checked. `build` is
 * that of this program. */
void ap_verification_text(const ap_verification *verification, const char *build, const ap_check *check,
                          const ap_view *view, ap_text *text);
void ap_verification_json(const ap_verification *verification, const ap_check *check, ap_text *text);

void ap_tag_text(const ap_scenario *scenario, const ap_view *view, ap_text *text);
void ap_tag_csv(const ap_scenario *scenario, ap_text *text);
void ap_tag_json(const ap_scenario *scenario, ap_text *text);

void ap_standings_text(const ap_standings *standings, const char *plan, const ap_view *view, ap_text *text);
void ap_standings_csv(const ap_standings *standings, ap_text *text);
/* `audited` has each track's years of each item by ap_item.index. */
ap_status ap_standings_workbook(const ap_standings *standings, const ap_years *const audited[AP_TRACKS],
                                const ap_view *view, ap_diagnostics *diagnostics, ap_text *text);
void ap_standings_json(const ap_standings *standings, ap_text *text);
void ap_standings_page(const ap_standings *standings, const char *plan, const ap_view *view, ap_text *text);

/* `cited`, of what the schemes' rules come from, may be NULL. */
void ap_rules_text(const ap_scheme *const *schemes, size_t count, const ap_cited *cited, const ap_view *view,
                   ap_text *text);
void ap_rules_json(const ap_scheme *const *schemes, size_t count, const ap_cited *cited, ap_text *text);

void ap_screen_text(const ap_screening *screening, const ap_view *view, ap_text *text);
void ap_screen_csv(const ap_screening *screening, ap_text *text);
void ap_screen_json(const ap_screening *screening, ap_text *text);
/* A list of target businesses, as the YAML file that it may be read from. */
void ap_businesses_yaml(const ap_business_list *list, ap_text *text);

void ap_budget_text(const ap_budget *budget, const ap_view *view, ap_text *text);
void ap_budget_csv(const ap_budget *budget, ap_text *text);
ap_status ap_budget_workbook(const ap_budget *budget, const ap_view *view, ap_diagnostics *diagnostics, ap_text *text);
void ap_budget_json(const ap_budget *budget, ap_text *text);
void ap_budget_page(const ap_budget *budget, const ap_view *view, ap_text *text);

void ap_comparison_text(const ap_comparison *comparison, const ap_view *view, ap_text *text);
void ap_comparison_csv(const ap_comparison *comparison, ap_text *text);
ap_status ap_comparison_workbook(const ap_comparison *comparison, const ap_view *view, ap_diagnostics *diagnostics,
                                 ap_text *text);
void ap_comparison_json(const ap_comparison *comparison, ap_text *text);
void ap_comparison_page(const ap_comparison *comparison, const ap_view *view, ap_text *text);

/* A contract, and `other`: the same under the scheme that it is held against. */
void ap_quote_text(const ap_quote *quote, const ap_quote *other, const ap_view *view, ap_text *text);
void ap_quote_csv(const ap_quote *quote, const ap_quote *other, ap_text *text);
ap_status ap_quote_workbook(const ap_quote *quote, const ap_quote *other, const ap_view *view,
                            ap_diagnostics *diagnostics, ap_text *text);
void ap_quote_json(const ap_quote *quote, const ap_quote *other, ap_text *text);
void ap_quote_page(const ap_quote *quote, const ap_quote *other, const ap_view *view, ap_text *text);

/* The firm's totals. */
void ap_portfolio_text(const ap_firm *firm, const ap_view *view, ap_text *text);
void ap_portfolio_json(const ap_firm *firm, ap_text *text);
void ap_portfolio_page(const ap_firm *firm, const ap_view *view, ap_text *text);

void ap_calendar_text(const ap_calendar *calendar, const ap_view *view, ap_text *text);
void ap_calendar_csv(const ap_calendar *calendar, ap_text *text);
void ap_calendar_json(const ap_calendar *calendar, ap_text *text);
/* iCalendar, whose words are in the view's language. */
void ap_calendar_ics(const ap_calendar *calendar, const ap_view *view, ap_text *text);

#endif
