/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/screen_words.h"
#include "output/date_words.h"
#include "output/fill.h"
#include "output/translate.h"

const char *ap_decision_name(ap_decision decision) {
  static const char *const names[AP_DECISIONS] = {
      [AP_ELIGIBLE] = "eligible", [AP_UNDER_REVIEW] = "under_review", [AP_NOT_ELIGIBLE] = "not_eligible"};
  return names[decision];
}

const char *ap_decision_title(ap_decision decision) {
  static const char *const titles[AP_DECISIONS] = {
      [AP_ELIGIBLE] = N_("eligible"), [AP_UNDER_REVIEW] = N_("under review"), [AP_NOT_ELIGIBLE] = N_("not eligible")};
  return _(titles[decision]);
}

ap_style ap_decision_style(ap_decision decision) {
  static const ap_style styles[AP_DECISIONS] = {
      [AP_ELIGIBLE] = AP_GOOD, [AP_UNDER_REVIEW] = AP_WARN, [AP_NOT_ELIGIBLE] = AP_BAD};
  return styles[decision];
}

const char *ap_question_name(ap_question question) {
  static const char *const names[AP_QUESTIONS] = {
      [AP_ASKS_MODEL] = "model",           [AP_ASKS_CLASS] = "confidentiality_class",
      [AP_ASKS_ASSESSMENT] = "assessment", [AP_ASKS_LIST] = "list",
      [AP_ASKS_IMPACT] = "impact",         [AP_ASKS_AGENCIES] = "agencies",
      [AP_ASKS_PERIOD] = "period"};
  return names[question];
}

const char *ap_question_title(ap_question question) {
  static const char *const titles[AP_QUESTIONS] = {
      [AP_ASKS_MODEL] = N_("model"),  [AP_ASKS_CLASS] = N_("class"),   [AP_ASKS_ASSESSMENT] = N_("assessment"),
      [AP_ASKS_LIST] = N_("list"),    [AP_ASKS_IMPACT] = N_("impact"), [AP_ASKS_AGENCIES] = N_("agencies"),
      [AP_ASKS_PERIOD] = N_("period")};
  return _(titles[question]);
}

const char *ap_impact_title(int impact) {
  static const char *const titles[AP_IMPACTS] = {
      [AP_IMPACT_LOW] = N_("low"), [AP_IMPACT_MEDIUM] = N_("medium"), [AP_IMPACT_HIGH] = N_("high")};
  return _(titles[impact]);
}

const char *ap_aspect_title(ap_aspect aspect) {
  static const char *const titles[AP_ASPECTS] = {[AP_CONFIDENTIALITY] = N_("confidentiality"),
                                                 [AP_INTEGRITY] = N_("integrity"),
                                                 [AP_AVAILABILITY] = N_("availability")};
  return _(titles[aspect]);
}

/* What the places of the sentences below stand for. */
enum {
  CLASS,
  MODEL,
  ASSESSED,
  KINDS,
  ENTRY,
  CONDITION,
  EXCLUSION,
  HIGHER,
  FOUND,
  NEEDED,
  TOO_LATE,
  DECIDED,
  DUE,
  DAYS,
  PLACES
};

static const struct {
  const char *name;
  const char *sentence; /* N_() */
  int places[3];        /* what {0}, {1} and {2} are */
} found[AP_FINDINGS] = {
    [AP_FOUND_SAAS] = {"saas", N_("the service is SaaS"), {0}},
    [AP_FOUND_NOT_SAAS] = {"not_saas", N_("the service is {0}: ISMAP-LIU is for SaaS alone"), {MODEL}},
    [AP_FOUND_CLASS_1] = {"class_1",
                          N_("the information is of confidentiality {0}: ISMAP-LIU is for that of 2 alone"),
                          {CLASS}},
    [AP_FOUND_CLASS_2] = {"class_2", N_("the information is of confidentiality {0}"), {CLASS}},
    [AP_FOUND_CLASS_3] = {"class_3",
                          N_("the information is of confidentiality {0}: ISMAP-LIU is for that of 2 alone"),
                          {CLASS}},
    [AP_FOUND_ASSESSED] = {"assessed", N_("assessed on {0}; kinds of information: {1}"), {ASSESSED, KINDS}},
    [AP_FOUND_LISTED] = {"listed", N_("entry {0} of the list; what decides: {1}"), {ENTRY, CONDITION}},
    [AP_FOUND_LISTED_NOT_EXCLUDED] = {"listed_not_excluded",
                                      N_("entry {0} of the list; what decides: {1}; excluded, which is not met: {2}"),
                                      {ENTRY, CONDITION, EXCLUSION}},
    [AP_FOUND_EXCLUDED] = {"excluded",
                           N_("excluded from entry {0}, so it counts as not on the list: {1}"),
                           {ENTRY, EXCLUSION}},
    [AP_FOUND_UNLISTED] = {"unlisted", N_("not on the list: a business to be examined"), {0}},
    [AP_FOUND_LOW] = {"low", N_("every impact is low"), {0}},
    [AP_FOUND_NOT_LOW] = {"not_low", N_("not every impact is low: {0}"), {HIGHER}},
    [AP_FOUND_UNLISTED_NOT_LOW] = {"unlisted_not_low", N_("not every impact is low: {0}"), {HIGHER}},
    [AP_FOUND_ENOUGH_AGENCIES] = {"enough_agencies",
                                  N_("different agencies that found it low: {0}, needed: {1}"),
                                  {FOUND, NEEDED}},
    [AP_FOUND_TOO_FEW_AGENCIES] = {"too_few_agencies",
                                   N_("different agencies that found it low: {0}, needed: {1}"),
                                   {FOUND, NEEDED}},
    [AP_FOUND_AFTER_PERIOD] = {"after_period",
                               N_("findings after the period's end, which do not count: {0}"),
                               {TOO_LATE}},
    [AP_FOUND_DECIDED_IN_TIME] = {"decided_in_time",
                                  N_("decided on {0}, within the period that ends on {1}"),
                                  {DECIDED, DUE}},
    [AP_FOUND_TIME_LEFT] = {"time_left", N_("open; the period ends on {0}, days left: {1}"), {DUE, DAYS}},
    [AP_FOUND_LATE] = {"late", N_("LATE: the period ended on {0}, days since then: {1}"), {DUE, DAYS}},
};

const char *ap_finding_name(ap_finding finding) { return found[finding].name; }

/* "minutes: confidentiality medium, availability high" of each kind that is not low. */
static void add_higher(ap_text *text, const ap_use *use, const char *language) {
  size_t begin = text->length;
  for (size_t i = 0; i < use->information_count; i++) {
    ap_text levels = {0};
    for (int aspect = 0; aspect < AP_ASPECTS; aspect++) {
      int impact = use->information[i].impacts[aspect];
      if (impact != AP_IMPACT_LOW) {
        ap_text_add(&levels, levels.length > 0 ? _(", ") : "");
        AP_FILL(&levels, _("{0} {1}"), ap_aspect_title((ap_aspect)aspect), ap_impact_title(impact));
      }
    }
    if (levels.length > 0) {
      ap_text_add(text, text->length > begin ? _("; ") : "");
      AP_FILL(text, _("{0}: {1}"), ap_words_in(&use->information[i].name, language), levels.bytes);
    }
    text->failed = text->failed || levels.failed;
    ap_text_free(&levels);
  }
}

/* What decides of an entry, and whether it is we who say so. */
static void add_condition(ap_text *text, const ap_business *entry, const char *language) {
  const char *condition = ap_words_in(&entry->condition, language);
  AP_FILL(text, entry->split == AP_SPLIT_OURS ? _("{0} (our reading of what is red)") : "{0}", condition);
}

/* The words of all places are made, so that a sentence may take any. */
void ap_add_finding(ap_text *text, const ap_screening *screening, const ap_screened_use *use, ap_finding finding,
                    const char *language) {
  const ap_assessment *assessment = screening->assessment;
  const ap_business *entry = use == NULL ? NULL : use->use->entry;
  ap_text higher = {0};
  ap_text condition = {0};
  if (use != NULL) {
    add_higher(&higher, use->use, language);
  }
  if (entry != NULL) {
    add_condition(&condition, entry, language);
  }
  int64_t days = screening->days_left < 0 ? -screening->days_left : screening->days_left;
  const ap_number class = ap_decimal(assessment->confidentiality_class);
  const ap_number kinds = ap_decimal(use == NULL ? 0 : (int64_t)use->use->information_count);
  const ap_number number = ap_decimal(entry == NULL ? 0 : entry->number);
  const ap_number agencies = ap_decimal(use == NULL ? 0 : (int64_t)use->agencies_low);
  const ap_number needed = ap_decimal(assessment->agencies_needed);
  const ap_number late = ap_decimal(use == NULL ? 0 : (int64_t)use->findings_late);
  const ap_number left = ap_decimal(days);
  const ap_date_said assessed = ap_date_words(use == NULL ? assessment->applied : use->use->assessed);
  const ap_date_said decided = ap_date_words(use == NULL ? assessment->applied : use->decided);
  const ap_date_said due = ap_date_words(screening->due);
  const char *const words[PLACES] = {
      [CLASS] = class.digits,
      [MODEL] = ap_service_model_names[assessment->model],
      [ASSESSED] = assessed.words,
      [KINDS] = kinds.digits,
      [ENTRY] = number.digits,
      [CONDITION] = condition.bytes == NULL ? "" : condition.bytes,
      [EXCLUSION] = entry == NULL ? "" : ap_words_in(&entry->exclusion, language),
      [HIGHER] = higher.bytes == NULL ? "" : higher.bytes,
      [FOUND] = agencies.digits,
      [NEEDED] = needed.digits,
      [TOO_LATE] = late.digits,
      [DECIDED] = decided.words,
      [DUE] = due.words,
      [DAYS] = left.digits,
  };
  const int *places = found[finding].places;
  AP_FILL(text, _(found[finding].sentence), words[places[0]], words[places[1]], words[places[2]]);
  text->failed = text->failed || higher.failed || condition.failed;
  ap_text_free(&higher);
  ap_text_free(&condition);
}

static void mark(const ap_provenance *provenance, bool *clauses, ap_finding finding) {
  for (const char *const *id = ap_finding_clauses(finding); *id != NULL; id++) {
    const ap_clause *clause = ap_clause_of(provenance, *id);
    if (clause != NULL) {
      clauses[clause - provenance->clauses] = true;
    }
  }
}

bool ap_screen_cited(const ap_screening *screening, ap_arena *arena, ap_cited *cited) {
  const ap_provenance *provenance = screening->assessment->provenance;
  bool *documents = ap_arena_allocate(arena, provenance->document_count, sizeof *documents);
  bool *clauses = ap_arena_allocate(arena, provenance->clause_count, sizeof *clauses);
  if (documents == NULL || clauses == NULL) {
    return false;
  }
  for (size_t i = 0; i < screening->step_count; i++) {
    mark(provenance, clauses, screening->steps[i]);
  }
  for (size_t i = 0; i < screening->assessment->use_count; i++) {
    for (size_t step = 0; step < screening->uses[i].step_count; step++) {
      mark(provenance, clauses, screening->uses[i].steps[step]);
    }
  }
  for (size_t i = 0; i < provenance->document_count; i++) {
    documents[i] = ap_applies_command(&provenance->documents[i].applied, "screen");
  }
  *cited = (ap_cited){.provenance = provenance, .documents = documents, .clauses = clauses};
  return true;
}
