/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/watch.h"
#include <stddef.h>

bool ap_watch_says_stop(ap_watch *watch) {
  if (watch == NULL || watch->report == NULL) {
    return false;
  }
  watch->progress.size = sizeof watch->progress;
  if (!watch->stopped && watch->report(watch->context, &watch->progress) != 0) {
    watch->stopped = true;
  }
  return watch->stopped;
}
