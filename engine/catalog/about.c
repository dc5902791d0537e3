/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NAME.about.yaml beside NAME.csv: what a catalog is, and whether it is all of it. */
#include "catalog/reading.h"
#include "support/allocate.h"
#include "support/diagnose.h"
#include "support/path.h"
#include "support/yaml.h"
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

typedef struct about {
  ap_words title;
  ap_words note;
  bool complete;
} about;

static const ap_yaml_field fields[] = {
    AP_YAML_VERSION_FIELD,
    {.key = "title", .kind = AP_YAML_WORDS, .offset = offsetof(about, title)},
    {.key = "note", .kind = AP_YAML_WORDS, .offset = offsetof(about, note)},
    {.key = "complete", .kind = AP_YAML_BOOL, .offset = offsetof(about, complete)},
};
static const about defaults = {.complete = true};
static const ap_yaml_table table = {fields, sizeof fields / sizeof fields[0], sizeof(about), &defaults};

static char *about_path(ap_arena *arena, const char *path) {
  static const char *const endings[] = {".csv", ".json"};
  size_t length = strlen(path);
  for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
    size_t size = strlen(endings[i]);
    if (length > size && strcmp(path + length - size, endings[i]) == 0) {
      length -= size;
      break;
    }
  }
  return ap_arena_format(arena, "%.*s.about.yaml", (int)length, path);
}

/* Beside the catalog, and nowhere else: nobody names this file, so that a link must not lead to another one. */
static ap_status judge_place(ap_arena *arena, const char *beside, ap_diagnostics *diagnostics) {
  const ap_place place = {.file = beside};
  const char *folder = ap_path_folder(arena, beside);
  switch (folder == NULL ? AP_PATH_UNKNOWN : ap_path_judge(folder, beside)) {
  case AP_PATH_INSIDE:
  case AP_PATH_MISSING: /* reading says why */
    return AP_OK;
  case AP_PATH_STREAM:
    ap_diagnose_plain(diagnostics, &place, AP_D_FILE_IS_STREAM);
    return AP_BAD_INPUT;
  case AP_PATH_OUTSIDE:
    ap_diagnose(diagnostics, &place, AP_D_PATH_OUTSIDE, "%s" AP_NEXT "%s", ap_path_base(beside), folder);
    return AP_BAD_INPUT;
  case AP_PATH_UNKNOWN:
    break;
  }
  return AP_MACHINE;
}

ap_status ap_catalog_read_about(ap_catalog *catalog, const char *path, ap_diagnostics *diagnostics) {
  struct stat found;
  char *beside = about_path(&catalog->arena, path);
  if (beside == NULL) {
    return AP_MACHINE;
  }
  if (strcmp(path, "-") == 0 || (stat(beside, &found) != 0 && (errno == ENOENT || errno == ENOTDIR))) {
    return AP_OK;
  }
  ap_status place = judge_place(&catalog->arena, beside, diagnostics);
  if (place != AP_OK) {
    return place;
  }
  about read = defaults;
  ap_status status = ap_yaml_read_file(beside, "what the catalog is", &table, &catalog->arena, diagnostics, &read);
  if (read.title.en != NULL || read.title.ja != NULL) { /* else an OSCAL catalog's own */
    catalog->title = read.title.en;
    catalog->title_ja = read.title.ja;
  }
  if (read.note.en != NULL || read.note.ja != NULL) {
    catalog->note = read.note.en;
    catalog->note_ja = read.note.ja;
  }
  catalog->complete = read.complete;
  return status;
}
