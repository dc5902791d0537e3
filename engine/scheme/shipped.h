/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Schemes, catalogs, tag rules and lists that come with the program and go by name. A data folder of NULL is the one
 * that they were installed in. */
#ifndef AP_SCHEME_SHIPPED_H
#define AP_SCHEME_SHIPPED_H

#include "support/arena.h"
#include <stdbool.h>

typedef enum ap_shipped {
  AP_SHIPPED_SCHEME,
  AP_SHIPPED_CATALOG,
  AP_SHIPPED_TAG_RULES,
  AP_SHIPPED_BUSINESSES, /* `target-businesses` alone */
  AP_SHIPPED_SOURCES,    /* `sources` alone */
} ap_shipped;

/* The path of what goes by that name; NULL where there is no such file, or where memory is short. */
char *ap_shipped_path(ap_arena *arena, const char *data_folder, ap_shipped kind, const char *name);

/* The path of the shipped file of that name, whether it is there or not; NULL where memory is short. */
char *ap_shipped_file(ap_arena *arena, const char *data_folder, const char *file);

/* The names that there are, in byte order; NULL where memory is short. */
const char **ap_shipped_names(ap_arena *arena, const char *data_folder, ap_shipped kind, size_t *count);

/* Whether the name is that of the tag rules that work on any catalog: of the shipped file, those without IDs. */
bool ap_shipped_is_general(const char *name);

#endif
