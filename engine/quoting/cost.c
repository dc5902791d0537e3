/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quoting/cost.h"
#include "quoting/quote.h"
#include "quoting/set_up_fees.h"
#include "scheme/names.h"
#include "support/diagnose.h"
#include "support/rounding.h"

/* What is being priced. */
typedef struct pricing {
  const ap_plan *plan;
  ap_diagnostics *diagnostics;
  ap_year_cost *costs;
  bool overflowed;
  ap_status status; /* AP_BAD_INPUT once work without a price was told */
} pricing;

ap_fee_source ap_fee_source_of(const ap_scenario *scenario) {
  if (scenario->terms != NULL) {
    return AP_FEE_OF_QUOTE;
  }
  if (scenario->purse == NULL) {
    return AP_FEE_UNKNOWN;
  }
  return scenario->purse->external_per_hour > 0 ? AP_FEE_BY_HOUR : AP_FEE_BY_RATES;
}

const char *ap_currency_of(const ap_scenario *scenario) {
  if (scenario->purse != NULL) {
    return scenario->purse->currency;
  }
  return scenario->terms != NULL ? scenario->terms->currency : NULL;
}

static void fit(pricing *at, bool fits) { at->overflowed = at->overflowed || !fits; }

static void add(pricing *at, int64_t *sum, int64_t part) { fit(at, !ap_add_overflows(*sum, part, sum)); }

/* ---- work at rates ---- */

static int64_t rate_of(const ap_scenario *scenario, ap_track track, const char *skill) {
  if (track == AP_EXTERNAL && scenario->purse->external_per_hour > 0) {
    return scenario->purse->external_per_hour;
  }
  return ap_rate_of(&scenario->constraints, track, skill);
}

/* Told once: the price of one item is most often that of all. */
static void tell_no_rate(pricing *at, ap_track track, const char *what) {
  ap_place place = {.file = at->plan->scenario->file};
  ap_diagnose(at->diagnostics, &place, AP_D_BUDGET_NO_RATE, "%s" AP_NEXT "%s" AP_NEXT "%s", ap_track_names[track], what,
              track == AP_EXTERNAL ? "quote, budget.external_per_hour or rates" : "rates");
  at->status = AP_BAD_INPUT;
}

/* Adds minutes at a rate: sixtieths of the smallest unit. */
static void add_work(pricing *at, ap_track track, const char *skill, const char *what, int64_t minutes, ap_wide *work) {
  int64_t rate = rate_of(at->plan->scenario, track, skill);
  if (rate == 0 && minutes > 0 && at->status == AP_OK) {
    tell_no_rate(at, track, what);
  }
  *work += (ap_wide)minutes * rate;
}

/* The work of a year's rows and set-ups on a track. `first` is the year's first row, `last` the one after its last. */
static int64_t price_work(pricing *at, ap_track track, int offset, size_t first, size_t last) {
  const ap_plan *plan = at->plan;
  const ap_track_plan *planned = &plan->tracks[track];
  ap_wide work = 0;
  for (size_t i = first; i < last; i++) {
    const ap_plan_row *row = &plan->rows[i];
    if (row->track == track) {
      add_work(at, track, row->item->skill, row->item->id, row->minutes, &work);
    }
  }
  if (!planned->empty && planned->years[offset].set_up_minutes > 0) {
    add_work(at, track, NULL, "set_ups", planned->years[offset].set_up_minutes, &work);
  }
  ap_wide rounded = (work + AP_MINUTES_OF_AN_HOUR / 2) / AP_MINUTES_OF_AN_HOUR;
  fit(at, rounded == (ap_wide)(int64_t)rounded);
  return (int64_t)rounded;
}

/* ---- the years ---- */

static void price_external(pricing *at, int offset, size_t first, size_t last) {
  int64_t fees = 0;
  ap_year_cost *cost = &at->costs[offset];
  cost->external = price_work(at, AP_EXTERNAL, offset, first, last);
  fit(at, ap_set_up_fees(at->plan, AP_EXTERNAL, first, last, &fees));
  add(at, &cost->external, fees);
}

static void price_internal(pricing *at, int offset, size_t first, size_t last) {
  ap_year_cost *cost = &at->costs[offset];
  cost->work = price_work(at, AP_INTERNAL, offset, first, last);
  fit(at, !ap_ratio_overflows(cost->work, at->plan->scenario->purse->overhead, AP_PERCENT, &cost->overhead));
  fit(at, ap_set_up_fees(at->plan, AP_INTERNAL, first, last, &cost->set_ups));
  add(at, &cost->internal, cost->work);
  add(at, &cost->internal, cost->overhead);
  add(at, &cost->internal, cost->set_ups);
}

static void price_years(pricing *at) {
  const ap_scenario *scenario = at->plan->scenario;
  bool by_rates = scenario->terms == NULL;
  size_t first = 0;
  for (int t = 0; t < scenario->years; t++) {
    size_t last = first;
    while (last < at->plan->row_count && at->plan->rows[last].year == at->costs[t].year) {
      last++;
    }
    if (scenario->purse != NULL && by_rates) {
      price_external(at, t, first, last);
    }
    if (scenario->purse != NULL) {
      price_internal(at, t, first, last);
    }
    first = last;
  }
}

static ap_status take_quote(pricing *at) {
  ap_quote *quote = NULL;
  if (at->plan->scenario->terms == NULL) {
    return AP_OK;
  }
  ap_status status = ap_quote_make(at->plan, at->diagnostics, &quote);
  for (int t = 0; t < at->plan->scenario->years && status == AP_OK; t++) {
    at->costs[t].external = quote->years[t].fee.total;
  }
  ap_quote_free(quote);
  return status;
}

static void add_up(pricing *at, ap_year_cost *sum) {
  for (int t = 0; t < at->plan->scenario->years; t++) {
    ap_year_cost *cost = &at->costs[t];
    add(at, &cost->total, cost->external);
    add(at, &cost->total, cost->internal);
    add(at, &sum->external, cost->external);
    add(at, &sum->work, cost->work);
    add(at, &sum->overhead, cost->overhead);
    add(at, &sum->set_ups, cost->set_ups);
    add(at, &sum->internal, cost->internal);
    add(at, &sum->total, cost->total);
  }
}

ap_status ap_cost_years(const ap_plan *plan, ap_diagnostics *diagnostics, ap_year_cost *costs, ap_year_cost *sum) {
  pricing at = {.plan = plan, .diagnostics = diagnostics, .costs = costs};
  *sum = (ap_year_cost){0};
  for (int t = 0; t < plan->scenario->years; t++) {
    costs[t] = (ap_year_cost){.year = plan->scenario->start_year + t};
  }
  ap_status status = take_quote(&at);
  if (status != AP_OK) {
    return status;
  }
  price_years(&at);
  add_up(&at, sum);
  if (at.overflowed) {
    ap_place place = {.file = plan->scenario->file};
    ap_diagnose_plain(diagnostics, &place, AP_D_QUOTE_TOO_LARGE);
    return AP_BAD_INPUT;
  }
  return at.status;
}
