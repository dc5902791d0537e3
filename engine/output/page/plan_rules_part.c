/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules that the plan keeps, and the clauses that they come from. */
#include "output/names.h"
#include "output/page/plan_report.h"
#include "output/page/rule_parts.h"
#include "output/translate.h"

static int64_t items_of(const ap_plan_report *report, const ap_rule *rule) {
  int64_t items = 0;
  for (size_t i = 0; i < report->scenario->catalog->count; i++) {
    const ap_unit *unit = report->claims[rule->track].units[i];
    items += unit != NULL && ap_is_rule_among(report->claims[rule->track].rules[i], rule->id);
  }
  return items;
}

static void add_rules(ap_page *page, const ap_plan_report *report) {
  const ap_scheme *scheme = report->scenario->scheme;
  ap_page_table(page, &(ap_page_grid){.id = "table-rules",
                                      .caption = _("Coverage rules, and where each comes from"),
                                      .heads = {_("rule"), _("track"), _("how often"), _("items"), _("selects"),
                                                _("source"), _("note")},
                                      .right = 0x8,
                                      .wide = 0x70});
  for (size_t i = 0; i < scheme->rule_count; i++) {
    const ap_rule *rule = &scheme->rules[i];
    const char *note = ap_words_in(&rule->note, page->view->language);
    ap_page_row(page, rule->enabled ? AP_PLAIN : AP_FAINT, NULL);
    ap_page_cell(page, rule->id);
    ap_page_cell(page, ap_track_title(rule->track));
    ap_page_cell(page, ap_page_rule_period(page, rule));
    ap_page_cell(page, ap_grouped(items_of(report, rule)).digits);
    ap_page_cell(page, ap_page_rule_selects(page, rule));
    ap_page_cell(page, ap_page_rule_source(page, report->provenance, rule));
    ap_page_cell(page, note == NULL ? "" : note);
  }
}

/* ---- the clauses ---- */

/* "EXT-ALL, INT-ALL": the scheme's rules that apply the clause; NULL where none does. */
static const char *rules_of(ap_page *page, const ap_scheme *scheme, const ap_appliers *applied) {
  ap_text names = {0};
  for (size_t i = 0; i < scheme->rule_count; i++) {
    if (ap_applies_rule(applied, scheme->id, scheme->rules[i].id)) {
      ap_text_add(&names, names.length > 0 ? ", " : "");
      ap_text_add(&names, scheme->rules[i].id);
    }
  }
  bool none = names.length == 0 && !names.failed;
  const char *taken = ap_page_taken(page, &names);
  return none ? NULL : taken;
}

/* The clause's words, each in its marks, or that there are none. */
static const char *quoted(ap_page *page, const ap_clause *clause) {
  ap_text words = {0};
  for (size_t i = 0; i < clause->word_count; i++) {
    ap_text_add(&words, i > 0 ? " " : "");
    AP_FILL(&words, "「{0}」", clause->words[i]);
  }
  if (clause->document == NULL) {
    ap_text_add(&words, _("our reading: no document says it"));
  } else if (clause->under != NULL) {
    AP_FILL(&words, _(" ({0})"), clause->under);
  }
  return ap_page_taken(page, &words);
}

static void add_clauses(ap_page *page, const ap_plan_report *report) {
  const ap_provenance *provenance = report->provenance;
  bool any = false;
  for (size_t i = 0; i < provenance->clause_count; i++) {
    const ap_clause *clause = &provenance->clauses[i];
    const char *says = ap_words_in(&clause->says, page->view->language);
    const char *rules = rules_of(page, report->scenario->scheme, &clause->applied);
    if (rules == NULL) {
      continue;
    }
    if (!any) {
      ap_page_fold(page, "clauses", _("The clauses in their own words"));
      ap_page_table(page, &(ap_page_grid){.id = "table-clauses",
                                          .caption = _("Clauses that the rules apply"),
                                          .heads = {_("rules"), _("what it says"), _("in the words of the source")},
                                          .wide = 0x6});
      any = true;
    }
    ap_page_row(page, AP_PLAIN, NULL);
    ap_page_cell(page, rules);
    ap_page_cell(page, says == NULL ? "" : says);
    ap_page_cell(page, quoted(page, clause));
  }
  ap_page_fold_end(page);
}

void ap_add_rules_section(ap_page *page, const ap_plan_report *report) {
  ap_page_section(page, "rules", _("Rules and sources"));
  add_rules(page, report);
  if (report->provenance != NULL) {
    add_clauses(page, report);
  }
}
