/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheme/names.h"
#include "auditplan/scenario.h"
#include "scheme/timetable.h"
#include "support/utf8.h"
#include <stddef.h>

const char *const ap_standard_names[] = {
    [AP_GOVERNANCE] = "governance", [AP_MANAGEMENT] = "management", [AP_CONTROL] = "control", NULL};
const char *const ap_level_names[] = {[AP_OBJECTIVE] = "objective", [AP_DETAILED] = "detailed", NULL};
const char *const ap_track_names[] = {[AP_EXTERNAL] = "external", [AP_INTERNAL] = "internal", NULL};
const char *const ap_criterion_names[] = {[AP_PEAK] = "peak", [AP_TOTAL] = "total", [AP_SPREAD] = "spread", NULL};
const char *const ap_step_names[] = {[AP_IMPACT_ASSESSMENT] = "impact_assessment",
                                     [AP_PRE_APPLICATION] = "pre_application",
                                     [AP_APPLICABILITY_DECISION] = "applicability_decision",
                                     [AP_NOTICE] = "notice",
                                     [AP_CONTRACT] = "contract",
                                     [AP_ASSESSMENT_PERIOD] = "assessment_period",
                                     [AP_EXTERNAL_AUDIT] = "external_audit",
                                     [AP_APPLICATION] = "application",
                                     [AP_REVIEW] = "review",
                                     [AP_REGISTRATION] = "registration",
                                     NULL};

bool ap_track_read(const char *text, size_t length, ap_track *track) {
  static const struct {
    const char *word;
    ap_track track;
  } words[] = {{"external", AP_EXTERNAL}, {"internal", AP_INTERNAL}, {"外部監査", AP_EXTERNAL},
               {"内部監査", AP_INTERNAL}, {"外部", AP_EXTERNAL},     {"内部", AP_INTERNAL}};
  ap_utf8_trim(&text, &length);
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
    if (ap_utf8_is_word(text, length, words[i].word)) {
      *track = words[i].track;
      return true;
    }
  }
  return false;
}
