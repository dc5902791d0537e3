/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checking/judging.h"
#include "checking/words.h"
#include "support/diagnose.h"
#include <inttypes.h>
#include <stdarg.h>

void ap_judge_breach(const ap_judging *judging, const char *tail, ap_diagnostic_code code, const char *format, ...) {
  const char *track = ap_check_track_words[judging->scope->track];
  ap_place place = {.file = judging->check->file,
                    .pointer = ap_arena_format(&judging->check->arena, "/tracks/%s%s", track, tail)};
  va_list values;
  va_start(values, format);
  ap_diagnose_values(judging->check->breaches, &place, code, format, values);
  va_end(values);
}

void ap_judge_equal(const ap_judging *judging, const char *tail, ap_diagnostic_code code, int64_t found,
                    int64_t expected) {
  if (found != expected) {
    ap_judge_breach(judging, tail, code, "%" PRId64 AP_NEXT "%" PRId64, found, expected);
  }
}
