/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/folders.h"
#include "support/path.h"
#include <stdlib.h>
#include <unistd.h>

enum { PATH_BYTES = 4096 };

/* The folder that the running command lies in; NULL where that cannot be told. */
static const char *own_folder(ap_arena *arena) {
  char path[PATH_BYTES];
  ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
  if (length <= 0) {
    return NULL;
  }
  path[length] = '\0';
  return ap_path_folder(arena, path);
}

static const char *find(ap_arena *arena, const char *variable, const char *beside, const char *installed) {
  const char *named = getenv(variable);
  if (named != NULL && *named != '\0') {
    return named;
  }
  const char *own = own_folder(arena);
  if (own == NULL) {
    return installed;
  }
  const char *folder = ap_arena_format(arena, "%s/../share/%s", own, beside);
  return folder != NULL && access(folder, R_OK) == 0 ? folder : installed;
}

const char *cli_data_folder(ap_arena *arena) { return find(arena, "AUDITPLAN_DATA", "auditplan", AP_INSTALLED_DATA); }

const char *cli_locale_folder(ap_arena *arena) {
  return find(arena, "AUDITPLAN_LOCALE", "locale", AP_INSTALLED_LOCALE);
}
