/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/path.h"
#include "support/allocate.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

char *ap_path_folder(ap_arena *arena, const char *path) {
  const char *slash = strrchr(path, '/');
  if (slash == NULL) {
    return ap_arena_copy(arena, ".");
  }
  return ap_arena_copy_bytes(arena, path, slash == path ? 1 : (size_t)(slash - path));
}

char *ap_path_join(ap_arena *arena, const char *folder, const char *path) {
  if (path[0] == '/' || strcmp(folder, ".") == 0) {
    return ap_arena_copy(arena, path);
  }
  bool closed = folder[0] != '\0' && folder[strlen(folder) - 1] == '/';
  return ap_arena_format(arena, "%s%s%s", folder, closed ? "" : "/", path);
}

const char *ap_path_base(const char *path) {
  const char *slash = strrchr(path, '/');
  return slash == NULL ? path : slash + 1;
}

bool ap_path_is_name(const char *path) {
  static const char *const endings[] = {".csv", ".json", ".yaml", ".yml"};
  size_t length = strlen(path);
  for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
    size_t ending = strlen(endings[i]);
    if (length >= ending && strcmp(path + length - ending, endings[i]) == 0) {
      return false;
    }
  }
  return strchr(path, '/') == NULL;
}

bool ap_path_is_stream(const char *path) {
  struct stat about;
  return stat(path, &about) == 0 && (S_ISFIFO(about.st_mode) || S_ISCHR(about.st_mode) || S_ISBLK(about.st_mode));
}

/* Both real: absolute, without links, `.`, `..` and doubled slashes. */
static bool lies_inside(const char *root, const char *path) {
  size_t length = strlen(root);
  if (length == 1) {
    return true; /* the root of all folders */
  }
  return strncmp(root, path, length) == 0 && (path[length] == '\0' || path[length] == '/');
}

static bool goes_up(const char *path) {
  for (const char *part = path; part != NULL; part = strchr(part, '/')) {
    part += *part == '/';
    if (strncmp(part, "..", 2) == 0 && (part[2] == '/' || part[2] == '\0')) {
      return true;
    }
  }
  return false;
}

/* Of a path that leads to nothing, the longest beginning that leads somewhere decides. A `..` in the rest would be
 * followed from a folder that is not there, so nothing can be said of it. */
static ap_path_verdict judge_missing(const char *root, char *path) {
  for (;;) {
    char *slash = strrchr(path, '/');
    const char *beginning = slash == NULL ? "." : slash == path ? "/" : path;
    if (goes_up(slash == NULL ? path : slash + 1)) {
      return AP_PATH_OUTSIDE;
    }
    if (slash != NULL && slash != path) {
      *slash = '\0';
    }
    char *real = realpath(beginning, NULL);
    if (real != NULL) {
      ap_path_verdict verdict = lies_inside(root, real) ? AP_PATH_MISSING : AP_PATH_OUTSIDE;
      ap_release(real);
      return verdict;
    }
    if (errno == ENOMEM) {
      return AP_PATH_UNKNOWN;
    }
    if (slash == NULL || slash == path) {
      return AP_PATH_OUTSIDE;
    }
  }
}

/* The root is real; `path` leads to nothing, and `error` says why. */
static ap_path_verdict judge_unreached(const char *root, const char *path, int error) {
  ap_arena arena = {0};
  char *copy = error == ENOMEM ? NULL : ap_arena_copy(&arena, path);
  ap_path_verdict verdict = copy == NULL ? AP_PATH_UNKNOWN : judge_missing(root, copy);
  ap_arena_free(&arena);
  return verdict;
}

ap_path_verdict ap_path_judge(const char *root, const char *path) {
  char *real_root = realpath(root, NULL);
  if (real_root == NULL) {
    return errno == ENOMEM ? AP_PATH_UNKNOWN : AP_PATH_OUTSIDE;
  }
  char *real = realpath(path, NULL);
  int error = errno;
  ap_path_verdict verdict = AP_PATH_INSIDE;
  if (real == NULL) {
    verdict = judge_unreached(real_root, path, error);
  } else if (!lies_inside(real_root, real)) {
    verdict = AP_PATH_OUTSIDE;
  } else if (ap_path_is_stream(real)) {
    verdict = AP_PATH_STREAM;
  }
  ap_release(real);
  ap_release(real_root);
  return verdict;
}
