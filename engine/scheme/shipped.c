/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheme/shipped.h"
#include "support/allocate.h"
#include "support/path.h"
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char tag_rules_file[] = "tag-rules.csv";
/* One file holds both the reading of ISMAP and, after it, the rules that work on any catalog. */
static const char general_name[] = "general";

/* What goes by a fixed name lies in a fixed file. */
static const struct {
  ap_shipped kind;
  const char *name;
  const char *file;
} fixed[] = {
    {AP_SHIPPED_TAG_RULES, general_name, tag_rules_file},
    {AP_SHIPPED_TAG_RULES, "ismap", tag_rules_file},
    {AP_SHIPPED_BUSINESSES, "target-businesses", "target-businesses.yaml"},
    {AP_SHIPPED_SOURCES, "sources", "sources.yaml"},
};
enum { FIXED = sizeof fixed / sizeof fixed[0] };

static const struct {
  const char *folder; /* in the data folder */
  const char *ending;
} places[] = {
    [AP_SHIPPED_SCHEME] = {"schemes/", ".yaml"},
    [AP_SHIPPED_CATALOG] = {"", ".csv"},
};

static const char *known_folder(const char *data_folder) {
#ifdef AP_INSTALLED_DATA
  return data_folder == NULL ? AP_INSTALLED_DATA : data_folder;
#else
  return data_folder;
#endif
}

static bool is_fixed(ap_shipped kind) { return kind != AP_SHIPPED_SCHEME && kind != AP_SHIPPED_CATALOG; }

static const char *fixed_file(ap_shipped kind, const char *name) {
  for (size_t i = 0; i < FIXED; i++) {
    if (fixed[i].kind == kind && strcmp(fixed[i].name, name) == 0) {
      return fixed[i].file;
    }
  }
  return NULL;
}

bool ap_shipped_is_general(const char *name) { return strcmp(name, general_name) == 0; }

char *ap_shipped_path(ap_arena *arena, const char *data_folder, ap_shipped kind, const char *name) {
  const char *folder = known_folder(data_folder);
  if (folder == NULL || !ap_path_is_name(name)) {
    return NULL;
  }
  char *path = NULL;
  if (is_fixed(kind)) {
    const char *file = fixed_file(kind, name);
    path = file == NULL ? NULL : ap_path_join(arena, folder, file);
  } else {
    char *below = ap_arena_format(arena, "%s%s%s", places[kind].folder, name, places[kind].ending);
    path = below == NULL ? NULL : ap_path_join(arena, folder, below);
  }
  struct stat found;
  return path != NULL && stat(path, &found) == 0 ? path : NULL;
}

char *ap_shipped_file(ap_arena *arena, const char *data_folder, const char *file) {
  const char *folder = known_folder(data_folder);
  return ap_path_join(arena, folder == NULL ? "" : folder, file);
}

typedef struct name_list {
  ap_arena *arena;
  const char **names;
  size_t count, capacity;
} name_list;

static bool add_name(name_list *list, const char *name, size_t length) {
  void *names = list->names;
  if (!ap_grow(&names, &list->capacity, list->count + 1, sizeof *list->names)) {
    list->arena->failed = 1;
    return false;
  }
  list->names = names;
  list->names[list->count] = ap_arena_copy_bytes(list->arena, name, length);
  return list->names[list->count++] != NULL;
}

static void add_files(name_list *list, const char *folder, const char *ending) {
  DIR *open = folder == NULL ? NULL : opendir(folder);
  list->arena->failed = list->arena->failed || (folder != NULL && open == NULL && errno == ENOMEM);
  for (struct dirent *file; open != NULL && (file = readdir(open)) != NULL;) {
    size_t length = strlen(file->d_name);
    size_t tail = strlen(ending);
    if (file->d_name[0] == '.' || length <= tail || strcmp(file->d_name + length - tail, ending) != 0 ||
        strcmp(file->d_name, tag_rules_file) == 0) {
      continue;
    }
    if (!add_name(list, file->d_name, length - tail)) {
      break;
    }
  }
  if (open != NULL) {
    closedir(open);
  }
}

static int compare(const void *left, const void *right) {
  return strcmp(*(const char *const *)left, *(const char *const *)right);
}

const char **ap_shipped_names(ap_arena *arena, const char *data_folder, ap_shipped kind, size_t *count) {
  name_list list = {.arena = arena};
  const char *folder = known_folder(data_folder);
  if (is_fixed(kind)) {
    for (size_t i = 0; i < FIXED; i++) {
      if (fixed[i].kind == kind && ap_shipped_path(arena, data_folder, kind, fixed[i].name) != NULL) {
        add_name(&list, fixed[i].name, strlen(fixed[i].name));
      }
    }
  } else if (folder != NULL) {
    add_files(&list, ap_path_join(arena, folder, places[kind].folder), places[kind].ending);
  }
  const char **names = arena->failed ? NULL : ap_arena_allocate(arena, list.count, sizeof *names);
  *count = names == NULL ? 0 : list.count;
  if (*count != 0) {
    qsort(list.names, list.count, sizeof *list.names, compare);
    memcpy(names, list.names, list.count * sizeof *names);
  }
  ap_release(list.names);
  return names;
}
