/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The format "auditplan/quote" (auditplan.5). */
#include "output/json_parts.h"
#include "output/json_text.h"
#include "output/names.h"
#include "output/quote_words.h"
#include "output/views.h"
#include "scheme/currency.h"

static json_t *auditor_json(const ap_auditor *auditor) {
  return auditor == NULL ? json_null()
                         : json_pack("{s:o, s:b, s:o}", "name", ap_json_words(&auditor->name), "registered",
                                     (int)auditor->registered, "number", ap_json_string(auditor->number));
}

static json_t *standards_json(const ap_terms *terms) {
  json_t *object = json_object();
  for (int standard = 0; standard < AP_STANDARDS; standard++) {
    const ap_effort_terms *effort = &terms->standards[standard];
    json_t *one = json_pack("{s:i, s:i}", "design", effort->design, "operational", AP_PERCENT - effort->design);
    int failed = terms->has_range ? json_object_set_new(one, "low", json_integer(effort->low)) |
                                        json_object_set_new(one, "high", json_integer(effort->high))
                                  : 0;
    if (failed != 0) {
      json_decref(one);
      one = NULL;
    }
    if (json_object_set_new(object, ap_standard_name((ap_standard)standard), one) != 0) {
      json_decref(object);
      return NULL;
    }
  }
  return object;
}

static json_t *terms_json(const ap_terms *terms) {
  if (terms == NULL) {
    return json_null();
  }
  json_t *grades = json_array();
  json_t *fixed_fees = json_array();
  for (size_t g = 0; g < terms->grade_count; g++) {
    const ap_grade *grade = &terms->grades[g];
    ap_json_append(&grades, json_pack("{s:o, s:I, s:i}", "name", ap_json_words(&grade->name), "per_hour",
                                      (json_int_t)grade->per_hour, "share", grade->share));
  }
  for (size_t f = 0; f < terms->fixed_fee_count; f++) {
    ap_json_append(&fixed_fees, json_pack("{s:o, s:I}", "name", ap_json_words(&terms->fixed_fees[f].name), "amount",
                                          (json_int_t)terms->fixed_fees[f].amount));
  }
  return json_pack("{s:s, s:i, s:o, s:o, s:{s:I, s:i}, s:i, s:o, s:o}", "currency", terms->currency, "exponent",
                   ap_currency_exponent(terms->currency), "grades", grades, "fixed_fees", fixed_fees, "expenses",
                   "per_year", (json_int_t)terms->expenses, "percent", terms->expenses_percent, "contingency",
                   terms->contingency, "standards", standards_json(terms), "correlation",
                   terms->has_range ? json_integer(terms->correlation) : json_null());
}

static json_t *work_json(const ap_part_work *work, const ap_terms *terms) {
  return terms == NULL
             ? json_pack("{s:I, s:I}", "items", (json_int_t)work->items, "minutes", (json_int_t)work->minutes)
             : json_pack("{s:I, s:I, s:I, s:I}", "items", (json_int_t)work->items, "minutes", (json_int_t)work->minutes,
                         "design", (json_int_t)work->design, "operational", (json_int_t)work->operational);
}

static json_t *fee_json(const ap_fee *fee, const ap_terms *terms) {
  if (terms == NULL) {
    return json_null();
  }
  json_t *grades = json_array();
  for (size_t g = 0; g < terms->grade_count; g++) {
    ap_json_append(&grades, json_pack("{s:o, s:I, s:I}", "name", ap_json_words(&terms->grades[g].name), "minutes",
                                      (json_int_t)fee->grade_minutes[g], "amount", (json_int_t)fee->grades[g]));
  }
  return json_pack("{s:o, s:I, s:I, s:I, s:I, s:I, s:I}", "grades", grades, "work", (json_int_t)fee->work, "fixed_fees",
                   (json_int_t)fee->fixed, "set_ups", (json_int_t)fee->set_ups, "expenses", (json_int_t)fee->expenses,
                   "contingency", (json_int_t)fee->contingency, "total", (json_int_t)fee->total);
}

static json_t *estimate_json(const ap_estimate *estimate, const ap_terms *terms) {
  return terms == NULL || !terms->has_range
             ? json_null()
             : json_pack("{s:I, s:I}", "minutes", (json_int_t)estimate->minutes, "cost", (json_int_t)estimate->cost);
}

/* `year` is null of a sum. */
static json_t *year_json(const ap_quote *quote, const ap_quote_year *year) {
  json_t *parts = json_object();
  for (int part = 0; part < AP_QUOTE_PARTS; part++) {
    json_t *work = work_json(&year->parts[part], quote->terms);
    if (json_object_set_new(parts, ap_quote_part_name((ap_quote_part)part), work) != 0) {
      json_decref(parts);
      return NULL;
    }
  }
  return json_pack("{s:o, s:o, s:o, s:I, s:I, s:o, s:o, s:o}", "year",
                   year->year == 0 ? json_null() : json_integer(year->year), "parts", parts, "all",
                   work_json(&year->all, quote->terms), "set_up_minutes", (json_int_t)year->set_up_minutes, "minutes",
                   (json_int_t)year->minutes, "fee", fee_json(&year->fee, quote->terms), "p50",
                   estimate_json(&year->p50, quote->terms), "p80", estimate_json(&year->p80, quote->terms));
}

static json_t *quote_json(const ap_quote *quote) {
  const ap_scheme *scheme = quote->plan->scenario->scheme;
  json_t *years = json_array();
  for (int t = 0; t < quote->year_count; t++) {
    ap_json_append(&years, year_json(quote, &quote->years[t]));
  }
  return json_pack("{s:s, s:o, s:o, s:o}", "scheme", scheme->id, "edition", ap_json_string(scheme->edition), "years",
                   years, "sum", year_json(quote, &quote->sum));
}

static json_t *saved_json(const ap_quote_year *here, const ap_quote_year *there, const ap_terms *terms) {
  json_t *amount = terms == NULL ? json_null() : json_integer((json_int_t)(there->fee.total - here->fee.total));
  return json_pack("{s:o, s:I, s:I, s:o}", "year", here->year == 0 ? json_null() : json_integer(here->year), "items",
                   (json_int_t)(there->all.items - here->all.items), "minutes",
                   (json_int_t)(there->minutes - here->minutes), "total", amount);
}

static json_t *saving_json(const ap_quote *quote, const ap_quote *other) {
  json_t *years = json_array();
  for (int t = 0; t < quote->year_count; t++) {
    ap_json_append(&years, saved_json(&quote->years[t], &other->years[t], quote->terms));
  }
  return json_pack("{s:o, s:o}", "years", years, "sum", saved_json(&quote->sum, &other->sum, quote->terms));
}

static json_t *formula_json(const ap_terms *terms) {
  if (terms == NULL || !terms->has_range) {
    return json_null();
  }
  ap_text text = {0};
  AP_FILL(&text, ap_quote_formula, ap_decimal(terms->correlation).digits);
  json_t *json = text.failed ? NULL : json_string(text.bytes);
  ap_text_free(&text);
  return json;
}

void ap_quote_json(const ap_quote *quote, const ap_quote *other, ap_text *text) {
  const ap_scenario *scenario = quote->plan->scenario;
  ap_add_json(text, json_pack("{s:b, s:s, s:i, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "lower_count",
                              (int)!scenario->catalog->complete, "format", "auditplan/quote", "version", 1, "scenario",
                              ap_json_scenario(scenario), "auditor", auditor_json(scenario->auditor), "terms",
                              terms_json(quote->terms), "estimate", formula_json(quote->terms), "quote",
                              quote_json(quote), "full", quote_json(other), "saving", saving_json(quote, other)));
}
