/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row for each scenario, track and year. */
#include "output/names.h"
#include "output/views.h"
#include "support/csv_field.h"

static void add_integer(ap_text *text, int64_t number) {
  ap_text_add(text, ",");
  ap_text_add_integer(text, number);
}

static void add_money(const ap_comparison *comparison, size_t index, ap_track track, int year, ap_text *text) {
  int64_t amount;
  int64_t difference;
  if (!ap_compared_cost(&comparison->scenarios[index], track, year, &amount)) {
    ap_text_add(text, ",,,");
    return;
  }
  ap_add_csv_field(text, comparison->scenarios[index].currency);
  add_integer(text, amount);
  if (ap_compare_cost(comparison, index, track, year, &difference)) {
    add_integer(text, difference);
  } else {
    ap_text_add(text, ",");
  }
}

static void add_year(const ap_comparison *comparison, size_t index, ap_track track, int year, ap_text *text) {
  const ap_scenario *scenario = comparison->scenarios[index].scenario;
  ap_plan_year found;
  ap_year_difference difference;
  if (!ap_compared_year(&comparison->scenarios[index], track, year, &found)) {
    return;
  }
  ap_text_add_integer(text, (int64_t)index + 1);
  ap_add_csv_field(text, scenario->file);
  ap_add_csv_field(text, scenario->scheme->id);
  ap_add_csv_field(text, ap_track_name(track));
  add_integer(text, year);
  add_integer(text, found.items);
  add_integer(text, found.minutes);
  if (ap_compare_year(comparison, index, track, year, &difference)) {
    add_integer(text, difference.items);
    add_integer(text, difference.minutes);
  } else {
    ap_text_add(text, ",,");
  }
  add_money(comparison, index, track, year, text);
  ap_text_add(text, "\n");
}

void ap_comparison_csv(const ap_comparison *comparison, ap_text *text) {
  ap_text_add(text, "scenario,file,scheme,track,year,items,minutes,items_difference,minutes_difference,currency,cost,"
                    "cost_difference\n");
  for (size_t i = 0; i < comparison->count; i++) {
    const ap_scenario *scenario = comparison->scenarios[i].scenario;
    for (int track = 0; track < AP_TRACKS; track++) {
      for (int t = 0; t < scenario->years; t++) {
        add_year(comparison, i, (ap_track)track, scenario->start_year + t, text);
      }
    }
  }
}
