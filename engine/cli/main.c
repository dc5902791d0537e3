/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the arguments to the exit code: find the command, parse, give up all other power, run, tell what was found,
 * deliver the result. */
#include "cli/commands.h"
#include "cli/complete.h"
#include "cli/confine.h"
#include "cli/deliver.h"
#include "cli/folders.h"
#include "cli/help.h"
#include "cli/language.h"
#include "cli/parse.h"
#include "cli/targets.h"
#include "cli/usage.h"
#include "cli/words.h"
#include "output/translate.h"
#include "support/diagnose.h"
#include "support/json.h"
#include "support/write.h"
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What comes before a command, or in place of one. */
static ap_status run_without_command(cli_call *call, int argc, char **argv) {
  if (argc < 2) {
    return CLI_MISUSE(call, _("no command; expected one such as \"{0}\""), cli_commands[0].name);
  }
  if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
    cli_help_all(&call->result);
    return AP_OK;
  }
  if (strcmp(argv[1], "--version") == 0) {
    cli_version(&call->result);
    return AP_OK;
  }
  if (strcmp(argv[1], "--complete") == 0) { /* for shells alone */
    cli_complete(call, (const char *const *)argv + 2, (size_t)argc - 2, &call->result);
    return AP_OK;
  }
  return cli_unknown_command(call, argv[1]);
}

/* Before it is asked whether paths leave it: out of a folder that is not there every path would. */
static ap_status judge_root(cli_call *call) {
  struct stat found;
  const char *root = call->options.root;
  if (root == NULL || (stat(root, &found) == 0 && S_ISDIR(found.st_mode))) {
    return AP_OK;
  }
  return CLI_MISUSE(call, _("--{0} is \"{1}\", and there is no such folder; expected one that the paths lie in"),
                    "root", root);
}

static ap_status run(cli_call *call, int argc, char **argv) {
  int first = 1;
  /* --lang is understood before the command as well */
  if (argc > 2 && strncmp(argv[1], "--lang", strlen("--lang")) == 0) {
    first = argv[1][strlen("--lang")] == '=' ? 2 : 3;
  }
  argc -= first - 1;
  argv += first - 1;
  call->command = argc < 2 ? NULL : cli_find_command(argv[1]);
  if (call->command == NULL) {
    return run_without_command(call, argc, argv);
  }
  ap_status status = cli_parse(call, argc - 1, argv + 1);
  if (status != AP_OK) {
    return status;
  }
  if (call->options.help) {
    cli_help_command(call->command, &call->result);
    return AP_OK;
  }
  if (call->options.version) {
    cli_version(&call->result);
    return AP_OK;
  }
  status = judge_root(call);
  status = status == AP_OK ? cli_judge_targets(call) : status;
  status = status == AP_OK ? cli_confine_memory(call) : status;
  status = status == AP_OK ? cli_confine(call) : status;
  return status == AP_OK ? call->command->run(call) : status;
}

static bool has_result(ap_status status) { return status == AP_OK || status == AP_NO || status == AP_INTERRUPTED; }

static bool is_short_of_memory(const cli_call *call, const ap_text *told) {
  bool failed = call->result.failed || told->failed || call->remarks.failed || ap_diagnostics_lost(call->diagnostics);
  for (size_t i = 0; i < call->file_count; i++) {
    failed = failed || call->files[i].text.failed;
  }
  for (size_t i = 0; i < CLI_EVIDENCE_FILES; i++) {
    failed = failed || call->evidence[i].failed;
  }
  return failed;
}

/* What is to be told is worded before the result goes out: where memory is short even for that, nothing does. */
static ap_status run_and_deliver(cli_call *call, int argc, char **argv, ap_text *told) {
  ap_status status = run(call, argc, argv);
  cli_word(call->diagnostics, call->options.quiet, told);
  if (!has_result(status)) {
    return status;
  }
  if (is_short_of_memory(call, told)) {
    return AP_MACHINE;
  }
  if (call->delivered) {
    return status;
  }
  size_t worded = ap_diagnostics_count(call->diagnostics);
  ap_status delivered = cli_deliver(call);
  if (ap_diagnostics_count(call->diagnostics) != worded) {
    ap_text_free(told);
    cli_word(call->diagnostics, call->options.quiet, told);
  }
  return delivered == AP_OK ? status : delivered;
}

/* Needs no memory; where there is none for the words of a language, they are English. */
static void tell_out_of_memory(const ap_text *told) {
  const char *words = _(ap_diagnostic_template(AP_D_OUT_OF_MEMORY));
  if (told->bytes != NULL && strstr(told->bytes, words) != NULL) {
    return;
  }
  const char *const parts[] = {"auditplan: ", words, "\n"};
  for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
    (void)ap_write_descriptor(STDERR_FILENO, parts[i], strlen(parts[i]));
  }
}

/* Standard error is the last resort: where it fails there is nobody left to tell. A fault that nothing is told of is
 * one that memory ran out over. */
static ap_status tell(const cli_call *call, const ap_text *told, ap_status status) {
  if (told->length > 0) {
    (void)ap_write_descriptor(STDERR_FILENO, told->bytes, told->length);
  }
  if (call->remarks.length > 0) {
    (void)ap_write_descriptor(STDERR_FILENO, call->remarks.bytes, call->remarks.length);
  }
  bool silent = !has_result(status) && told->length == 0 && call->remarks.length == 0;
  if (!silent && !is_short_of_memory(call, told)) {
    return status;
  }
  tell_out_of_memory(told);
  return AP_MACHINE;
}

int main(int argc, char **argv) {
  signal(SIGPIPE, SIG_IGN); /* a closed pipe is told of and exits with 3 */
  signal(SIGXFSZ, SIG_IGN); /* so is a file that would be larger than the user's limit (ulimit -f) */
  ap_json_watch_memory();
  ap_arena arena = {0};
  cli_language language = cli_wanted_language(argc, argv);
  cli_call call = {.options.language = (int)language, .diagnostics = ap_diagnostics_new()};
  call.locale_folder = cli_locale_folder(&arena);
  cli_speak(language, call.locale_folder);
  call.data_folder = cli_data_folder(&arena);
  if (call.diagnostics == NULL || arena.failed) {
    tell_out_of_memory(&(ap_text){0});
    ap_diagnostics_free(call.diagnostics);
    ap_arena_free(&arena);
    return AP_MACHINE;
  }
  ap_text told = {0};
  ap_status status = run_and_deliver(&call, argc, argv, &told);
  status = tell(&call, &told, status);
  ap_text_free(&told);
  for (size_t i = 0; i < call.file_count; i++) {
    ap_text_free(&call.files[i].text);
  }
  for (size_t i = 0; i < CLI_EVIDENCE_FILES; i++) {
    ap_text_free(&call.evidence[i]);
  }
  ap_text_free(&call.options.map);
  ap_text_free(&call.result);
  ap_text_free(&call.remarks);
  ap_diagnostics_free(call.diagnostics);
  ap_arena_free(&arena);
  return (int)status;
}
