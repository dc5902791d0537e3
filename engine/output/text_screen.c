/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The decision on applicability, for people: the answer, what it was made from, each step with its clauses, agency by
 * agency, and at the end what these clauses say. */
#include "output/date_words.h"
#include "output/facts.h"
#include "output/fill.h"
#include "output/screen_words.h"
#include "output/translate.h"
#include "output/views.h"

enum { INDENT = 2 };

static void add_list_facts(ap_table *facts, const ap_business_list *list, const ap_view *view) {
  const char *note = ap_words_in(&list->note, view->language);
  ap_add_fact(facts, _("List"), AP_PLAIN, ap_words_in(&list->title, view->language));
  ap_table_add(facts, AP_PLAIN, "");
  AP_TABLE_FILL(facts, AP_PLAIN, _("{0}, edition {1}, revision {2} of {3}"), list->id, list->edition,
                ap_decimal(list->revision).digits, ap_date_words(list->date).words);
  if (note != NULL) {
    ap_add_fact(facts, "", AP_PLAIN, note);
  }
}

static void add_period_facts(ap_table *facts, const ap_screening *screening) {
  ap_table_add(facts, AP_PLAIN, _("Period"));
  AP_TABLE_FILL(facts, AP_PLAIN, _("{0} to {1}, {2} days from the pre-application"),
                ap_date_words(screening->assessment->applied).words, ap_date_words(screening->due).words,
                ap_decimal(screening->assessment->processing_days).digits);
}

static void add_head(const ap_screening *screening, const ap_view *view, ap_text *text) {
  static const char *const answers[AP_DECISIONS] = {
      [AP_ELIGIBLE] = N_("eligible: the service may use ISMAP-LIU"),
      [AP_UNDER_REVIEW] = N_("under review: whether the service may use ISMAP-LIU is not decided"),
      [AP_NOT_ELIGIBLE] = N_("not eligible: the service may not use ISMAP-LIU")};
  const ap_assessment *assessment = screening->assessment;
  ap_table facts = ap_facts(0);
  ap_add_fact(&facts, _("Answer"), ap_decision_style(screening->decision), _(answers[screening->decision]));
  ap_table_add(&facts, AP_PLAIN, _("Service"));
  AP_TABLE_FILL(&facts, AP_PLAIN, _("{0} ({1})"), ap_words_in(&assessment->service, view->language),
                ap_service_model_names[assessment->model]);
  ap_add_fact(&facts, _("Applied"), AP_PLAIN, ap_date_words(assessment->applied).words);
  ap_add_fact(&facts, _("As of"), AP_PLAIN, ap_date_words(assessment->as_of).words);
  if (screening->examines) {
    add_period_facts(&facts, screening);
  }
  add_list_facts(&facts, assessment->list, view);
  ap_table_write(&facts, view, text);
}

static void add_step(ap_table *facts, const ap_screening *screening, const ap_screened_use *use, ap_finding finding,
                     const ap_view *view) {
  ap_text sentence = {0};
  ap_add_finding(&sentence, screening, use, finding, view->language);
  ap_text_add(&sentence, " [");
  for (const char *const *id = ap_finding_clauses(finding); *id != NULL; id++) {
    ap_text_add(&sentence, id == ap_finding_clauses(finding) ? "" : ", ");
    ap_text_add(&sentence, *id);
  }
  ap_text_add(&sentence, "]");
  ap_table_add(facts, AP_PLAIN, ap_question_title(ap_question_of(finding)));
  ap_table_add(facts, ap_decision_style(ap_finding_allows(finding)), sentence.failed ? "" : sentence.bytes);
  facts->failed = facts->failed || sentence.failed;
  ap_text_free(&sentence);
}

static void add_service(const ap_screening *screening, const ap_view *view, ap_text *text) {
  ap_table facts = ap_facts(INDENT);
  ap_text_add(text, "\n");
  ap_add_styled(text, view, AP_STRONG, _("The service"));
  ap_text_add(text, "\n");
  for (size_t i = 0; i < screening->step_count; i++) {
    add_step(&facts, screening, NULL, screening->steps[i], view);
  }
  ap_table_write(&facts, view, text);
}

static void add_impacts(const ap_use *use, const ap_view *view, ap_text *text) {
  ap_table table = {.columns = AP_ASPECTS + 1, .indent = INDENT};
  for (int aspect = 0; aspect < AP_ASPECTS; aspect++) {
    ap_table_add(&table, AP_FAINT, ap_aspect_title((ap_aspect)aspect));
  }
  ap_table_add(&table, AP_FAINT, _("information: reason"));
  for (size_t i = 0; i < use->information_count; i++) {
    const ap_information *information = &use->information[i];
    for (int aspect = 0; aspect < AP_ASPECTS; aspect++) {
      int impact = information->impacts[aspect];
      ap_table_add(&table, impact == AP_IMPACT_LOW ? AP_PLAIN : AP_WARN, ap_impact_title(impact));
    }
    AP_TABLE_FILL(&table, AP_PLAIN, _("{0}: {1}"), ap_words_in(&information->name, view->language),
                  ap_words_in(&information->reason, view->language));
  }
  ap_table_write(&table, view, text);
}

static void add_use(const ap_screening *screening, const ap_screened_use *use, const ap_view *view, ap_text *text) {
  const char *reason = ap_words_in(&use->use->reason, view->language);
  ap_table facts = ap_facts(INDENT);
  ap_text heading = {0};
  AP_FILL(&heading, _("{0}: {1}"), ap_words_in(&use->use->agency, view->language), ap_decision_title(use->decision));
  ap_text_add(text, "\n");
  ap_add_styled(text, view, ap_decision_style(use->decision), heading.failed ? "" : heading.bytes);
  ap_text_add(text, "\n");
  text->failed = text->failed || heading.failed;
  ap_text_free(&heading);
  ap_add_fact(&facts, _("business"), AP_PLAIN, ap_words_in(&use->use->business, view->language));
  if (use->use->entry != NULL) {
    ap_table_add(&facts, AP_PLAIN, _("entry"));
    AP_TABLE_FILL(&facts, AP_PLAIN, "{0}. {1}", ap_decimal(use->use->entry->number).digits,
                  ap_words_in(&use->use->entry->name, view->language));
  }
  if (reason != NULL) {
    ap_add_fact(&facts, _("reason"), AP_PLAIN, reason);
  }
  for (size_t i = 0; i < use->step_count; i++) {
    add_step(&facts, screening, use, use->steps[i], view);
  }
  ap_table_write(&facts, view, text);
  ap_text_add(text, "\n");
  add_impacts(use->use, view, text);
}

void ap_screen_text(const ap_screening *screening, const ap_view *view, ap_text *text) {
  ap_arena arena = {0};
  ap_cited cited;
  add_head(screening, view, text);
  add_service(screening, view, text);
  for (size_t i = 0; i < screening->assessment->use_count; i++) {
    add_use(screening, &screening->uses[i], view, text);
  }
  if (ap_screen_cited(screening, &arena, &cited)) {
    ap_add_cited(text, &cited, view);
  } else {
    text->failed = 1;
  }
  ap_arena_free(&arena);
}
