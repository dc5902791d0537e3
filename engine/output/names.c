/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/names.h"
#include "output/translate.h"
#include "scheme/names.h"
#include <stdio.h>
#include <string.h>

const char *ap_standard_name(ap_standard standard) { return ap_standard_names[standard]; }

const char *ap_level_name(ap_level level) { return ap_level_names[level]; }

const char *ap_track_name(ap_track track) { return ap_track_names[track]; }

const char *ap_unit_name(ap_unit_kind unit) { return unit == AP_UNIT_OBJECTIVE ? "objective" : "item"; }

const char *ap_proof_name(ap_proof proof) {
  static const char *const names[] = {
      [AP_PROVEN] = "proven", [AP_BY_SEARCH] = "by_search", [AP_GAP] = "gap", [AP_NOT_ATTEMPTED] = "not_attempted"};
  return names[proof];
}

const char *ap_tag_source_name(ap_tag_source source) {
  static const char *const names[] = {[AP_TAG_UNSET] = "unset",
                                      [AP_TAG_BY_SCENARIO] = "scenario",
                                      [AP_TAG_BY_CATALOG] = "catalog",
                                      [AP_TAG_BY_RULE] = "rule",
                                      [AP_TAG_BY_OBJECTIVE] = "objective"};
  return names[source];
}

const char *ap_standard_title(ap_standard standard) {
  static const char *const titles[] = {[AP_GOVERNANCE] = N_("Governance standard"),
                                       [AP_MANAGEMENT] = N_("Management standard"),
                                       [AP_CONTROL] = N_("Control standard")};
  return _(titles[standard]);
}

const char *ap_track_title(ap_track track) { return track == AP_EXTERNAL ? _("External audit") : _("Internal audit"); }

const char *ap_criterion_title(ap_criterion criterion) {
  static const char *const titles[] = {[AP_PEAK] = N_("peak"), [AP_TOTAL] = N_("total"), [AP_SPREAD] = N_("spread")};
  return _(titles[criterion]);
}

const char *ap_month_title(int month) {
  static const char *const months[] = {N_("January"),   N_("February"), N_("March"),    N_("April"),
                                       N_("May"),       N_("June"),     N_("July"),     N_("August"),
                                       N_("September"), N_("October"),  N_("November"), N_("December")};
  return _(months[month - 1]);
}

ap_number ap_year(int year) {
  /* TRANSLATORS: {0} is a plan year, which begins in the scenario's start_month, such as 2027 */
  const char *sentence = _("{0}");
  const char *place = strstr(sentence, "{0}");
  size_t before = place == NULL ? 0 : (size_t)(place - sentence);
  const char *after = place == NULL ? "" : place + strlen("{0}");
  ap_number result;
  snprintf(result.digits, sizeof result.digits, "%.*s%d%s", (int)before, sentence, year, after);
  return result;
}
