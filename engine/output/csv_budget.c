/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row for what of a plan year and track falls in a fiscal year. */
#include "output/names.h"
#include "output/views.h"

void ap_budget_csv(const ap_budget *budget, ap_text *text) {
  ap_text_add(text, "fiscal_year,plan_year,track,currency,cost,cash\n");
  for (size_t i = 0; i < budget->piece_count; i++) {
    const ap_fiscal_piece *piece = &budget->pieces[i];
    ap_text_format(text, "%d,%d,%s,%s,", piece->fiscal_year, piece->plan_year, ap_track_name(piece->track),
                   budget->purse->currency);
    ap_text_add_integer(text, piece->cost);
    ap_text_add(text, ",");
    ap_text_add_integer(text, piece->cash);
    ap_text_add(text, "\n");
  }
}
