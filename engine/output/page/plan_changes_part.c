/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of the earlier plan: every change with its cause. */
#include "output/names.h"
#include "output/page/plan_report.h"
#include "output/replan_words.h"
#include "output/translate.h"
#include <string.h>

static void add_frozen(ap_page *page, const ap_plan_report *report) {
  const ap_replan *replan = report->replan;
  const ap_event *revoked = replan->open.revoked;
  ap_page_pair(page, _("Earlier plan"), AP_PLAIN,
               strcmp(report->earlier, "-") == 0 ? _("standard input") : report->earlier);
  ap_page_pair(page, _("Kept as it was"), AP_PLAIN,
               AP_PAGE_FILLED(page,
                              dngettext(AP_TEXT_DOMAIN, "{0} row of the years before {1}",
                                        "{0} rows of the years before {1}", replan->frozen_count),
                              ap_grouped((int64_t)replan->frozen_count).digits, ap_year(replan->open.first).digits));
  if (revoked != NULL) {
    ap_page_pair(page, _("Revoked"), AP_WARN,
                 AP_PAGE_FILLED(page, _("{0}: nothing is due after {1}"), revoked->id, ap_year(revoked->year).digits));
  }
}

static void add_tracks(ap_page *page, const ap_replan *replan) {
  ap_page_table(page, &(ap_page_grid){.id = "table-changed",
                                      .caption = _("How much was changed, and within which limit"),
                                      .heads = {_("track"), _("changes"), _("what is known"),
                                                _("limit of each year, hours"), _("peak of a free plan, hours")},
                                      .right = 0x1a});
  for (int track = 0; track < AP_TRACKS; track++) {
    const ap_keeping *keeping = &replan->plan->keeping[track];
    ap_text known = {0};
    bool planned = !replan->plan->tracks[track].empty;
    ap_add_change_knowledge(&known, &replan->changed[track]);
    ap_page_row(page, AP_PLAIN, NULL);
    ap_page_cell(page, ap_track_title((ap_track)track));
    ap_page_cell(page, ap_grouped(replan->changed[track].value).digits);
    ap_page_cell(page, ap_page_taken(page, &known));
    ap_page_cell(page, planned ? ap_hours(keeping->limit).digits : "");
    ap_page_cell(page, planned ? ap_hours(keeping->free_peak).digits : "");
  }
}

void ap_add_changes_section(ap_page *page, const ap_plan_report *report) {
  const ap_replan *replan = report->replan;
  ap_page_section(page, "changes", _("Changes"));
  add_frozen(page, report);
  add_tracks(page, replan);
  if (replan->change_count == 0) {
    ap_page_words(page, AP_PLAIN, _("Nothing of the years still open was changed."));
    return;
  }
  ap_page_table(page, &(ap_page_grid){.id = "table-changes",
                                      .caption = _("Every change, and its cause"),
                                      .heads = {_("year"), _("track"), _("change"), _("item"), _("title"), _("cause")},
                                      .wide = 0x30,
                                      .sorted = true});
  for (size_t i = 0; i < replan->change_count; i++) {
    const ap_plan_change *change = &replan->changes[i];
    ap_page_row(page, AP_PLAIN, NULL);
    ap_page_cell(page, ap_year(change->year).digits);
    ap_page_cell(page, ap_track_title(change->track));
    ap_page_marked_cell(page, change->added ? "added" : "removed", change->added ? _("added") : _("removed"), NULL);
    ap_page_cell(page, change->id);
    ap_page_cell(page, change->item == NULL ? "" : ap_item_title(change->item, page->view->language));
    ap_page_cell(page, ap_cause_title(change->cause));
  }
}
