/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checking/judging.h"
#include "checking/words.h"
#include "support/diagnose.h"
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

enum { POINTER_BYTES = 128, ARGUMENT_BYTES = 512 };

void ap_judge_breach(const ap_judging *judging, const char *tail, ap_diagnostic_code code, const char *format, ...) {
  char pointer[POINTER_BYTES];
  char arguments[ARGUMENT_BYTES];
  snprintf(pointer, sizeof pointer, "/tracks/%s%s", ap_check_track_words[judging->scope->track], tail);
  va_list values;
  va_start(values, format);
  vsnprintf(arguments, sizeof arguments, format, values);
  va_end(values);
  ap_place place = {.file = judging->check->file, .pointer = pointer};
  ap_diagnose(judging->check->breaches, &place, code, "%s", arguments);
}

void ap_judge_equal(const ap_judging *judging, const char *tail, ap_diagnostic_code code, int64_t found,
                    int64_t expected) {
  if (found != expected) {
    ap_judge_breach(judging, tail, code, "%" PRId64 AP_NEXT "%" PRId64, found, expected);
  }
}
