/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/load.h"
#include "cli/usage.h"
#include "output/translate.h"
#include "scheme/shipped.h"
#include "support/nearest.h"
#include "support/path.h"

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

ap_status cli_find_scheme(cli_call *call, const char *wanted, ap_arena *arena, const char **path) {
  *path = wanted;
  if (!ap_path_is_name(wanted)) {
    return AP_OK;
  }
  *path = ap_shipped_path(arena, call->data_folder, AP_SHIPPED_SCHEME, wanted);
  if (*path != NULL) {
    return AP_OK;
  }
  size_t count = 0;
  const char **names = ap_shipped_names(arena, call->data_folder, AP_SHIPPED_SCHEME, &count);
  if (names == NULL) {
    return AP_MACHINE;
  }
  const char *nearest = ap_nearest(wanted, names, count);
  if (nearest != NULL) {
    return CLI_MISUSE(call, _("\"{0}\" is not a shipped scheme; the nearest one is \"{1}\""), wanted, nearest);
  }
  ap_text known = {0};
  ap_text_add_list(&known, names, count);
  ap_status status = CLI_MISUSE(call, _("\"{0}\" is not a shipped scheme; expected one of {1}, or the path of a file"),
                                wanted, known.length == 0 ? "-" : known.bytes);
  ap_text_free(&known);
  return status;
}

ap_status cli_load_sources(cli_call *call, ap_provenance **provenance) {
  ap_arena arena = {0};
  const char *path = ap_shipped_path(&arena, call->data_folder, AP_SHIPPED_SOURCES, "sources");
  ap_status status = arena.failed ? AP_MACHINE : AP_OK;
  *provenance = NULL;
  if (path != NULL) {
    status = ap_provenance_read(path, call->diagnostics, provenance);
  }
  ap_arena_free(&arena);
  return status;
}
