/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/clauses.h"
#include "output/facts.h"
#include "output/translate.h"

enum { INDENT = 2 };

static const char *state_title(const ap_document *document) {
  static const char *const titles[] = {
      [AP_STATE_NEW] = N_("new"), [AP_STATE_AMENDED] = N_("amended"), [AP_STATE_UNCHANGED] = N_("unchanged")};
  return document->state == AP_STATE_UNSAID ? _("at hand") : _(titles[document->state]);
}

static void add_list(ap_text *text, const char *const *words, size_t count) {
  for (size_t i = 0; i < count; i++) {
    ap_text_add(text, text->length > 0 ? _(", ") : "");
    ap_text_add(text, words[i]);
  }
}

static void add_appliers(ap_table *facts, const ap_appliers *applied) {
  ap_text rules = {0};
  ap_text commands = {0};
  add_list(&rules, applied->rules, applied->rule_count);
  add_list(&commands, applied->commands, applied->command_count);
  if (rules.length > 0) {
    ap_table_add(facts, AP_PLAIN, "");
    AP_TABLE_FILL(facts, AP_PLAIN, _("rules: {0}"), rules.bytes);
  }
  if (commands.length > 0) {
    ap_table_add(facts, AP_PLAIN, "");
    AP_TABLE_FILL(facts, AP_PLAIN, _("commands: {0}"), commands.bytes);
  }
  facts->failed = facts->failed || rules.failed || commands.failed;
  ap_text_free(&rules);
  ap_text_free(&commands);
}

static void add_document(ap_table *facts, const ap_document *document, bool appliers, const ap_view *view) {
  const char *note = ap_words_in(&document->note, view->language);
  ap_table_add(facts, AP_PLAIN, state_title(document));
  AP_TABLE_FILL(facts, AP_STRONG, _("{0} ({1})"), ap_words_in(&document->title, view->language), document->id);
  if (appliers) {
    add_appliers(facts, &document->applied);
  }
  if (note != NULL) {
    ap_add_fact(facts, "", AP_PLAIN, note);
  }
}

static void add_clause(ap_table *facts, const ap_clause *clause, const ap_view *view) {
  ap_add_fact(facts, clause->id, AP_PLAIN, ap_words_in(&clause->says, view->language));
  for (size_t i = 0; i < clause->word_count; i++) {
    ap_table_add(facts, AP_PLAIN, "");
    AP_TABLE_FILL(facts, AP_FAINT, "「{0}」", clause->words[i]);
  }
  ap_table_add(facts, AP_PLAIN, "");
  if (clause->document == NULL) {
    ap_table_add(facts, AP_WARN, _("our reading: no document says it"));
  } else {
    AP_TABLE_FILL(facts, AP_FAINT, clause->under != NULL ? _("{0}: {1}") : "{0}", clause->document,
                  clause->under != NULL ? clause->under : "");
  }
}

static void add_title(ap_text *text, const char *title, const ap_view *view) {
  ap_text_add(text, "\n");
  ap_add_styled(text, view, AP_STRONG, title);
  ap_text_add(text, "\n");
}

void ap_add_cited(ap_text *text, const ap_cited *cited, const ap_view *view) {
  ap_table documents = ap_facts(INDENT);
  ap_table clauses = ap_facts(INDENT);
  for (size_t i = 0; i < cited->provenance->document_count; i++) {
    if (cited->documents[i]) {
      add_document(&documents, &cited->provenance->documents[i], cited->appliers, view);
    }
  }
  for (size_t i = 0; i < cited->provenance->clause_count; i++) {
    if (cited->clauses[i]) {
      add_clause(&clauses, &cited->provenance->clauses[i], view);
    }
  }
  if (clauses.count > 0) {
    add_title(text, _("Clauses"), view);
  }
  ap_table_write(&clauses, view, text);
  if (documents.count > 0) {
    add_title(text, _("Documents"), view);
  }
  ap_table_write(&documents, view, text);
}

/* ---- JSON ---- */

static json_t *audiences_json(unsigned whose) {
  json_t *array = json_array();
  for (unsigned bit = 0; bit < AP_AUDIENCES; bit++) {
    if ((whose & (1u << bit)) != 0) {
      ap_json_append(&array, json_string(ap_audience_names[bit]));
    }
  }
  return array;
}

static json_t *document_json(const ap_document *document) {
  return json_pack(
      "{s:s, s:o, s:o, s:o, s:o, s:b, s:o, s:o, s:o}", "id", document->id, "title", ap_json_both(&document->title),
      "date", document->date.year == 0 ? json_null() : json_string(ap_date_write(document->date).digits), "state",
      document->state == AP_STATE_UNSAID ? json_null() : json_string(ap_document_state_names[document->state]), "for",
      audiences_json(document->whose), "at_hand", (int)document->at_hand, "rules",
      ap_json_strings(document->applied.rules, document->applied.rule_count), "commands",
      ap_json_strings(document->applied.commands, document->applied.command_count), "note",
      ap_json_both(&document->note));
}

static json_t *clause_json(const ap_clause *clause) {
  return json_pack("{s:s, s:o, s:o, s:o, s:o, s:b, s:o, s:o}", "id", clause->id, "document",
                   ap_json_string(clause->document), "under", ap_json_string(clause->under), "words",
                   ap_json_strings(clause->words, clause->word_count), "says", ap_json_both(&clause->says),
                   "our_reading", (int)(clause->document == NULL), "rules",
                   ap_json_strings(clause->applied.rules, clause->applied.rule_count), "commands",
                   ap_json_strings(clause->applied.commands, clause->applied.command_count));
}

json_t *ap_documents_json(const ap_cited *cited) {
  json_t *array = json_array();
  for (size_t i = 0; i < cited->provenance->document_count; i++) {
    if (cited->documents[i]) {
      ap_json_append(&array, document_json(&cited->provenance->documents[i]));
    }
  }
  return array;
}

json_t *ap_clauses_json(const ap_cited *cited) {
  json_t *array = json_array();
  for (size_t i = 0; i < cited->provenance->clause_count; i++) {
    if (cited->clauses[i]) {
      ap_json_append(&array, clause_json(&cited->provenance->clauses[i]));
    }
  }
  return array;
}
