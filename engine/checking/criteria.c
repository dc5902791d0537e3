/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Judges the three criteria of a track: value, bound, status, and the order in which they may be settled. */
#include "checking/certificate_claims.h"
#include "checking/levelled.h"
#include "checking/words.h"
#include "support/diagnose.h"
#include <inttypes.h>
#include <stdio.h>

static const char *tail_of(ap_criterion criterion, const char *member, char tail[AP_TAIL_BYTES]) {
  snprintf(tail, AP_TAIL_BYTES, "/criteria/%s/%s", ap_check_criterion_words[criterion], member);
  return tail;
}

static bool is_settled(ap_check_said said) { return said == AP_SAID_PROVEN || said == AP_SAID_BY_SEARCH; }

/* What holds without any certificate: no plan has less than what is forced. */
static int64_t bare_bound(const ap_judging *judging, ap_criterion criterion) {
  return criterion == AP_PEAK ? judging->ground->forced_most : judging->ground->forced_total;
}

/* The bound must be the certificate's; without one no more may be said than what is forced. */
static void judge_bound(const ap_judging *judging, ap_criterion criterion, const ap_claimed_criterion *claimed) {
  const ap_check_criterion *found = &judging->track->criteria[criterion];
  char tail[AP_TAIL_BYTES];
  tail_of(criterion, "bound", tail);
  if (found->has_bound) {
    ap_judge_equal(judging, tail, AP_D_CHECK_BOUND, claimed->bound, found->bound);
  } else if (claimed->bound > bare_bound(judging, criterion)) {
    ap_judge_equal(judging, tail, AP_D_CHECK_BOUND, claimed->bound, bare_bound(judging, criterion));
  }
  if (found->has_bound && found->value < found->bound) {
    ap_judge_breach(judging, tail_of(criterion, "value", tail), AP_D_CHECK_BELOW_BOUND, "%" PRId64 AP_NEXT "%" PRId64,
                    found->value, found->bound);
  }
}

static void judge_proof(const ap_judging *judging, ap_criterion criterion) {
  const ap_check_criterion *found = &judging->track->criteria[criterion];
  char tail[AP_TAIL_BYTES];
  tail_of(criterion, "status", tail);
  if (!found->has_bound) {
    ap_judge_breach(judging, tail, AP_D_CHECK_NO_CERTIFICATE, "%s", "");
  } else if (found->value > found->bound) {
    ap_judge_breach(judging, tail, AP_D_CHECK_UNPROVEN, "%" PRId64 AP_NEXT "%" PRId64, found->value, found->bound);
  }
}

/* Nothing bounds the spread: it is least where the total is, and the years are level. */
static void judge_spread(const ap_judging *judging, const ap_claimed_criterion *claimed) {
  const ap_check_criterion *found = &judging->track->criteria[AP_SPREAD];
  if (claimed->said == AP_SAID_PROVEN && !found->proven) {
    ap_judge_breach(judging, "/criteria/spread/status", AP_D_CHECK_UNPROVEN_SPREAD, "%" PRId64,
                    judging->ground->divisor);
  }
  bool at_value = claimed->said == AP_SAID_PROVEN;
  if (at_value ? claimed->bound != found->value : claimed->bound < 0 || claimed->bound > found->value) {
    ap_judge_breach(judging, "/criteria/spread/bound", AP_D_CHECK_SPREAD_BOUND, "%" PRId64 AP_NEXT "%" PRId64,
                    claimed->bound, found->value);
  }
}

/* A bound so far below that no number holds the gap is none that anything leads to. */
static void judge_gap(const ap_judging *judging, ap_criterion criterion, const ap_claimed_criterion *claimed) {
  char tail[AP_TAIL_BYTES];
  int64_t gap;
  if (ap_subtract_overflows(claimed->value, claimed->bound, &gap)) {
    ap_judge_overflow(judging, tail_of(criterion, "gap", tail));
  } else {
    ap_judge_equal(judging, tail_of(criterion, "gap", tail), AP_D_CHECK_GAP, claimed->gap, gap);
  }
}

static void judge_criterion(const ap_judging *judging, ap_criterion criterion, bool earlier_are_settled) {
  const ap_claimed_criterion *claimed = &judging->claims->criteria[criterion];
  char tail[AP_TAIL_BYTES];
  ap_judge_equal(judging, tail_of(criterion, "value", tail), AP_D_CHECK_CLAIM_ROWS, claimed->value,
                 judging->track->criteria[criterion].value);
  if (is_settled(claimed->said) && !earlier_are_settled) {
    ap_judge_breach(judging, tail_of(criterion, "status", tail), AP_D_CHECK_OUT_OF_ORDER, "%s",
                    ap_check_said_words[claimed->said]);
  }
  if (claimed->said == AP_SAID_GAP) {
    judge_gap(judging, criterion, claimed);
  }
  if (criterion == AP_SPREAD) {
    judge_spread(judging, claimed);
    return;
  }
  judge_bound(judging, criterion, claimed);
  if (claimed->said == AP_SAID_PROVEN) {
    judge_proof(judging, criterion);
  }
}

static bool total_is_before_spread(const ap_judging *judging) {
  const ap_criterion *order = judging->scope->scenario->order;
  return order[0] == AP_TOTAL || (order[1] == AP_TOTAL && order[0] != AP_SPREAD);
}

/* Where two loads of a least total differ by no more than g, moving g from one to another makes no smaller spread. */
static bool is_even(const ap_judging *judging) {
  return total_is_before_spread(judging) && judging->track->criteria[AP_SPREAD].value <= judging->ground->divisor;
}

static bool is_levelled(const ap_judging *judging) {
  return ap_judge_loads_are_of_covers(judging)
             ? ap_check_is_levelled(judging->ground, judging->track->minutes, total_is_before_spread(judging))
             : is_even(judging);
}

/* What is proven here, whatever the plan says; the total counts only under a peak that is settled. */
static void prove(const ap_judging *judging) {
  ap_check_criterion *criteria = judging->track->criteria;
  for (int c = 0; c < AP_CRITERIA; c++) {
    criteria[c].said = judging->claims->criteria[c].said;
    criteria[c].proven = criteria[c].has_bound && criteria[c].value == criteria[c].bound;
  }
  bool none = criteria[AP_SPREAD].value == 0; /* a least total, shared out evenly */
  criteria[AP_SPREAD].proven = criteria[AP_TOTAL].proven && (none || is_levelled(judging));
}

void ap_judge_criteria(const ap_judging *judging) {
  bool settled = true;
  prove(judging);
  for (int i = 0; i < AP_CRITERIA; i++) {
    ap_criterion criterion = judging->scope->scenario->order[i];
    if (judging->claims->criteria[criterion].said == AP_SAID_NOTHING) {
      continue; /* a track without units */
    }
    judge_criterion(judging, criterion, settled);
    settled = settled && is_settled(judging->claims->criteria[criterion].said);
  }
  if (judging->claims->optimal != settled) {
    ap_judge_breach(judging, "/status", AP_D_CHECK_STATUS, "%s" AP_NEXT "%s", settled ? "open" : "optimal",
                    settled ? "optimal" : "open");
  }
}
