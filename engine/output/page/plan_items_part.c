/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of items: when each is audited, by which rules, and why it is direct or not; then what is not planned. */
#include "output/names.h"
#include "output/page/plan_report.h"
#include "output/translate.h"
#include <string.h>

static bool is_planned(const ap_plan_report *report, const ap_item *item) {
  for (int track = 0; track < AP_TRACKS; track++) {
    if (report->claims[track].units[item->index] != NULL || report->audited[track][item->index] != 0) {
      return true;
    }
  }
  return false;
}

static const char *string_of(const ap_text *text) { return text->failed || text->bytes == NULL ? "" : text->bytes; }

/* ---- why ---- */

/* Whose word the tag is. */
static void add_source(ap_text *text, const ap_tag *tag) {
  switch (tag->source) {
  case AP_TAG_UNSET:
    ap_text_add(text, _("nobody says so"));
    return;
  case AP_TAG_BY_SCENARIO:
    ap_text_add(text, _("an expert's word in the scenario"));
    return;
  case AP_TAG_BY_CATALOG:
    ap_text_add(text, _("the catalog's own word"));
    return;
  case AP_TAG_BY_RULE:
    AP_FILL(text, _("tag rule {0}"), tag->rule);
    return;
  case AP_TAG_BY_OBJECTIVE:
    AP_FILL(text, tag->rule != NULL ? _("as its objective, tag rule {0}") : _("as its objective"),
            tag->rule != NULL ? tag->rule : "");
    return;
  }
}

/* "direct: tag rule ACCESS. It opens doors" */
static void add_reasons(ap_text *text, const ap_plan_report *report, const ap_item *item, const char *language) {
  const ap_tagged *tagged = report->scenario->tagged;
  for (size_t i = 0; i < tagged->name_count; i++) {
    const ap_tag *tag = ap_tag_of(tagged, item, i);
    bool direct = strcmp(tagged->names[i], "direct") == 0;
    const char *why = ap_words_in(&tag->why, language);
    if (tag->source == AP_TAG_UNSET && !direct) {
      continue;
    }
    ap_text_add(text, text->length > 0 ? _("; ") : "");
    ap_text source = {0};
    add_source(&source, tag);
    AP_FILL(text, tag->value ? _("{0}: {1}") : _("not {0}: {1}"), direct ? C_("tag", "direct") : tagged->names[i],
            string_of(&source));
    text->failed = text->failed || source.failed;
    ap_text_free(&source);
    if (why != NULL) {
      AP_FILL(text, _(". {0}"), why);
    }
  }
}

/* ---- the list ---- */

/* "2027, 2030"; of three years or more in a row the first and the last: "2027–2032". */
static void add_years(ap_text *text, const ap_plan_report *report, ap_years years) {
  text->length = 0;
  ap_text_add(text, "");
  for (int year = 0; year < report->year_count; year++) {
    if ((years >> year & 1) == 0) {
      continue;
    }
    int last = year;
    while (last + 1 < report->year_count && (years >> (last + 1) & 1) != 0) {
      last++;
    }
    ap_text_add(text, text->length > 0 ? ", " : "");
    ap_text_add_integer(text, report->first_year + year);
    if (last > year + 1) {
      ap_text_add(text, "–");
      ap_text_add_integer(text, report->first_year + last);
      year = last;
    }
  }
}

/* The years of the item on a track, and its minutes there. */
static void add_track(ap_page *page, const ap_plan_report *report, ap_track track, const ap_item *item, ap_text *text) {
  ap_years years = report->audited[track][item->index];
  add_years(text, report, years);
  ap_page_cell(page, string_of(text));
  ap_page_cell(page, years == 0 ? "" : ap_hours(ap_item_minutes(report->scenario, item, track)).digits);
}

/* The rules of both tracks that claim the item. */
static void add_rules(ap_page *page, const ap_plan_report *report, const ap_item *item, ap_text *text) {
  const char *external = report->claims[AP_EXTERNAL].rules[item->index];
  const char *internal = report->claims[AP_INTERNAL].rules[item->index];
  text->length = 0;
  ap_text_add(text, external != NULL ? external : "");
  ap_text_add(text, external != NULL && internal != NULL ? ", " : "");
  ap_text_add(text, internal != NULL ? internal : "");
  ap_page_cell(page, string_of(text));
}

static void add_item(ap_page *page, const ap_plan_report *report, const ap_item *item, ap_text *text) {
  bool direct = ap_has_tag(report->scenario->tagged, item, "direct");
  bool overdue = false;
  const ap_years years[] = {[AP_EXTERNAL] = report->audited[AP_EXTERNAL][item->index],
                            [AP_INTERNAL] = report->audited[AP_INTERNAL][item->index]};
  for (int track = 0; track < AP_TRACKS; track++) {
    const ap_unit *unit = report->claims[track].units[item->index];
    overdue = overdue || (unit != NULL && unit->due < 1);
  }
  ap_set_filter_words(text, report, item, direct, overdue, years);
  ap_page_row(page, AP_PLAIN, string_of(text));
  ap_page_cell(page, item->id);
  ap_page_cell(page, ap_item_title(item, page->view->language));
  add_track(page, report, AP_EXTERNAL, item, text);
  add_track(page, report, AP_INTERNAL, item, text);
  add_rules(page, report, item, text);
  text->length = 0;
  ap_text_add(text, "");
  add_reasons(text, report, item, page->view->language);
  ap_page_cell(page, string_of(text));
}

/* ---- what is not planned ---- */

static const char *why_not(ap_page *page, const ap_item *item) {
  if (!item->selected) {
    return item->reason == NULL ? _("left out of the statement, without a reason")
                                : AP_PAGE_FILLED(page, _("left out of the statement: {0}"), item->reason);
  }
  return item->inherited ? _("taken over from a registered underlying service") : _("no rule asks for it");
}

static void add_not_planned(ap_page *page, const ap_plan_report *report) {
  const ap_catalog *catalog = report->scenario->catalog;
  size_t count = 0;
  for (size_t i = 0; i < catalog->count; i++) {
    count += !catalog->items[i].heading && !is_planned(report, &catalog->items[i]);
  }
  if (count == 0) {
    return;
  }
  ap_page_fold(
      page, "not-planned",
      AP_PAGE_FILLED(page,
                     dngettext(AP_TEXT_DOMAIN, "{0} item that is not planned", "{0} items that are not planned", count),
                     ap_grouped((int64_t)count).digits));
  ap_page_table(page, &(ap_page_grid){.id = "table-not-planned",
                                      .caption = _("Items that are not planned"),
                                      .heads = {_("item"), _("title"), _("why")},
                                      .wide = 0x6});
  for (size_t i = 0; i < catalog->count; i++) {
    const ap_item *item = catalog->by_rank[i];
    if (!item->heading && !is_planned(report, item)) {
      ap_page_row(page, AP_PLAIN, NULL);
      ap_page_cell(page, item->id);
      ap_page_cell(page, ap_item_title(item, page->view->language));
      ap_page_cell(page, why_not(page, item));
    }
  }
  ap_page_fold_end(page);
}

void ap_add_items(ap_page *page, const ap_plan_report *report) {
  const ap_catalog *catalog = report->scenario->catalog;
  ap_text text = {0};
  ap_page_heading(page, _("Items, with the rules behind them"));
  ap_page_table(page,
                &(ap_page_grid){.id = "items",
                                .caption = _("Items: when each is audited, by which rules, and why it is direct"),
                                .heads = {_("item"), _("title"), _("external audit in"), _("hours"),
                                          _("internal audit in"), _("hours"), _("rules"), _("direct or not, and why")},
                                .right = 0x28,
                                .wide = 0x82,
                                .filtered = true,
                                .sorted = true});
  for (size_t i = 0; i < catalog->count; i++) {
    const ap_item *item = catalog->by_rank[i];
    if (!item->heading && is_planned(report, item)) {
      add_item(page, report, item, &text);
    }
  }
  page->arena.failed = page->arena.failed || text.failed;
  ap_text_free(&text);
  add_not_planned(page, report);
}
