/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Judges a certificate as it was given, and puts down the bounds that it gives: what is malformed gives none. */
#include "checking/certificate_claims.h"
#include "checking/certificate.h"
#include "checking/refutation.h"
#include "checking/tied_claims.h"
#include "support/diagnose.h"
#include "support/utf8.h"
#include <inttypes.h>
#include <stdio.h>

static bool has_length(const ap_judging *judging, const char *tail, const ap_claimed_numbers *numbers) {
  if (numbers->count == (size_t)judging->ground->horizon) {
    return true;
  }
  ap_judge_breach(judging, tail, AP_D_CHECK_LENGTH, "%zu" AP_NEXT "%d", numbers->count, judging->ground->horizon);
  return false;
}

bool ap_judge_signs(const ap_judging *judging, const char *tail, const ap_claimed_numbers *weights) {
  for (size_t i = 0; i < weights->count; i++) {
    if (weights->values[i] < 0) {
      char element[AP_TAIL_BYTES];
      snprintf(element, sizeof element, "%s/%zu", tail, i);
      ap_judge_breach(judging, element, AP_D_CHECK_WEIGHT, "%" PRId64, weights->values[i]);
      return false;
    }
  }
  return true;
}

bool ap_judge_weights(const ap_judging *judging, const char *tail, const ap_claimed_numbers *weights) {
  return has_length(judging, tail, weights) && ap_judge_signs(judging, tail, weights);
}

bool ap_claims_weight(const ap_claimed_numbers *weights) {
  for (size_t i = 0; i < weights->count; i++) {
    if (weights->values[i] > 0) {
      return true;
    }
  }
  return false;
}

static void judge_ground(const ap_judging *judging, const ap_claimed_certificate *certificate) {
  const ap_check_ground *ground = judging->ground;
  ap_judge_equal(judging, "/certificate/first_year", AP_D_CHECK_CLAIM, certificate->first_year,
                 judging->scope->scenario->start_year);
  ap_judge_equal(judging, "/certificate/horizon", AP_D_CHECK_CLAIM, certificate->horizon, ground->horizon);
  ap_judge_equal(judging, "/certificate/common_divisor", AP_D_CHECK_CLAIM, certificate->common_divisor,
                 ground->divisor);
  if (!has_length(judging, "/certificate/forced_minutes", &certificate->forced_minutes)) {
    return;
  }
  for (int offset = 0; offset < ground->horizon; offset++) {
    char tail[AP_TAIL_BYTES];
    snprintf(tail, sizeof tail, "/certificate/forced_minutes/%d", offset);
    ap_judge_equal(judging, tail, AP_D_CHECK_CLAIM, certificate->forced_minutes.values[offset], ground->forced[offset]);
  }
}

/* Whether the unit must be audited itself, on top of what is forced. */
static bool stands_by_itself(const ap_judging *judging, size_t unit) {
  const ap_check_scope *scope = judging->scope;
  if (judging->tied != NULL) {
    const ap_check_forced *forced = judging->tied->forced;
    bool is_served = scope->track == AP_INTERNAL && forced->ties->partner[AP_INTERNAL][unit] != AP_NO_UNIT;
    return forced->years[scope->track][unit] == 0 && !is_served;
  }
  ap_check_covers covers = ap_check_covers_of(&scope->units[unit], scope->horizon);
  return ap_check_forced_years(&covers) == 0;
}

static const ap_check_unit *largest_unit(const ap_judging *judging, const ap_claimed_certificate *certificate) {
  size_t index = ap_check_unit_named(judging->scope, certificate->item, certificate->rule);
  if (index != AP_NO_UNIT && stands_by_itself(judging, index)) {
    return &judging->scope->units[index];
  }
  char id[AP_EXCERPT_SIZE];
  char rule[AP_EXCERPT_SIZE];
  ap_judge_breach(judging, "/certificate/peak", AP_D_CHECK_LARGEST, "%s" AP_NEXT "%s",
                  ap_utf8_excerpt(certificate->item, id), ap_utf8_excerpt(certificate->rule, rule));
  return NULL;
}

void ap_judge_overflow(const ap_judging *judging, const char *tail) {
  ap_judge_breach(judging, tail, AP_D_CHECK_OVERFLOW, "%s", "");
}

void ap_judge_no_plan(const ap_judging *judging) {
  ap_judge_breach(judging, "/certificate", AP_D_CHECK_NO_PLAN, "%s", "");
}

void ap_judge_no_weight(const ap_judging *judging) {
  ap_judge_breach(judging, "/certificate/peak/weights", AP_D_CHECK_NO_WEIGHT, "%s", "");
}

static void judge_weighted(const ap_judging *judging, const ap_claimed_certificate *certificate) {
  ap_wide weighted;
  if (!ap_check_weigh(judging->ground, 0, certificate->weights.values, &weighted) || weighted > INT64_MAX) {
    ap_judge_overflow(judging, "/certificate/peak/weighted_minutes");
    return;
  }
  ap_judge_equal(judging, "/certificate/peak/weighted_minutes", AP_D_CHECK_CLAIM, certificate->weighted_minutes,
                 (int64_t)weighted);
}

static void judge_largest(const ap_judging *judging, const ap_claimed_certificate *certificate) {
  const ap_check_unit *unit = largest_unit(judging, certificate);
  ap_check_criterion *peak = &judging->track->criteria[AP_PEAK];
  peak->has_bound = unit != NULL;
  peak->bound = unit == NULL ? 0 : ap_check_largest_bound(judging->ground, unit);
}

static void judge_by_weights(const ap_judging *judging, const ap_claimed_certificate *certificate) {
  ap_check_criterion *peak = &judging->track->criteria[AP_PEAK];
  if (!ap_claims_weight(&certificate->weights)) {
    ap_judge_no_weight(judging);
    return;
  }
  peak->has_bound = ap_check_peak_bound(judging->ground, certificate->weights.values, &peak->bound);
  if (!peak->has_bound) {
    ap_judge_overflow(judging, "/certificate/peak");
  } else if (peak->bound == AP_CHECK_NO_PLAN) {
    peak->has_bound = false;
    ap_judge_no_plan(judging);
  }
}

bool ap_judge_loads_are_of_covers(const ap_judging *judging) {
  const ap_check_ties *ties = judging->tied == NULL ? NULL : judging->tied->forced->ties;
  bool are = ties == NULL || ties->pair_count == 0;
  for (size_t s = 0; s < judging->scope->scenario->constraints.set_up_count && are; s++) {
    are = ties->set_ups[judging->scope->track][s].count == 0;
  }
  return are;
}

void ap_judge_refutation(const ap_judging *judging, const ap_claimed_certificate *certificate) {
  static const ap_check_function functions[] = {[AP_CLAIMED_PIGEONHOLE] = AP_CHECK_PIGEONHOLE,
                                                [AP_CLAIMED_THRESHOLD] = AP_CHECK_THRESHOLD,
                                                [AP_CLAIMED_ROUNDING] = AP_CHECK_ROUNDING};
  ap_check_criterion *peak = &judging->track->criteria[AP_PEAK];
  ap_check_refutation refutation = {.function = functions[certificate->argument],
                                    .parameter = certificate->parameter,
                                    .weights = certificate->weights.values,
                                    .peak = certificate->refuted_peak};
  if (refutation.parameter <= 0) {
    ap_judge_breach(judging, "/certificate/peak", AP_D_CHECK_PARAMETER, "%" PRId64, refutation.parameter);
    return;
  }
  int refuted = ap_check_refutes(judging->scope, judging->ground, &refutation);
  if (refuted < 0) {
    ap_judge_overflow(judging, "/certificate/peak");
  } else if (refuted == 0 || refutation.peak == INT64_MAX) {
    ap_judge_breach(judging, "/certificate/peak", AP_D_CHECK_REFUTATION, "%" PRId64, refutation.peak);
  } else {
    peak->has_bound = true;
    peak->bound = refutation.peak + 1;
  }
}

static void judge_peak(const ap_judging *judging, const ap_claimed_certificate *certificate) {
  bool sound = ap_judge_weights(judging, "/certificate/peak/weights", &certificate->weights);
  if (sound) {
    judge_weighted(judging, certificate);
  }
  if (certificate->argument == AP_CLAIMED_LARGEST_UNIT) {
    judge_largest(judging, certificate);
  } else if (sound && certificate->argument == AP_CLAIMED_WEIGHTS) {
    judge_by_weights(judging, certificate);
  } else if (sound) {
    ap_judge_refutation(judging, certificate);
  }
}

bool ap_judge_total_is_before_peak(const ap_judging *judging) {
  const ap_criterion *order = judging->scope->scenario->order;
  return order[0] == AP_TOTAL || (order[0] == AP_SPREAD && order[1] == AP_TOTAL);
}

static void judge_total(const ap_judging *judging, const ap_claimed_certificate *certificate) {
  ap_check_criterion *total = &judging->track->criteria[AP_TOTAL];
  if (certificate->scale <= 0) {
    ap_judge_breach(judging, "/certificate/total/scale", AP_D_CHECK_SCALE, "%" PRId64, certificate->scale);
    return;
  }
  if (!ap_judge_weights(judging, "/certificate/total/weights", &certificate->total_weights) ||
      (ap_judge_total_is_before_peak(judging) && ap_claims_weight(&certificate->total_weights))) {
    return;
  }
  total->has_bound = ap_check_total_bound(judging->ground, certificate->scale, certificate->total_weights.values,
                                          judging->track->criteria[AP_PEAK].value, &total->bound);
  if (!total->has_bound) {
    ap_judge_overflow(judging, "/certificate/total");
  }
}

static void judge_untied(const ap_judging *judging, const ap_claimed_certificate *certificate) {
  if (ap_claims_ties(&certificate->peak_ties) || ap_claims_ties(&certificate->total_ties)) {
    ap_judge_breach(judging, "/certificate", AP_D_CHECK_NOT_TIED, "%s", "");
    return;
  }
  judge_peak(judging, certificate);
  if (certificate->has_total) {
    judge_total(judging, certificate);
  }
}

static ap_status judge_tied(const ap_judging *judging, const ap_claimed_certificate *certificate) {
  ap_status status = ap_judge_tied_peak(judging, certificate);
  if (status == AP_OK && certificate->argument == AP_CLAIMED_LARGEST_UNIT) {
    judge_largest(judging, certificate);
  }
  return status == AP_OK && certificate->has_total ? ap_judge_tied_total(judging, certificate) : status;
}

static bool is_impossible(const ap_judging *judging) {
  bool impossible = judging->ground->impossible;
  for (int track = 0; track < AP_TRACKS && judging->tied != NULL; track++) {
    impossible = impossible || (*judging->tied->grounds)[track].impossible;
  }
  return impossible;
}

ap_status ap_judge_certificate(const ap_judging *judging) {
  const ap_claimed_certificate *certificate = &judging->claims->certificate;
  if (!certificate->given) {
    return AP_OK;
  }
  if (is_impossible(judging)) {
    ap_judge_no_plan(judging);
    return AP_OK;
  }
  judge_ground(judging, certificate);
  if (judging->tied != NULL) {
    return judge_tied(judging, certificate);
  }
  judge_untied(judging, certificate);
  return AP_OK;
}
