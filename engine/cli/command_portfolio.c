/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/attend.h"
#include "cli/commands.h"
#include "cli/deliver.h"
#include "cli/load.h"
#include "cli/targets.h"
#include "cli/usage.h"
#include "output/csv_plan.h"
#include "output/translate.h"
#include "output/views.h"
#include "portfolio/parts.h"
#include "portfolio/plans.h"
#include "portfolio/workers.h"
#include "support/diagnose.h"
#include "support/write.h"
#include <string.h>
#include <unistd.h>

typedef struct portfolio_call {
  cli_call *call;
  size_t part, parts; /* of --summary or --assign; 1 of 1 without them */
  size_t threads;
  ap_portfolio *portfolio;
  ap_firm *firm;
  ap_roster *roster;
  cli_attendance attendance;
} portfolio_call;

/* ---- the options ---- */

static bool read_digits(const char **text, size_t *number) {
  size_t value = 0;
  const char *begin = *text;
  for (; **text >= '0' && **text <= '9' && *text - begin < 7; ++*text) {
    value = value * 10 + (size_t)(**text - '0');
  }
  *number = value;
  return *text > begin && value > 0;
}

/* "2/7" */
static ap_status read_part(portfolio_call *work, const char *option, const char *word) {
  const char *rest = word;
  bool good = read_digits(&rest, &work->part) && *rest == '/';
  rest += good ? 1 : 0;
  good = good && read_digits(&rest, &work->parts) && *rest == '\0' && work->part <= work->parts;
  if (!good) {
    return CLI_MISUSE(work->call, _("--{0} is \"{1}\"; expected a part such as 2/7"), option, word);
  }
  return AP_OK;
}

static ap_status read_options(portfolio_call *work) {
  const cli_options *options = &work->call->options;
  work->part = work->parts = 1;
  int steps = (options->summary != NULL) + (options->master != NULL) + (options->assign != NULL);
  bool has_master = work->call->argument_count > 1;
  if (steps > 1) {
    return CLI_MISUSE(work->call, _("{0} are steps of their own; expected one of them"),
                      "--summary, --master, --assign");
  }
  if (options->assign != NULL && !has_master) {
    return CLI_MISUSE(work->call, _("--{0} has no MASTER; expected {1}"), "assign", work->call->command->usage);
  }
  if (has_master && (options->summary != NULL || options->master != NULL)) {
    return CLI_MISUSE(work->call, _("\"{0}\" is too many; expected {1}"), work->call->arguments[1], "PORTFOLIO");
  }
  work->threads = options->threads == 0 ? ap_processors() : (size_t)options->threads;
  work->threads = work->threads > AP_THREADS_MOST ? AP_THREADS_MOST : work->threads;
  if (options->summary != NULL) {
    return read_part(work, "summary", options->summary);
  }
  return options->assign != NULL ? read_part(work, "assign", options->assign) : AP_OK;
}

/* ---- reading ---- */

/* What the services' scenarios name is not known yet. */
static ap_status judge_scenarios(const portfolio_call *work) {
  ap_status status = AP_OK;
  for (size_t i = 0; i < work->portfolio->scenario_count && status == AP_OK; i++) {
    status = cli_judge_source(work->call, work->portfolio->scenarios[i]);
  }
  return status;
}

static ap_status new_roster(portfolio_call *work, bool with_rows) {
  const ap_scenario_options of_scenarios = cli_scenario_options(work->call);
  work->roster = ap_roster_new(work->portfolio, &of_scenarios, with_rows ? ap_plan_csv_behind_year : NULL);
  return work->roster == NULL ? AP_MACHINE : AP_OK;
}

/* The blocks of the services of one part. */
static ap_status gather(portfolio_call *work, size_t part, size_t parts, bool with_rows) {
  work->firm = ap_firm_new(work->portfolio, parts);
  ap_status status = work->firm == NULL ? AP_MACHINE : new_roster(work, with_rows);
  if (status == AP_OK) {
    status = ap_roster_read(work->roster, work->firm, part, true, work->call->diagnostics);
  }
  if (status == AP_OK) {
    ap_firm_sort_blocks(work->firm);
  }
  return status;
}

/* A firm with all services planned: read back where the second argument has it, else planned now. */
static ap_status plan_firm(portfolio_call *work, bool with_rows) {
  cli_call *call = work->call;
  if (call->argument_count > 1) {
    return ap_master_read(work->portfolio, call->arguments[1], call->diagnostics, &work->firm);
  }
  ap_status status = gather(work, 1, 1, with_rows);
  if (status == AP_OK) {
    status = ap_firm_set_years(work->firm, call->diagnostics);
  }
  return status == AP_OK ? ap_firm_level(work->firm, work->threads, call->diagnostics) : status;
}

/* ---- the steps ---- */

static ap_status summarise(portfolio_call *work) {
  ap_status status = gather(work, work->part, work->parts, false);
  if (status == AP_OK) {
    ap_summary_write(work->firm, work->part, &work->call->result);
  }
  return status;
}

static ap_status make_master(portfolio_call *work) {
  cli_call *call = work->call;
  ap_status status = ap_summaries_read(work->portfolio, call->options.master, call->diagnostics, &work->firm);
  if (status == AP_OK) {
    status = ap_firm_level(work->firm, work->threads, call->diagnostics);
  }
  if (status == AP_OK) {
    ap_master_write(work->firm, &call->result);
  }
  return status;
}

static ap_status add_to_stream(void *context, const char *bytes, size_t length) {
  return cli_stream_add(context, bytes, length);
}

/* The parts that are to be written. */
typedef struct part_range {
  size_t first, last;
} part_range;

static ap_status write_plans(portfolio_call *work, const part_range *range, const char *target) {
  cli_call *call = work->call;
  ap_text head = {0};
  cli_stream stream;
  ap_status status = cli_stream_begin(call, target, &stream);
  if (status != AP_OK) {
    return status;
  }
  stream.for_excel.has_begun = range->first != 1;
  if (!stream.to_file && isatty(STDOUT_FILENO) != 0) { /* what goes by there shows how far it is */
    cli_leave(&work->attendance);
    work->portfolio->watch = (ap_firm_watch){0};
  }
  if (range->first == 1) {
    ap_plans_csv_head(&head);
    status = head.failed ? AP_MACHINE : cli_stream_add(&stream, head.bytes, head.length);
  }
  ap_text_free(&head);
  for (size_t part = range->first; part <= range->last && status == AP_OK; part++) {
    status = ap_plans_write(work->roster, work->firm, part, work->threads, ap_plans_csv_name, add_to_stream, &stream,
                            call->diagnostics);
  }
  ap_status ended = cli_stream_end(&stream, status == AP_OK);
  return status != AP_OK ? status : ended;
}

/* Reads the services of a firm that was read back. */
static ap_status read_services(portfolio_call *work, const part_range *range) {
  ap_status status = new_roster(work, true);
  for (size_t part = range->first; part <= range->last && status != AP_MACHINE; part++) {
    ap_status read = ap_roster_read(work->roster, work->firm, part, false, work->call->diagnostics);
    status = read > status ? read : status;
  }
  return status;
}

static ap_status assign(portfolio_call *work, const char *target) {
  cli_call *call = work->call;
  part_range range = {1, work->firm->parts};
  if (call->options.assign != NULL) {
    if (work->firm->parts != work->parts) {
      ap_diagnose(call->diagnostics, &(ap_place){.file = call->arguments[1]}, AP_D_PART_COUNT, "%zu",
                  work->firm->parts);
      return AP_BAD_INPUT;
    }
    range = (part_range){work->part, work->part};
  }
  ap_status status = work->roster == NULL ? read_services(work, &range) : AP_OK;
  return status == AP_OK ? write_plans(work, &range, target) : status;
}

/* The firm; csv has its services' plans instead. */
static void view(portfolio_call *work) {
  cli_call *call = work->call;
  const ap_view look = cli_view(&call->options);
  switch ((cli_format)call->options.format) {
  case CLI_TEXT:
    ap_portfolio_text(work->firm, &look, &call->result);
    return;
  case CLI_JSON:
    ap_portfolio_json(work->firm, &call->result);
    return;
  case CLI_HTML:
    ap_portfolio_page(work->firm, &look, &call->result);
    return;
  default: /* not offered */
    return;
  }
}

static ap_status run_whole(portfolio_call *work) {
  cli_call *call = work->call;
  bool rows_to_output = call->options.assign != NULL || call->options.format == CLI_CSV;
  bool with_rows = rows_to_output || call->options.plans != NULL;
  ap_status status = plan_firm(work, with_rows);
  if (status != AP_OK) {
    return status;
  }
  if (!rows_to_output) { /* ahead of the plans: where it cannot be had they are not written either */
    view(work);
    status = call->result.failed ? AP_MACHINE : AP_OK;
  }
  if (status == AP_OK && with_rows) {
    status = assign(work, rows_to_output ? call->options.output : call->options.plans);
  }
  if (status != AP_OK || rows_to_output) {
    call->delivered = true;
    return status;
  }
  if (call->options.require_proven && !ap_firm_is_proven(work->firm)) {
    CLI_REMARK(call, "{0}", _("not all of the firm's peaks and totals are proven"));
    status = AP_NO;
  }
  return status;
}

ap_status cli_run_portfolio(cli_call *call) {
  portfolio_call work = {.call = call};
  ap_status status = read_options(&work);
  if (status == AP_OK) {
    status = ap_portfolio_read(call->arguments[0], call->options.root, call->diagnostics, &work.portfolio);
  }
  if (status == AP_OK) {
    status = judge_scenarios(&work);
  }
  if (status == AP_OK) {
    cli_watch(call, &work.attendance);
    work.portfolio->watch = (ap_firm_watch){.tell = cli_tell_step, .context = &work.attendance};
    status = call->options.summary != NULL  ? summarise(&work)
             : call->options.master != NULL ? make_master(&work)
                                            : run_whole(&work);
    cli_leave(&work.attendance);
  }
  if (status == AP_MACHINE && !call->output_failed && ap_diagnostics_total(call->diagnostics, AP_ERROR) == 0) {
    ap_diagnose_plain(call->diagnostics, NULL, AP_D_OUT_OF_MEMORY);
  }
  ap_roster_free(work.roster);
  ap_firm_free(work.firm);
  ap_portfolio_free(work.portfolio);
  return status;
}
