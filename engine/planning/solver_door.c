/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/solver_door.h"
#include <glpk.h>
#include <setjmp.h>

static void jump_out(void *place) { longjmp(*(jmp_buf *)place, 1); }

bool ap_behind_solver_door(void (*work)(void *context), void *context) {
  jmp_buf place;
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
