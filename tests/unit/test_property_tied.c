/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small scenarios at random whose units are tied together. Where trying everything finds a plan, the planner's is as
 * good; where it finds none, the planner says so, and what it names as the conflict is one. To look at an instance, run
 * this program with its number; with two numbers it tries those from the first to the second. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tied_trial.h"

enum { FIRST = 1000, INSTANCES = 4000, ALL_COVERS_INSTANCES = 1000 };

static void plans_and_conflicts_are_those_of_trying_everything(void **state) {
  (void)state;
  try_tied_instances(FIRST, INSTANCES, BRUTE_MINIMAL_COVERS);
}

static void plans_and_conflicts_are_those_of_trying_all_covers(void **state) {
  (void)state;
  try_tied_instances(FIRST + INSTANCES, ALL_COVERS_INSTANCES, BRUTE_ALL_COVERS);
}

int main(int argument_count, char **arguments) {
  if (argument_count >= 2) {
    tied_tally tally = {0};
    uint64_t last = strtoull(arguments[argument_count - 1], NULL, 10);
    for (uint64_t number = strtoull(arguments[1], NULL, 10); number <= last; number++) {
      try_tied_instance(number, BRUTE_MINIMAL_COVERS, &tally);
    }
    return tally.disagreed != 0;
  }
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(plans_and_conflicts_are_those_of_trying_everything),
      cmocka_unit_test(plans_and_conflicts_are_those_of_trying_all_covers),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
