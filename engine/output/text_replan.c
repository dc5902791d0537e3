/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan made anew, for people: the years still open as of any plan, what became of the earlier one, every change. */
#include "output/facts.h"
#include "output/names.h"
#include "output/replan_words.h"
#include "output/translate.h"
#include "output/views.h"
#include <string.h>

enum { INDENT = 2 };

static void add_frozen(const ap_replan *replan, const char *earlier, ap_table *facts) {
  ap_add_fact(facts, _("Earlier plan"), AP_PLAIN, strcmp(earlier, "-") == 0 ? _("standard input") : earlier);
  ap_table_add(facts, AP_PLAIN, _("Kept as it was"));
  AP_TABLE_FILL(facts, AP_PLAIN,
                dngettext(AP_TEXT_DOMAIN, "{0} row of the years before {1}", "{0} rows of the years before {1}",
                          replan->frozen_count),
                ap_decimal((int64_t)replan->frozen_count).digits, ap_year(replan->open.first).digits);
  if (replan->open.revoked != NULL) {
    ap_table_add(facts, AP_PLAIN, _("Revoked"));
    AP_TABLE_FILL(facts, AP_WARN, _("{0}: nothing is due after {1}"), replan->open.revoked->id,
                  ap_year(replan->open.revoked->year).digits);
  }
}

static void add_knowledge(ap_table *table, const ap_criterion_result *changes) {
  ap_text words = {0};
  ap_style style = ap_add_change_knowledge(&words, changes);
  ap_table_add(table, style, words.failed ? "" : words.bytes);
  table->failed = table->failed || words.failed;
  ap_text_free(&words);
}

static void add_tracks(const ap_replan *replan, const ap_view *view, ap_text *text) {
  ap_table table = {.columns = 3, .right = {false, true, false}, .indent = INDENT};
  for (int track = 0; track < AP_TRACKS; track++) {
    const ap_keeping *keeping = &replan->plan->keeping[track];
    ap_table_add(&table, AP_PLAIN, ap_track_title((ap_track)track));
    ap_table_add(&table, AP_STRONG, ap_decimal(replan->changed[track].value).digits);
    add_knowledge(&table, &replan->changed[track]);
    if (!replan->plan->tracks[track].empty) {
      ap_table_add(&table, AP_PLAIN, "");
      ap_table_add(&table, AP_PLAIN, "");
      AP_TABLE_FILL(&table, AP_PLAIN, _("limit of each year: {0}, {1} percent above the {2} of a free plan"),
                    ap_hours(keeping->limit).digits, ap_decimal(replan->kept.allowance).digits,
                    ap_hours(keeping->free_peak).digits);
    }
  }
  ap_table_write(&table, view, text);
}

static void add_changes(const ap_replan *replan, const ap_view *view, ap_text *text) {
  ap_table table = {.columns = 5, .indent = INDENT};
  const char *const heads[] = {_("year"), _("track"), _("change"), _("item"), _("cause")};
  for (size_t i = 0; i < table.columns; i++) {
    ap_table_add(&table, AP_FAINT, heads[i]);
  }
  for (size_t i = 0; i < replan->change_count; i++) {
    const ap_plan_change *change = &replan->changes[i];
    ap_table_add(&table, AP_PLAIN, ap_year(change->year).digits);
    ap_table_add(&table, AP_PLAIN, ap_track_title(change->track));
    ap_table_add(&table, change->added ? AP_GOOD : AP_WARN, change->added ? _("added") : _("removed"));
    ap_table_add(&table, AP_PLAIN, change->id);
    ap_table_add(&table, AP_PLAIN, ap_cause_title(change->cause));
  }
  ap_text_add(text, "\n");
  ap_table_write(&table, view, text);
}

void ap_replan_text(const ap_replan *replan, const char *earlier, const ap_view *view, ap_text *text) {
  ap_plan_text(replan->plan, view, text);
  ap_text_add(text, "\n");
  ap_add_styled(text, view, AP_STRONG, _("Changes"));
  ap_text_add(text, "\n");
  ap_table facts = ap_facts(INDENT);
  add_frozen(replan, earlier, &facts);
  ap_table_write(&facts, view, text);
  ap_text_add(text, "\n");
  add_tracks(replan, view, text);
  if (replan->change_count > 0) {
    add_changes(replan, view, text);
  }
}
