/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says what an exit status of the command means, for a program that calls it instead of the library:
 *
 *   cc exit_status.c $(pkg-config --cflags auditplan) -o exit_status
 *   auditplan check scenario.yaml plan.csv; ./exit_status $?
 */
#include <auditplan/status.h>
#include <stdio.h>
#include <stdlib.h>

static const char *meaning(ap_status status) {
  switch (status) {
  case AP_OK:
    return "done, and the answer is yes";
  case AP_NO:
    return "done, and the answer is no";
  case AP_BAD_INPUT:
    return "the input or the command line is wrong";
  case AP_MACHINE:
    return "the machine failed, try again elsewhere";
  case AP_INTERRUPTED:
    return "stopped; the best plan so far was written";
  }
  return "none of the command's own";
}

int main(int count, char **arguments) {
  if (count < 2) {
    fprintf(stderr, "usage: exit_status STATUS\n");
    return AP_BAD_INPUT;
  }
  puts(meaning((ap_status)strtol(arguments[1], NULL, 10)));
  return AP_OK;
}
