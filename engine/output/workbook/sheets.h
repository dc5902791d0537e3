/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheets that workbooks are put together from. Each begins its sheet, which stands behind those begun before it,
 * and may be filled after them. */
#ifndef AP_OUTPUT_WORKBOOK_SHEETS_H
#define AP_OUTPUT_WORKBOOK_SHEETS_H

#include "lifecycle/standing.h"
#include "output/matrix.h"
#include "output/workbook/leaf.h"
#include "planning/plan.h"
#include "quoting/budget.h"
#include "quoting/quote.h"

/* ---- the audits: a row of plan.csv each ---- */

/* Where an audit of a plan made anew comes from. */
typedef enum ap_audit_origin { AP_AUDIT_PLANNED, AP_AUDIT_FROZEN, AP_AUDIT_KEPT, AP_AUDIT_ADDED } ap_audit_origin;

typedef struct ap_audit {
  int year;
  ap_track track;
  const ap_item *item; /* NULL: the catalog does not have it, and its ID and standard are the file's word */
  const char *id;
  const char *standard; /* or NULL */
  const char *objective;
  const char *rules;
  int64_t minutes; /* below 0: unknown */
  ap_audit_origin origin;
} ap_audit;

typedef struct ap_audits {
  const ap_scenario *scenario;
  const ap_audit *rows;
  size_t count;
  bool anew; /* it is told where each comes from */
} ap_audits;

/* Columns of their sheet. */
enum { AP_AUDITS_YEAR, AP_AUDITS_TRACK, AP_AUDITS_ID = 4, AP_AUDITS_HOURS = 8 };

typedef struct ap_audits_sheet {
  ap_sheet *sheet;
  ap_range years, tracks, hours; /* of its rows, for formulas */
} ap_audits_sheet;

ap_audits_sheet ap_audits_begin(ap_book *book, const ap_audits *audits);
void ap_audits_fill(const ap_audits_sheet *into, const ap_audits *audits);

/* The audits of a plan. NULL where memory is short. */
ap_audit *ap_audits_of_plan(const ap_plan *plan, ap_arena *arena);

/* ---- the others ---- */

/* The matrix of objectives by years: as a plan's audits stand on the scenario's day, in memory of the arena. AP_OK;
 * AP_MACHINE, told. */
ap_status ap_coverage_gather(const ap_scenario *scenario, const ap_years *const audited[AP_TRACKS], ap_arena *arena,
                             ap_diagnostics *diagnostics, ap_matrix *matrix);
void ap_add_coverage_sheet(ap_book *book, const ap_matrix *matrix);

/* Items and hours, fee, estimate and saving of a contract, and of the same under the scheme that it is held against. */
void ap_add_quote_sheet(ap_book *book, const ap_quote *quote, const ap_quote *other);
void ap_add_quote_answer(ap_leaf *leaf, const ap_quote *quote, const ap_quote *other);

/* By fiscal and by plan year, as it is paid, and what rules and domains add. */
void ap_add_budget_sheet(ap_book *book, const ap_budget *budget);
void ap_add_budget_answer(ap_leaf *leaf, const ap_budget *budget);

/* How each objective stands. */
void ap_add_standings_sheet(ap_book *book, const ap_standings *standings);
/* How many stand how, and the round with its chart, on a leaf that was begun. */
void ap_add_standings_answer(ap_leaf *leaf, const ap_standings *standings);
void ap_add_round(ap_leaf *leaf, const ap_standings *standings);

/* What a plan comes to, on a leaf that was begun: the answer of each track, the criteria and what is known of them, the
 * years with their charts, remarks, and what the plan was made from. */
enum { AP_PLAN_LEAF_COLUMNS = 9 };
void ap_add_plan_answer(ap_leaf *leaf, const ap_plan *plan);
void ap_add_plan_criteria(ap_leaf *leaf, const ap_plan *plan);
void ap_add_plan_years_table(ap_leaf *leaf, const ap_plan *plan, const ap_audits_sheet *audits);
void ap_add_plan_remarks_to(ap_leaf *leaf, const ap_plan *plan);
void ap_add_origin(ap_leaf *leaf, const ap_scenario *scenario);

#endif
