/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words and numbers that a field of a catalog may hold, in both languages; blanks around them do not count. */
#ifndef AP_CATALOG_WORDS_H
#define AP_CATALOG_WORDS_H

#include "catalog/catalog.h"

/* yes, no and their like; AP_UNSET of an empty field. False where the text is none of them. */
bool ap_word_answer(const char *text, size_t length, ap_answer *answer);
bool ap_word_standard(const char *text, size_t length, ap_standard *standard);

typedef enum ap_minutes_fault {
  AP_MINUTES_FINE,
  AP_MINUTES_IS_MALFORMED,
  AP_MINUTES_IS_NEGATIVE,
  AP_MINUTES_IS_FRACTION, /* digits with a comma or a point among them */
  AP_MINUTES_IS_ZERO,
  AP_MINUTES_IS_TOO_MANY,
} ap_minutes_fault;

/* A whole number from 1 to AP_MINUTES_MOST; 0 of an empty field. */
ap_minutes_fault ap_word_minutes(const char *text, size_t length, int32_t *minutes);

/* A weight of risk: a whole number from 0 to AP_RISK_MOST, or low, medium, high (低, 中, 高, each also with 位 or い)
 * for 1, 2, 3; 0 of an empty field. Returns whether it is one. */
bool ap_word_risk(const char *text, size_t length, int32_t *risk);

#endif
