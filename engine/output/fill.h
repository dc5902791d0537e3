/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences with places for their arguments: "{0} is due in {1}". Unlike printf() a translation may use them in any
 * order, and a wrong one cannot read what is not there. */
#ifndef AP_OUTPUT_FILL_H
#define AP_OUTPUT_FILL_H

#include "support/text.h"
#include <stdint.h>

/* Adds the sentence with {0}, {1}, … replaced; a place beyond `count` stays as it is written. */
void ap_fill_from(ap_text *text, const char *sentence, size_t count, const char *const arguments[]);

/* AP_FILL(text, _("{0} is due in {1}"), id, ap_decimal(year).digits); */
#define AP_FILL(text, sentence, ...)                                                                                   \
  ap_fill_from(text, sentence, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *),                      \
               (const char *const[]){__VA_ARGS__})

/* A number in words of its own: lives until the end of the statement that it is made in. */
typedef struct ap_number {
  char digits[32];
} ap_number;

ap_number ap_decimal(int64_t number);
/* For people, who read amounts and counts in groups of three digits: "1,077". */
ap_number ap_grouped(int64_t number);
/* Minutes as people read them, exactly: hours and minutes, "1,104:30". */
ap_number ap_hours(int64_t minutes);
/* The same of a difference, with its sign: "+12:00", "-0:30"; "0:00" where there is none. */
ap_number ap_hours_more(int64_t minutes);

#endif
