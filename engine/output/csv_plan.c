/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/csv_plan.h"
#include "output/names.h"
#include "output/views.h"
#include "support/csv_field.h"

void ap_plan_csv_behind_year(const ap_plan_row *row, ap_text *text) {
  const ap_item *objective = ap_objective_of(row->item);
  ap_add_csv_field(text, ap_track_name(row->track));
  ap_add_csv_field(text, row->rules);
  ap_add_csv_field(text, ap_standard_name(row->item->standard));
  ap_add_csv_field(text, objective->id);
  ap_add_csv_field(text, row->item->id);
  ap_text_add(text, ",");
  ap_text_add_integer(text, row->minutes);
  ap_text_add(text, "\n");
}

void ap_plan_csv(const ap_plan *plan, ap_text *text) {
  ap_text_add(text, AP_PLAN_CSV_HEADER);
  for (size_t i = 0; i < plan->row_count; i++) {
    ap_text_add_integer(text, plan->rows[i].year);
    ap_plan_csv_behind_year(&plan->rows[i], text);
  }
}

void ap_plans_csv_head(ap_text *text) {
  ap_add_first_csv_field(text, "service");
  ap_text_add(text, ",");
  ap_text_add(text, AP_PLAN_CSV_HEADER);
}

void ap_plans_csv_name(ap_text *text, const char *name) { ap_add_first_csv_field(text, name); }
