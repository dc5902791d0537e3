/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/date_words.h"
#include "output/fill.h"
#include "output/names.h"
#include "output/translate.h"
#include <string.h>

static void add(ap_date_said *said, const char *bytes, size_t length) {
  size_t used = strlen(said->words);
  if (length < sizeof said->words - used) {
    memcpy(&said->words[used], bytes, length); /* the rest is zero */
  }
}

/* Without memory of its own, so that it cannot fail. */
ap_date_said ap_date_words(ap_date date) {
  ap_date_said said = {{0}};
  if (date.month == 0) { /* no day: nothing to say */
    return said;
  }
  const ap_number day = ap_decimal(date.day);
  const ap_number year = ap_decimal(date.year);
  const char *const parts[] = {day.digits, ap_month_title(date.month), year.digits};
  /* TRANSLATORS: a day: {0} is its number, {1} the month's name, {2} the year */
  const char *at = C_("day", "{0} {1} {2}");
  while (*at != '\0') {
    if (at[0] == '{' && at[1] >= '0' && at[1] <= '2' && at[2] == '}') {
      const char *part = parts[at[1] - '0'];
      add(&said, part, strlen(part));
      at += 3;
    } else {
      add(&said, at++, 1);
    }
  }
  return said;
}

ap_date_said ap_day_words(int64_t day) { return ap_date_words(ap_date_of_number(day)); }
