/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/facts.h"
#include "output/fill.h"
#include "output/names.h"
#include "output/select_words.h"
#include "output/translate.h"
#include "output/views.h"

enum { INDENT = 2 };

static void add_how(ap_table *facts, const ap_rule *rule) {
  const char *sentence = rule->every == 1 ? _("{0}, every year") : _("{0}, at least every {1} years");
  ap_table_add(facts, AP_STRONG, rule->id);
  AP_TABLE_FILL(facts, AP_STRONG, sentence, ap_track_title(rule->track), ap_decimal(rule->every).digits);
  if (rule->initial_full) {
    ap_table_add(facts, AP_PLAIN, _("at first"));
    ap_table_add(facts, AP_PLAIN, _("all of it in the first year"));
  }
}

static void add_selects(ap_table *facts, const ap_rule *rule) {
  ap_text select = {0};
  ap_add_select(&select, &rule->select);
  ap_table_add(facts, AP_PLAIN, _("selects"));
  AP_TABLE_FILL(facts, AP_PLAIN,
                rule->unit == AP_UNIT_OBJECTIVE ? _("{0} (an objective with its detailed controls as one)")
                                                : _("{0} (each item by itself)"),
                select.failed ? "" : select.bytes);
  facts->failed = facts->failed || select.failed;
  ap_text_free(&select);
}

static void add_rule(const ap_rule *rule, const ap_view *view, ap_text *text) {
  const char *note = ap_words_in(&rule->note, view->language);
  ap_table facts = ap_facts(INDENT);
  add_how(&facts, rule);
  add_selects(&facts, rule);
  if (!rule->enabled) {
    ap_add_fact(&facts, _("enabled"), AP_WARN, _("no: switched off, nothing is planned by it"));
  }
  if (note != NULL) {
    ap_add_fact(&facts, _("note"), AP_PLAIN, note);
  }
  if (rule->document != NULL) {
    ap_table_add(&facts, AP_PLAIN, _("source"));
    AP_TABLE_FILL(&facts, AP_PLAIN, rule->clause != NULL ? _("{0}: {1}") : "{0}", rule->document,
                  rule->clause != NULL ? rule->clause : "");
  }
  ap_text_add(text, "\n");
  ap_table_write(&facts, view, text);
}

void ap_rules_text(const ap_scheme *const *schemes, size_t count, const ap_cited *cited, const ap_view *view,
                   ap_text *text) {
  for (size_t i = 0; i < count; i++) {
    ap_table facts = ap_facts(0);
    ap_add_scheme_facts(&facts, schemes[i], view);
    if (i > 0) {
      ap_text_add(text, "\n\n");
    }
    ap_table_write(&facts, view, text);
    for (size_t rule = 0; rule < schemes[i]->rule_count; rule++) {
      add_rule(&schemes[i]->rules[rule], view, text);
    }
  }
  if (cited != NULL) {
    ap_add_cited(text, cited, view);
  }
}
