/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checking/tied_claims.h"
#include "checking/certificate.h"
#include "checking/certificate_claims.h"
#include "checking/tied_certificate.h"
#include "checking/tied_resolve.h"
#include "checking/words.h"
#include "support/diagnose.h"
#include <inttypes.h>

bool ap_claims_ties(const ap_claimed_ties *ties) {
  return ties->other_track.values != NULL || ties->caps.count != 0 || ties->apart.count != 0 ||
         ties->set_ups.count != 0;
}

static bool peak_is_settled(const ap_judging *judging, ap_track track) {
  ap_check_said said = judging->plan->tracks[track].criteria[AP_PEAK].said;
  return said == AP_SAID_PROVEN || said == AP_SAID_BY_SEARCH;
}

static int64_t peak_of(const ap_judging *judging, ap_track track) {
  return judging->check->tracks[track].criteria[AP_PEAK].value;
}

/* The external peak comes first, so that the internal one may rest on it once it is settled; not the other way. */
static int64_t limit_of_other_peak(const ap_judging *judging) {
  bool is_first = judging->scope->track == AP_EXTERNAL;
  return is_first || !peak_is_settled(judging, AP_EXTERNAL) ? AP_CHECK_NO_LIMIT : peak_of(judging, AP_EXTERNAL);
}

static void judge_weighted(const ap_judging *judging, const ap_claimed_certificate *certificate, ap_wide weighted) {
  if (weighted > INT64_MAX) {
    ap_judge_overflow(judging, "/certificate/peak/weighted_minutes");
    return;
  }
  ap_judge_equal(judging, "/certificate/peak/weighted_minutes", AP_D_CHECK_CLAIM, certificate->weighted_minutes,
                 (int64_t)weighted);
}

/* Other ties leave plans out, and add nothing to loads: what refutes a peak without them refutes it with them. */
static void refute(const ap_judging *judging, const ap_claimed_certificate *certificate) {
  if (ap_judge_loads_are_of_covers(judging)) {
    ap_judge_refutation(judging, certificate);
  } else {
    ap_judge_breach(judging, "/certificate/peak", AP_D_CHECK_REFUTATION, "%" PRId64, certificate->refuted_peak);
  }
}

static void put_peak(const ap_judging *judging, const ap_claimed_certificate *certificate,
                     const ap_check_tied_bound *found) {
  ap_check_criterion *peak = &judging->track->criteria[AP_PEAK];
  judge_weighted(judging, certificate, found->weighted);
  if (certificate->argument == AP_CLAIMED_LARGEST_UNIT) {
    return;
  }
  if (certificate->argument != AP_CLAIMED_WEIGHTS) {
    refute(judging, certificate);
    return;
  }
  if (!ap_claims_weight(&certificate->weights)) {
    ap_judge_no_weight(judging);
  } else if (found->bound == AP_CHECK_NO_PLAN) {
    ap_judge_no_plan(judging);
  } else {
    peak->has_bound = true;
    peak->bound = found->bound;
  }
}

ap_status ap_judge_tied_peak(const ap_judging *judging, const ap_claimed_certificate *certificate) {
  if (!ap_judge_weights(judging, "/certificate/peak/weights", &certificate->weights)) {
    return AP_OK;
  }
  ap_claimed_part part = {.tail = "/certificate/peak",
                          .weights = &certificate->weights,
                          .ties = &certificate->peak_ties,
                          .other_peak = limit_of_other_peak(judging)};
  ap_arena arena = {0};
  ap_check_prices prices;
  ap_check_tied_bound found = {0};
  ap_status status = ap_judge_prices(judging, &part, &arena, &prices);
  if (status == AP_OK) {
    status = ap_check_tied_peak_bound(judging->tied, &prices, part.other_peak, &found);
    if (status == AP_OK) {
      put_peak(judging, certificate, &found);
    } else if (status == AP_NO) {
      ap_judge_overflow(judging, "/certificate/peak");
    }
  }
  ap_arena_free(&arena);
  return status == AP_NO ? AP_OK : status;
}

/* A total that rests on the other track's peak counts only where that is settled. */
static void judge_order(const ap_judging *judging, const ap_claimed_certificate *certificate) {
  if (judging->claims->criteria[AP_TOTAL].said == AP_SAID_PROVEN &&
      ap_claims_weight(&certificate->total_ties.other_track) &&
      !peak_is_settled(judging, ap_check_other_track(judging->scope->track))) {
    ap_judge_breach(judging, "/criteria/total/status", AP_D_CHECK_OUT_OF_ORDER, "%s",
                    ap_check_said_words[AP_SAID_PROVEN]);
  }
}

static ap_status find_total(const ap_judging *judging, const ap_claimed_part *part, const int64_t *peaks,
                            ap_arena *arena) {
  ap_check_criterion *total = &judging->track->criteria[AP_TOTAL];
  ap_check_prices prices;
  ap_check_tied_bound found = {0};
  ap_status status = ap_judge_prices(judging, part, arena, &prices);
  if (status != AP_OK) {
    return status;
  }
  status = ap_check_tied_total_bound(judging->tied, &prices, peaks, &found);
  total->has_bound = status == AP_OK;
  total->bound = found.bound;
  if (status == AP_NO) {
    ap_judge_overflow(judging, part->tail);
  }
  return status;
}

ap_status ap_judge_tied_total(const ap_judging *judging, const ap_claimed_certificate *certificate) {
  bool is_first = ap_judge_total_is_before_peak(judging);
  ap_track track = judging->scope->track;
  ap_track other = ap_check_other_track(track);
  int64_t peaks[AP_TRACKS];
  peaks[track] = peak_of(judging, track);
  peaks[other] = is_first ? AP_CHECK_NO_LIMIT : peak_of(judging, other);
  if (certificate->scale <= 0) {
    ap_judge_breach(judging, "/certificate/total/scale", AP_D_CHECK_SCALE, "%" PRId64, certificate->scale);
    return AP_OK;
  }
  if (!ap_judge_weights(judging, "/certificate/total/weights", &certificate->total_weights) ||
      (is_first && ap_claims_weight(&certificate->total_weights))) {
    return AP_OK;
  }
  ap_claimed_part part = {.tail = "/certificate/total",
                          .weights = &certificate->total_weights,
                          .ties = &certificate->total_ties,
                          .scale = certificate->scale,
                          .other_peak = peaks[other]};
  ap_arena arena = {0};
  ap_status status = find_total(judging, &part, peaks, &arena);
  ap_arena_free(&arena);
  judge_order(judging, certificate);
  return status == AP_NO ? AP_OK : status;
}
