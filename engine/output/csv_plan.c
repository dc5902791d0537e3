/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/csv_field.h"
#include "output/fill.h"
#include "output/names.h"
#include "output/views.h"

static void add_row(ap_text *text, const ap_plan_row *row) {
  const ap_item *objective = row->item->parent != NULL ? row->item->parent : row->item;
  const ap_number year = ap_decimal(row->year);
  const ap_number minutes = ap_decimal(row->minutes);
  const char *const fields[] = {year.digits,   ap_track_name(row->track),
                                row->rules,    ap_standard_name(row->item->standard),
                                objective->id, row->item->id,
                                minutes.digits};
  ap_add_csv_record(text, sizeof fields / sizeof fields[0], fields);
}

void ap_plan_csv(const ap_plan *plan, ap_text *text) {
  ap_text_add(text, "year,track,rule,standard,objective,id,minutes\n");
  for (size_t i = 0; i < plan->row_count; i++) {
    add_row(text, &plan->rows[i]);
  }
}
