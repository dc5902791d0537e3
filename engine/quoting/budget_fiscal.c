/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From plan years to fiscal years: costs by months, payments by their month. */
#include "quoting/budget_parts.h"
#include "support/apportion.h"
#include <stdlib.h>

/* Months are counted from January of the year 0. */
static int64_t first_month(const ap_budget *budget, int plan_year) {
  return (int64_t)plan_year * AP_MONTHS_OF_A_YEAR + budget->plan->scenario->start_month - 1;
}

/* A fiscal year bears the number of the year that it begins in. All months are above zero. */
static int fiscal_year_of(const ap_budget *budget, int64_t month) {
  return (int)((month - (budget->purse->fiscal_start_month - 1)) / AP_MONTHS_OF_A_YEAR);
}

static void add_piece(ap_budget *budget, int fiscal_year, int plan_year, ap_track track, int64_t cost, int64_t cash) {
  for (size_t i = 0; i < budget->piece_count; i++) {
    ap_fiscal_piece *piece = &budget->pieces[i];
    if (piece->fiscal_year == fiscal_year && piece->plan_year == plan_year && piece->track == track) {
      piece->cost += cost;
      piece->cash += cash;
      return;
    }
  }
  if (cost != 0 || cash != 0) {
    budget->pieces[budget->piece_count++] = (ap_fiscal_piece){
        .fiscal_year = fiscal_year, .plan_year = plan_year, .track = track, .cost = cost, .cash = cash};
  }
}

/* The cost of a plan year falls evenly on its months. */
static bool split_cost(ap_budget *budget, ap_arena *scratch, int plan_year, ap_track track, int64_t amount) {
  int64_t begin = first_month(budget, plan_year);
  int fiscal_year = fiscal_year_of(budget, begin);
  int64_t months[2] = {0};
  int64_t shares[2];
  for (int64_t month = begin; month < begin + AP_MONTHS_OF_A_YEAR; month++) {
    months[fiscal_year_of(budget, month) - fiscal_year]++;
  }
  if (!ap_apportion(amount, months, 2, scratch, shares)) {
    return false;
  }
  for (int i = 0; i < 2; i++) {
    add_piece(budget, fiscal_year + i, plan_year, track, shares[i], track == AP_INTERNAL ? shares[i] : 0);
  }
  return true;
}

static bool pay_fee(ap_budget *budget, ap_arena *scratch, int plan_year, int64_t fee) {
  const ap_purse *purse = budget->purse;
  int64_t *shares = ap_arena_allocate(scratch, purse->payment_count, sizeof *shares);
  int64_t *amounts = ap_arena_allocate(scratch, purse->payment_count, sizeof *amounts);
  for (size_t i = 0; i < purse->payment_count && shares != NULL; i++) {
    shares[i] = purse->payments[i].share;
  }
  if (shares == NULL || amounts == NULL || !ap_apportion(fee, shares, purse->payment_count, scratch, amounts)) {
    return false;
  }
  for (size_t i = 0; i < purse->payment_count; i++) {
    const ap_payment *payment = &purse->payments[i];
    int64_t from = first_month(budget, plan_year) + (payment->at == AP_AT_END ? AP_MONTHS_OF_A_YEAR - 1 : 0);
    int64_t month = from + payment->months;
    ap_due_payment *due = &budget->payments[budget->payment_count++];
    *due = (ap_due_payment){.plan_year = plan_year,
                            .payment = i,
                            .year = (int)(month / AP_MONTHS_OF_A_YEAR),
                            .month = (int)(month % AP_MONTHS_OF_A_YEAR) + 1,
                            .fiscal_year = fiscal_year_of(budget, month),
                            .amount = amounts[i]};
    add_piece(budget, due->fiscal_year, plan_year, AP_EXTERNAL, 0, due->amount);
  }
  return true;
}

static int by_fiscal_year(const void *left, const void *right) {
  const ap_fiscal_piece *a = left;
  const ap_fiscal_piece *b = right;
  if (a->fiscal_year != b->fiscal_year) {
    return a->fiscal_year < b->fiscal_year ? -1 : 1;
  }
  if (a->plan_year != b->plan_year) {
    return a->plan_year < b->plan_year ? -1 : 1;
  }
  return (a->track > b->track) - (a->track < b->track);
}

/* From the first to the last fiscal year that a plan year lies in or a payment falls in. */
static bool begin_fiscal_years(ap_budget *budget) {
  int years = budget->plan->scenario->years;
  int first = fiscal_year_of(budget, first_month(budget, budget->costs[0].year));
  int last = fiscal_year_of(budget, first_month(budget, budget->costs[0].year + years) - 1);
  for (size_t i = 0; i < budget->piece_count; i++) {
    int year = budget->pieces[i].fiscal_year;
    first = year < first ? year : first;
    last = year > last ? year : last;
  }
  budget->fiscal_count = (size_t)(last - first) + 1;
  budget->fiscal = ap_arena_allocate(&budget->arena, budget->fiscal_count, sizeof *budget->fiscal);
  for (size_t i = 0; i < budget->fiscal_count && budget->fiscal != NULL; i++) {
    budget->fiscal[i].year = first + (int)i;
  }
  return budget->fiscal != NULL;
}

/* What is added up here is a part of what was added up before without overflow. */
static void fill_fiscal_years(ap_budget *budget) {
  int first = budget->fiscal[0].year;
  int64_t begin = first_month(budget, budget->costs[0].year);
  int64_t end = begin + (int64_t)budget->plan->scenario->years * AP_MONTHS_OF_A_YEAR;
  for (int64_t month = begin; month < end; month++) {
    budget->fiscal[fiscal_year_of(budget, month) - first].months++;
  }
  for (size_t i = 0; i < budget->piece_count; i++) {
    const ap_fiscal_piece *piece = &budget->pieces[i];
    ap_fiscal_year *year = &budget->fiscal[piece->fiscal_year - first];
    int64_t *of_track = piece->track == AP_EXTERNAL ? &year->external : &year->internal;
    *of_track += piece->cost;
    year->paid_external += piece->track == AP_EXTERNAL ? piece->cash : 0;
    year->cost += piece->cost;
    year->cash += piece->cash;
  }
}

bool ap_budget_split(ap_budget *budget) {
  size_t years = (size_t)budget->plan->scenario->years;
  size_t payments = budget->purse->payment_count;
  ap_arena scratch = {0};
  budget->payments = ap_arena_allocate(&budget->arena, years * payments, sizeof *budget->payments);
  /* two pieces of either cost, and one of each payment */
  budget->pieces = ap_arena_allocate(&budget->arena, years * (4 + payments), sizeof *budget->pieces);
  bool split = budget->payments != NULL && budget->pieces != NULL;
  for (size_t t = 0; t < years && split; t++) {
    const ap_year_cost *cost = &budget->costs[t];
    split = split_cost(budget, &scratch, cost->year, AP_EXTERNAL, cost->external) &&
            split_cost(budget, &scratch, cost->year, AP_INTERNAL, cost->internal) &&
            pay_fee(budget, &scratch, cost->year, cost->external);
  }
  ap_arena_free(&scratch);
  if (!split || !begin_fiscal_years(budget)) {
    return false;
  }
  qsort(budget->pieces, budget->piece_count, sizeof *budget->pieces, by_fiscal_year);
  fill_fiscal_years(budget);
  return true;
}
