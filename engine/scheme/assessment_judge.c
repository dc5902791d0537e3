/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with an assessment beyond its single keys. */
#include "scheme/assessment_file.h"
#include "support/fold.h"
#include "support/utf8.h"
#include <stdio.h>
#include <string.h>

enum { DIGITS_MOST = 4 };

typedef struct judge {
  const ap_assessment *assessment;
  ap_diagnostics *diagnostics;
  ap_status status;
} judge;

static ap_place place_of(const judge *judging, const ap_yaml_mark *mark) {
  return (ap_place){.file = judging->assessment->file, .line = mark->line, .column = mark->column};
}

static const char *either(const ap_words *words) { return words->en != NULL ? words->en : words->ja; }

/* A fault of up to two arguments, the first of them the user's words. */
static void fault(judge *judging, const ap_yaml_mark *mark, ap_diagnostic_code code, const char *what,
                  const char *other) {
  char excerpt[AP_EXCERPT_SIZE];
  ap_place place = place_of(judging, mark);
  ap_diagnose(judging->diagnostics, &place, code, "%s" AP_NEXT "%s", ap_utf8_excerpt(what, excerpt), other);
  judging->status = AP_BAD_INPUT;
}

/* 利用する各省庁における業務・情報の影響度評価の提出を必須とし: without one nothing is decided. */
static void judge_impacts(judge *judging, const ap_use *use) {
  if (use->information_count == 0) {
    fault(judging, &use->agency_mark, AP_D_IMPACTS_MISSING, either(&use->agency), "");
  }
  for (size_t i = 0; i < use->information_count; i++) {
    const ap_information *information = &use->information[i];
    for (size_t aspect = 0; aspect < AP_ASPECTS; aspect++) {
      if (information->impacts[aspect] == AP_IMPACT_UNSAID) {
        fault(judging, &information->name_mark, AP_D_IMPACT_MISSING, either(&information->name),
              ap_aspect_names[aspect]);
      }
    }
  }
}

/* The number in a text of digits; 0 where it is none, or longer than any. */
static int32_t number_of(const char *text) {
  int32_t number = 0;
  for (size_t i = 0; text[i] != '\0'; i++) {
    if (text[i] < '0' || text[i] > '9' || i >= DIGITS_MOST) {
      return 0;
    }
    number = number * 10 + (text[i] - '0');
  }
  return number;
}

/* The entry whose name the business has; NULL where there is none. */
static const ap_business *namesake(judge *judging, ap_arena *arena, const ap_use *use) {
  const ap_business_list *list = judging->assessment->list;
  for (size_t i = 0; i < list->count; i++) {
    ap_words name = ap_fold_words(arena, &list->entries[i].name);
    if (ap_words_share(&name, &use->business_folded)) {
      return &list->entries[i];
    }
  }
  return NULL;
}

static void set_entry(judge *judging, ap_arena *arena, ap_use *use) {
  char digits[16];
  if (strcmp(use->entry_text, "none") == 0) {
    const ap_business *same = namesake(judging, arena, use);
    if (same != NULL) {
      snprintf(digits, sizeof digits, "%d", (int)same->number);
      fault(judging, &use->entry_mark, AP_D_BUSINESS_LISTED, either(&use->business), digits);
    }
    return;
  }
  use->entry = ap_business_numbered(judging->assessment->list, number_of(use->entry_text));
  if (use->entry == NULL) {
    snprintf(digits, sizeof digits, "%d", (int)ap_business_last_number(judging->assessment->list));
    fault(judging, &use->entry_mark, AP_D_BUSINESS_UNKNOWN, use->entry_text, digits);
  }
}

/* Whether an exclusion is met is asked of those entries that have one, and of no other business. */
static void judge_exclusion(judge *judging, const ap_use *use) {
  bool asked = use->entry != NULL && ap_business_excludes(use->entry);
  bool said = use->excluded_mark.line != 0;
  if (asked && !said) {
    fault(judging, &use->entry_mark, AP_D_EXCLUSION_UNSAID, use->entry_text, either(&use->entry->exclusion));
  } else if (said && !asked) {
    fault(judging, &use->excluded_mark, AP_D_EXCLUSION_NONE, use->entry_text, "");
  }
}

static bool is_unlisted(const ap_use *use) { return use->entry == NULL || use->excluded; }

static void judge_date(judge *judging, const ap_yaml_mark *mark, ap_date date) {
  if (ap_date_compare(date, judging->assessment->as_of) > 0) {
    fault(judging, mark, AP_D_FACT_LATER, ap_date_write(date).digits, ap_date_write(judging->assessment->as_of).digits);
  }
}

static void judge_repeated(judge *judging, size_t index) {
  const ap_use *use = &judging->assessment->uses[index];
  for (size_t i = 0; i < index; i++) {
    const ap_use *earlier = &judging->assessment->uses[i];
    if (ap_words_share(&earlier->agency_folded, &use->agency_folded) &&
        ap_words_share(&earlier->business_folded, &use->business_folded)) {
      char line[32];
      snprintf(line, sizeof line, "%llu", (unsigned long long)earlier->business_mark.line);
      fault(judging, &use->business_mark, AP_D_USE_REPEATED, either(&use->agency), line);
      return;
    }
  }
}

ap_status ap_assessment_judge(ap_assessment *assessment, ap_diagnostics *diagnostics) {
  judge judging = {.assessment = assessment, .diagnostics = diagnostics, .status = AP_OK};
  ap_place place = {.file = assessment->file};
  if (assessment->use_count == 0) {
    ap_diagnose_plain(diagnostics, &place, AP_D_ASSESSMENT_MISSING);
    return AP_BAD_INPUT;
  }
  judge_date(&judging, &assessment->applied_mark, assessment->applied);
  for (size_t i = 0; i < assessment->use_count && !assessment->arena.failed; i++) {
    ap_use *use = &assessment->uses[i];
    set_entry(&judging, &assessment->arena, use);
    judge_impacts(&judging, use);
    judge_exclusion(&judging, use);
    judge_date(&judging, &use->assessed_mark, use->assessed);
    judge_repeated(&judging, i);
    if (is_unlisted(use) && assessment->processing_days == 0) {
      fault(&judging, &use->business_mark, AP_D_PERIOD_UNSAID, either(&use->business), "");
    }
  }
  return assessment->arena.failed ? AP_MACHINE : judging.status;
}
