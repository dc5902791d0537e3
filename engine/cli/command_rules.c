/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "cli/deliver.h"
#include "cli/usage.h"
#include "output/translate.h"
#include "output/views.h"
#include "scheme/shipped.h"
#include "support/nearest.h"
#include "support/path.h"

/* The schemes to show, read one by one into an array of the arena. */
typedef struct shown_schemes {
  ap_scheme **schemes;
  size_t count;
} shown_schemes;

static void view(cli_call *call, const shown_schemes *shown) {
  const ap_view look = cli_view(&call->options);
  const ap_scheme *const *schemes = (const ap_scheme *const *)shown->schemes;
  if (call->options.format == CLI_JSON) {
    ap_rules_json(schemes, shown->count, &call->result);
  } else {
    ap_rules_text(schemes, shown->count, &look, &call->result);
  }
}

/* All are read before any is shown, so that the faults of all are told. */
static ap_status show(cli_call *call, ap_arena *arena, const char *const *paths, size_t count) {
  shown_schemes shown = {.schemes = ap_arena_allocate(arena, count, sizeof *shown.schemes), .count = count};
  if (shown.schemes == NULL) {
    return AP_MACHINE;
  }
  ap_status status = AP_OK;
  for (size_t i = 0; i < count; i++) {
    ap_status read = ap_scheme_read(paths[i], call->diagnostics, &shown.schemes[i]);
    status = read > status ? read : status;
  }
  if (status == AP_OK) {
    view(call, &shown);
  }
  for (size_t i = 0; i < count; i++) {
    ap_scheme_free(shown.schemes[i]);
  }
  return status;
}

static ap_status show_all(cli_call *call, ap_arena *arena, const char *const *names, size_t count) {
  if (count == 0) {
    CLI_REMARK(call, _("no schemes in {0}; expected the shipped ones (AUDITPLAN_DATA names their folder)"),
               call->data_folder);
    return AP_BAD_INPUT;
  }
  const char **paths = ap_arena_allocate(arena, count, sizeof *paths);
  for (size_t i = 0; i < count && paths != NULL; i++) {
    paths[i] = ap_shipped_path(arena, call->data_folder, AP_SHIPPED_SCHEME, names[i]);
    if (paths[i] == NULL) {
      return AP_MACHINE;
    }
  }
  return paths == NULL ? AP_MACHINE : show(call, arena, paths, count);
}

static ap_status show_one(cli_call *call, ap_arena *arena, const char *const *names, size_t count) {
  const char *wanted = call->arguments[0];
  if (!ap_path_is_name(wanted)) {
    return show(call, arena, &wanted, 1);
  }
  const char *path = ap_shipped_path(arena, call->data_folder, AP_SHIPPED_SCHEME, wanted);
  if (path != NULL) {
    return show(call, arena, &path, 1);
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

ap_status cli_run_rules(cli_call *call) {
  ap_arena arena = {0};
  size_t count = 0;
  const char **names = ap_shipped_names(&arena, call->data_folder, AP_SHIPPED_SCHEME, &count);
  ap_status status = names == NULL               ? AP_MACHINE
                     : call->argument_count == 0 ? show_all(call, &arena, names, count)
                                                 : show_one(call, &arena, names, count);
  ap_arena_free(&arena);
  return status;
}
