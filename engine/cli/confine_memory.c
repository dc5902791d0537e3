/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/confine.h"
#include "cli/usage.h"
#include "output/sentence.h"
#include "output/translate.h"
#include "support/reason.h"
#include <errno.h>
#include <sys/resource.h>

enum { MIB_SHIFT = 20 };

ap_status cli_confine_memory(cli_call *call) {
  int64_t mebibytes = call->options.max_memory;
  if (mebibytes == 0 || mebibytes > INT64_MAX >> MIB_SHIFT) { /* more than any machine has */
    return AP_OK;
  }
  struct rlimit limit;
  int error = getrlimit(RLIMIT_DATA, &limit) == 0 ? 0 : errno;
  rlim_t wanted = (rlim_t)mebibytes << MIB_SHIFT;
  if (error == 0 && wanted < limit.rlim_max) {
    limit.rlim_cur = limit.rlim_max = wanted;
    error = setrlimit(RLIMIT_DATA, &limit) == 0 ? 0 : errno;
  }
  if (error != 0) {
    CLI_REMARK(call, _("--{0} cannot be kept to here: {1}"), "max-memory", ap_fragment(ap_reason(error)));
    return AP_MACHINE;
  }
  return AP_OK;
}
