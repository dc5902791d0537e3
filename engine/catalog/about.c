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

ap_status ap_catalog_read_about(ap_catalog *catalog, const char *path, ap_diagnostics *diagnostics) {
  struct stat found;
  char *beside = about_path(&catalog->arena, path);
  if (beside == NULL) {
    return AP_MACHINE;
  }
  if (strcmp(path, "-") == 0 || (stat(beside, &found) != 0 && (errno == ENOENT || errno == ENOTDIR))) {
    return AP_OK;
  }
  if (ap_path_is_stream(beside)) {
    ap_diagnose_plain(diagnostics, &(ap_place){.file = beside}, AP_D_FILE_IS_STREAM);
    return AP_BAD_INPUT;
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
