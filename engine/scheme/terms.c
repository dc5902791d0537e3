/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Judges the terms of a quote as they were read, and hands them on. */
#include "scheme/currency.h"
#include "scheme/judge.h"
#include "scheme/names.h"
#include "scheme/terms_file.h"
#include <string.h>

enum { ALL_STANDARDS = (1U << AP_STANDARDS) - 1 };

static const char *name_of(const ap_words *words) { return words->en != NULL ? words->en : words->ja; }

static void judge_grades(ap_judge *judging, const ap_terms_file *file) {
  int32_t shares = 0;
  for (size_t i = 0; i < file->grade_count; i++) {
    const ap_grade_entry *grade = &file->grades[i];
    shares += shares > AP_PERCENT ? 0 : grade->share;
    for (size_t j = 0; j < i; j++) {
      if (strcmp(name_of(&file->grades[j].name), name_of(&grade->name)) == 0) {
        ap_place place = ap_judge_fault(judging, grade->name_mark);
        ap_diagnose(judging->diagnostics, &place, AP_D_GRADE_TWICE, "%s" AP_NEXT "%llu", name_of(&grade->name),
                    (unsigned long long)file->grades[j].name_mark.line);
        break;
      }
    }
  }
  if (shares != AP_PERCENT) {
    ap_place place = ap_judge_fault(judging, file->grades_mark);
    ap_diagnose(judging->diagnostics, &place, AP_D_GRADE_SHARES, "%d", (int)shares);
  }
}

/* Standards that some entry named before, and those that this one names once more. */
static void judge_standards(ap_judge *judging, unsigned standards, ap_yaml_mark mark, unsigned *named) {
  unsigned own = standards == 0 ? 1U << AP_STANDARDS : standards; /* the bit above them: of the rest */
  if ((*named & own) != 0) {
    ap_place place = ap_judge_fault(judging, mark);
    ap_diagnose_plain(judging->diagnostics, &place, AP_D_STANDARD_TWICE);
  }
  *named |= own;
}

static void judge_whole(ap_judge *judging, unsigned named, ap_yaml_mark mark) {
  for (int standard = 0; named <= ALL_STANDARDS && standard < AP_STANDARDS; standard++) {
    if ((named >> standard & 1) == 0) {
      ap_place place = ap_judge_fault(judging, mark);
      ap_diagnose(judging->diagnostics, &place, AP_D_STANDARD_LACKING, "%s", ap_standard_names[standard]);
    }
  }
}

static void judge_assessments(ap_judge *judging, const ap_terms_file *file) {
  unsigned named = 0;
  for (size_t i = 0; i < file->assessment_count; i++) {
    const ap_assessment_entry *entry = &file->assessments[i];
    judge_standards(judging, entry->standards, entry->mark, &named);
    if (entry->design + entry->operational != AP_PERCENT) {
      ap_place place = ap_judge_fault(judging, entry->mark);
      ap_diagnose(judging->diagnostics, &place, AP_D_ASSESSMENT_SHARES, "%d",
                  (int)(entry->design + entry->operational));
    }
  }
  judge_whole(judging, named, file->assessments_mark);
}

static void judge_ranges(ap_judge *judging, const ap_terms_file *file) {
  unsigned named = 0;
  for (size_t i = 0; i < file->range_count; i++) {
    judge_standards(judging, file->ranges[i].standards, file->ranges[i].mark, &named);
  }
  if (file->range_count > 0) {
    judge_whole(judging, named, file->ranges_mark);
  }
}

ap_status ap_terms_judge(const ap_terms_file *file, const char *path, ap_diagnostics *diagnostics) {
  ap_judge judging = {.path = path, .diagnostics = diagnostics, .status = AP_OK};
  judging.status = ap_currency_judge(file->currency, file->currency_mark, path, diagnostics);
  judge_grades(&judging, file);
  judge_assessments(&judging, file);
  judge_ranges(&judging, file);
  return judging.status;
}

/* Whether an entry of `standards` is the one for a standard; that without any is for those that no other names. */
static bool speaks_of(unsigned standards, bool named, int standard) {
  return standards == 0 ? !named : (standards >> standard & 1) != 0;
}

static void fill_standard(const ap_terms_file *file, int standard, ap_effort_terms *effort) {
  bool assessed = false;
  bool ranged = false;
  *effort = (ap_effort_terms){.low = AP_PERCENT, .high = AP_PERCENT};
  for (size_t i = 0; i < file->assessment_count; i++) {
    assessed = assessed || (file->assessments[i].standards >> standard & 1) != 0;
  }
  for (size_t i = 0; i < file->range_count; i++) {
    ranged = ranged || (file->ranges[i].standards >> standard & 1) != 0;
  }
  for (size_t i = 0; i < file->assessment_count; i++) {
    const ap_assessment_entry *entry = &file->assessments[i];
    effort->design = speaks_of(entry->standards, assessed, standard) ? entry->design : effort->design;
  }
  for (size_t i = 0; i < file->range_count; i++) {
    const ap_range_entry *entry = &file->ranges[i];
    if (speaks_of(entry->standards, ranged, standard)) {
      effort->low = entry->low;
      effort->high = entry->high;
    }
  }
}

ap_terms *ap_terms_fill(const ap_terms_file *file, ap_arena *arena) {
  ap_terms *terms = ap_arena_allocate(arena, 1, sizeof *terms);
  ap_grade *grades = ap_arena_allocate(arena, file->grade_count, sizeof *grades);
  ap_fixed_fee *fixed_fees = ap_arena_allocate(arena, file->fixed_fee_count, sizeof *fixed_fees);
  if (terms == NULL || grades == NULL || fixed_fees == NULL) {
    return NULL;
  }
  *terms = (ap_terms){.currency = file->currency,
                      .grades = grades,
                      .grade_count = file->grade_count,
                      .fixed_fees = fixed_fees,
                      .fixed_fee_count = file->fixed_fee_count,
                      .expenses = file->expenses.per_year,
                      .expenses_percent = file->expenses.percent,
                      .contingency = file->contingency,
                      .has_range = file->range_count > 0,
                      .correlation = file->correlation};
  for (size_t i = 0; i < file->grade_count; i++) {
    const ap_grade_entry *entry = &file->grades[i];
    grades[i] = (ap_grade){.name = entry->name, .per_hour = entry->per_hour, .share = entry->share};
  }
  for (size_t i = 0; i < file->fixed_fee_count; i++) {
    fixed_fees[i] = (ap_fixed_fee){.name = file->fixed_fees[i].name, .amount = file->fixed_fees[i].amount};
  }
  for (int standard = 0; standard < AP_STANDARDS; standard++) {
    fill_standard(file, standard, &terms->standards[standard]);
  }
  return terms;
}
