/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody waits while planning goes on: how far it is, on a terminal; an end at the time limit or at Ctrl-C. */
#ifndef AP_CLI_ATTEND_H
#define AP_CLI_ATTEND_H

#include "cli/call.h"
#include "portfolio/portfolio.h"

typedef struct cli_attendance {
  double begun;   /* seconds of the steady clock */
  double drawn;   /* when the line was last drawn; 0: never */
  int time_limit; /* seconds; 0: none */
  bool on_terminal;
  const char *subject;  /* one of several things that are planned, by its name; NULL */
  size_t number, count; /* which of how many, from 1 */
} cli_attendance;

/* From now on it is shown how far the work is. */
void cli_watch(const cli_call *call, cli_attendance *attendance);

/* The same, and from now on the first SIGINT ends planning instead of the process, a second one the process. */
void cli_attend(const cli_call *call, cli_attendance *attendance);
/* An ap_report; `context` is the attendance. */
int cli_report(void *context, const ap_progress *progress);
/* An ap_firm_watch's; likewise. */
void cli_tell_step(void *context, ap_firm_step step, size_t done, size_t all);
/* Takes the line away again, and gives SIGINT its old meaning. */
void cli_leave(cli_attendance *attendance);
bool cli_was_interrupted(void);

/* How planning goes on under the attendance, as the call's options say. */
ap_plan_options cli_plan_options(const cli_call *call, cli_attendance *attendance);
/* Tells why planning of that scenario ended early, with the best plan so far. AP_OK where that was the time limit,
 * AP_INTERRUPTED where it was the user. */
ap_status cli_tell_early_end(cli_call *call, const char *scenario);

#endif
