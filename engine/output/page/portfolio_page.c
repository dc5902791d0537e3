/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a firm: its largest years and the room that its pools have, then each track's years and services, then
 * the pools. */
#include "output/facts.h"
#include "output/names.h"
#include "output/page/chart_parts.h"
#include "output/page/told.h"
#include "output/portfolio_tables.h"
#include "output/translate.h"
#include "output/views.h"

/* Of more pools there is a table alone; of more kinds of services the first. */
enum { CHARTS_MOST = 6, ROWS_MOST = 500 };

/* ---- the answer first ---- */

static int peak_year(const ap_firm *firm, ap_track track) {
  int peak = 0;
  for (int year = 1; year < firm->years; year++) {
    peak = firm->tracks[track].loads[year] > firm->tracks[track].loads[peak] ? year : peak;
  }
  return firm->first_year + peak;
}

static void add_peak_answer(ap_page *page, const ap_firm *firm, ap_track track) {
  const ap_criterion_result *peak = &firm->tracks[track].criteria[AP_PEAK];
  ap_text known = {0};
  ap_style style = ap_add_firm_knowledge(&known, peak);
  ap_page_answer(
      page, track == AP_EXTERNAL ? "peak-external" : "peak-internal", style,
      AP_PAGE_FILLED(page, _("{0}: largest year"), ap_track_title(track)),
      AP_PAGE_FILLED(page, _("{0} h"), ap_hours(peak->value).digits),
      AP_PAGE_FILLED(page, _("in {0}; {1}"), ap_year(peak_year(firm, track)).digits, ap_page_taken(page, &known)));
}

/* The pool and year with the least room left. */
static void add_room_answer(ap_page *page, const ap_firm *firm) {
  const ap_pool_year *least = NULL;
  const char *name = NULL;
  int when = 0;
  for (size_t p = 0; p < firm->portfolio->pool_count; p++) {
    for (int year = 0; year < firm->years; year++) {
      const ap_pool_year *at = ap_pool_at(firm, p, year);
      if (at->capacity >= 0 && (least == NULL || at->capacity - at->minutes < least->capacity - least->minutes)) {
        least = at;
        name = firm->portfolio->pools[p].name;
        when = year;
      }
    }
  }
  if (least != NULL) {
    ap_page_answer(page, "room", AP_PLAIN, _("Least room in a pool"),
                   AP_PAGE_FILLED(page, _("{0} h"), ap_hours(least->capacity - least->minutes).digits),
                   AP_PAGE_FILLED(page, _("{0} in {1}: {2} of {3} h"), name, ap_year(firm->first_year + when).digits,
                                  ap_hours(least->minutes).digits, ap_hours(least->capacity).digits));
  }
}

static void add_answers(ap_page *page, const ap_firm *firm) {
  for (int track = 0; track < AP_TRACKS; track++) {
    if (!firm->tracks[track].empty) {
      add_peak_answer(page, firm, (ap_track)track);
    }
  }
  ap_page_answer(page, "services", AP_PLAIN, _("Services"), ap_grouped((int64_t)firm->portfolio->service_count).digits,
                 AP_PAGE_FILLED(page, _("each year of a service at most {0} percent above its own peak"),
                                ap_decimal(firm->portfolio->tolerance).digits));
  add_room_answer(page, firm);
}

/* ---- the tracks ---- */

static void add_years_chart(ap_page *page, const ap_firm *firm, ap_track which) {
  const ap_firm_track *track = &firm->tracks[which];
  size_t years = (size_t)firm->years;
  bool external = which == AP_EXTERNAL;
  const ap_page_series series[] = {{.name = ap_track_title(which),
                                    .tone = external ? AP_TONE_EXTERNAL_LIGHT : AP_TONE_INTERNAL_LIGHT,
                                    .stack = "hours",
                                    .values = track->loads},
                                   {.name = _("proven lower limit of the peak"),
                                    .tone = external ? AP_TONE_EXTERNAL : AP_TONE_INTERNAL,
                                    .line = true,
                                    .values = ap_page_level(page, years, track->criteria[AP_PEAK].bound)}};
  const char *const *labels = ap_page_year_labels(page, firm->first_year, years);
  if (page->arena.failed) {
    return;
  }
  ap_page_chart(page, &(ap_page_figure){.id = external ? "years-external" : "years-internal",
                                        .title = _("The firm's hours by year"),
                                        .summary = _("A column for each year with the hours of all services, and a "
                                                     "line at the proven lower limit of the peak. The table below has "
                                                     "the numbers."),
                                        .across = _("year"),
                                        .axis = _("hours"),
                                        .labels = labels,
                                        .label_count = years,
                                        .series = series,
                                        .series_count = 2});
}

static void add_services(ap_page *page, const ap_firm *firm, ap_track track) {
  size_t left;
  ap_table services = ap_firm_services_table(firm, track, ROWS_MOST, &left);
  ap_page_told_table(page,
                     &(ap_page_grid){.id = track == AP_EXTERNAL ? "services-external" : "services-internal",
                                     .caption = _("Services, those that look alike together: the peak of each by "
                                                  "itself, and its largest year within the firm's plan, in hours"),
                                     .whole = 1 << 2,
                                     .sorted = true},
                     &services);
  if (left > 0) {
    ap_page_note(page, AP_PLAIN, NULL, AP_PAGE_FILLED(page, _("and {0} more"), ap_grouped((int64_t)left).digits));
  }
}

static void add_track(ap_page *page, const ap_firm *firm, ap_track track) {
  bool external = track == AP_EXTERNAL;
  ap_page_section(page, ap_track_name(track), ap_track_title(track));
  if (firm->tracks[track].empty) {
    ap_page_words(page, AP_PLAIN, _("No rule of this track claims any item: nothing is planned."));
    return;
  }
  ap_table years = ap_firm_years_table(firm, track, 0);
  ap_table criteria = ap_firm_criteria_table(firm, track);
  add_years_chart(page, firm, track);
  ap_page_told_table(page,
                     &(ap_page_grid){.id = external ? "table-external" : "table-internal",
                                     .caption = _("Services and hours of each year")},
                     &years);
  ap_page_told_rows(page,
                    &(ap_page_grid){.id = external ? "known-external" : "known-internal",
                                    .caption = _("What is known of the firm's years"),
                                    .heads = {_("criterion"), _("hours"), _("what is known")}},
                    &criteria);
  add_services(page, firm, track);
}

/* ---- the pools ---- */

static void add_pool_chart(ap_page *page, const ap_firm *firm, size_t pool) {
  size_t most = (size_t)firm->years;
  size_t count = 0;
  int64_t *minutes = ap_page_values(page, most);
  int64_t *capacity = ap_page_values(page, most);
  const char **labels = ap_arena_allocate(&page->arena, most, sizeof *labels);
  for (int year = 0; year < firm->years && !page->arena.failed; year++) {
    const ap_pool_year *at = ap_pool_at(firm, pool, year);
    if (at->capacity >= 0) {
      labels[count] = AP_PAGE_FILLED(page, "{0}", ap_year(firm->first_year + year).digits);
      minutes[count] = at->minutes;
      capacity[count++] = at->capacity;
    }
  }
  const ap_page_series series[] = {
      {.name = _("hours of work"), .tone = ap_page_tone_of(pool), .stack = "hours", .values = minutes},
      {.name = C_("pool", "capacity"), .tone = AP_TONE_E, .line = true, .values = capacity}};
  if (count == 0 || page->arena.failed) {
    return;
  }
  ap_page_chart(page, &(ap_page_figure){.id = AP_PAGE_FILLED(page, "pool-{0}", ap_decimal((int64_t)pool + 1).digits),
                                        .title = firm->portfolio->pools[pool].name,
                                        .summary = _("A column for each year with the hours that the pool works, and a "
                                                     "line at its capacity. The table below has the numbers."),
                                        .across = _("year"),
                                        .axis = _("hours"),
                                        .labels = labels,
                                        .label_count = count,
                                        .series = series,
                                        .series_count = 2});
}

static void add_pools(ap_page *page, const ap_firm *firm) {
  size_t pools = firm->portfolio->pool_count;
  if (pools == 0) {
    return;
  }
  ap_table table = ap_firm_pools_table(firm);
  ap_page_section(page, "pools", _("Pools of auditors"));
  for (size_t p = 0; p < pools && pools <= CHARTS_MOST; p++) {
    add_pool_chart(page, firm, p);
  }
  ap_page_told_table(page,
                     &(ap_page_grid){.id = "table-pools",
                                     .caption = _("Work, capacity and what is left of it, in hours"),
                                     .sorted = true},
                     &table);
}

void ap_portfolio_page(const ap_firm *firm, const ap_view *view, ap_text *text) {
  ap_table facts = ap_facts(0);
  ap_page page = ap_page_begin(&(ap_page_head){.command = "portfolio",
                                               .kind = _("Portfolio"),
                                               .title = ap_words_in(&firm->portfolio->title, view->language),
                                               .view = view});
  add_answers(&page, firm);
  ap_add_firm_facts(&facts, firm);
  ap_page_told_facts(&page, &facts);
  for (int track = 0; track < AP_TRACKS; track++) {
    add_track(&page, firm, (ap_track)track);
  }
  add_pools(&page, firm);
  ap_page_end(&page, text);
}
