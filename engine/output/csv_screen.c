/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row for each agency's use and kind of information. */
#include "output/fill.h"
#include "output/screen_words.h"
#include "output/translate.h"
#include "output/views.h"
#include "support/csv_field.h"

static const char *words(const ap_words *either) {
  const char *found = ap_words_in(either, "en");
  return found == NULL ? "" : found;
}

/* The clauses of all steps, a space between two. */
static void add_clauses(ap_text *clauses, const ap_screened_use *use) {
  for (size_t step = 0; step < use->step_count; step++) {
    for (const char *const *id = ap_finding_clauses(use->steps[step]); *id != NULL; id++) {
      ap_text_add(clauses, clauses->length > 0 ? " " : "");
      ap_text_add(clauses, *id);
    }
  }
}

static void add_row(ap_text *text, const ap_screened_use *screened, const ap_information *information,
                    const char *clauses) {
  const ap_use *use = screened->use;
  const ap_number number = ap_decimal(use->entry == NULL ? 0 : use->entry->number);
  const char *const fields[] = {words(&use->agency),
                                words(&use->business),
                                use->entry == NULL ? "none" : number.digits,
                                use->excluded ? "yes" : "no",
                                words(&information->name),
                                ap_impact_names[information->impacts[AP_CONFIDENTIALITY]],
                                ap_impact_names[information->impacts[AP_INTEGRITY]],
                                ap_impact_names[information->impacts[AP_AVAILABILITY]],
                                words(&information->reason),
                                ap_date_write(use->assessed).digits,
                                ap_decision_name(screened->decision),
                                clauses};
  ap_add_csv_record(text, sizeof fields / sizeof fields[0], fields);
}

void ap_screen_csv(const ap_screening *screening, ap_text *text) {
  ap_text_add(text, "agency,business,entry,excluded,information,confidentiality,integrity,availability,reason,assessed,"
                    "decision,clauses\n");
  for (size_t i = 0; i < screening->assessment->use_count; i++) {
    const ap_screened_use *use = &screening->uses[i];
    ap_text clauses = {0};
    add_clauses(&clauses, use);
    for (size_t kind = 0; kind < use->use->information_count; kind++) {
      add_row(text, use, &use->use->information[kind], clauses.failed ? "" : clauses.bytes);
    }
    text->failed = text->failed || clauses.failed;
    ap_text_free(&clauses);
  }
}
