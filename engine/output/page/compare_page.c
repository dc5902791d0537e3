/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of scenarios side by side: by how much the others differ from the first, then track by track the years, then
 * what each scenario is. */
#include "output/compare_tables.h"
#include "output/facts.h"
#include "output/names.h"
#include "output/page/chart_parts.h"
#include "output/page/told.h"
#include "output/translate.h"
#include "output/views.h"
#include <string.h>

/* More of them are told by who asks least. */
enum { DIFFERENCES_MOST = 3 };

static const char *title_of(ap_page *page, const ap_comparison *comparison, size_t index) {
  return AP_PAGE_FILLED(page, _("{0}. {1}"), ap_decimal((int64_t)index + 1).digits,
                        ap_words_in(&comparison->scenarios[index].scenario->title, page->view->language));
}

/* ---- the answer first ---- */

static const char *id_of(ap_page *page, const char *what, ap_track track, size_t index) {
  return AP_PAGE_FILLED(page, "{0}-{1}-{2}", what, ap_track_name(track), ap_decimal((int64_t)index + 1).digits);
}

static const char *label_of(ap_page *page, const ap_comparison *comparison, size_t index, ap_track track) {
  return AP_PAGE_FILLED(page, _("{0}: {1}"), title_of(page, comparison, index), ap_track_title(track));
}

static const char *hours(ap_page *page, int64_t minutes) {
  return AP_PAGE_FILLED(page, _("{0} h"), ap_hours(minutes).digits);
}

static void add_hours_difference(ap_page *page, const ap_comparison *comparison, size_t index, ap_track track) {
  const ap_compared_track *here = &comparison->scenarios[index].tracks[track];
  const ap_compared_track *first = &comparison->scenarios[0].tracks[track];
  ap_year_difference difference;
  if ((here->empty && first->empty) || !ap_compare_years(comparison, index, track, &difference)) {
    return;
  }
  ap_page_answer(page, id_of(page, "hours", track, index), AP_PLAIN, label_of(page, comparison, index, track),
                 AP_PAGE_FILLED(page, _("{0} h"), ap_hours_more(difference.minutes).digits),
                 AP_PAGE_FILLED(page, _("{0} against {1} h; largest year {2} against {3} h"),
                                ap_hours(here->minutes).digits, ap_hours(first->minutes).digits,
                                ap_hours(here->criteria[AP_PEAK].value).digits,
                                ap_hours(first->criteria[AP_PEAK].value).digits));
}

/* Over the years that both have and price. */
static void add_cost_difference(ap_page *page, const ap_comparison *comparison, size_t index, ap_track track) {
  const ap_compared *compared = &comparison->scenarios[index];
  int64_t sum = 0;
  int64_t difference = 0;
  bool any = false;
  for (int t = 0; t < compared->scenario->years; t++) {
    int year = compared->scenario->start_year + t;
    int64_t more, amount;
    if (ap_compare_cost(comparison, index, track, year, &more) && ap_compared_cost(compared, track, year, &amount)) {
      difference += more;
      sum += amount;
      any = true;
    }
  }
  if (any) {
    const char *more = ap_page_money(page, difference, compared->currency);
    ap_page_answer(page, id_of(page, "cost", track, index), AP_PLAIN, label_of(page, comparison, index, track),
                   difference > 0 ? AP_PAGE_FILLED(page, "+{0}", more) : more,
                   AP_PAGE_FILLED(page, _("{0} against {1}"), ap_page_money(page, sum, compared->currency),
                                  ap_page_money(page, sum - difference, compared->currency)));
  }
}

static void add_differences(ap_page *page, const ap_comparison *comparison) {
  for (size_t i = 1; i < comparison->count; i++) {
    for (int track = 0; track < AP_TRACKS && comparison->scenarios[i].planned && comparison->scenarios[0].planned;
         track++) {
      add_hours_difference(page, comparison, i, (ap_track)track);
      add_cost_difference(page, comparison, i, (ap_track)track);
    }
  }
}

/* The first of those that ask for the fewest hours of the track; `count` where none has a plan for it. */
static size_t least_of(const ap_comparison *comparison, ap_track track) {
  size_t least = comparison->count;
  for (size_t i = 0; i < comparison->count; i++) {
    const ap_compared *compared = &comparison->scenarios[i];
    if (compared->planned && !compared->tracks[track].empty &&
        (least == comparison->count ||
         compared->tracks[track].minutes < comparison->scenarios[least].tracks[track].minutes)) {
      least = i;
    }
  }
  return least;
}

static void add_least(ap_page *page, const ap_comparison *comparison) {
  for (int track = 0; track < AP_TRACKS; track++) {
    size_t least = least_of(comparison, (ap_track)track);
    if (least < comparison->count) {
      ap_page_answer(page, id_of(page, "least", (ap_track)track, least), AP_PLAIN,
                     AP_PAGE_FILLED(page, _("{0}: fewest hours"), ap_track_title((ap_track)track)),
                     hours(page, comparison->scenarios[least].tracks[track].minutes),
                     title_of(page, comparison, least));
    }
  }
}

static void add_answers(ap_page *page, const ap_comparison *comparison) {
  for (size_t i = 0; i < comparison->count; i++) {
    if (!comparison->scenarios[i].planned) {
      ap_page_answer(page, id_of(page, "plan", AP_EXTERNAL, i), AP_BAD, title_of(page, comparison, i), _("no plan"),
                     _("no plan keeps all that it asks for"));
    }
  }
  if (comparison->count <= DIFFERENCES_MOST + 1) {
    add_differences(page, comparison);
  } else {
    add_least(page, comparison);
  }
}

/* ---- what is compared ---- */

static void add_facts(ap_page *page, const ap_comparison *comparison) {
  for (size_t i = 0; i < comparison->count; i++) {
    const ap_scenario *scenario = comparison->scenarios[i].scenario;
    ap_page_fact(page, ap_decimal((int64_t)i + 1).digits, AP_STRONG,
                 ap_words_in(&scenario->title, page->view->language));
    ap_page_fact(page, "", AP_FAINT, ap_words_in(&scenario->scheme->title, page->view->language));
  }
}

static void add_scenarios(ap_page *page, const ap_comparison *comparison) {
  ap_page_section(page, "scenarios", _("What is compared"));
  for (size_t i = 0; i < comparison->count; i++) {
    ap_table facts = ap_facts(0);
    ap_page_heading(page, title_of(page, comparison, i));
    ap_add_compared_facts(&facts, comparison, i, page->view);
    ap_page_told_pairs(page, &facts);
  }
}

/* ---- charts ---- */

/* The years that any scenario plans. */
typedef struct year_list {
  const char **labels;
  int *years;
  size_t count;
} year_list;

static year_list list_years(ap_page *page, const ap_comparison *comparison) {
  int first, last;
  ap_compared_span(comparison, &first, &last);
  size_t most = (size_t)(last - first) + 1;
  year_list list = {.labels = ap_arena_allocate(&page->arena, most, sizeof *list.labels),
                    .years = ap_arena_allocate(&page->arena, most, sizeof *list.years)};
  for (int year = first; year <= last && !page->arena.failed; year++) {
    if (ap_comparison_has_year(comparison, year)) {
      list.labels[list.count] = AP_PAGE_FILLED(page, "{0}", ap_year(year).digits);
      list.years[list.count++] = year;
    }
  }
  return list;
}

/* What a scenario has for a year: false where there is nothing to show. */
typedef bool number_of(const ap_compared *compared, ap_track track, int year, int64_t *number);

static bool minutes_of(const ap_compared *compared, ap_track track, int year, int64_t *minutes) {
  ap_plan_year found;
  bool known = ap_compared_year(compared, track, year, &found);
  *minutes = known ? found.minutes : 0;
  return known;
}

static ap_page_series series_of(ap_page *page, const ap_comparison *comparison, size_t index, ap_track track,
                                const year_list *list, number_of *number) {
  int64_t *values = ap_page_values(page, list->count);
  for (size_t y = 0; y < list->count && values != NULL; y++) {
    int64_t found = 0;
    values[y] = number(&comparison->scenarios[index], track, list->years[y], &found) ? found : 0;
  }
  return (ap_page_series){.name = title_of(page, comparison, index),
                          .tone = ap_page_tone_of(index),
                          .stack = AP_PAGE_FILLED(page, "{0}", ap_decimal((int64_t)index).digits),
                          .values = values};
}

static bool has_hours(const ap_comparison *comparison, size_t index, ap_track track) {
  return comparison->scenarios[index].planned && !comparison->scenarios[index].tracks[track].empty;
}

/* Money can stand in one chart where it is of one currency. */
static bool has_money(const ap_comparison *comparison, size_t index, ap_track track) {
  return ap_compared_is_priced(&comparison->scenarios[index], track);
}

static const char *common_currency(const ap_comparison *comparison, ap_track track) {
  const char *currency = NULL;
  for (size_t i = 0; i < comparison->count; i++) {
    const ap_compared *compared = &comparison->scenarios[i];
    if (!ap_compared_is_priced(compared, track)) {
      continue;
    }
    if (currency != NULL && strcmp(currency, compared->currency) != 0) {
      return NULL;
    }
    currency = compared->currency;
  }
  return currency;
}

static void add_chart(ap_page *page, const ap_comparison *comparison, ap_track track, ap_page_figure figure) {
  bool money = figure.unit == AP_PAGE_MONEY;
  size_t fewest = money ? 2 : 1; /* one alone is compared with nothing */
  year_list list = list_years(page, comparison);
  ap_page_series *series = ap_arena_allocate(&page->arena, comparison->count, sizeof *series);
  for (size_t i = 0; i < comparison->count && series != NULL; i++) {
    if (money ? has_money(comparison, i, track) : has_hours(comparison, i, track)) {
      series[figure.series_count++] =
          series_of(page, comparison, i, track, &list, money ? ap_compared_cost : minutes_of);
    }
  }
  figure.across = _("year");
  figure.labels = list.labels;
  figure.label_count = list.count;
  figure.series = series;
  if (figure.series_count >= fewest && !page->arena.failed) {
    ap_page_chart(page, &figure);
  }
}

static void add_hours_chart(ap_page *page, const ap_comparison *comparison, ap_track track) {
  add_chart(page, comparison, track,
            (ap_page_figure){.id = track == AP_EXTERNAL ? "hours-external" : "hours-internal",
                             .title = _("Hours of each year"),
                             .summary = _("A column for each scenario in each year. The table below has the numbers."),
                             .axis = _("hours"),
                             .unit = AP_PAGE_HOURS});
}

static void add_money_chart(ap_page *page, const ap_comparison *comparison, ap_track track) {
  const char *currency = common_currency(comparison, track);
  if (currency != NULL) {
    add_chart(
        page, comparison, track,
        (ap_page_figure){.id = track == AP_EXTERNAL ? "cost-external" : "cost-internal",
                         .title = _("Money of each year"),
                         .summary = _("A column for each scenario in each year. The table below has the numbers."),
                         .axis = currency,
                         .unit = AP_PAGE_MONEY,
                         .currency = currency});
  }
}

/* ---- the tracks ---- */

static void add_sums(ap_page *page, const ap_comparison *comparison, ap_track track) {
  ap_table sums = ap_comparison_sums_table(comparison, track);
  ap_page_told_table(
      page,
      &(ap_page_grid){.id = track == AP_EXTERNAL ? "sums-external" : "sums-internal",
                      .caption = _("What each asks for, and what is known of its peak, total and spread"),
                      .heads = {[0] = _("scenario"), [6] = _("what is known")}},
      &sums);
}

static void add_years(ap_page *page, const ap_comparison *comparison, ap_track track) {
  ap_across years = ap_comparison_hours_table(comparison, track);
  ap_page_told_across(page,
                      &(ap_page_grid){.id = track == AP_EXTERNAL ? "years-external" : "years-internal",
                                      .caption = _("Hours, and by how much they are more than those of the first")},
                      &years);
}

static void add_money(ap_page *page, const ap_comparison *comparison, ap_track track) {
  ap_across money = ap_comparison_money_table(comparison, track);
  if (money.cells.count <= money.columns + 1) {
    ap_table_free(&money.cells);
    return;
  }
  add_money_chart(page, comparison, track);
  ap_page_told_across(page,
                      &(ap_page_grid){.id = track == AP_EXTERNAL ? "money-external" : "money-internal",
                                      .caption = _("Money, and by how much it is more than that of the first")},
                      &money);
}

static void add_track(ap_page *page, const ap_comparison *comparison, ap_track track) {
  ap_page_section(page, ap_track_name(track), ap_track_title(track));
  add_hours_chart(page, comparison, track);
  add_sums(page, comparison, track);
  add_years(page, comparison, track);
  add_money(page, comparison, track);
}

static void add_remarks(ap_page *page, const ap_comparison *comparison) {
  ap_table remarks = {.columns = 1};
  ap_add_comparison_remarks(&remarks, comparison);
  for (size_t i = 0; i < remarks.count; i++) {
    ap_page_note(page, remarks.cells[i].style, NULL, remarks.cells[i].string);
  }
  page->arena.failed = page->arena.failed || remarks.failed;
  ap_table_free(&remarks);
}

void ap_comparison_page(const ap_comparison *comparison, const ap_view *view, ap_text *text) {
  ap_page page = ap_page_begin(&(ap_page_head){.command = "compare", .kind = _("Comparison"), .view = view});
  size_t others = comparison->count - 1;
  page.title = AP_PAGE_FILLED(&page,
                              dngettext(AP_TEXT_DOMAIN, "{0}, compared with {1} other scenario",
                                        "{0}, compared with {1} other scenarios", others),
                              ap_words_in(&comparison->scenarios[0].scenario->title, view->language),
                              ap_decimal((int64_t)others).digits);
  add_answers(&page, comparison);
  add_facts(&page, comparison);
  add_remarks(&page, comparison);
  for (int track = 0; track < AP_TRACKS; track++) {
    add_track(&page, comparison, (ap_track)track);
  }
  add_scenarios(&page, comparison);
  ap_page_end(&page, text);
}
