/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a check found, for people: the answer, every breach, then each track with what was recomputed. */
#include "output/check_tables.h"
#include "output/facts.h"
#include "output/names.h"
#include "output/sentence.h"
#include "output/text_listing.h"
#include "output/translate.h"
#include "output/views.h"

enum { INDENT = 2, EXAMPLES = 3 };

static void add_answer(ap_table *facts, uint64_t found) {
  ap_table_add(facts, AP_PLAIN, _("Answer"));
  if (found == 0) {
    ap_table_add(facts, AP_GOOD, _("the plan complies: no breach was found"));
  } else {
    AP_TABLE_FILL(facts, AP_BAD,
                  dngettext(AP_TEXT_DOMAIN, "the plan does not comply: {0} breach",
                            "the plan does not comply: {0} breaches", (unsigned long)found),
                  ap_decimal((int64_t)found).digits);
  }
}

static void add_head(const ap_check *check, const ap_view *view, ap_text *text) {
  ap_table facts = ap_facts(0);
  add_answer(&facts, ap_check_found(check));
  ap_add_checked_plan_facts(&facts, check);
  ap_add_fact(&facts, _("Scenario"), AP_PLAIN, ap_words_in(&check->scenario->title, view->language));
  ap_add_scheme_facts(&facts, check->scenario->scheme, view);
  ap_add_catalog_facts(&facts, check->scenario->catalog, view);
  ap_table_write(&facts, view, text);
}

/* One line each, never broken, so that it can be searched for and pasted. */
static void add_breaches(const ap_check *check, ap_text *text) {
  size_t kept = ap_check_breach_count(check);
  uint64_t found = ap_check_found(check);
  ap_text_add(text, kept > 0 ? "\n" : "");
  for (size_t i = 0; i < kept; i++) {
    ap_add_breach(text, ap_check_breach(check, i));
  }
  if (found > kept) {
    AP_FILL(text, _("and {0} more"), ap_decimal((int64_t)(found - kept)).digits);
    ap_text_add(text, "\n");
  }
}

/* A table behind a blank line, where it has rows. */
static void add_table(ap_table *table, const ap_view *view, ap_text *text) {
  ap_text_add(text, table->count > 0 ? "\n" : "");
  ap_table_write(table, view, text);
}

static void add_track(const ap_check *check, ap_track track, const ap_view *view, ap_text *text) {
  bool cut = false;
  ap_table years = ap_check_years_table(check, track);
  ap_table criteria = ap_check_criteria_table(check, track);
  ap_table lists = ap_check_lists_table(&check->tracks[track], EXAMPLES, &cut);
  ap_text_add(text, "\n");
  ap_add_styled(text, view, AP_STRONG, ap_track_title(track));
  ap_text_add(text, "\n");
  ap_table_write(&years, view, text);
  add_table(&criteria, view, text);
  add_table(&lists, view, text);
  if (cut) {
    ap_table note = {.columns = 1, .indent = INDENT};
    ap_table_add(&note, AP_FAINT, _("(--format json has them all)"));
    ap_table_write(&note, view, text);
  }
}

/* What events leave to be judged. */
static void add_events(const ap_check *check, const ap_view *view, ap_text *text) {
  ap_table says = {.columns = 1, .indent = INDENT};
  if (check->past != NULL && check->scenario->events != NULL) {
    ap_listing_text(check->scenario, &check->listing, view, text);
  }
  ap_add_check_limits(&says, check);
  add_table(&says, view, text);
}

void ap_check_text(const ap_check *check, const ap_view *view, ap_text *text) {
  add_head(check, view, text);
  add_breaches(check, text);
  add_events(check, view, text);
  for (int track = 0; track < AP_TRACKS; track++) {
    add_track(check, (ap_track)track, view, text);
  }
}
