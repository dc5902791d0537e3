/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The provider's money: by fiscal year as it arises and as it is paid, by plan year, and what rules and domains add. */
#include "output/facts.h"
#include "output/money.h"
#include "output/names.h"
#include "output/translate.h"
#include "output/workbook/chart.h"
#include "output/workbook/sheets.h"
#include <stdio.h>

enum { COLUMNS = 6, CHART_WIDTH = 390, CHART_HEIGHT = 280, SECOND_CHART_COLUMN = 3, EXTERNAL = 1, INTERNAL, TOGETHER };

static const ap_look money = {.kind = AP_CELL_MONEY, .part = AP_LOOK_BODY};
static const ap_look money_sum = {.kind = AP_CELL_MONEY, .part = AP_LOOK_SUM};

/* "SUM(B5:B9)" of the column: from row `first` to the one above. */
static void add_column_sum(ap_leaf *leaf, uint32_t first, ap_look look, int64_t sum) {
  ap_sheet *sheet = leaf->sheet;
  const ap_range range = {first, sheet->column, sheet->row - 1, sheet->column};
  ap_cell_formula(sheet, look, AP_FORMULA(sheet->book, "SUM({0})", ap_range_text(sheet, range, false)), sum);
}

/* The sum of so many cells at the left. */
static void add_row_sum(ap_leaf *leaf, uint32_t cells, ap_look look, int64_t sum) {
  ap_sheet *sheet = leaf->sheet;
  const ap_range range = {sheet->row, sheet->column - cells, sheet->row, sheet->column - 1};
  ap_cell_formula(sheet, look, AP_FORMULA(sheet->book, "SUM({0})", ap_range_text(sheet, range, false)), sum);
}

/* ---- fiscal years ---- */

/* Returns the first row of years. */
static uint32_t add_fiscal_years(ap_leaf *leaf, const ap_budget *budget, bool paid) {
  const char *const heads[] = {_("year"), _("external"), _("internal"), _("together")};
  ap_leaf_heading(leaf, paid ? _("Cash by fiscal year") : _("Cost by fiscal year"));
  ap_leaf_head(leaf, heads, sizeof heads / sizeof heads[0], false);
  uint32_t first = leaf->sheet->row;
  for (size_t f = 0; f < budget->fiscal_count; f++) {
    const ap_fiscal_year *year = &budget->fiscal[f];
    ap_cell_number(leaf->sheet, AP_BODY(AP_CELL_YEAR), year->year);
    ap_cell_number(leaf->sheet, money, paid ? year->paid_external : year->external);
    ap_cell_number(leaf->sheet, money, year->internal);
    add_row_sum(leaf, 2, money_sum, paid ? year->cash : year->cost);
    ap_row_end(leaf->sheet);
  }
  ap_leaf_label(leaf, AP_LOOK_SUM, _("sum"));
  add_column_sum(leaf, first, money_sum, budget->sum.external);
  add_column_sum(leaf, first, money_sum, budget->sum.internal);
  add_column_sum(leaf, first, money_sum, budget->sum.total);
  ap_row_end(leaf->sheet);
  ap_leaf_blank(leaf);
  return first;
}

static void add_fiscal_chart(ap_leaf *leaf, const ap_budget *budget, const char *title, uint32_t first,
                             uint32_t corner) {
  uint32_t last = first + (uint32_t)budget->fiscal_count - 1;
  const ap_chart_series series[] = {
      {.name = _("external"), .values = {first, EXTERNAL, last, EXTERNAL}, .colour = AP_COLOUR_EXTERNAL},
      {.name = _("internal"), .values = {first, INTERNAL, last, INTERNAL}, .colour = AP_COLOUR_INTERNAL_LIGHT}};
  ap_chart_add(leaf->sheet, &(ap_chart){.form = AP_CHART_STACKED,
                                        .title = title,
                                        .axis = budget->purse->currency,
                                        .categories = {first, 0, last, 0},
                                        .series = series,
                                        .count = sizeof series / sizeof series[0],
                                        .row = leaf->sheet->row,
                                        .column = corner,
                                        .width = CHART_WIDTH,
                                        .height = CHART_HEIGHT});
}

/* ---- plan years ---- */

static void add_plan_years(ap_leaf *leaf, const ap_budget *budget) {
  const char *const heads[] = {_("year"),    _("external"), _("internal work"), _("overhead"),
                               _("set-ups"), _("internal"), _("together")};
  int years = budget->plan->scenario->years;
  ap_leaf_heading(leaf, _("Cost by plan year"));
  ap_leaf_head(leaf, heads, sizeof heads / sizeof heads[0], false);
  uint32_t first = leaf->sheet->row;
  for (int t = 0; t < years; t++) {
    const ap_year_cost *cost = &budget->costs[t];
    ap_cell_number(leaf->sheet, AP_BODY(AP_CELL_YEAR), cost->year);
    ap_cell_number(leaf->sheet, money, cost->external);
    ap_cell_number(leaf->sheet, money, cost->work);
    ap_cell_number(leaf->sheet, money, cost->overhead);
    ap_cell_number(leaf->sheet, money, cost->set_ups);
    add_row_sum(leaf, 3, money, cost->internal);
    const char *together = AP_FORMULA(leaf->sheet->book, "B{0}+F{0}", ap_decimal((int64_t)leaf->sheet->row + 1).digits);
    ap_cell_formula(leaf->sheet, money_sum, together, cost->total);
    ap_row_end(leaf->sheet);
  }
  const ap_year_cost *sum = &budget->sum;
  const int64_t sums[] = {sum->external, sum->work, sum->overhead, sum->set_ups, sum->internal, sum->total};
  ap_leaf_label(leaf, AP_LOOK_SUM, _("sum"));
  for (size_t i = 0; i < sizeof sums / sizeof sums[0]; i++) {
    add_column_sum(leaf, first, money_sum, sums[i]);
  }
  ap_row_end(leaf->sheet);
  ap_leaf_blank(leaf);
}

/* ---- peaks ---- */

static void add_peak(ap_leaf *leaf, const char *label, const ap_money_peak *peak) {
  ap_leaf_label(leaf, AP_LOOK_BODY, label);
  ap_cell_number(leaf->sheet, AP_BODY(AP_CELL_YEAR), peak->year);
  ap_cell_number(leaf->sheet, money, peak->largest);
  ap_cell_number(leaf->sheet, money, peak->average);
  ap_cell_number(leaf->sheet, AP_BODY(AP_CELL_PERCENT), peak->per_mille);
  ap_row_end(leaf->sheet);
}

static void add_peaks(ap_leaf *leaf, const ap_budget *budget) {
  const char *const heads[] = {"", _("year"), C_("year", "largest"), C_("year", "average"), _("of the average")};
  ap_leaf_heading(leaf, _("Peak against average"));
  ap_leaf_head(leaf, heads, sizeof heads / sizeof heads[0], false);
  add_peak(leaf, _("cost, plan years"), &budget->cost_peak);
  add_peak(leaf, _("cash, fiscal years"), &budget->cash_peak);
  ap_leaf_blank(leaf);
}

/* ---- when it is paid ---- */

static void add_payments(ap_leaf *leaf, const ap_budget *budget) {
  const char *const heads[] = {_("plan year"), _("fiscal year"), C_("of a payment", "month"),
                               C_("of a payment", "amount")};
  ap_leaf_heading(leaf, _("Payments of the external fee"));
  ap_leaf_head(leaf, heads, sizeof heads / sizeof heads[0], false);
  uint32_t first = leaf->sheet->row;
  ap_look month = {.kind = AP_CELL_TEXT, .part = AP_LOOK_BODY, .centred = true};
  for (size_t p = 0; p < budget->payment_count; p++) {
    const ap_due_payment *payment = &budget->payments[p];
    char name[32];
    snprintf(name, sizeof name, "%d-%02d", payment->year, payment->month);
    ap_cell_number(leaf->sheet, AP_BODY(AP_CELL_YEAR), payment->plan_year);
    ap_cell_number(leaf->sheet, AP_BODY(AP_CELL_YEAR), payment->fiscal_year);
    ap_cell_text(leaf->sheet, month, name);
    ap_cell_number(leaf->sheet, money, payment->amount);
    ap_row_end(leaf->sheet);
  }
  ap_leaf_label(leaf, AP_LOOK_SUM, _("sum"));
  ap_cell_empty(leaf->sheet, money_sum);
  ap_cell_empty(leaf->sheet, money_sum);
  if (budget->payment_count > 0) {
    add_column_sum(leaf, first, money_sum, budget->sum.external);
  }
  ap_row_end(leaf->sheet);
  ap_leaf_blank(leaf);
}

/* ---- what rules and domains add ---- */

static void add_rule(ap_leaf *leaf, const ap_rule_addition *addition) {
  static const ap_look more = {.kind = AP_CELL_MONEY_MORE, .part = AP_LOOK_BODY};
  const int64_t amounts[] = {addition->external, addition->internal, addition->total, addition->largest};
  ap_leaf_label(leaf, AP_LOOK_BODY, addition->rule->id);
  if (addition->outcome != AP_HAS_PLAN) {
    ap_cell_wide(leaf->sheet, AP_BODY(AP_CELL_TEXT),
                 addition->outcome == AP_HAS_NONE ? _("no plan without it") : _("not decided"), 4);
  }
  for (size_t i = 0; i < sizeof amounts / sizeof amounts[0] && addition->outcome == AP_HAS_PLAN; i++) {
    ap_cell_number(leaf->sheet, more, amounts[i]);
  }
  ap_row_end(leaf->sheet);
}

static void add_rules(ap_leaf *leaf, const ap_budget *budget) {
  const char *const heads[] = {_("rule"), _("external"), _("internal"), _("together"), _("of the largest year")};
  ap_leaf_heading(leaf, _("What each rule adds"));
  ap_leaf_head(leaf, heads, sizeof heads / sizeof heads[0], false);
  for (size_t r = 0; r < budget->rule_count; r++) {
    add_rule(leaf, &budget->rules[r]);
  }
  ap_leaf_note(
      leaf, AP_FAINT,
      _("Each was found by planning once more without the rule; where rules share items these do not add up."));
  ap_leaf_blank(leaf);
}

static void add_domains(ap_leaf *leaf, const ap_budget *budget) {
  const char *const heads[] = {_("domain"), _("hours"), _("external"), _("hours"), _("internal"), _("together")};
  int64_t sums[5] = {0};
  ap_leaf_heading(leaf, _("What each domain adds"));
  ap_leaf_head(leaf, heads, sizeof heads / sizeof heads[0], false);
  uint32_t first = leaf->sheet->row;
  for (size_t d = 0; d < budget->domain_count; d++) {
    const ap_domain_cost *domain = &budget->domains[d];
    const int64_t numbers[] = {domain->minutes[AP_EXTERNAL], domain->external, domain->minutes[AP_INTERNAL],
                               domain->internal, domain->total};
    ap_leaf_label(leaf, AP_LOOK_BODY,
                  domain->name == NULL
                      ? _("years without items")
                      : AP_FORMULA(leaf->sheet->book, _("{0} {1}"), ap_standard_title(domain->standard), domain->name));
    for (size_t i = 0; i < 5; i++) {
      sums[i] += numbers[i];
      ap_cell_number(leaf->sheet, AP_BODY(i == 0 || i == 2 ? AP_CELL_HOURS : AP_CELL_MONEY), numbers[i]);
    }
    ap_row_end(leaf->sheet);
  }
  ap_leaf_label(leaf, AP_LOOK_SUM, _("sum"));
  for (size_t i = 0; i < 5 && budget->domain_count > 0; i++) {
    add_column_sum(leaf, first, AP_LOOKS(i == 0 || i == 2 ? AP_CELL_HOURS : AP_CELL_MONEY, AP_LOOK_SUM), sums[i]);
  }
  ap_row_end(leaf->sheet);
  ap_leaf_note(leaf, AP_FAINT, _("Each year's money, shared out by the minutes of the domain's items."));
}

/* ---- the whole ---- */

void ap_add_budget_sheet(ap_book *book, const ap_budget *budget) {
  ap_leaf leaf = ap_leaf_begin(book, C_("sheet", "Budget"), COLUMNS, AP_LEAF_MONEY);
  uint32_t cost = add_fiscal_years(&leaf, budget, false);
  uint32_t cash = add_fiscal_years(&leaf, budget, true);
  if (budget->purse->fiscal_start_month != budget->plan->scenario->start_month) {
    ap_leaf_note(&leaf, AP_FAINT,
                 _("A plan year that spans two fiscal years is split by its months, in whole units of the currency "
                   "(largest remainder), so that the sums agree."));
  }
  add_fiscal_chart(&leaf, budget, _("Cost by fiscal year"), cost, 0);
  add_fiscal_chart(&leaf, budget, _("Cash by fiscal year"), cash, SECOND_CHART_COLUMN);
  ap_leaf_room(&leaf, CHART_HEIGHT);
  add_plan_years(&leaf, budget);
  add_peaks(&leaf, budget);
  add_payments(&leaf, budget);
  add_rules(&leaf, budget);
  add_domains(&leaf, budget);
}

void ap_add_budget_answer(ap_leaf *leaf, const ap_budget *budget) {
  const char *currency = budget->purse->currency;
  ap_book *book = leaf->sheet->book;
  ap_leaf_answer(leaf, _("cost of all years"), AP_STRONG,
                 AP_FORMULA(book, _("{0} {1}: {2} for external, {3} for internal audits"), currency,
                            ap_money(budget->sum.total, currency).digits,
                            ap_money(budget->sum.external, currency).digits,
                            ap_money(budget->sum.internal, currency).digits));
  ap_leaf_answer(leaf, _("largest fiscal year"), AP_STRONG,
                 AP_FORMULA(book, _("{0}: {1} {2} to be paid"), ap_year(budget->cash_peak.year).digits, currency,
                            ap_money(budget->cash_peak.largest, currency).digits));
}
