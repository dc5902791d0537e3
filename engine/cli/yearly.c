/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/yearly.h"
#include "cli/deliver.h"
#include "cli/usage.h"
#include "lifecycle/calendar.h"
#include "output/translate.h"
#include "support/path.h"
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* The years as a list for people; "" where memory is short. */
static void add_years(ap_text *text, const ap_scenario *scenario) {
  for (int i = 0; i < scenario->years; i++) {
    ap_text_add(text, i == 0 ? "" : ", ");
    ap_text_add_integer(text, scenario->start_year + i);
  }
}

static ap_status complain(cli_call *call, const ap_scenario *scenario) {
  ap_text years = {0};
  add_years(&years, scenario);
  const char *known = years.failed ? "" : years.bytes;
  if (call->options.year != 0) {
    CLI_MISUSE(call, _("--{0} is \"{1}\", no plan year of {2}; expected one of {3}"), "year",
               ap_decimal(call->options.year).digits, call->arguments[0], known);
  } else {
    CLI_MISUSE(
        call,
        _("--format {0} is of one plan year; expected --year with one of {1}, or --output with a folder for a file "
          "of each"),
        "oscal", known);
  }
  ap_text_free(&years);
  return AP_BAD_INPUT;
}

/* A name without an ending that leads nowhere is that of a folder to be made. */
static bool names_new_folder(const char *target) {
  struct stat about;
  return !cli_is_standard_stream(target) && strchr(ap_path_base(target), '.') == NULL && stat(target, &about) != 0 &&
         errno == ENOENT;
}

ap_status cli_settle_years(cli_call *call, const ap_scenario *scenario) {
  int64_t year = call->options.year;
  int last = scenario->start_year + scenario->years - 1;
  if (call->options.format != CLI_OSCAL) {
    return year == 0 ? AP_OK : CLI_MISUSE(call, _("--{0} is for --format {1} alone"), "year", "oscal");
  }
  call->to_folder = cli_is_folder(call->options.output);
  if (year != 0 && (year < scenario->start_year || year > last)) {
    return complain(call, scenario);
  }
  if (year == 0 && scenario->years > 1 && !call->to_folder) {
    call->to_folder = names_new_folder(call->options.output);
    if (!call->to_folder) {
      return complain(call, scenario);
    }
  }
  call->first_year = year != 0 ? (int)year : scenario->start_year;
  call->last_year = year != 0 ? (int)year : last;
  return AP_OK;
}

static void view(cli_call *call, const cli_yearly *yearly, const ap_calendar *calendar) {
  if (!call->to_folder) {
    yearly->add_year(yearly->of, calendar, call->first_year, &call->result);
    return;
  }
  for (int year = call->first_year; year <= call->last_year; year++) {
    cli_file *file = &call->files[call->file_count++];
    snprintf(file->name, sizeof file->name, "assessment-plan-%d.json", year);
    yearly->add_year(yearly->of, calendar, year, &file->text);
  }
  cli_file *plan = &call->files[call->file_count++];
  snprintf(plan->name, sizeof plan->name, "plan.csv");
  yearly->add_csv(yearly->of, &plan->text);
}

ap_status cli_view_oscal(cli_call *call, const cli_yearly *yearly) {
  ap_calendar *calendar = NULL;
  ap_status status = AP_OK;
  if (yearly->scenario->timetable != NULL) {
    status = ap_calendar_make(yearly->scenario, call->data_folder, call->diagnostics, &calendar);
  }
  if (status == AP_NO) { /* the plan is kept to, whatever the calendar comes to */
    cli_tell_breaches(call, calendar->told);
    status = AP_OK;
  }
  if (status == AP_OK) {
    view(call, yearly, calendar);
  }
  ap_calendar_free(calendar);
  return status;
}
