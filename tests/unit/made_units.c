/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "made_units.h"

ap_units made_units(const made_unit *units, size_t count, int horizon, ap_arena *arena) {
  ap_units made = {.count = count, .horizon = horizon};
  made.units = ap_arena_allocate(arena, count, sizeof *made.units);
  assert_non_null(made.units);
  for (size_t i = 0; i < count; i++) {
    made.units[i] = (ap_unit){
        .minutes = units[i].minutes, .every = units[i].every, .due = units[i].deadline, .deadline = units[i].deadline};
  }
  return made;
}

ap_classes made_classes(const made_unit *units, size_t count, int horizon, ap_arena *arena) {
  ap_units made = made_units(units, count, horizon, arena);
  ap_classes classes;
  assert_int_equal(ap_classes_build(&made, arena, &classes), AP_OK);
  return classes;
}
