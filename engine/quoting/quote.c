/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quoting/quote.h"
#include "quoting/effort.h"
#include "quoting/set_up_fees.h"
#include "support/allocate.h"
#include "support/diagnose.h"
#include "support/rounding.h"

/* What is being made. */
typedef struct quoting {
  ap_quote *quote;
  bool overflowed;
} quoting;

static void fit(quoting *at, bool fits) { at->overflowed = at->overflowed || !fits; }

static void add(quoting *at, int64_t *sum, int64_t part) { fit(at, !ap_add_overflows(*sum, part, sum)); }

static ap_quote_part part_of(const ap_scenario *scenario, const ap_item *item) {
  switch (item->standard) {
  case AP_GOVERNANCE:
    return AP_PART_GOVERNANCE;
  case AP_MANAGEMENT:
    return AP_PART_MANAGEMENT;
  case AP_CONTROL:
    break;
  }
  return ap_has_tag(scenario->tagged, item, "direct") ? AP_PART_DIRECT : AP_PART_OTHER;
}

static ap_standard standard_of(ap_quote_part part) {
  return part == AP_PART_GOVERNANCE ? AP_GOVERNANCE : part == AP_PART_MANAGEMENT ? AP_MANAGEMENT : AP_CONTROL;
}

static void add_work(quoting *at, const ap_part_work *work, ap_part_work *sum) {
  add(at, &sum->items, work->items);
  add(at, &sum->minutes, work->minutes);
  add(at, &sum->design, work->design);
  add(at, &sum->operational, work->operational);
}

/* The plan's external rows of a year: those from `first` on. Returns where the next year's begin. */
static size_t count_rows(quoting *at, ap_quote_year *year, size_t first, ap_effort *effort) {
  const ap_plan *plan = at->quote->plan;
  size_t i = first;
  for (; i < plan->row_count && plan->rows[i].year == year->year; i++) {
    const ap_plan_row *row = &plan->rows[i];
    if (row->track != AP_EXTERNAL) {
      continue;
    }
    ap_part_work *work = &year->parts[part_of(plan->scenario, row->item)];
    work->items++;
    add(at, &work->minutes, row->minutes);
    if (at->quote->terms != NULL) {
      ap_effort_add(effort, &at->quote->terms->standards[row->item->standard], row->minutes);
    }
  }
  return i;
}

static void split_parts(quoting *at, ap_quote_year *year) {
  const ap_terms *terms = at->quote->terms;
  for (int part = 0; part < AP_QUOTE_PARTS; part++) {
    ap_part_work *work = &year->parts[part];
    if (terms != NULL) {
      int design = terms->standards[standard_of((ap_quote_part)part)].design;
      fit(at, !ap_ratio_overflows(work->minutes, design, AP_PERCENT, &work->design));
      work->operational = work->minutes - work->design;
    }
    add_work(at, work, &year->all);
  }
}

static int64_t set_up_fees(quoting *at, size_t first, size_t last) {
  int64_t fees = 0;
  fit(at, ap_set_up_fees(at->quote->plan, AP_EXTERNAL, first, last, &fees));
  return fees;
}

/* What the work would cost if it took the effort at z. */
static void estimate(quoting *at, const ap_effort *effort, int z, const ap_quote_year *year, ap_estimate *made) {
  ap_quote *quote = at->quote;
  ap_fee fee = {0};
  fit(at, ap_effort_at(effort, quote->terms->correlation, z, &made->minutes));
  add(at, &made->minutes, year->set_up_minutes);
  fit(at, ap_fee_reckon(quote->terms, made->minutes, year->fee.set_ups, &quote->arena, &fee));
  made->cost = fee.total - fee.contingency;
}

static void price(quoting *at, ap_quote_year *year, const ap_effort *effort, int64_t fees) {
  ap_quote *quote = at->quote;
  if (quote->terms == NULL) {
    return;
  }
  fit(at, ap_fee_reckon(quote->terms, year->minutes, fees, &quote->arena, &year->fee));
  estimate(at, effort, AP_Z_P50, year, &year->p50);
  estimate(at, effort, AP_Z_P80, year, &year->p80);
}

/* Years vary alike, so that what they stay below may be summed. */
static void add_year(quoting *at, const ap_quote_year *year) {
  ap_quote_year *sum = &at->quote->sum;
  for (int part = 0; part < AP_QUOTE_PARTS; part++) {
    add_work(at, &year->parts[part], &sum->parts[part]);
  }
  add_work(at, &year->all, &sum->all);
  add(at, &sum->set_up_minutes, year->set_up_minutes);
  add(at, &sum->minutes, year->minutes);
  add(at, &sum->p50.minutes, year->p50.minutes);
  add(at, &sum->p50.cost, year->p50.cost);
  add(at, &sum->p80.minutes, year->p80.minutes);
  add(at, &sum->p80.cost, year->p80.cost);
  fit(at, at->quote->terms == NULL || ap_fee_add(&year->fee, at->quote->terms->grade_count, &sum->fee));
}

static void quote_years(quoting *at) {
  ap_quote *quote = at->quote;
  const ap_track_plan *track = &quote->plan->tracks[AP_EXTERNAL];
  size_t row = 0;
  for (int t = 0; t < quote->year_count && !at->overflowed; t++) {
    ap_quote_year *year = &quote->years[t];
    ap_effort effort = {0};
    year->year = quote->plan->scenario->start_year + t;
    size_t next = count_rows(at, year, row, &effort);
    split_parts(at, year);
    year->set_up_minutes = track->empty ? 0 : track->years[t].set_up_minutes;
    year->minutes = year->set_up_minutes;
    add(at, &year->minutes, year->all.minutes);
    price(at, year, &effort, set_up_fees(at, row, next));
    if (!at->overflowed) {
      add_year(at, year);
    }
    row = next;
  }
}

ap_status ap_quote_make(const ap_plan *plan, ap_diagnostics *diagnostics, ap_quote **result) {
  ap_quote *quote = ap_allocate(1, sizeof *quote);
  if (quote == NULL) {
    ap_diagnose_plain(diagnostics, NULL, AP_D_OUT_OF_MEMORY);
    return AP_MACHINE;
  }
  quoting at = {.quote = quote};
  quote->plan = plan;
  quote->terms = plan->scenario->terms;
  quote->year_count = plan->scenario->years;
  quote->years = ap_arena_allocate(&quote->arena, (size_t)quote->year_count, sizeof *quote->years);
  bool begun = quote->terms == NULL || ap_fee_begin(quote->terms->grade_count, &quote->arena, &quote->sum.fee);
  if (quote->years != NULL && begun) {
    quote_years(&at);
  }
  if (quote->arena.failed || at.overflowed) {
    ap_place place = {.file = plan->scenario->file};
    ap_status status = quote->arena.failed ? AP_MACHINE : AP_BAD_INPUT;
    ap_diagnose_plain(diagnostics, status == AP_MACHINE ? NULL : &place,
                      status == AP_MACHINE ? AP_D_OUT_OF_MEMORY : AP_D_QUOTE_TOO_LARGE);
    ap_quote_free(quote);
    return status;
  }
  *result = quote;
  return AP_OK;
}

void ap_quote_free(ap_quote *quote) {
  if (quote != NULL) {
    ap_plan_free(quote->own_plan);
    ap_arena_free(&quote->own_scenario);
    ap_arena_free(&quote->arena);
    ap_release(quote);
  }
}
