/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/names.h"
#include "output/status_names.h"
#include "output/views.h"
#include "support/csv_field.h"

static const char *or_empty(const char *string) { return string == NULL ? "" : string; }

static void add_row(ap_text *text, const ap_standing *standing) {
  const ap_item *item = standing->item;
  const ap_number last = ap_decimal(standing->last);
  const ap_number next = ap_decimal(standing->next);
  const ap_number items = ap_decimal((int64_t)standing->items);
  const ap_number behind = ap_decimal((int64_t)standing->behind);
  const ap_number every = ap_decimal(standing->rule->every);
  const ap_number due = ap_decimal(standing->due);
  const ap_date_text due_date = ap_date_write(standing->due_date);
  const char *const fields[] = {item->id,
                                ap_standard_name(item->standard),
                                item->title,
                                or_empty(item->title_ja),
                                standing->rule->id,
                                every.digits,
                                items.digits,
                                behind.digits,
                                standing->last == AP_NEVER ? "" : last.digits,
                                standing->last == AP_NEVER ? ""
                                : standing->recorded       ? "yes"
                                                           : "no",
                                or_empty(standing->evidence),
                                standing->next == 0 ? "" : next.digits,
                                due.digits,
                                due_date.digits,
                                ap_standing_state_name(standing->state),
                                ap_meeting_name(standing->meeting)};
  ap_add_csv_record(text, sizeof fields / sizeof fields[0], fields);
}

void ap_standings_csv(const ap_standings *standings, ap_text *text) {
  ap_text_add(text, "id,standard,title,title_ja,rule,every,items,behind,last,recorded,evidence,next,due,due_date,state,"
                    "planned\n");
  for (size_t i = 0; i < standings->count; i++) {
    add_row(text, &standings->list[i]);
  }
}
