/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lifecycle/screen.h"
#include "lifecycle/examine.h"
#include "support/allocate.h"

/* Each finding: what was asked, the best that it leaves, and the clauses behind it (controls/sources.yaml). */
static const struct {
  ap_question question;
  ap_decision allows;
  const char *clauses[AP_FINDING_CLAUSES_MOST + 1];
} findings[AP_FINDINGS] = {
    [AP_FOUND_SAAS] = {AP_ASKS_MODEL, AP_ELIGIBLE, {"saas-only"}},
    [AP_FOUND_NOT_SAAS] = {AP_ASKS_MODEL, AP_NOT_ELIGIBLE, {"saas-only"}},
    [AP_FOUND_CLASS_1] = {AP_ASKS_CLASS, AP_NOT_ELIGIBLE, {"confidentiality-2"}},
    [AP_FOUND_CLASS_2] = {AP_ASKS_CLASS, AP_ELIGIBLE, {"confidentiality-2"}},
    [AP_FOUND_CLASS_3] = {AP_ASKS_CLASS, AP_NOT_ELIGIBLE, {"confidentiality-2"}},
    [AP_FOUND_ASSESSED] = {AP_ASKS_ASSESSMENT, AP_ELIGIBLE, {"assessment-required", "pre-application"}},
    [AP_FOUND_LISTED] = {AP_ASKS_LIST, AP_ELIGIBLE, {"listed-business", "red-decides"}},
    [AP_FOUND_LISTED_NOT_EXCLUDED] = {AP_ASKS_LIST, AP_ELIGIBLE, {"listed-business", "red-decides", "entry-exclusion"}},
    [AP_FOUND_EXCLUDED] = {AP_ASKS_LIST, AP_ELIGIBLE, {"entry-exclusion", "our-exclusion", "unlisted-business"}},
    [AP_FOUND_UNLISTED] = {AP_ASKS_LIST, AP_ELIGIBLE, {"unlisted-business"}},
    [AP_FOUND_LOW] = {AP_ASKS_IMPACT, AP_ELIGIBLE, {"impact-low", "impact-of-what"}},
    [AP_FOUND_NOT_LOW] = {AP_ASKS_IMPACT, AP_UNDER_REVIEW, {"impact-low", "our-not-low", "our-impact-levels"}},
    [AP_FOUND_UNLISTED_NOT_LOW] = {AP_ASKS_IMPACT,
                                   AP_UNDER_REVIEW,
                                   {"impact-low", "several-agencies", "our-impact-levels"}},
    [AP_FOUND_ENOUGH_AGENCIES] = {AP_ASKS_AGENCIES, AP_ELIGIBLE, {"several-agencies", "list-grows"}},
    [AP_FOUND_TOO_FEW_AGENCIES] = {AP_ASKS_AGENCIES, AP_UNDER_REVIEW, {"several-agencies"}},
    [AP_FOUND_AFTER_PERIOD] = {AP_ASKS_PERIOD, AP_ELIGIBLE, {"our-period-end"}},
    [AP_FOUND_DECIDED_IN_TIME] = {AP_ASKS_PERIOD, AP_ELIGIBLE, {"processing-period"}},
    [AP_FOUND_TIME_LEFT] = {AP_ASKS_PERIOD, AP_UNDER_REVIEW, {"processing-period"}},
    [AP_FOUND_LATE] = {AP_ASKS_PERIOD, AP_UNDER_REVIEW, {"processing-period"}},
};

ap_question ap_question_of(ap_finding finding) { return findings[finding].question; }

ap_decision ap_finding_allows(ap_finding finding) { return findings[finding].allows; }

const char *const *ap_finding_clauses(ap_finding finding) { return findings[finding].clauses; }

static ap_decision worse(ap_decision left, ap_decision right) { return left > right ? left : right; }

static void add_service_step(ap_screening *screening, ap_finding finding) {
  screening->steps[screening->step_count++] = finding;
  screening->service = worse(screening->service, ap_finding_allows(finding));
}

static void judge_service(ap_screening *screening) {
  static const ap_finding of_class[] = {[1] = AP_FOUND_CLASS_1, [2] = AP_FOUND_CLASS_2, [3] = AP_FOUND_CLASS_3};
  const ap_assessment *assessment = screening->assessment;
  add_service_step(screening, assessment->model == AP_SAAS ? AP_FOUND_SAAS : AP_FOUND_NOT_SAAS);
  add_service_step(screening, of_class[assessment->confidentiality_class]);
}

static ap_finding list_finding(const ap_use *use) {
  if (use->entry == NULL) {
    return AP_FOUND_UNLISTED;
  }
  if (!ap_business_excludes(use->entry)) {
    return AP_FOUND_LISTED;
  }
  return use->excluded ? AP_FOUND_EXCLUDED : AP_FOUND_LISTED_NOT_EXCLUDED;
}

static ap_finding impact_finding(const ap_screened_use *use) {
  if (use->low) {
    return AP_FOUND_LOW;
  }
  return use->unlisted ? AP_FOUND_UNLISTED_NOT_LOW : AP_FOUND_NOT_LOW;
}

static ap_finding period_finding(const ap_screening *screening, const ap_screened_use *use) {
  if (use->confirmed) {
    return AP_FOUND_DECIDED_IN_TIME;
  }
  return screening->days_left >= 0 ? AP_FOUND_TIME_LEFT : AP_FOUND_LATE;
}

static void add_step(ap_screened_use *use, ap_finding finding) {
  use->steps[use->step_count++] = finding;
  use->decision = worse(use->decision, ap_finding_allows(finding));
}

static void judge_use(ap_screening *screening, ap_screened_use *use) {
  use->decision = screening->service; /* what the service may not, no agency's use of it may */
  add_step(use, AP_FOUND_ASSESSED);
  add_step(use, list_finding(use->use));
  add_step(use, impact_finding(use));
  if (use->unlisted) {
    add_step(use, use->confirmed ? AP_FOUND_ENOUGH_AGENCIES : AP_FOUND_TOO_FEW_AGENCIES);
    if (use->findings_late > 0) {
      add_step(use, AP_FOUND_AFTER_PERIOD);
    }
    add_step(use, period_finding(screening, use));
  }
  screening->decision = worse(screening->decision, use->decision);
}

static ap_status decide(ap_screening *screening) {
  const ap_assessment *assessment = screening->assessment;
  screening->uses = ap_arena_allocate(&screening->arena, assessment->use_count, sizeof *screening->uses);
  if (screening->uses == NULL) {
    return AP_MACHINE;
  }
  judge_service(screening);
  for (size_t i = 0; i < assessment->use_count; i++) {
    ap_screened_use *use = &screening->uses[i];
    use->use = &assessment->uses[i];
    use->unlisted = use->use->entry == NULL || use->use->excluded;
    use->low = ap_use_is_low(use->use);
    screening->examines = screening->examines || use->unlisted;
  }
  screening->due = ap_date_add_days(assessment->applied, assessment->processing_days);
  screening->days_left = ap_date_number(screening->due) - ap_date_number(assessment->as_of);
  if (!ap_examine_unlisted(screening)) {
    return AP_MACHINE;
  }
  screening->decision = screening->service;
  for (size_t i = 0; i < assessment->use_count; i++) {
    judge_use(screening, &screening->uses[i]);
  }
  return screening->decision == AP_ELIGIBLE ? AP_OK : AP_NO;
}

ap_status ap_screen(const char *path, const ap_scenario_options *options, ap_diagnostics *diagnostics,
                    ap_screening **screening) {
  *screening = ap_allocate(1, sizeof **screening);
  ap_status status =
      *screening == NULL ? AP_MACHINE : ap_assessment_load(path, options, diagnostics, &(*screening)->assessment);
  if (status == AP_OK) {
    status = decide(*screening);
  }
  if (status == AP_MACHINE && ap_diagnostics_total(diagnostics, AP_ERROR) == 0) {
    ap_diagnose_plain(diagnostics, NULL, AP_D_OUT_OF_MEMORY);
  }
  if (status != AP_OK && status != AP_NO) {
    ap_screening_free(*screening);
    *screening = NULL;
  }
  return status;
}

void ap_screening_free(ap_screening *screening) {
  if (screening != NULL) {
    ap_assessment_free(screening->assessment);
    ap_arena_free(&screening->arena);
    ap_release(screening);
  }
}
