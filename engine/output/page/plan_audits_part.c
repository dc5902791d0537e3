/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is audited when: the filter, and the matrix of objectives by years. A cell of the matrix says "E", "I" or both,
 * in colour and in letters; "E 2/5" where it is two of the five items of the objective. A dashed frame is the year by
 * which an audit is due. */
#include "output/names.h"
#include "output/page/plan_report.h"
#include "output/translate.h"

enum { CHOICES = AP_YEARS_MOST + 1 };

/* An objective with its items, which need not stand together in the catalog. */
typedef struct objective {
  const ap_item *item;             /* the objective itself */
  size_t items[AP_TRACKS];         /* of it that are audited on the track at all */
  const ap_unit *first[AP_TRACKS]; /* the unit of it that is due first */
  ap_years years[AP_TRACKS];       /* in which any of it is audited */
  bool selected, direct;
} objective;

/* By ap_item.index of the objective. */
typedef struct objectives {
  objective *of;
  uint16_t *counts[AP_TRACKS]; /* items that are audited, by objective and year: counts[index * year_count + year] */
} objectives;

static void take_item(const ap_plan_report *report, const ap_item *item, objectives *all) {
  const ap_item *lead = ap_objective_of(item);
  objective *into = &all->of[lead->index];
  into->item = lead;
  into->selected = into->selected || item->selected;
  into->direct = into->direct || (item->selected && ap_has_tag(report->scenario->tagged, item, "direct"));
  for (int track = 0; track < AP_TRACKS; track++) {
    const ap_unit *unit = report->units[track][item->index];
    ap_years years = report->audited[track][item->index];
    into->items[track] += unit != NULL || years != 0;
    into->years[track] |= years;
    if (unit != NULL && (into->first[track] == NULL || unit->due < into->first[track]->due)) {
      into->first[track] = unit;
    }
    uint16_t *counts = &all->counts[track][lead->index * (size_t)report->year_count];
    for (int year = 0; year < report->year_count; year++) {
      counts[year] = (uint16_t)(counts[year] + (years >> year & 1));
    }
  }
}

static bool gather(ap_page *page, const ap_plan_report *report, objectives *all) {
  const ap_catalog *catalog = report->scenario->catalog;
  size_t cells = catalog->count * (size_t)report->year_count;
  all->of = ap_arena_allocate(&page->arena, catalog->count, sizeof *all->of);
  for (int track = 0; track < AP_TRACKS; track++) {
    all->counts[track] = ap_arena_allocate(&page->arena, cells, sizeof *all->counts[track]);
  }
  if (page->arena.failed) {
    return false;
  }
  for (size_t i = 0; i < catalog->count; i++) {
    if (!catalog->items[i].heading) {
      take_item(report, &catalog->items[i], all);
    }
  }
  return true;
}

/* ---- the filter ---- */

static void add_filter(ap_page *page, const ap_plan_report *report) {
  const ap_page_choice standards[] = {{"", C_("filter", "all")},
                                      {"g", ap_standard_title(AP_GOVERNANCE)},
                                      {"m", ap_standard_title(AP_MANAGEMENT)},
                                      {"c", ap_standard_title(AP_CONTROL)}};
  const ap_page_choice tracks[] = {
      {"", C_("filter", "all")}, {"x", ap_track_title(AP_EXTERNAL)}, {"i", ap_track_title(AP_INTERNAL)}};
  const ap_page_choice marks[] = {{"", C_("filter", "all")},
                                  {"d", _("direct")},
                                  {"n", _("not direct")},
                                  {"o", _("overdue")},
                                  {"u", _("not audited")}};
  ap_page_choice years[CHOICES] = {{"", C_("filter", "all")}};
  for (int year = 0; year < report->year_count; year++) {
    years[year + 1] = (ap_page_choice){AP_PAGE_FILLED(page, "{0}", ap_decimal(year).digits),
                                       AP_PAGE_FILLED(page, "{0}", ap_year(report->first_year + year).digits)};
  }
  const ap_page_select selects[] = {
      {.name = "standard", .label = _("Standard"), .choices = standards, .count = AP_STANDARDS + 1},
      {.name = "track", .label = _("Track"), .choices = tracks, .count = AP_TRACKS + 1},
      {.name = "year",
       .label = _("Year"),
       .choices = years,
       .count = (size_t)report->year_count + 1,
       .joined = "track"},
      {.name = "mark", .label = _("Only"), .choices = marks, .count = sizeof marks / sizeof marks[0]}};
  ap_page_filter(page, selects, sizeof selects / sizeof selects[0]);
}

void ap_set_filter_words(ap_text *words, const ap_plan_report *report, const ap_item *item, bool direct, bool overdue,
                         const ap_years years[]) {
  static const char standards[] = {[AP_GOVERNANCE] = 'g', [AP_MANAGEMENT] = 'm', [AP_CONTROL] = 'c'};
  static const char tracks[] = {[AP_EXTERNAL] = 'x', [AP_INTERNAL] = 'i'};
  words->length = 0;
  ap_text_add_bytes(words, &standards[item->standard], 1);
  ap_text_add(words, direct ? " d" : " n");
  ap_text_add(words, overdue ? " o" : "");
  ap_text_add(words, years[AP_EXTERNAL] == 0 && years[AP_INTERNAL] == 0 ? " u" : "");
  for (int track = 0; track < AP_TRACKS; track++) {
    if (years[track] != 0) {
      ap_text_add(words, " ");
      ap_text_add_bytes(words, &tracks[track], 1);
    }
    for (int year = 0; year < report->year_count; year++) {
      if ((years[track] >> year & 1) != 0) {
        ap_text_add(words, " ");
        ap_text_add_bytes(words, &tracks[track], 1);
        ap_text_add_integer(words, year);
      }
    }
  }
}

/* ---- the matrix ---- */

static bool is_overdue(const ap_unit *unit) { return unit != NULL && unit->due < 1; }

static void add_due(ap_page *page, const ap_plan_report *report, const ap_unit *unit) {
  if (unit == NULL) {
    ap_page_cell(page, "");
    return;
  }
  int year = ap_due_year(report, unit);
  if (is_overdue(unit)) {
    ap_page_marked_cell(page, "o", AP_PAGE_FILLED(page, _("{0} overdue"), ap_decimal(year).digits), NULL);
  } else {
    ap_page_cell(page, ap_decimal(year).digits);
  }
}

/* "E", or "E 2/5"; nothing where there is no audit. */
static void add_mark(ap_text *text, const char *letter, size_t count, size_t items) {
  if (count == 0) {
    return;
  }
  ap_text_add(text, text->length > 0 ? " " : "");
  ap_text_add(text, letter);
  if (count < items) {
    ap_text_add(text, " ");
    ap_text_add_integer(text, (int64_t)count);
    ap_text_add(text, "/");
    ap_text_add_integer(text, (int64_t)items);
  }
}

static void add_cell(ap_page *page, const ap_plan_report *report, const objectives *all, const objective *row, int year,
                     ap_text *mark) {
  /* [external][internal], without and with a due date in this year */
  static const char *const classes[2][2][2] = {{{NULL, "d"}, {"i", "i d"}}, {{"x", "x d"}, {"b", "b d"}}};
  size_t place = row->item->index * (size_t)report->year_count + (size_t)year;
  size_t external = all->counts[AP_EXTERNAL][place];
  size_t internal = all->counts[AP_INTERNAL][place];
  bool due = false;
  for (int track = 0; track < AP_TRACKS; track++) {
    const ap_unit *unit = row->first[track];
    /* where an audit is due in each year, no year stands out */
    due = due || (unit != NULL && unit->every > 1 && ap_due_year(report, unit) == report->first_year + year);
  }
  mark->length = 0;
  ap_text_add(mark, "");
  add_mark(mark, C_("mark of an external audit", "E"), external, row->items[AP_EXTERNAL]);
  add_mark(mark, C_("mark of an internal audit", "I"), internal, row->items[AP_INTERNAL]);
  ap_page_marked_cell(page, classes[external > 0][internal > 0][due], mark->failed ? "" : mark->bytes, NULL);
}

static void add_row(ap_page *page, const ap_plan_report *report, const objectives *all, const objective *row,
                    ap_text *words) {
  bool overdue = is_overdue(row->first[AP_EXTERNAL]) || is_overdue(row->first[AP_INTERNAL]);
  ap_set_filter_words(words, report, row->item, row->direct, overdue, row->years);
  ap_page_row(page, AP_PLAIN, words->failed ? NULL : words->bytes);
  ap_page_cell(page, row->item->id);
  ap_page_cell(page, ap_item_title(row->item, page->view->language));
  add_due(page, report, row->first[AP_EXTERNAL]);
  add_due(page, report, row->first[AP_INTERNAL]);
  for (int year = 0; year < report->year_count; year++) {
    add_cell(page, report, all, row, year, words);
  }
}

static void add_matrix(ap_page *page, const ap_plan_report *report, const objectives *all) {
  const ap_catalog *catalog = report->scenario->catalog;
  ap_page_grid grid = {.id = "matrix",
                       .caption = _("Control objectives by years: what is audited when"),
                       .heads = {_("objective"), _("title"), _("external audit due"), _("internal audit due")},
                       .wide = 2,
                       .filtered = true,
                       .matrix = true};
  for (int year = 0; year < report->year_count; year++) {
    grid.heads[4 + year] = AP_PAGE_FILLED(page, "{0}", ap_decimal(report->first_year + year).digits);
  }
  ap_page_table(page, &grid);
  ap_text words = {0};
  for (size_t i = 0; i < catalog->count; i++) {
    const objective *row = &all->of[catalog->by_rank[i]->index];
    if (row->item != NULL && (row->selected || row->years[AP_EXTERNAL] != 0 || row->years[AP_INTERNAL] != 0)) {
      add_row(page, report, all, row, &words);
    }
  }
  page->arena.failed = page->arena.failed || words.failed;
  ap_text_free(&words);
}

/* ---- what is overdue ---- */

/* The first year from which the item is planned; "" where it is not. */
static const char *planned_from(ap_page *page, const ap_plan_report *report, ap_track track, const ap_item *item) {
  for (int year = report->scenario->start_year - report->first_year; year < report->year_count; year++) {
    if ((report->audited[track][item->index] >> year & 1) != 0) {
      return AP_PAGE_FILLED(page, "{0}", ap_year(report->first_year + year).digits);
    }
  }
  return "";
}

static void add_overdue(ap_page *page, const ap_plan_report *report) {
  const ap_track_plan *tracks = report->plan->tracks;
  if (tracks[AP_EXTERNAL].overdue_count + tracks[AP_INTERNAL].overdue_count == 0) {
    return;
  }
  ap_page_table(page, &(ap_page_grid){.id = "overdue",
                                      .caption = _("Overdue at the beginning, and when each is made up for"),
                                      .heads = {_("objective"), _("title"), _("track"), _("rule"), _("was due in"),
                                                _("planned in")},
                                      .wide = 2});
  for (int track = 0; track < AP_TRACKS; track++) {
    for (size_t i = 0; i < tracks[track].overdue_count; i++) {
      const ap_overdue *overdue = &tracks[track].overdue[i];
      ap_page_row(page, AP_PLAIN, NULL);
      ap_page_cell(page, overdue->item->id);
      ap_page_cell(page, ap_item_title(overdue->item, page->view->language));
      ap_page_cell(page, ap_track_title((ap_track)track));
      ap_page_cell(page, overdue->rule);
      ap_page_marked_cell(page, "o", ap_year(overdue->due).digits, NULL);
      ap_page_cell(page, planned_from(page, report, (ap_track)track, overdue->item));
    }
  }
}

void ap_add_audits_section(ap_page *page, const ap_plan_report *report) {
  objectives all = {0};
  ap_page_section(page, "audits", _("What is audited when"));
  if (!gather(page, report, &all)) {
    return;
  }
  add_overdue(page, report);
  add_filter(page, report);
  ap_page_heading(page, _("Objectives by years"));
  ap_page_legend(page,
                 (const ap_page_mark[]){{"x", C_("mark of an external audit", "E"), ap_track_title(AP_EXTERNAL)},
                                        {"i", C_("mark of an internal audit", "I"), ap_track_title(AP_INTERNAL)},
                                        {"", "2/5", _("two of the objective's five items")},
                                        {"d", "", _("the year by which an audit is due")}},
                 4);
  if (report->first_year < report->scenario->start_year) {
    ap_page_words(page, AP_FAINT,
                  AP_PAGE_FILLED(page, _("Years before {0} are as the earlier plan has them."),
                                 ap_year(report->scenario->start_year).digits));
  }
  add_matrix(page, report, &all);
  ap_add_items(page, report);
}
