/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans with a limit on the search, writes the plan as CSV, and hands these very bytes to the second opinion before
 * anybody sees them:
 *
 *   cc plan_and_check.c $(pkg-config --cflags --libs auditplan) -o plan_and_check && ./plan_and_check scenario.yaml
 */
#include <auditplan/auditplan.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROW_BYTES = 500 }; /* an ID has at most 200 bytes, and each may be a quote */

/* Only year, track and ID are asked of a plan. IDs stand in quotes, with those inside doubled. */
static size_t write_row(const ap_plan *plan, size_t row, char *text) {
  const char *track = ap_plan_row_track(plan, row) == AP_EXTERNAL ? "external" : "internal";
  size_t length = (size_t)sprintf(text, "%d,%s,\"", ap_plan_row_year(plan, row), track);
  for (const char *at = ap_item_id(ap_plan_row_item(plan, row)); *at != '\0'; at++) {
    if (*at == '"') {
      text[length++] = '"';
    }
    text[length++] = *at;
  }
  text[length++] = '"';
  text[length++] = '\n';
  return length;
}

/* The plan as CSV, to be freed; NULL where memory is short. */
static char *written(const ap_plan *plan, size_t *length) {
  static const char header[] = "year,track,id\n";
  char *text = malloc(sizeof header + ap_plan_row_count(plan) * ROW_BYTES);
  if (text != NULL) {
    memcpy(text, header, sizeof header);
    *length = sizeof header - 1;
    for (size_t row = 0; row < ap_plan_row_count(plan); row++) {
      *length += write_row(plan, row, text + *length);
    }
  }
  return text;
}

/* A program with a clock or a button asks for the end here; this one lets each phase be seen and goes on. */
static int watch(void *context, const ap_progress *progress) {
  unsigned *phases = context;
  *phases |= 1U << progress->phase;
  return 0;
}

static ap_status plan_and_check(const ap_scenario *scenario, ap_diagnostics *diagnostics) {
  unsigned phases = 0;
  ap_plan_options options = {.size = sizeof options, .node_limit = 10000, .report = watch, .context = &phases};
  ap_plan *plan = NULL;
  ap_check *check = NULL;
  ap_status status = ap_plan_make(scenario, &options, diagnostics, &plan);
  if (status != AP_OK) {
    return status;
  }
  size_t length = 0;
  char *text = written(plan, &length);
  status = text == NULL ? AP_MACHINE : ap_check_plan_text(scenario, "the plan", text, length, diagnostics, &check);
  if (status == AP_OK) {
    printf("%zu audits planned, and the checker agrees\n", ap_plan_row_count(plan));
  }
  printf("the bound was sought: %s\n", (phases >> AP_PHASE_BOUND & 1) != 0 ? "yes" : "no");
  ap_check_free(check);
  free(text);
  ap_plan_free(plan);
  return status;
}

int main(int count, char **arguments) {
  if (count < 2) {
    fprintf(stderr, "usage: plan_and_check SCENARIO [DATA_FOLDER]\n");
    return AP_BAD_INPUT;
  }
  ap_diagnostics *diagnostics = ap_diagnostics_new();
  if (diagnostics == NULL) {
    return AP_MACHINE;
  }
  ap_scenario_options options = {.size = sizeof options, .data_folder = count > 2 ? arguments[2] : NULL};
  ap_scenario *scenario = NULL;
  ap_status status = ap_scenario_load(arguments[1], &options, diagnostics, &scenario);
  if (status == AP_OK) {
    status = plan_and_check(scenario, diagnostics);
  }
  ap_scenario_free(scenario);
  ap_diagnostics_free(diagnostics);
  return (int)status;
}
