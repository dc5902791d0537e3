/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/attend.h"
#include "cli/screen.h"
#include "cli/usage.h"
#include "output/names.h"
#include "output/printable.h"
#include "output/translate.h"
#include "output/width.h"
#include "support/write.h"
#include <signal.h>
#include <time.h>
#include <unistd.h>

static const double SHOWN_AFTER = 0.5; /* seconds */
static const double DRAWN_EVERY = 0.1;

static volatile sig_atomic_t interrupted;

static void interrupt(int signal_number) {
  (void)signal_number;
  interrupted = 1;
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

void cli_watch(const cli_call *call, cli_attendance *attendance) {
  *attendance = (cli_attendance){.begun = now(),
                                 .time_limit = (int)call->options.time_limit,
                                 .on_terminal = !call->options.quiet && isatty(STDERR_FILENO) != 0};
}

void cli_attend(const cli_call *call, cli_attendance *attendance) {
  cli_watch(call, attendance);
  struct sigaction action = {.sa_handler = interrupt, .sa_flags = (int)SA_RESETHAND};
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, NULL);
}

static bool is_time_to_draw(const cli_attendance *attendance, double time) {
  return attendance->on_terminal && time - attendance->begun > SHOWN_AFTER && time - attendance->drawn > DRAWN_EVERY;
}

/* In one line of the terminal: a longer one could not be taken away again. */
static void draw(const ap_text *words) {
  ap_text line = {0};
  ap_text_add(&line, "\r\033[K");
  ap_add_cut(&line, words->failed || words->bytes == NULL ? "" : words->bytes, cli_screen_columns(STDERR_FILENO) - 1);
  if (!line.failed) {
    (void)ap_write_descriptor(STDERR_FILENO, line.bytes, line.length);
  }
  ap_text_free(&line);
}

static void add_subject(const cli_attendance *attendance, ap_text *words) {
  if (attendance->subject != NULL) {
    ap_text name = {0};
    ap_add_printable(&name, attendance->subject);
    AP_FILL(words, _("{0} of {1}, {2}: "), ap_grouped((int64_t)attendance->number).digits,
            ap_grouped((int64_t)attendance->count).digits, name.failed ? "" : name.bytes);
    ap_text_free(&name);
  }
}

static void add_progress(const ap_progress *progress, ap_text *words) {
  static const char *const phases[] = {[AP_PHASE_BOUND] = N_("finding the bound"),
                                       [AP_PHASE_ASSIGN] = N_("placing whole units"),
                                       [AP_PHASE_SEARCH] = N_("searching")};
  const char *phase = _(phases[progress->phase]);
  if (progress->best > 0) {
    AP_FILL(words, _("{0}: {1}; bound {2}, best {3}, gap {4}"), ap_track_title(progress->track), phase,
            ap_hours(progress->bound).digits, ap_hours(progress->best).digits,
            ap_hours(progress->best - progress->bound).digits);
  } else {
    AP_FILL(words, _("{0}: {1}"), ap_track_title(progress->track), phase);
  }
}

int cli_report(void *context, const ap_progress *progress) {
  cli_attendance *attendance = context;
  double time = now();
  if (is_time_to_draw(attendance, time)) {
    ap_text words = {0};
    add_subject(attendance, &words);
    add_progress(progress, &words);
    draw(&words);
    ap_text_free(&words);
    attendance->drawn = time;
  }
  /* half of the time is kept for plans, which the bound alone is not */
  double limit = progress->phase == AP_PHASE_BOUND ? attendance->time_limit / 2.0 : attendance->time_limit;
  bool late = attendance->time_limit > 0 && time - attendance->begun > limit;
  return interrupted != 0 || late;
}

void cli_tell_step(void *context, ap_firm_step step, size_t done, size_t all) {
  static const char *const steps[] = {[AP_FIRM_READS] = N_("reading the services: {0} of {1}"),
                                      [AP_FIRM_LEVELS] = N_("levelling the firm's years"),
                                      [AP_FIRM_WRITES] = N_("writing the services' plans: {0} of {1}")};
  cli_attendance *attendance = context;
  double time = now();
  if (is_time_to_draw(attendance, time)) {
    ap_text words = {0};
    AP_FILL(&words, _(steps[step]), ap_grouped((int64_t)done).digits, ap_grouped((int64_t)all).digits);
    draw(&words);
    ap_text_free(&words);
    attendance->drawn = time;
  }
}

void cli_leave(cli_attendance *attendance) {
  static const char clear[] = "\r\033[K";
  if (attendance->drawn > 0) {
    (void)ap_write_descriptor(STDERR_FILENO, clear, sizeof clear - 1);
    attendance->drawn = 0;
  }
  signal(SIGINT, SIG_DFL);
}

bool cli_was_interrupted(void) { return interrupted != 0; }

ap_plan_options cli_plan_options(const cli_call *call, cli_attendance *attendance) {
  return (ap_plan_options){.size = sizeof(ap_plan_options),
                           .node_limit = (uint64_t)call->options.node_limit,
                           .report = cli_report,
                           .context = attendance};
}

ap_status cli_tell_early_end(cli_call *call, const char *scenario) {
  if (cli_was_interrupted()) {
    CLI_REMARK(call, _("planning of {0} was interrupted: this is the best plan so far"), scenario);
    return AP_INTERRUPTED;
  }
  CLI_REMARK(call, _("the time limit of {0} s ended planning: this is the best plan so far"),
             ap_decimal(call->options.time_limit).digits);
  return AP_OK;
}
