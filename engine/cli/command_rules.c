/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "cli/deliver.h"
#include "cli/load.h"
#include "cli/usage.h"
#include "output/translate.h"
#include "output/views.h"
#include "scheme/shipped.h"

/* The schemes to show, read one by one into an array of the arena, and where their rules come from. */
typedef struct shown_schemes {
  ap_scheme **schemes;
  size_t count;
  bool all; /* that are shipped: all sources are shown with them */
  ap_provenance *provenance;
  ap_cited cited;
} shown_schemes;

static bool is_of_rules(const shown_schemes *shown, const ap_appliers *applied) {
  bool found = shown->all;
  for (size_t i = 0; i < shown->count && !found; i++) {
    const ap_scheme *scheme = shown->schemes[i];
    for (size_t rule = 0; rule < scheme->rule_count && !found; rule++) {
      found = ap_applies_rule(applied, scheme->id, scheme->rules[rule].id);
    }
  }
  return found;
}

/* Without shipped sources, such as beside a scheme of one's own, there is nothing to cite. */
static ap_status cite(cli_call *call, ap_arena *arena, shown_schemes *shown) {
  ap_status status = cli_load_sources(call, &shown->provenance);
  if (status != AP_OK || shown->provenance == NULL) {
    return status;
  }
  const ap_provenance *provenance = shown->provenance;
  bool *documents = ap_arena_allocate(arena, provenance->document_count, sizeof *documents);
  bool *clauses = ap_arena_allocate(arena, provenance->clause_count, sizeof *clauses);
  if (documents == NULL || clauses == NULL) {
    return AP_MACHINE;
  }
  for (size_t i = 0; i < provenance->document_count; i++) {
    documents[i] = is_of_rules(shown, &provenance->documents[i].applied);
  }
  for (size_t i = 0; i < provenance->clause_count; i++) {
    clauses[i] = is_of_rules(shown, &provenance->clauses[i].applied);
  }
  shown->cited = (ap_cited){.provenance = provenance, .documents = documents, .clauses = clauses, .appliers = true};
  return AP_OK;
}

static void view(cli_call *call, const shown_schemes *shown) {
  const ap_view look = cli_view(&call->options);
  const ap_scheme *const *schemes = (const ap_scheme *const *)shown->schemes;
  const ap_cited *cited = shown->provenance == NULL ? NULL : &shown->cited;
  if (call->options.format == CLI_JSON) {
    ap_rules_json(schemes, shown->count, cited, &call->result);
  } else {
    ap_rules_text(schemes, shown->count, cited, &look, &call->result);
  }
}

/* All are read before any is shown, so that the faults of all are told. */
static ap_status show(cli_call *call, ap_arena *arena, const char *const *paths, size_t count) {
  shown_schemes shown = {.schemes = ap_arena_allocate(arena, count, sizeof *shown.schemes),
                         .count = count,
                         .all = call->argument_count == 0};
  if (shown.schemes == NULL) {
    return AP_MACHINE;
  }
  ap_status status = AP_OK;
  for (size_t i = 0; i < count; i++) {
    ap_status read = ap_scheme_read(paths[i], call->diagnostics, &shown.schemes[i]);
    status = read > status ? read : status;
  }
  status = status == AP_OK ? cite(call, arena, &shown) : status;
  if (status == AP_OK) {
    view(call, &shown);
  }
  ap_provenance_free(shown.provenance);
  for (size_t i = 0; i < count; i++) {
    ap_scheme_free(shown.schemes[i]);
  }
  return status;
}

static ap_status show_all(cli_call *call, ap_arena *arena) {
  size_t count = 0;
  const char **names = ap_shipped_names(arena, call->data_folder, AP_SHIPPED_SCHEME, &count);
  if (names == NULL) {
    return AP_MACHINE;
  }
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

static ap_status show_one(cli_call *call, ap_arena *arena) {
  const char *path;
  ap_status status = cli_find_scheme(call, call->arguments[0], arena, &path);
  return status == AP_OK ? show(call, arena, &path, 1) : status;
}

ap_status cli_run_rules(cli_call *call) {
  ap_arena arena = {0};
  ap_status status = call->argument_count == 0 ? show_all(call, &arena) : show_one(call, &arena);
  ap_arena_free(&arena);
  return status;
}
