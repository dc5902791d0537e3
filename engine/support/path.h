/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of files, and whether they stay inside a folder. */
#ifndef AP_SUPPORT_PATH_H
#define AP_SUPPORT_PATH_H

#include "support/arena.h"
#include <stdbool.h>

/* The folder that a file lies in, as the path writes it; "." where the path has no folder ("-" too). */
char *ap_path_folder(ap_arena *arena, const char *path);
/* A path relative to a folder; the path itself where it is absolute or the folder is ".". */
char *ap_path_join(ap_arena *arena, const char *folder, const char *path);
/* The file's name without folders. */
const char *ap_path_base(const char *path);

/* Whether it is the name of something shipped: no slash in it, and no ending of a file (.csv, .json, .yaml, .yml). */
bool ap_path_is_name(const char *path);

/* Whether it leads to a pipe or a device: reading one may never end. Whoever types such a path means it; a
 * file that names one does not get it. */
bool ap_path_is_stream(const char *path);

typedef enum ap_path_verdict {
  AP_PATH_INSIDE,  /* exists, inside the root */
  AP_PATH_STREAM,  /* likewise, and is a pipe or a device */
  AP_PATH_OUTSIDE, /* outside, or there is no telling */
  AP_PATH_MISSING, /* cannot be reached; what there is of it lies inside */
  AP_PATH_UNKNOWN, /* memory is short */
} ap_path_verdict;

/* Whether the path, symbolic links and `..` followed, lies inside the root folder or is it. */
ap_path_verdict ap_path_judge(const char *root, const char *path);

#endif
