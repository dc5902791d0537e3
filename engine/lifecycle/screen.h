/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The decision on applicability (該当性の判断): may this service use ISMAP-LIU for what the agencies want it for? Made
 * step by step, each with the clauses that it rests on.
 *
 *   ap_screening *screening;
 *   ap_status status = ap_screen(path, &options, diagnostics, &screening);  AP_OK: eligible
 *   ap_screening_free(screening);
 */
#ifndef AP_LIFECYCLE_SCREEN_H
#define AP_LIFECYCLE_SCREEN_H

#include "scheme/assessment.h"

/* The worst of several is the one that counts. */
typedef enum ap_decision { AP_ELIGIBLE, AP_UNDER_REVIEW, AP_NOT_ELIGIBLE } ap_decision;
enum { AP_DECISIONS = 3 };

/* What a step asks. */
typedef enum ap_question {
  AP_ASKS_MODEL,      /* is it SaaS? */
  AP_ASKS_CLASS,      /* is the information of confidentiality 2? */
  AP_ASKS_ASSESSMENT, /* is the impact assessed? */
  AP_ASKS_LIST,       /* is the business on the list? */
  AP_ASKS_IMPACT,     /* is every impact low? */
  AP_ASKS_AGENCIES,   /* did enough agencies find an unlisted business low? */
  AP_ASKS_PERIOD,     /* within the processing period? */
} ap_question;
enum { AP_QUESTIONS = 7 };

/* What a step found; each belongs to one question. */
typedef enum ap_finding {
  AP_FOUND_SAAS,
  AP_FOUND_NOT_SAAS,
  AP_FOUND_CLASS_1,
  AP_FOUND_CLASS_2,
  AP_FOUND_CLASS_3,
  AP_FOUND_ASSESSED,
  AP_FOUND_LISTED,
  AP_FOUND_LISTED_NOT_EXCLUDED, /* the entry has an exclusion, which is not met */
  AP_FOUND_EXCLUDED,            /* it is met: the business counts as unlisted */
  AP_FOUND_UNLISTED,
  AP_FOUND_LOW,
  AP_FOUND_NOT_LOW, /* of an entry of the list */
  AP_FOUND_UNLISTED_NOT_LOW,
  AP_FOUND_ENOUGH_AGENCIES,
  AP_FOUND_TOO_FEW_AGENCIES,
  AP_FOUND_AFTER_PERIOD, /* findings of low that came too late, and do not count */
  AP_FOUND_DECIDED_IN_TIME,
  AP_FOUND_TIME_LEFT,
  AP_FOUND_LATE,
} ap_finding;
enum { AP_FINDINGS = AP_FOUND_LATE + 1, AP_FINDING_CLAUSES_MOST = 3 };

ap_question ap_question_of(ap_finding finding);
/* The best decision that the finding leaves. */
ap_decision ap_finding_allows(ap_finding finding);
/* The IDs of the clauses that it rests on, in sources.yaml; NULL after the last one. */
const char *const *ap_finding_clauses(ap_finding finding);

enum { AP_SERVICE_STEPS_MOST = 2, AP_USE_STEPS_MOST = 6 };

/* One agency's use, in the assessment's order. */
typedef struct ap_screened_use {
  const ap_use *use;
  bool unlisted; /* not on the list, or excluded from its entry */
  bool low;
  ap_finding steps[AP_USE_STEPS_MOST];
  size_t step_count;
  ap_decision decision;
  size_t agency; /* the first use of the same agency */
  /* Of an unlisted business alone: */
  size_t business;      /* the first use of the same business */
  size_t agencies_low;  /* different agencies that found it low within the period */
  size_t findings_late; /* findings of low after the period's end, which do not count */
  bool confirmed;       /* enough agencies found it low */
  ap_date decided;      /* the day on which the last agency needed did; where confirmed */
} ap_screened_use;

typedef struct ap_screening {
  ap_arena arena;
  ap_assessment *assessment;
  ap_finding steps[AP_SERVICE_STEPS_MOST]; /* of the service itself */
  size_t step_count;
  ap_decision service; /* what these leave */
  ap_screened_use *uses;
  ap_decision decision; /* in total */
  bool examines;        /* there is an unlisted business, so the two below say something */
  ap_date due;          /* the last day of the processing period */
  int64_t days_left;    /* from today to it; below 0: so many days late */
} ap_screening;

/* Reads the assessment at `path` and decides. Options as for ap_assessment_load().
 * Returns AP_OK: eligible; AP_NO: under review or not eligible; both with a screening that the caller frees.
 * AP_BAD_INPUT (also where an impact assessment is missing: it is required), AP_MACHINE: `*screening` is NULL. */
ap_status ap_screen(const char *path, const ap_scenario_options *options, ap_diagnostics *diagnostics,
                    ap_screening **screening);
void ap_screening_free(ap_screening *screening);

/* The list with an entry for each unlisted business that was confirmed, and that no agency of the assessment found not
 * low, where the service itself may use ISMAP-LIU. It lies in `arena`, beside what it shares with the assessment's
 * own, and is not freed by itself. `*added` is the number of new entries; where that is 0 the list is as it was.
 * False where memory is short. */
bool ap_screen_extend_list(const ap_screening *screening, ap_arena *arena, ap_business_list *list, size_t *added);

#endif
