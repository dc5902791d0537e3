/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/evidence.h"
#include "checking/check.h"
#include "cli/build.h"
#include "cli/deliver.h"
#include "cli/load.h"
#include "cli/usage.h"
#include "lifecycle/verify_evidence.h"
#include "output/translate.h"
#include "output/views.h"
#include "support/date.h"
#include "support/diagnose.h"
#include "support/write_folder.h"
#include <string.h>

/* ---- options that have a part in the result ---- */

enum { READING = 4, OPTIONS = 6 };

typedef struct option_values {
  ap_named named[OPTIONS]; /* the first READING of them decide what is read; NULL: not given */
  ap_number numbers[OPTIONS];
} option_values;

static void find_options(const cli_options *options, option_values *values) {
  const struct {
    const char *name;
    const char *word;
    int64_t number;
  } given[OPTIONS] = {
      {.name = "map", .word = options->map.bytes},           {.name = "header-row", .number = options->header_row},
      {.name = "start-year", .number = options->start_year}, {.name = "years", .number = options->years},
      {.name = "node-limit", .number = options->node_limit}, {.name = "time-limit", .number = options->time_limit}};
  for (size_t i = 0; i < OPTIONS; i++) {
    values->numbers[i] = ap_decimal(given[i].number);
    const char *number = given[i].number == 0 ? NULL : values->numbers[i].digits;
    values->named[i] = (ap_named){given[i].name, given[i].word != NULL ? given[i].word : number};
  }
}

/* Those that were given, at the beginning. Returns how many. */
static size_t drop_ungiven(option_values *values) {
  size_t count = 0;
  for (size_t i = 0; i < OPTIONS; i++) {
    if (values->named[i].value != NULL) {
      values->named[count++] = values->named[i];
    }
  }
  return count;
}

/* ---- what is read ---- */

static ap_status out_of_memory(cli_call *call) {
  ap_diagnose_plain(call->diagnostics, NULL, AP_D_OUT_OF_MEMORY);
  return AP_MACHINE;
}

/* Once the scenario was loaded. */
static void name_inputs(const cli_call *call, ap_inputs *inputs) {
  ap_inputs_name(inputs, &(ap_input_roots){.argument = call->arguments[0],
                                           .data_folder = call->data_folder,
                                           .without_scenario = call->options.scheme != NULL});
}

/* ---- plan ---- */

ap_status cli_evidence_begin(cli_call *call, ap_inputs *inputs) {
  *inputs = (ap_inputs){0};
  if (call->options.evidence == NULL) {
    return AP_OK;
  }
  ap_inputs_watch(inputs, call->diagnostics);
  return ap_folder_is_free(call->options.evidence, call->diagnostics);
}

static ap_bytes_of bytes_of(const ap_text *text) {
  return (ap_bytes_of){.length = (int64_t)text->length, .digest = ap_digest_of(text->bytes, text->length)};
}

/* The files of the plan are there already. */
static void add_manifest(const cli_call *call, const ap_plan *plan, const ap_inputs *inputs, bool ended_early,
                         ap_text *manifest) {
  const cli_build build = cli_build_id();
  const ap_date_text as_of = ap_date_write(plan->scenario->as_of);
  cli_libraries libraries;
  option_values options;
  cli_find_libraries(&libraries);
  find_options(&call->options, &options);
  ap_evidence evidence = {.version = AP_VERSION,
                          .build = build.digits,
                          .libraries = libraries.named,
                          .library_count = CLI_LIBRARIES,
                          .as_of = as_of.digits,
                          .options = options.named,
                          .option_count = drop_ungiven(&options),
                          .ended_early = ended_early,
                          .inputs = inputs->all,
                          .input_count = inputs->count};
  for (int part = 0; part < AP_EVIDENCE_PARTS; part++) {
    evidence.files[part] = bytes_of(&call->evidence[part]);
  }
  ap_evidence_json(&evidence, manifest);
}

ap_status cli_add_evidence(cli_call *call, const ap_plan *plan, ap_inputs *inputs, bool ended_early) {
  if (call->options.evidence == NULL) {
    return AP_OK;
  }
  name_inputs(call, inputs);
  ap_plan_csv(plan, &call->evidence[AP_EVIDENCE_CSV]);
  ap_plan_json(plan, &call->evidence[AP_EVIDENCE_JSON]);
  if (inputs->arena.failed || call->evidence[AP_EVIDENCE_CSV].failed || call->evidence[AP_EVIDENCE_JSON].failed) {
    return out_of_memory(call);
  }
  add_manifest(call, plan, inputs, ended_early, &call->evidence[AP_EVIDENCE_PARTS]);
  call->has_evidence = true;
  return AP_OK;
}

ap_status cli_write_evidence(cli_call *call) {
  ap_folder_file files[CLI_EVIDENCE_FILES];
  for (int part = 0; part < AP_EVIDENCE_PARTS; part++) {
    files[part] = (ap_folder_file){ap_evidence_names[part], &call->evidence[part]};
  }
  files[AP_EVIDENCE_PARTS] = (ap_folder_file){AP_EVIDENCE_MANIFEST, &call->evidence[AP_EVIDENCE_PARTS]};
  return ap_write_folder(call->options.evidence, files, CLI_EVIDENCE_FILES, call->diagnostics);
}

/* ---- check ---- */

static void view(cli_call *call, const ap_verification *verification, const ap_check *check) {
  const ap_view look = cli_view(&call->options);
  const cli_build build = cli_build_id();
  if (call->options.format == CLI_JSON) {
    ap_verification_json(verification, check, &call->result);
  } else {
    ap_verification_text(verification, build.digits, check, &look, &call->result);
  }
}

/* The very bytes that were digested; where they are no text, the checker says so. AP_OK and a NULL where the plan is
 * not the one that the manifest names. */
static ap_status check_plan(cli_call *call, ap_verification *verification, const ap_scenario *scenario,
                            ap_check **check) {
  const ap_source *source = &verification->sources[AP_EVIDENCE_JSON];
  const char *path = ap_verification_path(verification, AP_EVIDENCE_JSON);
  if (path == NULL) {
    return out_of_memory(call);
  }
  if (verification->files[AP_EVIDENCE_JSON].held != AP_HELD_SAME) {
    return AP_OK;
  }
  return source->bytes == NULL
             ? ap_check_plan(scenario, path, call->diagnostics, check)
             : ap_check_plan_text(scenario, path, source->bytes, source->length, call->diagnostics, check);
}

static ap_status judge(cli_call *call, ap_verification *verification, const ap_scenario *scenario) {
  option_values options;
  ap_check *check = NULL;
  find_options(&call->options, &options);
  ap_verify_options(verification, ap_date_write(scenario->as_of).digits, options.named, READING);
  ap_status status = ap_verify_rows(verification, call->diagnostics);
  status = status == AP_OK ? check_plan(call, verification, scenario, &check) : status;
  if (status == AP_OK || status == AP_NO) {
    view(call, verification, check);
  }
  ap_check_free(check);
  return status;
}

/* Inputs that cannot be read are told; so is then what was different in those that could. */
static ap_status verify(cli_call *call, ap_verification *verification) {
  ap_inputs inputs = {0};
  ap_scenario *scenario = NULL;
  ap_inputs_watch(&inputs, call->diagnostics);
  ap_status loaded = cli_load_scenario(call, &scenario);
  ap_inputs_leave(call->diagnostics);
  name_inputs(call, &inputs);
  ap_status status =
      loaded == AP_MACHINE ? loaded : ap_verify_inputs(verification, &inputs, loaded == AP_OK, call->diagnostics);
  status = status == AP_OK ? loaded : status;
  if (status == AP_OK) {
    status = judge(call, verification, scenario);
  }
  ap_scenario_free(scenario);
  ap_inputs_free(&inputs);
  return status;
}

ap_status cli_check_evidence(cli_call *call) {
  ap_verification verification;
  if (call->argument_count > 1) {
    return CLI_MISUSE(call, _("\"{0}\" is too many: the plan is in the evidence; expected {1}"), call->arguments[1],
                      "SCENARIO");
  }
  if (call->options.format != CLI_TEXT && call->options.format != CLI_JSON) {
    return CLI_MISUSE(call, _("--{0} is for --format {1} alone"), "evidence", "text|json");
  }
  ap_status status = ap_verification_begin(call->options.evidence, call->diagnostics, &verification);
  if (status == AP_OK) {
    status = verify(call, &verification);
    if (status == AP_BAD_INPUT) {
      cli_tell_breaches(call, verification.differences);
    } else if (status != AP_MACHINE && (verification.arena.failed || ap_diagnostics_lost(verification.differences))) {
      status = out_of_memory(call);
    } else if (status == AP_OK && ap_verification_differences(&verification) > 0) {
      status = AP_NO;
    }
  }
  ap_verification_free(&verification);
  return status;
}
