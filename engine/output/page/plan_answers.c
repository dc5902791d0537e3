/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head of a plan's page: the answer first. */
#include "output/names.h"
#include "output/page/plan_report.h"
#include "output/plan_proof.h"
#include "output/replan_words.h"
#include "output/sentence.h"
#include "output/translate.h"

/* ---- the answer first ---- */

static void add_rules_answer(ap_page *page, const ap_plan *plan) {
  size_t overdue = plan->tracks[AP_EXTERNAL].overdue_count + plan->tracks[AP_INTERNAL].overdue_count;
  if (overdue == 0) {
    ap_page_answer(page, "rules", AP_GOOD, _("Coverage rules"), _("all kept"),
                   _("by the planner; auditplan check says it independently"));
    return;
  }
  const char *sentence = dngettext(AP_TEXT_DOMAIN, "{0} unit was due before {1} and is planned at once",
                                   "{0} units were due before {1} and are planned at once", overdue);
  ap_page_answer(
      page, "rules", AP_WARN, _("Coverage rules"), _("kept, with arrears"),
      AP_PAGE_FILLED(page, sentence, ap_grouped((int64_t)overdue).digits, ap_year(plan->scenario->start_year).digits));
}

/* What is said of the peak: why it is no smaller, or of which years the verdict is where one of them forces it. */
static const char *level_detail(ap_page *page, const ap_track_plan *planned) {
  ap_text words = {0};
  if (ap_has_rest(planned)) {
    ap_text apart = {0};
    ap_add_years_set_apart(&apart, planned);
    AP_FILL(&words, _("of the years without {0}, whose load is forced: largest {1} h"), apart.failed ? "" : apart.bytes,
            ap_hours(planned->rest_peak).digits);
    words.failed = words.failed || apart.failed;
    ap_text_free(&apart);
  } else {
    ap_add_knowledge(&words, &planned->criteria[AP_PEAK], true);
  }
  return ap_page_taken(page, &words);
}

/* The verdict on a track, then its figures. */
static void add_level_answer(ap_page *page, const ap_plan *plan, ap_track track) {
  const ap_track_plan *planned = &plan->tracks[track];
  ap_page_answer(page, track == AP_EXTERNAL ? "level-external" : "level-internal", ap_level_style(planned),
                 ap_track_title(track), ap_level_words(planned), level_detail(page, planned));
}

static void add_peak_answer(ap_page *page, const ap_plan *plan, ap_track track) {
  int64_t minutes = 0;
  int64_t items = 0;
  int64_t peak = 0;
  for (int t = 0; t < plan->scenario->years; t++) {
    const ap_plan_year *year = &plan->tracks[track].years[t];
    minutes += year->minutes;
    items += year->items;
    peak = year->minutes > peak ? year->minutes : peak;
  }
  ap_page_answer(
      page, track == AP_EXTERNAL ? "peak-external" : "peak-internal", AP_PLAIN,
      AP_PAGE_FILLED(page, _("{0}: largest year"), ap_track_title(track)),
      AP_PAGE_FILLED(page, _("{0} h"), ap_hours(peak).digits),
      AP_PAGE_FILLED(page,
                     dngettext(AP_TEXT_DOMAIN, "{0} h in {1} audits of items, in {2} year",
                               "{0} h in {1} audits of items, over {2} years", (unsigned long)plan->scenario->years),
                     ap_hours(minutes).digits, ap_grouped(items).digits, ap_decimal(plan->scenario->years).digits));
}

static void add_cost_answer(ap_page *page, const ap_plan_report *report, ap_track track) {
  bool external = track == AP_EXTERNAL;
  int64_t sum = external ? report->cost_sum.external : report->cost_sum.internal;
  int64_t most = 0;
  for (int t = 0; t < report->scenario->years; t++) {
    int64_t cost = external ? report->costs[t].external : report->costs[t].internal;
    most = cost > most ? cost : most;
  }
  ap_page_answer(page, external ? "cost-external" : "cost-internal", AP_PLAIN,
                 external ? _("Fee of the external audits") : _("Cost of the internal audits"),
                 ap_page_money(page, sum, report->currency),
                 AP_PAGE_FILLED(page, _("all years; at most {0} a year"), ap_page_money(page, most, report->currency)));
}

/* The first reason is enough here: "auditplan budget" or "auditplan quote" tell them all. */
static void add_no_cost_answer(ap_page *page, const ap_plan_report *report) {
  ap_text why = {0};
  for (size_t i = 0; why.length == 0 && i < ap_diagnostics_count(report->told); i++) {
    const ap_diagnostic *diagnostic = ap_diagnostics_at(report->told, i);
    if (diagnostic->severity == AP_ERROR) {
      ap_add_sentence(&why, diagnostic, true);
    }
  }
  ap_page_answer(page, "cost", AP_WARN, _("Cost of the audits"), _("not known"), ap_page_taken(page, &why));
}

static void add_changes_answer(ap_page *page, const ap_replan *replan) {
  bool fewest;
  int64_t changes = ap_changes_in_all(replan, &fewest);
  ap_page_answer(page, "changes", fewest ? AP_GOOD : AP_WARN, _("Changes of the earlier plan"),
                 ap_grouped(changes).digits,
                 fewest ? _("no plan within the limits changes less") : _("a plan with fewer changes may exist"));
}

void ap_add_plan_answers(ap_page *page, const ap_plan_report *report) {
  const ap_plan *plan = report->plan;
  add_rules_answer(page, plan);
  if (report->replan != NULL) {
    add_changes_answer(page, report->replan);
  }
  for (int track = 0; track < AP_TRACKS; track++) {
    if (!plan->tracks[track].empty) {
      add_level_answer(page, plan, (ap_track)track);
    }
  }
  for (int track = 0; track < AP_TRACKS; track++) {
    if (!plan->tracks[track].empty) {
      add_peak_answer(page, plan, (ap_track)track);
    }
  }
  if (report->unpriced) {
    add_no_cost_answer(page, report);
  }
  if (report->currency != NULL) {
    add_cost_answer(page, report, AP_EXTERNAL);
  }
  if (report->currency != NULL && report->scenario->purse != NULL) {
    add_cost_answer(page, report, AP_INTERNAL);
  }
}
