/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/solver_door.h"
#include <glpk.h>
#include <setjmp.h>

enum { INITIALIZED = 0, INITIALIZED_BEFORE = 1 }; /* of glp_init_env() */

static void jump_out(void *place) { longjmp(*(jmp_buf *)place, 1); }

/* Even with its output off GLPK writes its last words to standard output, where results go. */
static int keep_quiet(void *nothing, const char *words) {
  (void)nothing;
  (void)words;
  return 1;
}

bool ap_behind_solver_door(void (*work)(void *context), void *context) {
  jmp_buf place;
  int begun = glp_init_env(); /* by itself GLPK would end the process where memory is short */
  if (begun != INITIALIZED && begun != INITIALIZED_BEFORE) {
    return false;
  }
  glp_term_hook(keep_quiet, NULL);
  if (setjmp(place) != 0) {
    glp_error_hook(NULL, NULL);
    glp_free_env();
    return false;
  }
  glp_error_hook(jump_out, &place);
  glp_term_out(GLP_OFF);
  work(context);
  glp_error_hook(NULL, NULL);
  return true;
}

void ap_leave_solver(void) { glp_free_env(); }

const char *ap_solver_version(void) { return glp_version(); }
