/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The status report for people: the round so far, how many objectives stand how, then each of them. */
#include "output/facts.h"
#include "output/names.h"
#include "output/status_words.h"
#include "output/translate.h"
#include "output/views.h"

enum { INDENT = 2, BAR_COLUMNS = 20 };

static void add_head(const ap_standings *standings, const char *plan, const ap_view *view, ap_text *text) {
  ap_table facts = ap_facts(0);
  ap_add_fact(&facts, _("Status"), AP_STRONG, ap_standings_title(standings));
  ap_add_fact(&facts, "", AP_PLAIN, ap_words_in(&standings->scenario->title, view->language));
  ap_add_standings_facts(&facts, standings, plan, view);
  ap_table_write(&facts, view, text);
}

static void add_round(const ap_standings *standings, const ap_view *view, ap_text *text) {
  ap_text title = {0};
  ap_table table = ap_round_table(standings, BAR_COLUMNS);
  ap_add_round_title(&title, &standings->round);
  ap_text_add(text, "\n");
  ap_add_styled(text, view, AP_STRONG, title.bytes == NULL ? "" : title.bytes);
  ap_text_add(text, "\n");
  text->failed = text->failed || title.failed;
  ap_text_free(&title);
  ap_table_write(&table, view, text);
}

/* ---- how many stand how ---- */

static void add_count(ap_table *table, const char *label, size_t count, ap_style style) {
  ap_table_add(table, AP_PLAIN, label);
  ap_table_add(table, count == 0 ? AP_PLAIN : style, ap_grouped((int64_t)count).digits);
}

static void add_counts(const ap_standings *standings, const ap_view *view, ap_text *text) {
  static const ap_style styles[] = {[AP_COVERED] = AP_GOOD, [AP_OVERDUE] = AP_BAD, [AP_NEVER_AUDITED] = AP_WARN};
  ap_table table = {.columns = 2, .right = {false, true}, .indent = INDENT};
  ap_text_add(text, "\n");
  add_count(&table, ap_standings_are_of_objectives(standings) ? _("control objectives") : _("items"), standings->count,
            AP_STRONG);
  add_count(&table, _("audited in this round"), standings->round.audited, AP_PLAIN);
  for (int state = 0; state < AP_STANDING_STATES; state++) {
    add_count(&table, ap_standing_state_title((ap_standing_state)state), standings->of_state[state], styles[state]);
  }
  add_count(&table, _("planned after due, or not at all"), standings->late, AP_BAD);
  ap_table_write(&table, view, text);
}

/* ---- each of them ---- */

static void add_standing(ap_table *table, const ap_standing *standing) {
  ap_text state = {0};
  const char *evidence;
  ap_style style = ap_add_standing_state(&state, standing);
  ap_table_add(table, AP_PLAIN, standing->item->id);
  ap_table_add(table, AP_PLAIN, standing->last == AP_NEVER ? "-" : ap_year(standing->last).digits);
  ap_table_add(table, AP_PLAIN, standing->next == 0 ? "-" : ap_year(standing->next).digits);
  ap_table_add(table, AP_PLAIN, ap_date_write(standing->due_date).digits);
  ap_table_add(table, style, state.bytes == NULL ? "" : state.bytes);
  style = ap_standing_evidence(standing, &evidence);
  ap_table_add(table, style, evidence);
  table->failed = table->failed || state.failed;
  ap_text_free(&state);
}

static void add_standings(const ap_standings *standings, const ap_view *view, ap_text *text) {
  ap_table table = {.columns = 6, .indent = INDENT};
  const char *const heads[] = {ap_standings_are_of_objectives(standings) ? _("objective") : _("item"),
                               _("last audit"),
                               _("next planned"),
                               _("due by"),
                               _("state"),
                               _("evidence")};
  ap_text_add(text, "\n");
  for (size_t i = 0; i < table.columns; i++) {
    ap_table_add(&table, AP_FAINT, heads[i]);
  }
  for (size_t i = 0; i < standings->count; i++) {
    add_standing(&table, &standings->list[i]);
  }
  ap_table_write(&table, view, text);
}

void ap_standings_text(const ap_standings *standings, const char *plan, const ap_view *view, ap_text *text) {
  add_head(standings, plan, view, text);
  if (standings->count == 0) {
    ap_text_add(text, "\n  ");
    ap_text_add(text, _("no rule of this track asks for anything"));
    ap_text_add(text, "\n");
    return;
  }
  add_round(standings, view, text);
  add_counts(standings, view, text);
  add_standings(standings, view, text);
}
