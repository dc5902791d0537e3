/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The format "auditplan/screen" (auditplan.5). */
#include "output/json_text.h"
#include "output/screen_words.h"
#include "output/views.h"

static json_t *date_json(ap_date date) { return json_string(ap_date_write(date).digits); }

static json_t *step_json(ap_finding finding) {
  json_t *clauses = json_array();
  for (const char *const *id = ap_finding_clauses(finding); *id != NULL; id++) {
    ap_json_append(&clauses, json_string(*id));
  }
  return json_pack("{s:s, s:s, s:s, s:o}", "question", ap_question_name(ap_question_of(finding)), "finding",
                   ap_finding_name(finding), "allows", ap_decision_name(ap_finding_allows(finding)), "clauses",
                   clauses);
}

static json_t *steps_json(const ap_finding *steps, size_t count) {
  json_t *array = json_array();
  for (size_t i = 0; i < count; i++) {
    ap_json_append(&array, step_json(steps[i]));
  }
  return array;
}

static json_t *impacts_json(const ap_use *use) {
  json_t *array = json_array();
  for (size_t i = 0; i < use->information_count; i++) {
    const ap_information *information = &use->information[i];
    ap_json_append(&array, json_pack("{s:o, s:s, s:s, s:s, s:o}", "information", ap_json_words(&information->name),
                                     "confidentiality", ap_impact_names[information->impacts[AP_CONFIDENTIALITY]],
                                     "integrity", ap_impact_names[information->impacts[AP_INTEGRITY]], "availability",
                                     ap_impact_names[information->impacts[AP_AVAILABILITY]], "reason",
                                     ap_json_words(&information->reason)));
  }
  return array;
}

/* What the examination of an unlisted business came to; null for one on the list. */
static json_t *examination_json(const ap_screened_use *use) {
  if (!use->unlisted) {
    return json_null();
  }
  return json_pack("{s:I, s:I, s:b, s:o}", "agencies_low", (json_int_t)use->agencies_low, "findings_late",
                   (json_int_t)use->findings_late, "confirmed", (int)use->confirmed, "decided",
                   use->confirmed ? date_json(use->decided) : json_null());
}

static json_t *use_json(const ap_screened_use *screened) {
  const ap_use *use = screened->use;
  return json_pack(
      "{s:o, s:o, s:o, s:o, s:b, s:o, s:o, s:s, s:o, s:o, s:o}", "agency", ap_json_words(&use->agency), "business",
      ap_json_words(&use->business), "entry", use->entry == NULL ? json_null() : json_integer(use->entry->number),
      "entry_split", use->entry == NULL ? json_null() : json_string(ap_split_names[use->entry->split]), "excluded",
      (int)use->excluded, "reason", ap_json_words(&use->reason), "assessed", date_json(use->assessed), "decision",
      ap_decision_name(screened->decision), "steps", steps_json(screened->steps, screened->step_count), "examination",
      examination_json(screened), "impacts", impacts_json(use));
}

static json_t *uses_json(const ap_screening *screening) {
  json_t *array = json_array();
  for (size_t i = 0; i < screening->assessment->use_count; i++) {
    ap_json_append(&array, use_json(&screening->uses[i]));
  }
  return array;
}

static json_t *list_json(const ap_business_list *list) {
  return json_pack("{s:s, s:o, s:s, s:i, s:o, s:i}", "id", list->id, "title", ap_json_words(&list->title), "edition",
                   list->edition, "revision", (int)list->revision, "date", date_json(list->date), "entries",
                   (int)list->count);
}

static json_t *period_json(const ap_screening *screening) {
  if (!screening->examines) {
    return json_null();
  }
  return json_pack("{s:i, s:o, s:I}", "days", (int)screening->assessment->processing_days, "due",
                   date_json(screening->due), "days_left", (json_int_t)screening->days_left);
}

static json_t *screen_json(const ap_screening *screening, const ap_cited *cited) {
  const ap_assessment *assessment = screening->assessment;
  return json_pack("{s:s, s:i, s:s, s:{s:o, s:s, s:i}, s:o, s:o, s:i, s:o, s:o, s:o, s:o, s:o, s:o}", "format",
                   "auditplan/screen", "version", 1, "decision", ap_decision_name(screening->decision), "service",
                   "name", ap_json_words(&assessment->service), "model", ap_service_model_names[assessment->model],
                   "confidentiality_class", (int)assessment->confidentiality_class, "applied",
                   date_json(assessment->applied), "as_of", date_json(assessment->as_of), "agencies_needed",
                   (int)assessment->agencies_needed, "period", period_json(screening), "list",
                   list_json(assessment->list), "steps", steps_json(screening->steps, screening->step_count),
                   "agencies", uses_json(screening), "clauses", ap_clauses_json(cited), "documents",
                   ap_documents_json(cited));
}

void ap_screen_json(const ap_screening *screening, ap_text *text) {
  ap_arena arena = {0};
  ap_cited cited;
  if (ap_screen_cited(screening, &arena, &cited)) {
    ap_add_json(text, screen_json(screening, &cited));
  } else {
    text->failed = 1;
  }
  ap_arena_free(&arena);
}
