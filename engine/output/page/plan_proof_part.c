/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of a plan, the certificate in words and numbers, and how anybody verifies it. */
#include "output/names.h"
#include "output/page/plan_report.h"
#include "output/plan_proof.h"
#include "output/translate.h"
#include <string.h>

/* ---- what is known ---- */

static void add_criterion(ap_page *page, const ap_track_plan *track, ap_criterion criterion, bool first) {
  const ap_criterion_result *result = &track->criteria[criterion];
  ap_text known = {0};
  ap_style style = ap_add_knowledge(&known, result, first);
  ap_page_row(page, AP_PLAIN, NULL);
  ap_page_cell(page, ap_criterion_title(criterion));
  ap_page_cell(page, ap_hours(result->value).digits);
  ap_page_marked_cell(page, style == AP_GOOD ? "good" : "warn", ap_page_taken(page, &known), NULL);
}

static const char *judged_over(ap_page *page, const ap_plan *plan, const ap_track_plan *track) {
  int first = plan->scenario->start_year;
  int planned = plan->scenario->years;
  int last = first + track->horizon - 1;
  if (track->horizon > planned) {
    return AP_PAGE_FILLED(
        page, _("{0} to {1}: the longest rule takes {2} years; what follows {3} is the plan's continuation"),
        ap_year(first).digits, ap_year(last).digits, ap_decimal(track->horizon).digits,
        ap_year(first + planned - 1).digits);
  }
  return planned > 1 ? AP_PAGE_FILLED(page, _("{0} to {1}"), ap_year(first).digits, ap_year(last).digits)
                     : AP_PAGE_FILLED(page, "{0}", ap_year(first).digits);
}

static void add_known(ap_page *page, const ap_plan *plan, ap_track track) {
  const ap_track_plan *planned = &plan->tracks[track];
  ap_page_table(page, &(ap_page_grid){.id = track == AP_EXTERNAL ? "known-external" : "known-internal",
                                      .caption = AP_PAGE_FILLED(page, _("{0}, judged over {1}"), ap_track_title(track),
                                                                judged_over(page, plan, planned)),
                                      .heads = {_("criterion"), _("hours"), _("what is known")},
                                      .right = 2});
  for (int i = 0; i < AP_CRITERIA; i++) {
    add_criterion(page, planned, plan->scenario->order[i], i == 0);
  }
}

static void add_forced(ap_page *page, const ap_plan *plan, ap_track track) {
  const ap_track_plan *planned = &plan->tracks[track];
  if (planned->peak_is_forced) {
    ap_page_note(page, AP_PLAIN, ap_track_title(track),
                 AP_PAGE_FILLED(page, _("peak forced by {0}: no plan has less in that year"),
                                ap_year(planned->forced_year).digits));
  }
}

/* ---- the certificate ---- */

/* How the argument goes. */
static void add_argument(ap_page *page, const ap_track_plan *track) {
  const ap_certificate *certificate = &track->certificate;
  const char *bound = AP_PAGE_FILLED(page, "{0}", ap_grouped(track->criteria[AP_PEAK].bound).digits);
  const char *below = AP_PAGE_FILLED(page, "{0}", ap_grouped(certificate->refuted_peak).digits);
  switch (certificate->peak_argument) {
  case AP_BY_WEIGHTS:
    ap_page_words(page, AP_PLAIN,
                  AP_PAGE_FILLED(page,
                                 _("Each year has a weight. Whatever years a unit is given, its minutes times the "
                                   "weights of those years are at least those of its cheapest permitted years; over "
                                   "all units that makes {0}. So in every plan the weighted loads add up to at least "
                                   "that, and no plan has all years below {1} minutes."),
                                 ap_grouped(certificate->peak_weighted).digits, bound));
    return;
  case AP_BY_LARGEST_UNIT:
    ap_page_words(
        page, AP_PLAIN,
        AP_PAGE_FILLED(page,
                       _("The unit of {0} under the rule {1} falls whole into one year, whatever the plan: no "
                         "plan has all years below {2} minutes."),
                       certificate->largest->id, certificate->largest_rule, bound));
    return;
  case AP_BY_PIGEONHOLE:
    ap_page_words(
        page, AP_PLAIN,
        AP_PAGE_FILLED(page,
                       _("There are more units of at least {0} minutes than years to put them in, so that two "
                         "of them meet in one year: a peak of {1} minutes is refuted, and no plan has all "
                         "years below {2} minutes."),
                       ap_grouped(certificate->parameter).digits, below, bound));
    return;
  case AP_BY_THRESHOLD:
  case AP_BY_ROUNDING:
    ap_page_words(page, AP_PLAIN,
                  AP_PAGE_FILLED(page,
                                 _("The minutes are replaced by those of a dual feasible function with the parameter "
                                   "{0}, under which whatever fits into a year still fits. With the weights below they "
                                   "do not fit under a peak of {1} minutes, so no plan has all years below {2} "
                                   "minutes."),
                                 ap_grouped(certificate->parameter).digits, below, bound));
    return;
  }
}

static void add_weights(ap_page *page, const ap_plan *plan, ap_track track) {
  const ap_track_plan *planned = &plan->tracks[track];
  const ap_certificate *certificate = &planned->certificate;
  bool total = certificate->total_scale != 0;
  ap_page_grid grid = {.id = track == AP_EXTERNAL ? "certificate-external" : "certificate-internal",
                       .caption =
                           AP_PAGE_FILLED(page, _("{0}: the certificate's numbers, in minutes"), ap_track_title(track)),
                       .heads = {_("year"), _("load"), _("of it forced"), _("weight for the peak"),
                                 total ? _("weight for the total") : NULL},
                       .right = 0x1e};
  ap_page_table(page, &grid);
  for (int t = 0; t < planned->horizon; t++) {
    ap_page_row(page, t < plan->scenario->years ? AP_PLAIN : AP_FAINT, NULL);
    ap_page_cell(page, ap_year(planned->years[t].year).digits);
    ap_page_cell(page, ap_grouped(planned->years[t].minutes).digits);
    ap_page_cell(page, ap_grouped(planned->years[t].forced_minutes).digits);
    ap_page_cell(page, ap_grouped(certificate->peak_weights[t]).digits);
    if (total) {
      ap_page_cell(page, ap_grouped(certificate->total_weights[t]).digits);
    }
  }
}

static bool prices_more(const ap_further_prices *further) {
  return further->other_track != NULL || further->cap_count > 0 || further->apart_count > 0 ||
         further->set_up_count > 0;
}

static void add_certificate(ap_page *page, const ap_plan *plan, ap_track track) {
  const ap_certificate *certificate = &plan->tracks[track].certificate;
  ap_page_heading(page, AP_PAGE_FILLED(page, _("{0}: why no plan has a smaller peak"), ap_track_title(track)));
  add_argument(page, &plan->tracks[track]);
  if (certificate->common_divisor > 1) {
    ap_page_words(
        page, AP_PLAIN,
        AP_PAGE_FILLED(page,
                       _("Above what is forced, a year's load can only be a multiple of {0} minutes: the bound "
                         "is the smallest peak that agrees with that."),
                       ap_grouped(certificate->common_divisor).digits));
  }
  if (prices_more(&certificate->peak_further) || prices_more(&certificate->total_further)) {
    ap_page_words(page, AP_PLAIN,
                  _("The certificate also prices what ties the units to each other: caps, groups kept apart, set-ups, "
                    "the other track. The JSON plan has these numbers."));
  }
  add_weights(page, plan, track);
}

/* ---- how to verify it ---- */

/* --freeze belongs to it where more years are frozen than the day would. */
static void add_replan_command(ap_page *page, const ap_plan_report *report, const char *scenario) {
  const ap_replan *replan = report->replan;
  int first = replan->open.first;
  const char *freeze = first > ap_first_open_year(replan->scenario, 0)
                           ? AP_PAGE_FILLED(page, " --freeze {0}", ap_decimal(first - 1).digits)
                           : "";
  ap_page_code(page, AP_PAGE_FILLED(page, "auditplan replan {0} {1} --as-of {2} --allowance {3}{4} -o plan.json",
                                    scenario, report->earlier, ap_date_write(report->scenario->as_of).digits,
                                    ap_decimal(replan->kept.allowance).digits, freeze));
}

static void add_commands(ap_page *page, const ap_plan_report *report) {
  const char *file = report->replan != NULL ? report->replan->scenario->file : report->scenario->file;
  const char *scenario = strcmp(file, "-") == 0 ? "scenario.yaml" : file;
  ap_page_heading(page, _("How to verify this"));
  ap_page_words(page, AP_PLAIN,
                _("Trust neither this page nor the program that wrote it. The checker reads the plan as JSON, counts "
                  "its hours and rules anew, and recomputes the certificate in exact integers. It shares no code with "
                  "the planner and needs no solver."));
  if (report->replan == NULL) {
    ap_page_code(page, AP_PAGE_FILLED(page, "auditplan plan {0} -o plan.json", scenario));
  } else {
    add_replan_command(page, report, scenario);
  }
  ap_page_code(page, AP_PAGE_FILLED(page, "auditplan check {0} plan.json", scenario));
}

void ap_add_proof_section(ap_page *page, const ap_plan_report *report) {
  ap_page_section(page, "proof", _("What is proven, and how to verify it"));
  for (int track = 0; track < AP_TRACKS; track++) {
    if (!report->plan->tracks[track].empty) {
      add_known(page, report->plan, (ap_track)track);
    }
  }
  for (int track = 0; track < AP_TRACKS; track++) {
    if (!report->plan->tracks[track].empty) {
      add_forced(page, report->plan, (ap_track)track);
    }
  }
  add_commands(page, report);
  ap_page_fold(page, "certificate", _("The certificate"));
  for (int track = 0; track < AP_TRACKS; track++) {
    if (report->plan->tracks[track].certificate.peak_weights != NULL) {
      add_certificate(page, report->plan, (ap_track)track);
    }
  }
}
