/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/money.h"
#include "output/names.h"
#include "output/page/chart_parts.h"
#include "output/page/plan_report.h"
#include "output/plan_remarks.h"
#include "output/translate.h"

/* Of each track what is forced, what the plan places, and the bound of every year. */
enum { OF_A_TRACK = 3 };

/* Three series of the track, or none where memory is short. */
static size_t add_series(ap_page *page, const ap_plan *plan, ap_track track, ap_page_series *series) {
  const ap_track_plan *planned = &plan->tracks[track];
  size_t years = (size_t)plan->scenario->years;
  int64_t *forced = ap_page_values(page, years);
  int64_t *placed = ap_page_values(page, years);
  const int64_t *bound = ap_page_level(page, years, planned->criteria[AP_PEAK].bound);
  if (forced == NULL || placed == NULL || bound == NULL) {
    return 0;
  }
  for (size_t t = 0; t < years; t++) {
    forced[t] = planned->years[t].forced_minutes;
    placed[t] = planned->years[t].minutes - forced[t];
  }
  bool external = track == AP_EXTERNAL;
  const char *title = ap_track_title(track);
  const char *stack = ap_track_name(track);
  series[0] = (ap_page_series){.name = AP_PAGE_FILLED(page, _("{0}: forced"), title),
                               .tone = external ? AP_TONE_EXTERNAL : AP_TONE_INTERNAL,
                               .stack = stack,
                               .values = forced};
  series[1] = (ap_page_series){.name = AP_PAGE_FILLED(page, _("{0}: placed by the plan"), title),
                               .tone = external ? AP_TONE_EXTERNAL_LIGHT : AP_TONE_INTERNAL_LIGHT,
                               .stack = stack,
                               .values = placed};
  series[2] = (ap_page_series){.name = AP_PAGE_FILLED(page, _("{0}: proven lower limit of the peak"), title),
                               .tone = external ? AP_TONE_EXTERNAL : AP_TONE_INTERNAL,
                               .line = true,
                               .values = bound};
  return OF_A_TRACK;
}

static void add_chart(ap_page *page, const ap_plan *plan) {
  size_t years = (size_t)plan->scenario->years;
  ap_page_series series[AP_TRACKS * OF_A_TRACK];
  size_t count = 0;
  const char *const *labels = ap_page_year_labels(page, plan->scenario->start_year, years);
  for (int track = 0; track < AP_TRACKS; track++) {
    count += plan->tracks[track].empty ? 0 : add_series(page, plan, (ap_track)track, &series[count]);
  }
  if (labels == NULL || count == 0) {
    return;
  }
  ap_page_chart(page, &(ap_page_figure){.id = "years",
                                        .title = _("Hours of audit work by year and track"),
                                        .summary = _("Columns of the hours of each year, external and internal side "
                                                     "by side, with a line at the proven lower limit of each track's "
                                                     "peak. The table below has the numbers."),
                                        .across = _("year"),
                                        .axis = _("hours"),
                                        .labels = labels,
                                        .label_count = years,
                                        .series = series,
                                        .series_count = count});
}

/* ---- each track's years in numbers ---- */

/* The money of a track's year, or NULL where the scenario has none for it. */
static const int64_t *cost_of(const ap_plan_report *report, ap_track track, const ap_year_cost *cost) {
  if (report->currency == NULL || (track == AP_INTERNAL && report->scenario->purse == NULL)) {
    return NULL;
  }
  return track == AP_EXTERNAL ? &cost->external : &cost->internal;
}

static void add_year(ap_page *page, const ap_plan_report *report, ap_style style, const char *name,
                     const ap_plan_year *year, const int64_t *cost) {
  ap_page_row(page, style, NULL);
  ap_page_cell(page, name);
  ap_page_cell(page, ap_grouped(year->items).digits);
  ap_page_cell(page, ap_hours(year->minutes).digits);
  ap_page_cell(page, ap_hours(year->forced_minutes).digits);
  ap_page_cell(page, ap_hours(year->minutes - year->forced_minutes).digits);
  if (cost != NULL) {
    ap_page_cell(page, ap_money(*cost, report->currency).digits);
  }
}

static void add_sum(ap_page *page, const ap_plan_report *report, ap_track track) {
  ap_plan_year sum = {0};
  for (int t = 0; t < report->scenario->years; t++) {
    const ap_plan_year *year = &report->plan->tracks[track].years[t];
    sum.items += year->items;
    sum.minutes += year->minutes;
    sum.forced_minutes += year->forced_minutes;
  }
  add_year(page, report, AP_STRONG, _("sum"), &sum, cost_of(report, track, &report->cost_sum));
}

static void add_track(ap_page *page, const ap_plan_report *report, ap_track track) {
  const ap_track_plan *planned = &report->plan->tracks[track];
  int years = report->scenario->years;
  ap_page_grid grid = {.id = track == AP_EXTERNAL ? "years-external" : "years-internal",
                       .caption = ap_track_title(track),
                       .heads = {_("year"), _("items"), _("hours"), _("forced"), _("placed by the plan")},
                       .right = 0x3e};
  bool priced = cost_of(report, track, &report->cost_sum) != NULL;
  grid.heads[5] = !priced                ? NULL
                  : track == AP_EXTERNAL ? AP_PAGE_FILLED(page, _("fee, {0}"), report->currency)
                                         : AP_PAGE_FILLED(page, _("cost, {0}"), report->currency);
  ap_page_table(page, &grid);
  for (int t = 0; t < years; t++) {
    add_year(page, report, AP_PLAIN, ap_year(planned->years[t].year).digits, &planned->years[t],
             priced ? cost_of(report, track, &report->costs[t]) : NULL);
  }
  if (years > 1) {
    add_sum(page, report, track);
  }
  const int64_t *none = NULL;
  for (int t = years; t < planned->horizon; t++) {
    add_year(page, report, AP_FAINT, AP_PAGE_FILLED(page, _("({0})"), ap_year(planned->years[t].year).digits),
             &planned->years[t], none);
    if (priced) {
      ap_page_cell(page, "");
    }
  }
}

/* ---- remarks ---- */

static void add_inherited(ap_page *page, const ap_scenario *scenario) {
  size_t count = ap_inherited_count(scenario);
  if (count > 0) {
    const char *sentence = dngettext(
        AP_TEXT_DOMAIN, "{0} item, taken over from a registered underlying service: no external audit of its own",
        "{0} items, taken over from a registered underlying service: no external audit of their own", count);
    ap_page_note(page, AP_PLAIN, _("inherited"), AP_PAGE_FILLED(page, sentence, ap_grouped((int64_t)count).digits));
  }
}

static void add_set_ups(ap_page *page, const ap_plan *plan, ap_track track) {
  int64_t minutes = 0;
  for (int year = 0; year < plan->scenario->years; year++) {
    minutes += plan->tracks[track].years[year].set_up_minutes;
  }
  if (minutes > 0) {
    ap_page_note(page, AP_PLAIN, _("set-ups"),
                 AP_PAGE_FILLED(page, _("{0} of these hours open groups"), ap_hours(minutes).digits));
  }
}

static void add_continuation(ap_page *page, const ap_plan_report *report) {
  int years = report->scenario->years;
  if (report->plan->tracks[AP_EXTERNAL].horizon > years || report->plan->tracks[AP_INTERNAL].horizon > years) {
    ap_page_words(page, AP_FAINT,
                  _("Years in brackets are the plan's continuation, over which the longest rule is judged."));
  }
}

static void add_remarks(ap_page *page, const ap_plan_report *report, ap_track track) {
  if (track == AP_EXTERNAL) {
    add_inherited(page, report->scenario);
  }
  add_set_ups(page, report->plan, track);
  if (track == AP_INTERNAL && report->scenario->constraints.external_counts) {
    ap_page_note(page, AP_PLAIN, _("external"),
                 _("its audits count here too, in years in which they cover all of an objective's items"));
  }
}

void ap_add_years_section(ap_page *page, const ap_plan_report *report) {
  const ap_track_plan *tracks = report->plan->tracks;
  ap_page_section(page, "years", _("The years"));
  add_chart(page, report->plan);
  for (int track = 0; track < AP_TRACKS; track++) {
    if (!tracks[track].empty) {
      add_track(page, report, (ap_track)track);
    }
  }
  for (int track = 0; track < AP_TRACKS; track++) {
    if (tracks[track].empty) {
      ap_page_note(page, AP_PLAIN, ap_track_title((ap_track)track),
                   _("No rule of this track claims any item: nothing is planned."));
    } else {
      add_remarks(page, report, (ap_track)track);
    }
  }
  add_continuation(page, report);
}
