/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/watch.h"
#include <stddef.h>
#include <string.h>

ap_watch ap_watch_under(const ap_plan_options *options) {
  ap_plan_options given = {0};
  if (options != NULL) { /* a caller of an older library knows fewer options */
    memcpy(&given, options, options->size < sizeof given ? options->size : sizeof given);
  }
  return (ap_watch){.node_limit = given.node_limit != 0 ? given.node_limit : AP_NODES_DEFAULT,
                    .report = given.report,
                    .context = given.context};
}

bool ap_watch_says_stop(ap_watch *watch) {
  if (watch == NULL || watch->report == NULL) {
    return false;
  }
  watch->progress.size = sizeof watch->progress;
  if (!watch->stopped && watch->report(watch->context, &watch->progress) != 0) {
    if (watch->progress.phase == AP_PHASE_BOUND) {
      watch->curtailed = true;
      return true;
    }
    watch->stopped = true;
  }
  return watch->stopped;
}
