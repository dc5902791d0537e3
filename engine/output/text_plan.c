/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan for people: what it was made from, then each track. It says what the plan holds and no more. */
#include "output/facts.h"
#include "output/names.h"
#include "output/plan_proof.h"
#include "output/plan_remarks.h"
#include "output/plan_years.h"
#include "output/translate.h"
#include "output/views.h"

enum { INDENT = 2 };

static void add_head(const ap_plan *plan, const ap_view *view, ap_text *text) {
  const ap_scenario *scenario = plan->scenario;
  ap_table facts = ap_facts(0);
  ap_add_fact(&facts, _("Plan"), AP_STRONG, ap_words_in(&scenario->title, view->language));
  ap_add_years_fact(&facts, scenario);
  ap_add_scheme_facts(&facts, scenario->scheme, view);
  ap_add_catalog_facts(&facts, scenario->catalog, view);
  ap_table_write(&facts, view, text);
}

static void add_remarks(const ap_plan *plan, ap_track track, const ap_view *view, ap_text *text) {
  ap_table remarks = ap_facts(INDENT);
  ap_add_plan_remarks(&remarks, plan, track, view);
  if (remarks.count > 0) {
    ap_text_add(text, "\n");
  }
  ap_table_write(&remarks, view, text);
}

static void add_track(const ap_plan *plan, ap_track track, const ap_view *view, ap_text *text) {
  ap_text_add(text, "\n");
  ap_add_styled(text, view, AP_STRONG, ap_track_title(track));
  ap_text_add(text, "\n");
  if (plan->tracks[track].empty) {
    ap_table empty = {.columns = 1, .indent = INDENT};
    ap_table_add(&empty, AP_PLAIN, _("No rule of this track claims any item: nothing is planned."));
    ap_table_write(&empty, view, text);
  } else {
    ap_add_plan_years(plan, track, view, text);
    ap_text_add(text, "\n");
    ap_add_plan_proof(plan, track, view, text);
    ap_text_add(text, "\n");
    ap_add_plan_standards(plan, track, view, text);
  }
  add_remarks(plan, track, view, text);
}

void ap_plan_text(const ap_plan *plan, const ap_view *view, ap_text *text) {
  add_head(plan, view, text);
  for (int track = 0; track < AP_TRACKS; track++) {
    add_track(plan, (ap_track)track, view, text);
  }
}
