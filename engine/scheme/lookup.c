/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From what a scenario or an assessment names to a path that may be read. */
#include "scheme/scenario_parts.h"
#include "support/path.h"
#include "support/text.h"
#include "support/utf8.h"

static const ap_diagnostic_code unknown_codes[] = {
    [AP_SHIPPED_SCHEME] = AP_D_SCHEME_UNKNOWN,       [AP_SHIPPED_CATALOG] = AP_D_CATALOG_UNKNOWN,
    [AP_SHIPPED_TAG_RULES] = AP_D_TAG_RULES_UNKNOWN, [AP_SHIPPED_BUSINESSES] = AP_D_BUSINESSES_UNKNOWN,
    [AP_SHIPPED_SOURCES] = AP_D_SOURCES_UNKNOWN,
};

static ap_place place_of(const ap_lookup *lookup, const ap_reference *reference) {
  return (ap_place){.file = lookup->file, .line = reference->mark.line, .column = reference->mark.column};
}

static void tell_unknown(const ap_lookup *lookup, ap_shipped kind, const ap_reference *reference) {
  char excerpt[AP_EXCERPT_SIZE];
  ap_place place = place_of(lookup, reference);
  size_t count = 0;
  const char **names = ap_shipped_names(lookup->arena, lookup->data_folder, kind, &count);
  if (count == 0) {
    ap_diagnose(lookup->diagnostics, &place, AP_D_SHIPPED_NONE, "%s", ap_utf8_excerpt(reference->value, excerpt));
    return;
  }
  ap_text list = {0};
  ap_text_add_list(&list, names, count);
  ap_diagnose(lookup->diagnostics, &place, unknown_codes[kind], "%s" AP_NEXT "%s",
              ap_utf8_excerpt(reference->value, excerpt), list.bytes == NULL ? "" : list.bytes);
  ap_text_free(&list);
}

const char *ap_lookup_shipped(const ap_lookup *lookup, ap_shipped kind, const ap_reference *reference) {
  if (!ap_path_is_name(reference->value)) {
    return ap_lookup_path(lookup, reference);
  }
  const char *path = ap_shipped_path(lookup->arena, lookup->data_folder, kind, reference->value);
  if (path == NULL && !lookup->arena->failed) {
    tell_unknown(lookup, kind, reference);
  }
  return path;
}

const char *ap_lookup_path(const ap_lookup *lookup, const ap_reference *reference) {
  char excerpt[AP_EXCERPT_SIZE];
  const char *path = ap_path_join(lookup->arena, lookup->folder, reference->value);
  if (path == NULL) {
    return NULL;
  }
  ap_place place = place_of(lookup, reference);
  switch (ap_path_judge(lookup->root, path)) {
  case AP_PATH_INSIDE:
    return path;
  case AP_PATH_STREAM:
    ap_diagnose(lookup->diagnostics, &place, AP_D_PATH_STREAM, "%s", ap_utf8_excerpt(reference->value, excerpt));
    break;
  case AP_PATH_OUTSIDE:
    ap_diagnose(lookup->diagnostics, &place, AP_D_PATH_OUTSIDE, "%s" AP_NEXT "%s",
                ap_utf8_excerpt(reference->value, excerpt), lookup->root);
    break;
  case AP_PATH_MISSING:
    ap_diagnose(lookup->diagnostics, &place, AP_D_PATH_MISSING, "%s" AP_NEXT "%s",
                ap_utf8_excerpt(reference->value, excerpt), lookup->folder);
    break;
  case AP_PATH_UNKNOWN:
    lookup->arena->failed = 1;
    break;
  }
  return NULL;
}
