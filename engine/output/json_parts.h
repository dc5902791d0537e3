/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What several JSON formats have in common. Each is NULL where memory is short. */
#ifndef AP_OUTPUT_JSON_PARTS_H
#define AP_OUTPUT_JSON_PARTS_H

#include "planning/plan.h"
#include "support/text.h"
#include <jansson.h>

/* Title, scheme, years and catalog. */
json_t *ap_json_scenario(const ap_scenario *scenario);
/* Value, bound and what is known of it. */
json_t *ap_json_criterion(const ap_criterion_result *result);
/* Both tracks of a plan. */
json_t *ap_json_tracks(const ap_plan *plan);

/* Rows are by far the most of a plan, so they are written at once, without values in between. */
typedef struct ap_row_words {
  int year;
  ap_track track;
  const char *rules, *standard, *objective, *id; /* NULL: left out */
  int64_t minutes;                               /* below 0: left out */
} ap_row_words;
ap_row_words ap_words_of_row(const ap_plan_row *row);
/* One element of an array that has begun; `first`: none came before. */
void ap_add_json_row(ap_text *text, const ap_row_words *row, bool first);
void ap_add_json_rows(ap_text *text, const char *name, const ap_plan_row *rows, size_t count);

#endif
