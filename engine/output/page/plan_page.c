/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan's page: the answer first, then the years with what is proven of them. */
#include "output/names.h"
#include "output/page/page.h"
#include "output/page/plan_parts.h"
#include "output/plan_proof.h"
#include "output/translate.h"
#include "output/views.h"

/* ---- what it was made from ---- */

static void add_catalog(ap_page *page, const ap_catalog *catalog) {
  const char *language = page->view->language;
  const char *title = ap_words_in(&(ap_words){catalog->title, catalog->title_ja}, language);
  const char *note = ap_words_in(&(ap_words){catalog->note, catalog->note_ja}, language);
  ap_page_fact(page, _("Catalog"), AP_PLAIN, title != NULL ? title : catalog->file);
  if (!catalog->complete) {
    ap_page_fact(page, "", AP_WARN, _("NOT COMPLETE: the real counts and hours are higher"));
  }
  if (note != NULL) {
    ap_page_fact(page, "", AP_FAINT, note);
  }
}

static void add_facts(ap_page *page, const ap_scenario *scenario) {
  const ap_scheme *scheme = scenario->scheme;
  const char *note = ap_words_in(&scheme->note, page->view->language);
  int first = scenario->start_year;
  ap_page_fact(page, _("Years"), AP_PLAIN,
               AP_PAGE_FILLED(page, scenario->years > 1 ? _("{0} to {1}, each from {2}") : _("{0}, from {2}"),
                              ap_year(first).digits, ap_year(first + scenario->years - 1).digits,
                              ap_month_title(scenario->start_month)));
  ap_page_fact(page, _("As of"), AP_PLAIN, ap_page_date(page, scenario->as_of));
  ap_page_fact(page, _("Scheme"), AP_PLAIN, ap_words_in(&scheme->title, page->view->language));
  if (scheme->edition != NULL) {
    ap_page_fact(page, "", AP_FAINT, AP_PAGE_FILLED(page, _("{0}, edition {1}"), scheme->id, scheme->edition));
  } else {
    ap_page_fact(page, "", AP_FAINT, scheme->id);
  }
  if (note != NULL) {
    ap_page_fact(page, "", AP_FAINT, note);
  }
  add_catalog(page, scenario->catalog);
}

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

/* "proven level", and why the peak is no smaller. */
static void add_level_answer(ap_page *page, const ap_plan *plan, ap_track track) {
  const ap_track_plan *planned = &plan->tracks[track];
  ap_text detail = {0};
  ap_style style = ap_level_style(planned);
  if (ap_has_rest(planned)) {
    ap_text apart = {0};
    ap_add_years_set_apart(&apart, planned);
    AP_FILL(&detail, _("of the years without {0}, whose load is forced"), apart.failed ? "" : apart.bytes);
    detail.failed = detail.failed || apart.failed;
    ap_text_free(&apart);
  } else {
    AP_FILL(&detail, _("largest year {0} h; "), ap_grouped_hours(planned->criteria[AP_PEAK].value).digits);
    ap_add_knowledge(&detail, &planned->criteria[AP_PEAK], true);
  }
  ap_page_answer(page, track == AP_EXTERNAL ? "level-external" : "level-internal", style, ap_track_title(track),
                 ap_level_words(planned), detail.failed ? "" : detail.bytes);
  page->arena.failed = page->arena.failed || detail.failed;
  ap_text_free(&detail);
}

static void add_peak_answer(ap_page *page, const ap_plan *plan, ap_track track) {
  int64_t minutes = 0;
  int64_t items = 0;
  for (int t = 0; t < plan->scenario->years; t++) {
    minutes += plan->tracks[track].years[t].minutes;
    items += plan->tracks[track].years[t].items;
  }
  ap_page_answer(page, track == AP_EXTERNAL ? "peak-external" : "peak-internal", AP_PLAIN,
                 AP_PAGE_FILLED(page, _("{0}: largest year"), ap_track_title(track)),
                 AP_PAGE_FILLED(page, _("{0} h"), ap_grouped_hours(plan->tracks[track].criteria[AP_PEAK].value).digits),
                 AP_PAGE_FILLED(page, _("{0} h and {1} audits of items in all years"), ap_grouped_hours(minutes).digits,
                                ap_grouped(items).digits));
}

static void add_answers(ap_page *page, const ap_plan *plan) {
  add_rules_answer(page, plan);
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
}

void ap_plan_page(const ap_plan *plan, const ap_view *view, ap_text *text) {
  const ap_scenario *scenario = plan->scenario;
  ap_page page = ap_page_begin(&(ap_page_head){.command = "plan",
                                               .kind = _("Audit plan"),
                                               .title = ap_words_in(&scenario->title, view->language),
                                               .view = view});
  add_facts(&page, scenario);
  add_answers(&page, plan);
  ap_add_years_section(&page, plan);
  ap_page_end(&page, text);
}
