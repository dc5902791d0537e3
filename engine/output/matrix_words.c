/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/matrix_words.h"
#include "output/translate.h"

const char *ap_matrix_letter(ap_track track) {
  return track == AP_EXTERNAL ? C_("mark of an external audit", "E") : C_("mark of an internal audit", "I");
}

void ap_matrix_add_mark(ap_text *text, ap_track track, const ap_matrix_track *of, int year) {
  if (of->counts[year] == 0) {
    return;
  }
  ap_text_add(text, text->length > 0 ? " " : "");
  ap_text_add(text, ap_matrix_letter(track));
  if (of->counts[year] < of->items) {
    ap_text_format(text, " %u/%zu", (unsigned)of->counts[year], of->items);
  }
}
