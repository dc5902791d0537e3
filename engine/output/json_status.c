/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The format "auditplan/status" (auditplan.5). */
#include "output/json_parts.h"
#include "output/json_text.h"
#include "output/names.h"
#include "output/status_names.h"
#include "output/views.h"

/* null for a year that is none. */
static json_t *year_json(int year) { return year <= 0 ? json_null() : json_integer(year); }

static json_t *round_json(const ap_standings *standings) {
  const ap_round *round = &standings->round;
  json_t *years = json_array();
  for (int y = 0; y < round->length; y++) {
    const ap_round_year *year = &round->years[y];
    ap_json_append(&years, json_pack("{s:i, s:I, s:I, s:I, s:I}", "year", year->year, "audited",
                                     (json_int_t)year->audited, "recorded", (json_int_t)year->recorded, "to_come",
                                     (json_int_t)year->planned, "in_all", (json_int_t)year->covered));
  }
  return json_pack("{s:i, s:I, s:o}", "number", round->number, "audited", (json_int_t)round->audited, "years", years);
}

static json_t *counts_json(const ap_standings *standings) {
  return json_pack("{s:I, s:I, s:I, s:I, s:I}", "all", (json_int_t)standings->count, "covered",
                   (json_int_t)standings->of_state[AP_COVERED], "overdue", (json_int_t)standings->of_state[AP_OVERDUE],
                   "never", (json_int_t)standings->of_state[AP_NEVER_AUDITED], "planned_late",
                   (json_int_t)standings->late);
}

static json_t *standing_json(const ap_standing *standing) {
  const ap_item *item = standing->item;
  const ap_date_text due_date = ap_date_write(standing->due_date);
  json_t *recorded = standing->last == AP_NEVER ? json_null() : json_boolean(standing->recorded);
  return json_pack(
      "{s:s, s:s, s:o, s:s, s:i, s:I, s:I, s:o, s:o, s:o, s:o, s:i, s:s, s:s, s:s}", "id", item->id, "standard",
      ap_standard_name(item->standard), "title", ap_json_words(&(ap_words){item->title, item->title_ja}), "rule",
      standing->rule->id, "every", standing->rule->every, "items", (json_int_t)standing->items, "behind",
      (json_int_t)standing->behind, "last", year_json(standing->last), "recorded", recorded, "evidence",
      ap_json_string(standing->evidence), "next", year_json(standing->next), "due", standing->due, "due_date",
      due_date.digits, "state", ap_standing_state_name(standing->state), "planned", ap_meeting_name(standing->meeting));
}

void ap_standings_json(const ap_standings *standings, ap_text *text) {
  json_t *list = json_array();
  for (size_t i = 0; i < standings->count; i++) {
    ap_json_append(&list, standing_json(&standings->list[i]));
  }
  ap_add_json(text, json_pack("{s:s, s:i, s:o, s:s, s:i, s:o, s:o, s:o}", "format", "auditplan/status", "version", 1,
                              "scenario", ap_json_scenario(standings->scenario), "track",
                              ap_track_name(standings->track), "today", standings->today, "round",
                              round_json(standings), "counts", counts_json(standings), "objectives", list));
}
