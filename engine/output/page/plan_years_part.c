/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/names.h"
#include "output/page/plan_parts.h"
#include "output/translate.h"

/* Of each track what is forced, what the plan places, and the bound of every year. */
enum { OF_A_TRACK = 3 };

static int64_t *values_of(ap_page *page, int years) {
  return ap_arena_allocate(&page->arena, (size_t)years, sizeof(int64_t));
}

/* Three series of the track, or none where memory is short. */
static size_t add_series(ap_page *page, const ap_plan *plan, ap_track track, ap_page_series *series) {
  const ap_track_plan *planned = &plan->tracks[track];
  int years = plan->scenario->years;
  int64_t *forced = values_of(page, years);
  int64_t *placed = values_of(page, years);
  int64_t *bound = values_of(page, years);
  if (forced == NULL || placed == NULL || bound == NULL) {
    return 0;
  }
  for (int t = 0; t < years; t++) {
    forced[t] = planned->years[t].forced_minutes;
    placed[t] = planned->years[t].minutes - forced[t];
    bound[t] = planned->criteria[AP_PEAK].bound;
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
  int years = plan->scenario->years;
  ap_page_series series[AP_TRACKS * OF_A_TRACK];
  size_t count = 0;
  const char **labels = ap_arena_allocate(&page->arena, (size_t)years, sizeof *labels);
  for (int track = 0; track < AP_TRACKS; track++) {
    count += plan->tracks[track].empty ? 0 : add_series(page, plan, (ap_track)track, &series[count]);
  }
  if (labels == NULL || count == 0) {
    return;
  }
  for (int t = 0; t < years; t++) {
    labels[t] = AP_PAGE_FILLED(page, "{0}", ap_year(plan->scenario->start_year + t).digits);
  }
  ap_page_chart(page, &(ap_page_figure){.id = "years",
                                        .title = _("Hours of audit work by year and track"),
                                        .summary = _("Columns of the hours of each year, external and internal side "
                                                     "by side, with a line at the proven lower limit of each track's "
                                                     "peak. The table below has the numbers."),
                                        .across = _("year"),
                                        .axis = _("hours"),
                                        .labels = labels,
                                        .label_count = (size_t)years,
                                        .series = series,
                                        .series_count = count});
}

static void add_year(ap_page *page, ap_style style, const char *name, const ap_plan_year *year) {
  ap_page_row(page, style, NULL);
  ap_page_cell(page, name);
  ap_page_cell(page, ap_grouped(year->items).digits);
  ap_page_cell(page, ap_grouped_hours(year->minutes).digits);
  ap_page_cell(page, ap_grouped_hours(year->forced_minutes).digits);
  ap_page_cell(page, ap_grouped_hours(year->minutes - year->forced_minutes).digits);
}

static void add_track(ap_page *page, const ap_plan *plan, ap_track track) {
  const ap_track_plan *planned = &plan->tracks[track];
  int years = plan->scenario->years;
  ap_plan_year sum = {0};
  ap_page_table(page,
                &(ap_page_grid){.id = track == AP_EXTERNAL ? "table-external" : "table-internal",
                                .caption = ap_track_title(track),
                                .heads = {_("year"), _("items"), _("hours"), _("forced"), _("placed by the plan")},
                                .right = 0x1e});
  for (int t = 0; t < planned->horizon; t++) {
    const ap_plan_year *year = &planned->years[t];
    const ap_number name = ap_year(year->year);
    if (t < years) {
      sum.items += year->items;
      sum.minutes += year->minutes;
      sum.forced_minutes += year->forced_minutes;
    }
    add_year(page, t < years ? AP_PLAIN : AP_FAINT,
             t < years ? name.digits : AP_PAGE_FILLED(page, "({0})", name.digits), year);
    if (t == years - 1 && years > 1) {
      add_year(page, AP_STRONG, _("sum"), &sum);
    }
  }
}

void ap_add_years_section(ap_page *page, const ap_plan *plan) {
  ap_page_section(page, "years", _("The years"));
  add_chart(page, plan);
  for (int track = 0; track < AP_TRACKS; track++) {
    if (!plan->tracks[track].empty) {
      add_track(page, plan, (ap_track)track);
    }
  }
}
