/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GLPK ends the process when it fails, memory included. Behind this door it only fails. */
#ifndef AP_PLANNING_SOLVER_DOOR_H
#define AP_PLANNING_SOLVER_DOOR_H

#include <stdbool.h>

/* Runs work(context), which may call GLPK. False where GLPK failed: then all its problems of this thread are gone. */
bool ap_behind_solver_door(void (*work)(void *context), void *context);

/* Gives back what the solver holds for this thread: before a thread ends that went through the door. */
void ap_leave_solver(void);

/* The solver's version, such as "5.0". */
const char *ap_solver_version(void);

#endif
