/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalog/words.h"
#include "support/utf8.h"
#include <string.h>

typedef struct word {
  const char *text;
  int meaning;
} word;

static const word answers[] = {
    {"yes", AP_SAYS_YES},  {"no", AP_SAYS_NO},     {"y", AP_SAYS_YES},    {"n", AP_SAYS_NO},
    {"true", AP_SAYS_YES}, {"false", AP_SAYS_NO},  {"1", AP_SAYS_YES},    {"0", AP_SAYS_NO},
    {"はい", AP_SAYS_YES}, {"いいえ", AP_SAYS_NO}, {"採用", AP_SAYS_YES}, {"対象外", AP_SAYS_NO},
    {"○", AP_SAYS_YES},    {"×", AP_SAYS_NO},      {"〇", AP_SAYS_YES}, /* U+3007, which looks the same */
    {"◯", AP_SAYS_YES},    {"✕", AP_SAYS_NO},
};

static const word standards[] = {
    {"governance", AP_GOVERNANCE},     {"management", AP_MANAGEMENT},       {"control", AP_CONTROL},
    {"ガバナンス基準", AP_GOVERNANCE}, {"マネジメント基準", AP_MANAGEMENT}, {"管理策基準", AP_CONTROL},
};

static bool find_word(const word *words, size_t count, const char *text, size_t length, int *meaning) {
  for (size_t i = 0; i < count; i++) {
    if (ap_utf8_is_word(text, length, words[i].text)) {
      *meaning = words[i].meaning;
      return true;
    }
  }
  return false;
}

bool ap_word_answer(const char *text, size_t length, ap_answer *answer) {
  int meaning = AP_UNSET;
  if (length == 0) {
    *answer = AP_UNSET;
    return true;
  }
  ap_utf8_trim(&text, &length);
  bool is_known = length == 0 || find_word(answers, sizeof answers / sizeof answers[0], text, length, &meaning);
  *answer = (ap_answer)meaning;
  return is_known;
}

bool ap_word_standard(const char *text, size_t length, ap_standard *standard) {
  int meaning = AP_CONTROL;
  ap_utf8_trim(&text, &length);
  bool is_known = find_word(standards, sizeof standards / sizeof standards[0], text, length, &meaning);
  *standard = (ap_standard)meaning;
  return is_known;
}

/* What ends the digits: 1,5 and 1.5, and 1,200, which is one thing here and another there. */
static ap_minutes_fault fault_at(const char *text, size_t length, size_t at) {
  bool is_marked = at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9';
  for (size_t i = at; i < length && is_marked; i++) {
    is_marked = (text[i] >= '0' && text[i] <= '9') || text[i] == ',' || text[i] == '.' || text[i] == '\'';
  }
  return is_marked ? AP_MINUTES_IS_FRACTION : AP_MINUTES_IS_MALFORMED;
}

ap_minutes_fault ap_word_minutes(const char *text, size_t length, int32_t *minutes) {
  *minutes = 0;
  ap_utf8_trim(&text, &length);
  if (length == 0) {
    return AP_MINUTES_FINE;
  }
  bool is_negative = text[0] == '-';
  size_t digits = is_negative;
  int32_t value = 0;
  for (size_t i = digits; i < length; i++) {
    if (text[i] < '0' || text[i] > '9') {
      return fault_at(text, length, i);
    }
    if (value <= AP_MINUTES_MOST) {
      value = value * 10 + (text[i] - '0');
    }
  }
  if (digits == length) {
    return AP_MINUTES_IS_MALFORMED;
  }
  if (value == 0) {
    return AP_MINUTES_IS_ZERO;
  }
  if (is_negative) {
    return AP_MINUTES_IS_NEGATIVE;
  }
  if (value > AP_MINUTES_MOST) {
    return AP_MINUTES_IS_TOO_MANY;
  }
  *minutes = value;
  return AP_MINUTES_FINE;
}

static const struct {
  const char *word;
  int32_t risk;
} risk_words[] = {{"low", 1},  {"medium", 2}, {"high", 3}, {"低", 1},   {"中", 2},  {"高", 3},
                  {"低位", 1}, {"中位", 2},   {"高位", 3}, {"低い", 1}, {"高い", 3}};

bool ap_word_risk(const char *text, size_t length, int32_t *risk) {
  *risk = 0;
  ap_utf8_trim(&text, &length);
  for (size_t i = 0; i < sizeof risk_words / sizeof risk_words[0]; i++) {
    if (strlen(risk_words[i].word) == length && memcmp(risk_words[i].word, text, length) == 0) {
      *risk = risk_words[i].risk;
      return true;
    }
  }
  for (size_t i = 0; i < length; i++) {
    if (text[i] < '0' || text[i] > '9' || *risk > AP_RISK_MOST) {
      return false;
    }
    *risk = *risk * 10 + (text[i] - '0');
  }
  return *risk <= AP_RISK_MOST;
}
