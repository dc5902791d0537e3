/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/confine.h"
#include <errno.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>

cli_confined cli_confine_calls(void) {
  /* the kernel only reads it */
  const struct sock_fprog program = {.len = (unsigned short)cli_call_filter_length,
                                     .filter = (struct sock_filter *)cli_call_filter};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0) {
    return CLI_CONFINED;
  }
  return errno == ENOMEM ? CLI_SHORT : CLI_UNCONFINED;
}
