/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "cli/deliver.h"
#include "cli/load.h"
#include "cli/usage.h"
#include "lifecycle/screen.h"
#include "output/translate.h"
#include "output/views.h"
#include "scheme/shipped.h"
#include <sys/stat.h>

/* Whether --output names the shipped list, by whatever path. */
static bool is_shipped_list(const cli_call *call) {
  ap_arena arena = {0};
  const char *path = ap_shipped_path(&arena, call->data_folder, AP_SHIPPED_BUSINESSES, "target-businesses");
  struct stat shipped;
  struct stat target;
  bool same = path != NULL && call->options.output != NULL && stat(path, &shipped) == 0 &&
              stat(call->options.output, &target) == 0 && shipped.st_dev == target.st_dev &&
              shipped.st_ino == target.st_ino;
  ap_arena_free(&arena);
  return same;
}

static ap_status judge_options(cli_call *call) {
  if (is_shipped_list(call)) {
    return CLI_MISUSE(call, _("{0} is the shipped list, which stays as it is; expected another file"),
                      call->options.output);
  }
  if (call->options.append && call->options.format != CLI_TEXT) {
    return CLI_MISUSE(call, _("{0} writes a list, which has a format of its own; expected no {1}"), "--append",
                      "--format");
  }
  return AP_OK;
}

static void view(cli_call *call, const ap_screening *screening) {
  const ap_view look = cli_view(&call->options);
  switch ((cli_format)call->options.format) {
  case CLI_TEXT:
    ap_screen_text(screening, &look, &call->result);
    return;
  case CLI_CSV:
    ap_screen_csv(screening, &call->result);
    return;
  case CLI_JSON:
    ap_screen_json(screening, &call->result);
    return;
  default: /* not offered */
    return;
  }
}

/* The status is the decision's, whether or not there was anything to add. */
static ap_status append(cli_call *call, const ap_screening *screening, ap_status status) {
  ap_arena arena = {0};
  ap_business_list list;
  size_t added = 0;
  if (!ap_screen_extend_list(screening, &arena, &list, &added)) {
    status = AP_MACHINE;
  } else if (added == 0) {
    CLI_REMARK(call, "{0}", _("no business was found low that is not on the list: no list is written"));
    call->delivered = true;
    status = AP_NO;
  } else {
    ap_businesses_yaml(&list, &call->result);
  }
  ap_arena_free(&arena);
  return status;
}

ap_status cli_run_screen(cli_call *call) {
  const ap_scenario_options options = cli_scenario_options(call);
  ap_screening *screening = NULL;
  ap_status status = judge_options(call);
  if (status == AP_OK) {
    status = ap_screen(call->arguments[0], &options, call->diagnostics, &screening);
  }
  if (screening != NULL && call->options.append) {
    status = append(call, screening, status);
  } else if (screening != NULL) {
    view(call, screening);
  }
  ap_screening_free(screening);
  return status;
}
