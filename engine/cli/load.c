/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/load.h"

ap_scenario_options cli_scenario_options(const cli_call *call) {
  return (ap_scenario_options){.size = sizeof(ap_scenario_options),
                               .data_folder = call->data_folder,
                               .root = call->options.root,
                               .as_of = call->options.as_of};
}

ap_status cli_load_scenario(cli_call *call, ap_scenario **scenario) {
  const ap_scenario_options options = cli_scenario_options(call);
  return ap_scenario_load(call->arguments[0], &options, call->diagnostics, scenario);
}
