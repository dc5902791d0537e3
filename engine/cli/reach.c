/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/reach.h"
#include "cli/commands.h"
#include "support/arena.h"
#include "support/path.h"
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct reaching {
  const cli_call *call;
  void (*grant)(void *context, const char *path, cli_reach reach);
  void *context;
  ap_arena arena;
} reaching;

static void grant(reaching *of, const char *path, cli_reach reach) {
  if (path != NULL && *path != '\0') {
    of->grant(of->context, path, reach);
  }
}

/* A file whose own paths are relative to its folder. */
static void grant_with_folder(reaching *of, const char *path) {
  grant(of, path, CLI_READS);
  if (of->call->options.root == NULL) {
    grant(of, ap_path_folder(&of->arena, path), CLI_READS);
  }
}

/* Of most commands the first argument alone names other files; what else they name are plans. */
static bool names_others(const cli_call *call, size_t argument) {
  return call->command->bit == CLI_COMPARE || (call->command->bit != CLI_RULES && argument == 0);
}

static void grant_inputs(reaching *of) {
  const cli_call *call = of->call;
  for (size_t i = 0; i < call->argument_count; i++) {
    if (names_others(call, i)) {
      grant_with_folder(of, call->arguments[i]);
    } else {
      grant(of, call->arguments[i], CLI_READS);
    }
  }
  const cli_options *options = &call->options;
  const char *const named[] = {options->root, options->scheme, options->against, options->master};
  for (size_t i = 0; i < sizeof named / sizeof named[0]; i++) {
    grant(of, named[i], CLI_READS);
  }
  if (options->from_screen != NULL) {
    grant_with_folder(of, options->from_screen);
  }
}

/* The folder that a new file of that name lies in; of a folder that does not stand yet, the one around it. */
static const char *folder_around(reaching *of, const char *target) {
  size_t length = strlen(target);
  while (length > 1 && target[length - 1] == '/') {
    length--;
  }
  char *name = ap_arena_copy_bytes(&of->arena, target, length);
  return name == NULL ? NULL : ap_path_folder(&of->arena, name);
}

static void grant_target(reaching *of, const char *target) {
  struct stat about;
  if (cli_is_standard_stream(target)) {
    return;
  }
  if (stat(target, &about) != 0) {
    grant(of, folder_around(of, target), CLI_REPLACES);
    return;
  }
  grant(of, target, CLI_REPLACES);
  if (S_ISREG(about.st_mode)) { /* a link stays, and the file that it leads to is replaced */
    char *real = realpath(target, NULL);
    grant(of, real == NULL ? NULL : folder_around(of, real), CLI_REPLACES);
    free(real);
  }
}

/* A folder of evidence is made beside its place, whether or not an empty one has that already; check only reads it. */
static void grant_evidence(reaching *of) {
  const char *folder = of->call->options.evidence;
  if (folder == NULL) {
    return;
  }
  if (of->call->command->bit == CLI_CHECK) {
    grant(of, folder, CLI_READS);
    return;
  }
  char *real = realpath(folder, NULL);
  grant(of, folder_around(of, real == NULL ? folder : real), CLI_REPLACES);
  free(real);
}

/* libxlsxwriter keeps sheets in files without a name: beside the result, and where that goes into a pipe, in the first
 * of these that it may write to. */
static void grant_scratch(reaching *of) {
  const cli_options *options = &of->call->options;
  const char *const folders[] = {getenv("TMPDIR"), "/tmp", "."};
  if (options->format != CLI_XLSX || !cli_is_standard_stream(options->output)) {
    return;
  }
  for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
    if (folders[i] != NULL && access(folders[i], W_OK | X_OK) == 0) {
      grant(of, folders[i], CLI_REPLACES);
      return;
    }
  }
}

/* Character sets, and how many processors there are. */
static void grant_machine(reaching *of) {
  static const char *const folders[] = {
      "/usr/lib", "/usr/lib64", "/lib", "/lib64", "/usr/share/locale", "/etc/ld.so.cache", "/sys/devices/system/cpu"};
  for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
    grant(of, folders[i], CLI_READS);
  }
  grant(of, getenv("GCONV_PATH"), CLI_READS);
  grant(of, "/dev/null", CLI_REPLACES);
#ifdef __SANITIZE_ADDRESS__
  grant(of, "/proc", CLI_READS); /* how the sanitizers look at their own process */
#endif
}

bool cli_reach_each(const cli_call *call, void (*told)(void *context, const char *path, cli_reach reach),
                    void *context) {
  reaching of = {.call = call, .grant = told, .context = context};
  grant(&of, call->data_folder, CLI_READS);
  grant(&of, call->locale_folder, CLI_READS);
  grant_inputs(&of);
  grant_target(&of, call->options.output);
  grant_target(&of, call->options.plans);
  grant_target(&of, call->options.changes);
  grant_evidence(&of);
  grant_scratch(&of);
  grant_machine(&of);
  bool whole = !of.arena.failed;
  ap_arena_free(&of.arena);
  return whole;
}
