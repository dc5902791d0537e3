/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/load.h"
#include "catalog/catalog.h"
#include "cli/targets.h"
#include "cli/usage.h"
#include "output/translate.h"
#include "scheme/shipped.h"
#include "support/nearest.h"
#include "support/path.h"

/* The years are asked for, since nothing here knows what year it is. */
static ap_status judge_options(cli_call *call) {
  const cli_options *options = &call->options;
  if (options->scheme == NULL && (options->start_year != 0 || options->years != 0)) {
    return CLI_MISUSE(call, _("--{0} is for a catalog; expected --{1} with it"),
                      options->start_year != 0 ? "start-year" : "years", "scheme");
  }
  if (options->scheme != NULL && options->start_year == 0) {
    return CLI_MISUSE(call, _("--{0} goes without a first plan year; expected --{1} with it"), "scheme", "start-year");
  }
  return AP_OK;
}

static int bounded(int64_t number) { return number > INT32_MAX ? INT32_MAX : (int)number; }

ap_scenario_options cli_scenario_options(const cli_call *call) {
  return (ap_scenario_options){.size = sizeof(ap_scenario_options),
                               .data_folder = call->data_folder,
                               .root = call->options.root,
                               .as_of = call->options.as_of,
                               .scheme = call->options.scheme,
                               .start_year = bounded(call->options.start_year),
                               .years = bounded(call->options.years),
                               .map = call->options.map.bytes,
                               .header_row = bounded(call->options.header_row)};
}

ap_status cli_load_scenario(cli_call *call, ap_scenario **scenario) {
  ap_arena arena = {0};
  ap_scenario_options options = cli_scenario_options(call);
  ap_status status = judge_options(call);
  if (status == AP_OK && options.scheme != NULL) {
    status = cli_find_scheme(call, call->options.scheme, &arena, &options.scheme);
  }
  if (status == AP_OK && options.scheme == NULL && ap_catalog_is_at(call->arguments[0])) {
    status = CLI_MISUSE(call, _("{0} is a catalog; expected a scenario, or --{1} and --{2} to do without one"),
                        call->arguments[0], "scheme", "start-year");
  }
  if (status == AP_OK) {
    status = ap_scenario_load(call->arguments[0], &options, call->diagnostics, scenario);
  }
  status = status == AP_OK ? cli_judge_sources(call, *scenario) : status;
  ap_arena_free(&arena);
  return status;
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

ap_status cli_view_sourced(cli_call *call, const void *of,
                           ap_status (*add)(cli_call *call, const void *of, const ap_provenance *provenance)) {
  ap_provenance *provenance = NULL;
  ap_status status = cli_load_sources(call, &provenance);
  if (status == AP_OK) {
    status = add(call, of, provenance);
  }
  ap_provenance_free(provenance);
  return status;
}
