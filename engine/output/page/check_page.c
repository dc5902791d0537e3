/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a check: accepted or not, every breach with the rule and the clause that it breaks, then each track as it
 * was recomputed. */
#include "output/check_tables.h"
#include "output/facts.h"
#include "output/names.h"
#include "output/page/chart_parts.h"
#include "output/page/rule_parts.h"
#include "output/page/told.h"
#include "output/sentence.h"
#include "output/text_listing.h"
#include "output/translate.h"
#include "output/views.h"
#include <stdlib.h>

/* A check on its way to a page. */
typedef struct check_report {
  const ap_check *check;
  const ap_provenance *provenance;
  uint64_t found;
} check_report;

/* ---- the answer first ---- */

static void add_claim_answer(ap_page *page, const ap_check *check, ap_track track) {
  const ap_check_criterion *peak = &check->tracks[track].criteria[AP_PEAK];
  ap_text judgement = {0};
  if (peak->said == AP_SAID_NOTHING) {
    return;
  }
  ap_style style = ap_add_check_judgement(&judgement, peak);
  ap_page_answer(page, track == AP_EXTERNAL ? "peak-external" : "peak-internal", style,
                 AP_PAGE_FILLED(page, _("{0}: peak"), ap_track_title(track)),
                 AP_PAGE_FILLED(page, _("{0} h"), ap_hours(peak->value).digits), ap_page_taken(page, &judgement));
}

static void add_verdict(ap_page *page, const check_report *report) {
  if (report->found == 0) {
    ap_page_answer(page, "complies", AP_GOOD, _("Answer"), C_("verdict", "accepted"),
                   _("the plan complies: no breach was found"));
    return;
  }
  const char *sentence = dngettext(AP_TEXT_DOMAIN, "the plan does not comply: {0} breach",
                                   "the plan does not comply: {0} breaches", (unsigned long)report->found);
  ap_page_answer(page, "complies", AP_BAD, _("Answer"), C_("verdict", "not accepted"),
                 AP_PAGE_FILLED(page, sentence, ap_grouped((int64_t)report->found).digits));
}

static void add_answers(ap_page *page, const check_report *report) {
  const ap_check *check = report->check;
  add_verdict(page, report);
  for (int track = 0; track < AP_TRACKS; track++) {
    add_claim_answer(page, check, (ap_track)track);
  }
  if (ap_check_is_partial(check)) {
    ap_page_answer(page, "partial", AP_WARN, _("Verified"), C_("verdict", "in part"),
                   _("the plan lacks columns; what they would say was not verified"));
  }
  if (!check->json) {
    ap_page_answer(page, "claims", AP_PLAIN, _("Level and proof"), C_("verdict", "not claimed"),
                   _("a CSV plan says nothing of them; a JSON plan has the certificate to be recomputed"));
  }
}

static void add_facts(ap_page *page, const ap_check *check) {
  ap_table plan = ap_facts(0);
  ap_add_checked_plan_facts(&plan, check);
  ap_page_told_facts(page, &plan);
  ap_page_scenario_facts(page, check->scenario);
}

/* ---- breaches ---- */

static void add_breach(ap_page *page, const check_report *report, const ap_diagnostic *breach) {
  const ap_rule *rule = ap_rule_of_breach(report->check->scenario->scheme, breach);
  ap_text place = {0};
  ap_text sentence = {0};
  if (breach->file != NULL) {
    ap_add_place(&place, breach);
  } else {
    ap_text_add(&place, _("the plan as a whole"));
  }
  ap_add_sentence(&sentence, breach, true);
  ap_page_row(page, AP_PLAIN, "");
  ap_page_cell(page, ap_page_taken(page, &place));
  ap_page_cell(page, ap_page_taken(page, &sentence));
  ap_page_cell(page, rule == NULL ? "" : rule->id);
  ap_page_cell(page, rule == NULL ? "" : ap_page_rule_source(page, report->provenance, rule));
}

static void add_breaches(ap_page *page, const check_report *report) {
  enum { FEW = 8 };
  size_t kept = ap_check_breach_count(report->check);
  if (kept == 0) {
    return;
  }
  ap_page_section(page, "breaches", _("Breaches"));
  if (kept > FEW) {
    ap_page_filter(page, NULL, 0);
  }
  ap_page_table(
      page, &(ap_page_grid){.id = "table-breaches",
                            .caption = _("Every breach, with the rule and the clause that it breaks"),
                            .heads = {_("place"), _("what is wrong, and what was expected"), _("rule"), _("source")},
                            .wide = 1 << 1 | 1 << 3,
                            .whole = 1 << 2,
                            .filtered = kept > FEW,
                            .sorted = kept > FEW});
  for (size_t i = 0; i < kept; i++) {
    add_breach(page, report, ap_check_breach(report->check, i));
  }
  if (report->found > kept) {
    ap_page_note(page, AP_WARN, NULL,
                 AP_PAGE_FILLED(page, _("and {0} more"), ap_grouped((int64_t)(report->found - kept)).digits));
  }
}

/* ---- events ---- */

static void add_limits(ap_page *page, const ap_check *check) {
  ap_table says = {.columns = 1};
  ap_add_check_limits(&says, check);
  for (size_t i = 0; i < says.count; i++) {
    ap_page_note(page, says.cells[i].style, NULL, says.cells[i].string);
  }
  page->arena.failed = page->arena.failed || says.failed;
  ap_table_free(&says);
}

static void add_registration(ap_page *page, const ap_check *check) {
  if (check->past == NULL || check->scenario->events == NULL) {
    return;
  }
  ap_table spans = ap_listing_table(&check->listing);
  ap_table grounds = ap_listing_grounds(check->scenario, page->view);
  const char *reading = ap_listing_reading(&check->listing);
  ap_page_section(page, "registration", _("Registration by day"));
  ap_page_told_table(page,
                     &(ap_page_grid){.id = "table-registration",
                                     .caption = _("When the service is listed, suspended or revoked"),
                                     .whole = 3},
                     &spans);
  if (reading != NULL) {
    ap_page_note(page, AP_PLAIN, NULL, reading);
  }
  ap_page_told_pairs(page, &grounds);
}

/* ---- the tracks ---- */

/* "2027"; of what the plan is continued over "(2030)". */
static const char *const *labels_of(ap_page *page, const ap_check *check, const ap_check_track *track) {
  const char **labels = ap_arena_allocate(&page->arena, (size_t)track->checked_years, sizeof *labels);
  for (int t = 0; t < track->checked_years && labels != NULL; t++) {
    labels[t] = AP_PAGE_FILLED(page, t < check->years ? "{0}" : _("({0})"), ap_year(check->first_year + t).digits);
  }
  return labels;
}

static void add_chart(ap_page *page, const ap_check *check, ap_track which) {
  const ap_check_track *track = &check->tracks[which];
  const ap_check_criterion *peak = &track->criteria[AP_PEAK];
  size_t years = (size_t)track->checked_years;
  bool external = which == AP_EXTERNAL;
  int64_t *forced = ap_page_values(page, years);
  int64_t *placed = ap_page_values(page, years);
  const char *const *labels = labels_of(page, check, track);
  const ap_page_series series[] = {
      {.name = _("forced"), .tone = external ? AP_TONE_EXTERNAL : AP_TONE_INTERNAL, .stack = "hours", .values = forced},
      {.name = _("placed by the plan"),
       .tone = external ? AP_TONE_EXTERNAL_LIGHT : AP_TONE_INTERNAL_LIGHT,
       .stack = "hours",
       .values = placed},
      {.name = _("bound of the peak, recomputed"),
       .tone = external ? AP_TONE_EXTERNAL : AP_TONE_INTERNAL,
       .line = true,
       .values = ap_page_level(page, years, peak->bound)}};
  if (page->arena.failed) {
    return;
  }
  for (size_t t = 0; t < years; t++) {
    /* a plan with breaches may leave out even what is forced */
    forced[t] = track->forced_minutes[t] < track->minutes[t] ? track->forced_minutes[t] : track->minutes[t];
    placed[t] = track->minutes[t] - forced[t];
  }
  ap_page_chart(page, &(ap_page_figure){.id = external ? "years-external" : "years-internal",
                                        .title = _("Hours of each year, counted from the plan's rows"),
                                        .summary = _("A column for each year with the hours that the plan's rows come "
                                                     "to. The table below has the numbers."),
                                        .across = _("year"),
                                        .axis = _("hours"),
                                        .labels = labels,
                                        .label_count = years,
                                        .series = series,
                                        .series_count = peak->has_bound ? 3 : 2});
}

static void add_criteria(ap_page *page, const ap_check *check, ap_track track) {
  ap_table criteria = ap_check_criteria_table(check, track);
  if (criteria.count == 0) {
    page->arena.failed = page->arena.failed || criteria.failed;
    ap_table_free(&criteria);
    return;
  }
  ap_page_grid grid = {.id = track == AP_EXTERNAL ? "criteria-external" : "criteria-internal",
                       .caption = _("What the plan says of itself, recomputed"),
                       .heads = {_("criterion"), _("hours"), _("what is known")}};
  ap_page_told_rows(page, &grid, &criteria);
}

static void add_lists(ap_page *page, const ap_check *check, ap_track track) {
  bool cut = false;
  ap_table lists = ap_check_lists_table(&check->tracks[track], SIZE_MAX - 1, &cut);
  if (lists.count == 0) {
    page->arena.failed = page->arena.failed || lists.failed;
    ap_table_free(&lists);
    return;
  }
  ap_page_grid grid = {.id = track == AP_EXTERNAL ? "lists-external" : "lists-internal",
                       .caption = _("What is overdue, taken over, or due next"),
                       .heads = {_("what"), _("year"), _("rule"), _("items"), _("which")},
                       .wide = 1 << 4,
                       .whole = 1 << 0 | 1 << 2};
  ap_page_fold(page, track == AP_EXTERNAL ? "due-external" : "due-internal",
               _("What is overdue, taken over, or due next"));
  ap_page_told_rows(page, &grid, &lists);
  ap_page_fold_end(page);
}

static void add_track(ap_page *page, const ap_check *check, ap_track track) {
  ap_table years = ap_check_years_table(check, track);
  ap_page_section(page, ap_track_name(track), ap_track_title(track));
  add_chart(page, check, track);
  ap_page_told_table(page,
                     &(ap_page_grid){.id = track == AP_EXTERNAL ? "table-external" : "table-internal",
                                     .caption = _("Items and hours, counted from the plan's rows")},
                     &years);
  add_criteria(page, check, track);
  add_lists(page, check, track);
}

void ap_check_page(const ap_check *check, const ap_provenance *provenance, const ap_view *view, ap_text *text) {
  const check_report report = {.check = check, .provenance = provenance, .found = ap_check_found(check)};
  ap_page page = ap_page_begin(&(ap_page_head){.command = "check",
                                               .kind = _("Check of a plan"),
                                               .title = ap_words_in(&check->scenario->title, view->language),
                                               .view = view});
  add_answers(&page, &report);
  add_facts(&page, check);
  add_limits(&page, check);
  add_breaches(&page, &report);
  add_registration(&page, check);
  for (int track = 0; track < AP_TRACKS; track++) {
    add_track(&page, check, (ap_track)track);
  }
  ap_page_end(&page, text);
}
