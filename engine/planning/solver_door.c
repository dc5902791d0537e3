/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/solver_door.h"
#include <glpk.h>
#include <setjmp.h>

enum { INITIALIZED = 0, INITIALIZED_BEFORE = 1 }; /* of glp_init_env() */

typedef struct door {
  jmp_buf place;
  ap_watch *watch;
} door;

enum { FAILED = 1, STOPPED = 2 }; /* why it is jumped out */

static void jump_out(void *context) { longjmp(((door *)context)->place, FAILED); }

/* Even with its output off GLPK writes its last words to standard output, where results go. */
static int keep_quiet(void *nothing, const char *words) {
  (void)nothing;
  (void)words;
  return 1;
}

/* GLPK says how far it is: no other way to end it depends on nothing but the watch. */
static int ask_the_watch(void *context, const char *words) {
  door *way_out = context;
  (void)words;
  if (ap_watch_says_stop(way_out->watch)) {
    longjmp(way_out->place, STOPPED);
  }
  return 1;
}

static void leave_broken(void) {
  glp_error_hook(NULL, NULL);
  glp_free_env();
}

ap_solver_end ap_behind_watched_solver_door(void (*work)(void *context), void *context, ap_watch *watch) {
  door way_out = {.watch = watch};
  int begun = glp_init_env(); /* by itself GLPK would end the process where memory is short */
  if (begun != INITIALIZED && begun != INITIALIZED_BEFORE) {
    return AP_SOLVER_FAILED;
  }
  bool watched = watch != NULL && watch->report != NULL;
  switch (setjmp(way_out.place)) {
  case 0:
    break;
  case STOPPED:
    leave_broken();
    return AP_SOLVER_STOPPED;
  default:
    leave_broken();
    return AP_SOLVER_FAILED;
  }
  glp_term_hook(watched ? ask_the_watch : keep_quiet, &way_out);
  glp_error_hook(jump_out, &way_out);
  glp_term_out(watched ? GLP_ON : GLP_OFF);
  work(context);
  glp_term_hook(keep_quiet, NULL);
  glp_error_hook(NULL, NULL);
  return AP_SOLVER_DONE;
}

bool ap_behind_solver_door(void (*work)(void *context), void *context) {
  return ap_behind_watched_solver_door(work, context, NULL) == AP_SOLVER_DONE;
}

void ap_solver_parameters(glp_smcp *parameters) {
  enum { ITERATIONS_BETWEEN = 20 };
  glp_init_smcp(parameters);
  parameters->msg_lev = GLP_MSG_ON;
  parameters->out_frq = ITERATIONS_BETWEEN;
}

void ap_leave_solver(void) { glp_free_env(); }

const char *ap_solver_version(void) { return glp_version(); }
