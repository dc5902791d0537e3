/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Excel makes of a text that it reads from a CSV: guessed wide where its languages differ (9.2.3 is a date in
 * German, R4.6.15 and ４月１日 are in Japanese), since text that is said to be text is never wrong. */
#include "output/csv_excel.h"
#include "support/plain.h"
#include "support/utf8.h"
#include <string.h>
#include <strings.h>

enum { EXACT_DIGITS = 15, MONTH_LETTERS = 3 };

static bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

static bool is_letter(char byte) { return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z'); }

/* A whole number that looks the same as a number: 60, -5, 0; not 007, -0, 1.0. */
static bool is_whole_number(const char *text, size_t length) {
  size_t sign = length > 0 && text[0] == '-';
  size_t digits = length - sign;
  if (digits == 0 || digits > EXACT_DIGITS || (text[sign] == '0' && length > 1)) {
    return false;
  }
  for (size_t i = sign; i < length; i++) {
    if (!is_digit(text[i])) {
      return false;
    }
  }
  return true;
}

static bool is_word(const char *text, size_t length, const char *const words[], size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (strlen(words[i]) == length && strncasecmp(text, words[i], length) == 0) {
      return true;
    }
  }
  return false;
}

static bool is_name_of_a_value(const char *text, size_t length) {
  static const char *const names[] = {"TRUE",   "FALSE", "#N/A",  "#DIV/0!", "#NAME?",
                                      "#NULL!", "#NUM!", "#REF!", "#VALUE!"};
  return is_word(text, length, names, sizeof names / sizeof names[0]);
}

static bool is_month(const char *text, size_t length) {
  static const char *const months[] = {"january", "february",  "march",   "april",    "may",      "june", "july",
                                       "august",  "september", "october", "november", "december", "sept"};
  for (size_t i = 0; i < sizeof months / sizeof months[0]; i++) {
    size_t size = strlen(months[i]);
    if ((length == MONTH_LETTERS || length == size) && length <= size && strncasecmp(text, months[i], length) == 0) {
      return true;
    }
  }
  return false;
}

/* What may follow the digits of a time, and stand before those of a year of an emperor. */
static bool is_half_of_day(const char *text, size_t length) {
  static const char *const halves[] = {"am", "pm", "a", "p"};
  return is_word(text, length, halves, sizeof halves / sizeof halves[0]);
}

static bool is_era(const char *text, size_t length) { return length == 1 && strchr("MTSHRmtshr", text[0]) != NULL; }

/* The letters between digits and signs: of an exponent, a month, an era, half a day. */
static bool may_be_in_a_number(const char *text, size_t length, size_t start, size_t end) {
  const char *run = text + start;
  size_t size = end - start;
  bool has_before = start > 0 && (is_digit(text[start - 1]) || text[start - 1] == '.');
  bool has_after = end < length && (is_digit(text[end]) || text[end] == '-' || text[end] == '+');
  if (size == 1 && (run[0] == 'e' || run[0] == 'E') && has_before && has_after) {
    return true;
  }
  if (start == 0 && end < length && is_digit(text[end]) && is_era(run, size)) {
    return strpbrk(text + end, "./-") != NULL; /* a year alone is none */
  }
  return is_month(run, size) || (end == length && start > 0 && is_half_of_day(run, size));
}

/* The bytes of the one that the text begins with; 0 where it begins with none. */
static size_t beginning_among(const char *const characters[], size_t count, const char *text, size_t length) {
  for (size_t i = 0; i < count; i++) {
    size_t size = strlen(characters[i]);
    if (size <= length && memcmp(text, characters[i], size) == 0) {
      return size;
    }
  }
  return 0;
}

/* 年, 月, 日, 時, 分, 秒, 元 and the names of eras. */
static size_t character_of_a_date(const char *text, size_t length) {
  static const char *const characters[] = {"年", "月",   "日",   "時",   "分",   "秒",
                                           "元", "令和", "平成", "昭和", "大正", "明治"};
  return beginning_among(characters, sizeof characters / sizeof characters[0], text, length);
}

static size_t currency(const char *text, size_t length) {
  static const char *const signs[] = {"$", "¥", "€", "£", "\\"};
  return beginning_among(signs, sizeof signs / sizeof signs[0], text, length);
}

/* Whether it is made of nothing but what numbers, dates and times are made of; one digit at least. */
static bool may_be_a_number(const char *text, size_t length) {
  bool has_digit = false;
  for (size_t i = 0; i < length;) {
    size_t step = 0;
    if (is_letter(text[i])) {
      size_t end = i;
      while (end < length && is_letter(text[end])) {
        end++;
      }
      step = may_be_in_a_number(text, length, i, end) ? end - i : 0;
    } else if (strchr("0123456789.,:/-+% ()", text[i]) != NULL) {
      has_digit = has_digit || is_digit(text[i]);
      step = 1;
    } else {
      step = character_of_a_date(text + i, length - i);
      step = step == 0 ? currency(text + i, length - i) : step;
    }
    if (step == 0) {
      return false;
    }
    i += step;
  }
  return has_digit;
}

ap_excel_sense ap_excel_sense_of(const char *text, size_t length) {
  char made[AP_PLAIN_SIZE];
  if (length == 0 || is_whole_number(text, length)) {
    return AP_EXCEL_SAME;
  }
  if (text[0] == '\t' || text[0] == '\r' || text[0] == '\n') {
    return AP_EXCEL_FORMULA;
  }
  size_t size = length;
  const char *plain = ap_make_plain(text, &size, made); /* ＝１＋１ is a formula as well */
  if (size == 0) {
    return AP_EXCEL_SAME;
  }
  if (strchr("=+-@", plain[0]) != NULL) {
    return AP_EXCEL_FORMULA;
  }
  bool is_other = size < sizeof made && (is_name_of_a_value(plain, size) || may_be_a_number(plain, size));
  return is_other ? AP_EXCEL_OTHER : AP_EXCEL_SAME;
}
