/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a plan comes to: the answer, what is known of it, and the years. */
#include "output/date_words.h"
#include "output/facts.h"
#include "output/names.h"
#include "output/plan_proof.h"
#include "output/plan_remarks.h"
#include "output/translate.h"
#include "output/workbook/chart.h"
#include "output/workbook/sheets.h"
#include <stdio.h>

/* Columns of the table of years: four of each track, and both together. */
enum { OF_TRACK = 4, ITEMS = 0, HOURS, FORCED, BOUND, TOGETHER = AP_TRACKS * OF_TRACK + 1 };
enum { CHART_WIDTH = 470, CHART_HEIGHT = 300, SECOND_CHART_COLUMN = 5 };

static uint32_t column_of(ap_track track, int which) { return 1 + (uint32_t)track * OF_TRACK + (uint32_t)which; }

/* ---- the answer ---- */

static void add_level(ap_leaf *leaf, const ap_track_plan *track, const char *label) {
  ap_text words = {0};
  if (ap_has_rest(track)) {
    ap_text apart = {0};
    ap_add_years_set_apart(&apart, track);
    AP_FILL(&words, _("peak of the years without {0}: {1}"), apart.failed ? "" : apart.bytes, ap_level_words(track));
    words.failed = words.failed || apart.failed;
    ap_text_free(&apart);
  } else {
    ap_text_add(&words, ap_level_words(track));
  }
  ap_leaf_answer(leaf, label, ap_level_style(track), words.failed ? "" : words.bytes);
  if (words.failed) {
    ap_book_fail(leaf->sheet->book, AP_BOOK_SHORT);
  }
  ap_text_free(&words);
}

static void add_overdue(ap_leaf *leaf, const ap_plan *plan) {
  size_t overdue = plan->tracks[AP_EXTERNAL].overdue_count + plan->tracks[AP_INTERNAL].overdue_count;
  ap_text words = {0};
  if (overdue == 0) {
    return;
  }
  AP_FILL(&words,
          dngettext(AP_TEXT_DOMAIN, "{0} unit was due before {1} and is planned at once",
                    "{0} units were due before {1} and are planned at once", overdue),
          ap_decimal((int64_t)overdue).digits, ap_year(plan->scenario->start_year).digits);
  ap_leaf_answer(leaf, _("overdue"), AP_BAD, words.failed ? "" : words.bytes);
  ap_text_free(&words);
}

void ap_add_plan_answer(ap_leaf *leaf, const ap_plan *plan) {
  if (!plan->scenario->catalog->complete) {
    ap_leaf_answer(leaf, _("Catalog"), AP_WARN, _("NOT COMPLETE: the real counts and hours are higher"));
  }
  for (int track = 0; track < AP_TRACKS; track++) {
    if (plan->tracks[track].empty) {
      ap_leaf_answer(leaf, ap_track_title((ap_track)track), AP_PLAIN,
                     _("No rule of this track claims any item: nothing is planned."));
    } else {
      add_level(leaf, &plan->tracks[track], ap_track_title((ap_track)track));
    }
  }
  add_overdue(leaf, plan);
  ap_leaf_blank(leaf);
}

/* ---- the criteria ---- */

static void name_value(ap_leaf *leaf, ap_track track, const char *what, uint32_t column) {
  char name[64];
  uint32_t row = leaf->sheet->row;
  snprintf(name, sizeof name, "%s_%s", ap_track_name(track), what);
  ap_book_name(leaf->sheet->book, name, leaf->sheet, (ap_range){row, column, row, column});
}

static void add_criterion(ap_leaf *leaf, const ap_plan *plan, ap_track track, int place) {
  static const char *const names[] = {[AP_PEAK] = "peak", [AP_TOTAL] = "total", [AP_SPREAD] = "spread"};
  ap_criterion criterion = plan->scenario->order[place];
  const ap_criterion_result *result = &plan->tracks[track].criteria[criterion];
  ap_text label = {0};
  ap_text words = {0};
  AP_FILL(&label, _("{0}: {1}"), ap_track_title(track), ap_criterion_title(criterion));
  ap_style style = ap_add_knowledge(&words, result, place == 0);
  name_value(leaf, track, names[criterion], 1);
  ap_leaf_label(leaf, AP_LOOK_BODY, label.failed ? "" : label.bytes);
  ap_cell_number(leaf->sheet, AP_LOOKS(AP_CELL_HOURS, AP_LOOK_SUM), result->value);
  ap_cell_number(leaf->sheet, AP_BODY(AP_CELL_HOURS), result->bound);
  ap_cell_wide(leaf->sheet, (ap_look){.kind = AP_CELL_TEXT, .part = ap_part_of(style), .wrapped = true},
               words.failed ? "" : words.bytes, leaf->columns - 2);
  ap_row_end(leaf->sheet);
  if (label.failed || words.failed) {
    ap_book_fail(leaf->sheet->book, AP_BOOK_SHORT);
  }
  ap_text_free(&label);
  ap_text_free(&words);
}

static void add_horizon(ap_leaf *leaf, const ap_plan *plan, const ap_track_plan *track, const char *label) {
  int first = plan->scenario->start_year;
  ap_text words = {0};
  if (track->horizon <= plan->scenario->years) {
    return;
  }
  AP_FILL(&words, _("{0} to {1}: the longest rule takes {2} years; what follows {3} is the plan's continuation"),
          ap_year(first).digits, ap_year(first + track->horizon - 1).digits, ap_decimal(track->horizon).digits,
          ap_year(first + plan->scenario->years - 1).digits);
  ap_leaf_fact(leaf, label, AP_FAINT, words.failed ? "" : words.bytes);
  ap_text_free(&words);
}

void ap_add_plan_criteria(ap_leaf *leaf, const ap_plan *plan) {
  const char *const heads[] = {_("criterion"), C_("of a criterion", "value"), C_("of a criterion", "lower limit"),
                               _("what is known of it")};
  ap_leaf_heading(leaf, _("Peak, total, spread"));
  ap_leaf_head(leaf, heads, sizeof heads / sizeof heads[0], true);
  for (int track = 0; track < AP_TRACKS; track++) {
    for (int place = 0; place < AP_CRITERIA && !plan->tracks[track].empty; place++) {
      add_criterion(leaf, plan, (ap_track)track, place);
    }
  }
  for (int track = 0; track < AP_TRACKS; track++) {
    if (!plan->tracks[track].empty) {
      add_horizon(leaf, plan, &plan->tracks[track], _("judged over"));
    }
  }
  ap_leaf_blank(leaf);
}

/* ---- the years ---- */

static void add_year_heads(ap_leaf *leaf) {
  static const ap_look head = {.kind = AP_CELL_TEXT, .part = AP_LOOK_HEAD, .centred = true};
  const char *heads[TOGETHER + 1] = {_("year")};
  ap_cell_text(leaf->sheet, head, "");
  for (int track = 0; track < AP_TRACKS; track++) {
    ap_cell_wide(leaf->sheet, head, ap_track_title((ap_track)track), OF_TRACK);
    heads[column_of((ap_track)track, ITEMS)] = _("items");
    heads[column_of((ap_track)track, HOURS)] = _("hours");
    heads[column_of((ap_track)track, FORCED)] = _("forced");
    heads[column_of((ap_track)track, BOUND)] = C_("of the peak", "lower limit");
  }
  ap_cell_text(leaf->sheet, head, _("together"));
  ap_row_end(leaf->sheet);
  heads[TOGETHER] = _("hours");
  ap_leaf_head(leaf, heads, TOGETHER + 1, false);
}

static const char *cell_here(ap_sheet *sheet, uint32_t column) {
  return ap_range_text(sheet, (ap_range){sheet->row, column, sheet->row, column}, false);
}

/* A planned year is counted from the rows of the plan's sheet. */
static void add_planned(ap_leaf *leaf, const ap_plan_year *year, ap_track track, const ap_audits_sheet *audits) {
  ap_sheet *sheet = leaf->sheet;
  ap_book *book = sheet->book;
  const char *years = ap_range_text(audits->sheet, audits->years, true);
  const char *tracks = ap_range_text(audits->sheet, audits->tracks, true);
  const char *hours = ap_range_text(audits->sheet, audits->hours, true);
  const char *here = cell_here(sheet, 0);
  const char *title = ap_track_title(track);
  ap_cell_formula(sheet, AP_BODY(AP_CELL_COUNT),
                  AP_FORMULA(book, "COUNTIFS({0},{1},{2},\"{3}\")", years, here, tracks, title), year->items);
  const char *set_ups = "";
  if (year->set_up_minutes > 0) { /* work beside the rows */
    set_ups = AP_FORMULA(book, "+{0}/1440", ap_decimal(year->set_up_minutes).digits);
  }
  ap_cell_formula(sheet, AP_BODY(AP_CELL_HOURS),
                  AP_FORMULA(book, "SUMIFS({0},{1},{2},{3},\"{4}\"){5}", hours, years, here, tracks, title, set_ups),
                  year->minutes);
}

static void add_track_year(ap_leaf *leaf, const ap_plan *plan, ap_track track, int t, const ap_audits_sheet *audits) {
  const ap_track_plan *planned = &plan->tracks[track];
  ap_cell_part part = t < plan->scenario->years ? AP_LOOK_BODY : AP_LOOK_FAINT;
  if (planned->empty || t >= planned->horizon) {
    for (int i = 0; i < OF_TRACK; i++) {
      ap_cell_empty(leaf->sheet, AP_LOOKS(AP_CELL_COUNT, part));
    }
    return;
  }
  const ap_plan_year *year = &planned->years[t];
  if (t < plan->scenario->years) {
    add_planned(leaf, year, track, audits);
  } else {
    ap_cell_number(leaf->sheet, AP_LOOKS(AP_CELL_COUNT, part), year->items);
    ap_cell_number(leaf->sheet, AP_LOOKS(AP_CELL_HOURS, part), year->minutes);
  }
  ap_cell_number(leaf->sheet, AP_LOOKS(AP_CELL_HOURS, part), year->forced_minutes);
  ap_cell_number(leaf->sheet, AP_LOOKS(AP_CELL_HOURS, part), planned->criteria[AP_PEAK].bound);
}

static int64_t together(const ap_plan *plan, int t) {
  int64_t minutes = 0;
  for (int track = 0; track < AP_TRACKS; track++) {
    const ap_track_plan *planned = &plan->tracks[track];
    minutes += planned->empty || t >= planned->horizon ? 0 : planned->years[t].minutes;
  }
  return minutes;
}

static void add_year(ap_leaf *leaf, const ap_plan *plan, int t, const ap_audits_sheet *audits) {
  bool planned = t < plan->scenario->years;
  ap_cell_part part = planned ? AP_LOOK_BODY : AP_LOOK_FAINT;
  ap_cell_number(leaf->sheet, AP_LOOKS(planned ? AP_CELL_YEAR : AP_CELL_YEAR_AFTER, part),
                 plan->scenario->start_year + t);
  for (int track = 0; track < AP_TRACKS; track++) {
    add_track_year(leaf, plan, (ap_track)track, t, audits);
  }
  ap_cell_formula(leaf->sheet, AP_LOOKS(AP_CELL_HOURS, part),
                  AP_FORMULA(leaf->sheet->book, "N({0})+N({1})", cell_here(leaf->sheet, column_of(AP_EXTERNAL, HOURS)),
                             cell_here(leaf->sheet, column_of(AP_INTERNAL, HOURS))),
                  together(plan, t));
  ap_row_end(leaf->sheet);
}

/* The sum over the planned years of one of a track's numbers. */
static int64_t sum_of(const ap_plan *plan, ap_track track, int which) {
  const ap_track_plan *planned = &plan->tracks[track];
  int64_t sum = 0;
  for (int t = 0; t < plan->scenario->years && !planned->empty; t++) {
    const ap_plan_year *year = &planned->years[t];
    sum += which == ITEMS ? year->items : which == HOURS ? year->minutes : year->forced_minutes;
  }
  return sum;
}

/* Below the planned years, which begin with `first`. */
static void add_year_sums(ap_leaf *leaf, const ap_plan *plan, uint32_t first) {
  ap_sheet *sheet = leaf->sheet;
  int64_t all = 0;
  uint32_t last = first + (uint32_t)plan->scenario->years - 1;
  ap_leaf_label(leaf, AP_LOOK_SUM, _("sum"));
  for (uint32_t column = 1; column <= TOGETHER; column++) {
    ap_track track = column > OF_TRACK ? AP_INTERNAL : AP_EXTERNAL;
    int which = (int)((column - 1) % OF_TRACK);
    ap_look look = AP_LOOKS(which == ITEMS && column < TOGETHER ? AP_CELL_COUNT : AP_CELL_HOURS, AP_LOOK_SUM);
    if (column < TOGETHER && (which == BOUND || plan->tracks[track].empty)) {
      ap_cell_empty(sheet, look);
      continue;
    }
    int64_t sum = column == TOGETHER ? all : sum_of(plan, track, which);
    all += which == HOURS && column < TOGETHER ? sum : 0;
    const char *range = ap_range_text(sheet, (ap_range){first, column, last, column}, false);
    ap_cell_formula(sheet, look, AP_FORMULA(sheet->book, "SUM({0})", range), sum);
  }
  ap_row_end(sheet);
}

static int longest_horizon(const ap_plan *plan) {
  int horizon = plan->scenario->years;
  for (int track = 0; track < AP_TRACKS; track++) {
    horizon = plan->tracks[track].horizon > horizon ? plan->tracks[track].horizon : horizon;
  }
  return horizon;
}

static int64_t most_of(const ap_track_plan *track) {
  int64_t most = 0;
  for (int t = 0; t < track->horizon; t++) {
    most = track->years[t].minutes > most ? track->years[t].minutes : most;
  }
  return most;
}

/* Of one track, over all years that its peak is judged over. */
static void add_year_chart(ap_leaf *leaf, const ap_plan *plan, ap_track track, uint32_t first, uint32_t corner) {
  bool external = track == AP_EXTERNAL;
  uint32_t last = first + (uint32_t)plan->tracks[track].horizon - 1;
  const ap_range all = {first, 0, last, 0};
  ap_range ranges[OF_TRACK];
  for (int which = 0; which < OF_TRACK; which++) {
    ranges[which] = all;
    ranges[which].first_column = ranges[which].last_column = column_of(track, which);
  }
  const ap_chart_series series[] = {
      {.name = _("placed by the plan"),
       .values = ranges[HOURS],
       .colour = external ? AP_COLOUR_EXTERNAL_LIGHT : AP_COLOUR_INTERNAL_LIGHT},
      {.name = _("forced"), .values = ranges[FORCED], .colour = external ? AP_COLOUR_EXTERNAL : AP_COLOUR_INTERNAL},
      {.name = _("proven lower limit of the peak"), .values = ranges[BOUND], .colour = AP_COLOUR_BOUND, .line = true}};
  ap_text title = {0};
  AP_FILL(&title, _("{0}: hours by year, and the proven lower limit of the peak"), ap_track_title(track));
  ap_chart_add(leaf->sheet, &(ap_chart){.form = AP_CHART_IN_FRONT,
                                        .title = title.failed ? "" : title.bytes,
                                        .axis = _("hours"),
                                        .hours = true,
                                        .most = most_of(&plan->tracks[track]),
                                        .categories = all,
                                        .series = series,
                                        .count = sizeof series / sizeof series[0],
                                        .row = leaf->sheet->row,
                                        .column = corner,
                                        .width = CHART_WIDTH,
                                        .height = CHART_HEIGHT});
  ap_text_free(&title);
}

void ap_add_plan_years_table(ap_leaf *leaf, const ap_plan *plan, const ap_audits_sheet *audits) {
  int horizon = longest_horizon(plan);
  ap_leaf_heading(leaf, _("The years"));
  add_year_heads(leaf);
  uint32_t first = leaf->sheet->row;
  for (int t = 0; t < horizon; t++) {
    add_year(leaf, plan, t, audits);
  }
  add_year_sums(leaf, plan, first);
  if (horizon > plan->scenario->years) {
    ap_leaf_note(leaf, AP_FAINT,
                 _("Years in brackets come after the plan, which goes on in them; the sum is without them."));
  }
  ap_leaf_blank(leaf);
  uint32_t corner = 0;
  for (int track = 0; track < AP_TRACKS; track++) {
    if (!plan->tracks[track].empty) {
      add_year_chart(leaf, plan, (ap_track)track, first, corner);
      corner = SECOND_CHART_COLUMN;
    }
  }
  ap_leaf_room(leaf, CHART_HEIGHT);
}

/* ---- remarks, and what it was made from ---- */

void ap_add_plan_remarks_to(ap_leaf *leaf, const ap_plan *plan) {
  for (int track = 0; track < AP_TRACKS; track++) {
    ap_table remarks = ap_facts(0);
    ap_add_plan_remarks(&remarks, plan, (ap_track)track, leaf->sheet->book->view);
    if (remarks.count > 0) {
      ap_leaf_heading(leaf, ap_track_title((ap_track)track));
    }
    bool any = remarks.count > 0;
    ap_leaf_facts(leaf, &remarks);
    if (any) {
      ap_leaf_blank(leaf);
    }
  }
}

void ap_add_origin(ap_leaf *leaf, const ap_scenario *scenario) {
  const ap_view *view = leaf->sheet->book->view;
  ap_table facts = ap_facts(0);
  ap_leaf_heading(leaf, _("Made from"));
  ap_add_years_fact(&facts, scenario);
  ap_add_fact(&facts, _("As of"), AP_PLAIN, ap_date_words(scenario->as_of).words);
  ap_add_scheme_facts(&facts, scenario->scheme, view);
  ap_add_catalog_facts(&facts, scenario->catalog, view);
  ap_leaf_facts(leaf, &facts);
}
