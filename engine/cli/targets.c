/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/targets.h"
#include "cli/commands.h"
#include "cli/usage.h"
#include "output/translate.h"
#include "scheme/events.h"
#include "scheme/history.h"
#include "scheme/scenario.h"
#include "support/arena.h"
#include "support/path.h"
#include "support/write.h"
#include "tagging/tag_rules.h"
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { TARGETS = 3, OTHER_INPUTS = 4 };

typedef struct destination {
  const char *option, *path; /* NULL: standard output */
} destination;

/* Pipes and devices can be read and written at once. */
static bool are_same_file(const char *one, const char *other) {
  struct stat a;
  struct stat b;
  if (cli_is_standard_stream(one) || cli_is_standard_stream(other)) {
    return false;
  }
  if (stat(one, &a) != 0 || stat(other, &b) != 0) {
    return strcmp(one, other) == 0;
  }
  return S_ISREG(a.st_mode) && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

/* A plan may be replanned in its place. */
static bool may_be_replaced(const cli_call *call, size_t argument, const destination *target) {
  return call->command->bit == CLI_REPLAN && argument == 1 && target->path == call->options.output;
}

/* The input that the target would replace; NULL where there is none. */
static const char *replaced_input(const cli_call *call, const destination *target) {
  const cli_options *options = &call->options;
  const char *const others[OTHER_INPUTS] = {options->scheme, options->against, options->master, options->from_screen};
  for (size_t i = 0; i < call->argument_count; i++) {
    if (!may_be_replaced(call, i, target) && are_same_file(target->path, call->arguments[i])) {
      return call->arguments[i];
    }
  }
  for (size_t i = 0; i < OTHER_INPUTS; i++) {
    if (are_same_file(target->path, others[i])) {
      return others[i];
    }
  }
  return NULL;
}

/* What keeps a file from being written there, as errno names it; 0 where nothing is known to. */
static int obstacle(const char *path) {
  struct stat about;
  if (stat(path, &about) == 0) {
    return S_ISDIR(about.st_mode) ? EISDIR : access(path, W_OK) != 0 ? errno : 0;
  }
  if (errno != ENOENT) {
    return errno;
  }
  ap_arena arena = {0};
  const char *folder = ap_path_folder(&arena, path);
  int error = folder == NULL ? ENOMEM : access(folder, W_OK | X_OK) != 0 ? errno : 0;
  ap_arena_free(&arena);
  return error;
}

/* A folder for a file of each year is made, and judged when that is known to be wanted. */
static bool is_for_a_folder(const cli_call *call, const destination *target) {
  return target->path == call->options.output && call->options.format == CLI_OSCAL;
}

static ap_status tell_replaced(cli_call *call, const destination *target, const char *input) {
  return CLI_MISUSE(call, _("--{0} would replace {1}, which is read; expected another file"), target->option, input);
}

static ap_status judge_target(cli_call *call, const destination *target) {
  if (cli_is_standard_stream(target->path)) {
    return AP_OK;
  }
  const char *input = replaced_input(call, target);
  if (input != NULL) {
    return tell_replaced(call, target, input);
  }
  int error = is_for_a_folder(call, target) ? 0 : obstacle(target->path);
  return error == 0 ? AP_OK : ap_tell_not_written(target->path, error, call->diagnostics);
}

typedef struct destinations {
  destination all[TARGETS];
} destinations;

static destinations destinations_of(const cli_options *options) {
  return (destinations){{{"output", options->output}, {"plans", options->plans}, {"changes", options->changes}}};
}

ap_status cli_judge_source(cli_call *call, const char *path) {
  const destinations targets = destinations_of(&call->options);
  for (size_t i = 0; i < TARGETS; i++) {
    if (are_same_file(targets.all[i].path, path)) {
      return tell_replaced(call, &targets.all[i], path);
    }
  }
  return AP_OK;
}

ap_status cli_judge_sources(cli_call *call, const ap_scenario *scenario) {
  const char *const sources[] = {
      scenario->catalog->file,
      scenario->scheme->file,
      scenario->tag_rules == NULL ? NULL : scenario->tag_rules->file,
      scenario->history == NULL ? NULL : scenario->history->file,
      scenario->events == NULL ? NULL : scenario->events->file,
  };
  ap_status status = AP_OK;
  for (size_t i = 0; i < sizeof sources / sizeof sources[0] && status == AP_OK; i++) {
    status = cli_judge_source(call, sources[i]);
  }
  return status;
}

ap_status cli_judge_targets(cli_call *call) {
  const destinations of = destinations_of(&call->options);
  const destination *targets = of.all;
  for (size_t i = 0; i < TARGETS; i++) {
    ap_status status = judge_target(call, &targets[i]);
    if (status != AP_OK) {
      return status;
    }
    for (size_t j = 0; j < i; j++) {
      if (are_same_file(targets[i].path, targets[j].path)) {
        return CLI_MISUSE(call, _("--{0} and --{1} go to the same file, {2}; expected two"), targets[j].option,
                          targets[i].option, targets[i].path);
      }
    }
  }
  return AP_OK;
}
