/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GLPK ends the process when it fails, memory included. Behind this door it only fails. */
#ifndef AP_PLANNING_SOLVER_DOOR_H
#define AP_PLANNING_SOLVER_DOOR_H

#include "planning/watch.h"
#include <glpk.h>
#include <stdbool.h>

/* Runs work(context), which may call GLPK. False where GLPK failed: then all its problems of this thread are gone. */
bool ap_behind_solver_door(void (*work)(void *context), void *context);

typedef enum ap_solver_end { AP_SOLVER_DONE, AP_SOLVER_FAILED, AP_SOLVER_STOPPED } ap_solver_end;

/* The same, but `watch` (or NULL) is asked now and then while the simplex method runs under ap_solver_parameters().
 * Where it says stop, GLPK is left as it is, and that is AP_SOLVER_STOPPED: its problems of this thread are gone too.
 */
ap_solver_end ap_behind_watched_solver_door(void (*work)(void *context), void *context, ap_watch *watch);

/* Those of glp_init_smcp(), but the door's watch is asked. */
void ap_solver_parameters(glp_smcp *parameters);

/* Gives back what the solver holds for this thread: before a thread ends that went through the door. */
void ap_leave_solver(void);

/* The solver's version, such as "5.0". */
const char *ap_solver_version(void);

#endif
