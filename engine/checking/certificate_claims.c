/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Judges a certificate as it was given, and puts down the bounds that it gives: what is malformed gives none. */
#include "checking/certificate.h"
#include "checking/judging.h"
#include "checking/rows.h"
#include "support/diagnose.h"
#include "support/utf8.h"
#include <inttypes.h>
#include <stdio.h>

enum { TAIL_BYTES = 64 };

static bool has_length(const ap_judging *judging, const char *tail, const ap_claimed_numbers *numbers) {
  if (numbers->count == (size_t)judging->ground->horizon) {
    return true;
  }
  ap_judge_breach(judging, tail, AP_D_CHECK_LENGTH, "%zu" AP_NEXT "%d", numbers->count, judging->ground->horizon);
  return false;
}

static bool weights_are_sound(const ap_judging *judging, const char *tail, const ap_claimed_numbers *weights) {
  bool sound = has_length(judging, tail, weights);
  for (size_t i = 0; i < weights->count && sound; i++) {
    if (weights->values[i] < 0) {
      char element[TAIL_BYTES];
      snprintf(element, sizeof element, "%s/%zu", tail, i);
      ap_judge_breach(judging, element, AP_D_CHECK_WEIGHT, "%" PRId64, weights->values[i]);
      sound = false;
    }
  }
  return sound;
}

static bool has_weight(const ap_claimed_numbers *weights) {
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
    char tail[TAIL_BYTES];
    snprintf(tail, sizeof tail, "/certificate/forced_minutes/%d", offset);
    ap_judge_equal(judging, tail, AP_D_CHECK_CLAIM, certificate->forced_minutes.values[offset], ground->forced[offset]);
  }
}

static const ap_check_unit *largest_unit(const ap_judging *judging, const ap_claimed_certificate *certificate) {
  const ap_check_scope *scope = judging->scope;
  size_t index = ap_check_unit_named(scope, certificate->item, certificate->rule);
  if (index != AP_NO_UNIT) {
    ap_check_covers covers = ap_check_covers_of(&scope->units[index], scope->horizon);
    if (ap_check_forced_years(&covers) == 0) {
      return &scope->units[index];
    }
  }
  char id[AP_EXCERPT_SIZE];
  char rule[AP_EXCERPT_SIZE];
  ap_judge_breach(judging, "/certificate/peak", AP_D_CHECK_LARGEST, "%s" AP_NEXT "%s",
                  ap_utf8_excerpt(certificate->item, id), ap_utf8_excerpt(certificate->rule, rule));
  return NULL;
}

static void overflow(const ap_judging *judging, const char *tail) {
  ap_judge_breach(judging, tail, AP_D_CHECK_OVERFLOW, "%s", "");
}

/* A certificate of a plan that there cannot be proves nothing but that. */
static void no_plan(const ap_judging *judging) {
  ap_judge_breach(judging, "/certificate", AP_D_CHECK_NO_PLAN, "%s", "");
}

static void judge_weighted(const ap_judging *judging, const ap_claimed_certificate *certificate) {
  ap_wide weighted;
  if (!ap_check_weigh(judging->ground, 0, certificate->weights.values, &weighted) || weighted > INT64_MAX) {
    overflow(judging, "/certificate/peak/weighted_minutes");
    return;
  }
  ap_judge_equal(judging, "/certificate/peak/weighted_minutes", AP_D_CHECK_CLAIM, certificate->weighted_minutes,
                 (int64_t)weighted);
}

static void judge_peak(const ap_judging *judging, const ap_claimed_certificate *certificate) {
  ap_check_criterion *peak = &judging->track->criteria[AP_PEAK];
  bool sound = weights_are_sound(judging, "/certificate/peak/weights", &certificate->weights);
  if (sound) {
    judge_weighted(judging, certificate);
  }
  if (certificate->by_largest_unit) {
    const ap_check_unit *unit = largest_unit(judging, certificate);
    peak->has_bound = unit != NULL;
    peak->bound = unit == NULL ? 0 : ap_check_largest_bound(judging->ground, unit);
  } else if (sound && !has_weight(&certificate->weights)) {
    ap_judge_breach(judging, "/certificate/peak/weights", AP_D_CHECK_NO_WEIGHT, "%s", "");
  } else if (sound) {
    peak->has_bound = ap_check_peak_bound(judging->ground, certificate->weights.values, &peak->bound);
    if (!peak->has_bound) {
      overflow(judging, "/certificate/peak");
    } else if (peak->bound == AP_CHECK_NO_PLAN) {
      peak->has_bound = false;
      no_plan(judging);
    }
  }
}

/* The weights of the years rest on the plan's own peak, so they say nothing of a total that is put before it. */
static bool total_is_before_peak(const ap_judging *judging) {
  const ap_criterion *order = judging->scope->scenario->order;
  return order[0] == AP_TOTAL || (order[0] == AP_SPREAD && order[1] == AP_TOTAL);
}

static void judge_total(const ap_judging *judging, const ap_claimed_certificate *certificate) {
  ap_check_criterion *total = &judging->track->criteria[AP_TOTAL];
  if (certificate->scale <= 0) {
    ap_judge_breach(judging, "/certificate/total/scale", AP_D_CHECK_SCALE, "%" PRId64, certificate->scale);
    return;
  }
  if (!weights_are_sound(judging, "/certificate/total/weights", &certificate->total_weights) ||
      (total_is_before_peak(judging) && has_weight(&certificate->total_weights))) {
    return;
  }
  total->has_bound = ap_check_total_bound(judging->ground, certificate->scale, certificate->total_weights.values,
                                          judging->track->criteria[AP_PEAK].value, &total->bound);
  if (!total->has_bound) {
    overflow(judging, "/certificate/total");
  }
}

void ap_judge_certificate(const ap_judging *judging) {
  const ap_claimed_certificate *certificate = &judging->claims->certificate;
  if (!certificate->given) {
    return;
  }
  if (judging->ground->impossible) {
    no_plan(judging);
    return;
  }
  judge_ground(judging, certificate);
  judge_peak(judging, certificate);
  if (certificate->has_total) {
    judge_total(judging, certificate);
  }
}
