/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The firm for people: its years, what is proven of them, its pools. */
#include "output/facts.h"
#include "output/names.h"
#include "output/portfolio_tables.h"
#include "output/translate.h"
#include "output/views.h"

enum { INDENT = 2, BAR_COLUMNS = 32 };

static void add_head(const ap_firm *firm, const ap_view *view, ap_text *text) {
  ap_table facts = ap_facts(0);
  ap_add_fact(&facts, _("Portfolio"), AP_STRONG, ap_words_in(&firm->portfolio->title, view->language));
  ap_add_firm_facts(&facts, firm);
  ap_table_write(&facts, view, text);
}

static void add_title(ap_text *text, const ap_view *view, const char *title) {
  ap_text_add(text, "\n");
  ap_add_styled(text, view, AP_STRONG, title);
  ap_text_add(text, "\n");
}

static void add_track(const ap_firm *firm, ap_track track, const ap_view *view, ap_text *text) {
  add_title(text, view, ap_track_title(track));
  if (firm->tracks[track].empty) {
    ap_table empty = {.columns = 1, .indent = INDENT};
    ap_table_add(&empty, AP_PLAIN, _("No rule of this track claims any item: nothing is planned."));
    ap_table_write(&empty, view, text);
    return;
  }
  ap_table years = ap_firm_years_table(firm, track, BAR_COLUMNS);
  ap_table criteria = ap_firm_criteria_table(firm, track);
  ap_table_write(&years, view, text);
  ap_text_add(text, "\n");
  ap_table_write(&criteria, view, text);
}

void ap_portfolio_text(const ap_firm *firm, const ap_view *view, ap_text *text) {
  add_head(firm, view, text);
  for (int track = 0; track < AP_TRACKS; track++) {
    add_track(firm, (ap_track)track, view, text);
  }
  if (firm->portfolio->pool_count > 0) {
    ap_table pools = ap_firm_pools_table(firm);
    add_title(text, view, _("Pools of auditors"));
    ap_table_write(&pools, view, text);
  }
}
