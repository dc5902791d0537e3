/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lifecycle/verify_evidence.h"
#include "lifecycle/plan_file.h"
#include "support/allocate.h"
#include "support/path.h"
#include "support/reason.h"
#include "support/utf8.h"
#include <dirent.h>
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

uint64_t ap_verification_differences(const ap_verification *verification) {
  const ap_diagnostics *all = verification->differences;
  return ap_diagnostics_total(all, AP_ERROR) + ap_diagnostics_total(all, AP_WARNING) +
         ap_diagnostics_total(all, AP_NOTE);
}

static const char *path_of(ap_verification *verification, const char *name) {
  return ap_path_join(&verification->arena, verification->folder, name);
}

const char *ap_verification_path(ap_verification *verification, ap_evidence_part part) {
  return path_of(verification, ap_evidence_names[part]);
}

static ap_status out_of_memory(ap_diagnostics *diagnostics) {
  ap_diagnose_plain(diagnostics, NULL, AP_D_OUT_OF_MEMORY);
  return AP_MACHINE;
}

/* ---- what lies in the folder ---- */

static bool is_expected(const char *name) {
  bool expected = strcmp(name, ".") == 0 || strcmp(name, "..") == 0 || strcmp(name, AP_EVIDENCE_MANIFEST) == 0;
  for (size_t part = 0; part < AP_EVIDENCE_PARTS; part++) {
    expected = expected || strcmp(name, ap_evidence_names[part]) == 0;
  }
  return expected;
}

/* As GnuPG, Sequoia, OpenSSL and minisign name what they sign with. */
static bool is_signature(const char *name) {
  static const char *const endings[] = {".asc", ".minisig", ".sig"};
  size_t length = strlen(name);
  for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
    size_t ending = strlen(endings[i]);
    if (length > ending && strcmp(name + length - ending, endings[i]) == 0) {
      return true;
    }
  }
  return false;
}

typedef struct name_list {
  const char **names;
  size_t count, capacity;
} name_list;

/* A name may be any bytes: those that are no UTF-8 become "?", since it is only told. */
static bool add_name(ap_verification *verification, const char *name, name_list *list) {
  void *names = list->names;
  char *copy = ap_arena_copy(&verification->arena, name);
  size_t length = strlen(name);
  for (size_t fault = 0; copy != NULL && (fault = ap_utf8_fault(copy, length, fault)) < length;) {
    copy[fault++] = '?';
  }
  if (copy == NULL || !ap_grow(&names, &list->capacity, list->count + 1, sizeof *list->names)) {
    return false;
  }
  list->names = names;
  list->names[list->count++] = copy;
  return true;
}

static int compare_names(const void *left, const void *right) {
  return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static void sort(name_list *list) {
  if (list->count > 1) {
    qsort(list->names, list->count, sizeof *list->names, compare_names);
  }
}

static void tell_strange(ap_verification *verification, const name_list *strange) {
  for (size_t i = 0; i < strange->count; i++) {
    const char *path = path_of(verification, strange->names[i]);
    ap_diagnose_plain(verification->differences, &(ap_place){.file = path}, AP_D_EVIDENCE_STRANGE);
  }
}

static ap_status list_folder(ap_verification *verification, ap_diagnostics *diagnostics) {
  DIR *folder = opendir(verification->folder);
  if (folder == NULL && errno == ENOMEM) {
    return out_of_memory(diagnostics);
  }
  if (folder == NULL) {
    ap_diagnose(diagnostics, &(ap_place){.file = verification->folder}, AP_D_FILE_UNREADABLE, "%s", ap_reason(errno));
    return AP_BAD_INPUT;
  }
  name_list signatures = {0};
  name_list strange = {0};
  const struct dirent *entry;
  bool kept = true;
  while (kept && (entry = readdir(folder)) != NULL) {
    const char *name = entry->d_name;
    kept = is_expected(name) || add_name(verification, name, is_signature(name) ? &signatures : &strange);
  }
  (void)closedir(folder);
  sort(&signatures);
  sort(&strange);
  tell_strange(verification, &strange);
  ap_release(strange.names);
  verification->signatures = signatures.names;
  verification->signature_count = signatures.count;
  return kept ? AP_OK : out_of_memory(diagnostics);
}

/* ---- the files ---- */

static void take_digest(void *context, const char *name, const char *bytes, size_t length) {
  (void)name;
  *(ap_bytes_of *)context = (ap_bytes_of){.length = (int64_t)length, .digest = ap_digest_of(bytes, length)};
}

/* Reads and digests the file; what it holds is not judged here. AP_OK; AP_BAD_INPUT, told, where it cannot be read;
 * AP_MACHINE. */
static ap_status digest_file(const char *path, ap_diagnostics *diagnostics, ap_source *source, ap_bytes_of *found) {
  const ap_witness witness = {.saw = take_digest, .context = found};
  ap_diagnostics *unheard = ap_diagnostics_new();
  if (unheard == NULL) {
    return out_of_memory(diagnostics);
  }
  ap_diagnostics_set_witness(unheard, &witness);
  *found = (ap_bytes_of){.length = -1};
  ap_status status = ap_source_read(path, "a plan", AP_SOURCE_PLAIN, unheard, source);
  ap_diagnostics_free(unheard);
  if (status != AP_OK) {
    ap_source_free(source);
  }
  if (status == AP_MACHINE) {
    return out_of_memory(diagnostics);
  }
  if (found->length >= 0) {
    return AP_OK;
  }
  return ap_source_read(path, "a plan", AP_SOURCE_PLAIN, diagnostics, source); /* once more, to tell why */
}

static void tell_other(ap_verification *verification, const ap_place *place, const ap_bytes_of *found,
                       const ap_bytes_of *expected) {
  ap_diagnose(verification->differences, place, AP_D_EVIDENCE_FILE,
              "%" PRId64 AP_NEXT "%s" AP_NEXT "%" PRId64 AP_NEXT "%s", found->length, found->digest.digits,
              expected->length, expected->digest.digits);
}

static ap_status hold_file(ap_verification *verification, ap_evidence_part part, ap_diagnostics *diagnostics) {
  const ap_bytes_of *expected = &verification->evidence.files[part];
  ap_holding *holding = &verification->files[part];
  const char *path = ap_verification_path(verification, part);
  const ap_place place = {.file = path};
  struct stat about;
  if (path == NULL) {
    return out_of_memory(diagnostics);
  }
  holding->held = AP_HELD_NONE;
  if (lstat(path, &about) != 0) {
    ap_diagnose(verification->differences, &place, AP_D_EVIDENCE_MISSING, "%" PRId64 AP_NEXT "%s", expected->length,
                expected->digest.digits);
    return AP_OK;
  }
  if (!S_ISREG(about.st_mode)) {
    ap_diagnose_plain(verification->differences, &place, AP_D_EVIDENCE_KIND);
    return AP_OK;
  }
  ap_status status = digest_file(path, diagnostics, &verification->sources[part], &holding->found);
  if (status != AP_OK) {
    return status;
  }
  holding->held = ap_bytes_are_same(&holding->found, expected) ? AP_HELD_SAME : AP_HELD_OTHER;
  if (holding->held == AP_HELD_OTHER) {
    tell_other(verification, &place, &holding->found, expected);
  }
  return AP_OK;
}

static ap_status read_manifest(ap_verification *verification, ap_diagnostics *diagnostics) {
  struct stat about;
  if (lstat(verification->manifest, &about) == 0 && !S_ISREG(about.st_mode)) {
    ap_diagnose_plain(diagnostics, &(ap_place){.file = verification->manifest}, AP_D_EVIDENCE_KIND);
    return AP_BAD_INPUT;
  }
  return ap_evidence_read(verification->manifest, diagnostics, &verification->arena, &verification->evidence);
}

ap_status ap_verification_begin(const char *folder, ap_diagnostics *diagnostics, ap_verification *verification) {
  *verification = (ap_verification){.folder = folder, .differences = ap_diagnostics_new()};
  verification->manifest = path_of(verification, AP_EVIDENCE_MANIFEST);
  if (verification->manifest == NULL || verification->differences == NULL) {
    return out_of_memory(diagnostics);
  }
  ap_status status = read_manifest(verification, diagnostics);
  if (status == AP_OK) {
    size_t count = verification->evidence.input_count;
    verification->inputs = ap_arena_allocate(&verification->arena, count, sizeof *verification->inputs);
    status = verification->inputs == NULL ? out_of_memory(diagnostics) : AP_OK;
    for (size_t i = 0; i < count && status == AP_OK; i++) {
      verification->inputs[i].held = AP_HELD_NONE;
    }
  }
  for (int part = 0; part < AP_EVIDENCE_PARTS && status == AP_OK; part++) {
    status = hold_file(verification, (ap_evidence_part)part, diagnostics);
  }
  return status == AP_OK ? list_folder(verification, diagnostics) : status;
}

void ap_verification_free(ap_verification *verification) {
  for (int part = 0; part < AP_EVIDENCE_PARTS; part++) {
    ap_source_free(&verification->sources[part]);
  }
  ap_release(verification->signatures);
  ap_diagnostics_free(verification->differences);
  ap_arena_free(&verification->arena);
  *verification = (ap_verification){0};
}

/* ---- the same plan twice ---- */

static bool are_same(const char *a, const char *b) { return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0); }

static bool rows_are_same(const ap_filed_row *a, const ap_filed_row *b) {
  return a->year == b->year && a->track == b->track && a->minutes == b->minutes && are_same(a->id, b->id) &&
         are_same(a->rule, b->rule) && are_same(a->standard, b->standard) && are_same(a->objective, b->objective);
}

/* What has the recorded bytes and could not be read as text is read again, to tell why. */
static ap_status read_rows(ap_verification *verification, ap_evidence_part part, ap_diagnostics *diagnostics,
                           ap_plan_file *file) {
  const char *path = ap_verification_path(verification, part);
  const ap_source *source = &verification->sources[part];
  if (path == NULL) {
    return out_of_memory(diagnostics);
  }
  return source->bytes == NULL ? ap_plan_file_read(path, diagnostics, file)
                               : ap_plan_file_take(path, source->bytes, source->length, diagnostics, file);
}

static void compare_rows(ap_verification *verification, const ap_plan_file files[AP_EVIDENCE_PARTS]) {
  const ap_plan_file *csv = &files[AP_EVIDENCE_CSV];
  const ap_plan_file *json = &files[AP_EVIDENCE_JSON];
  size_t row = 0;
  while (row < csv->count && row < json->count && rows_are_same(&csv->rows[row], &json->rows[row])) {
    row++;
  }
  if (row < csv->count || row < json->count) {
    ap_diagnose(verification->differences, &(ap_place){.file = csv->source.name}, AP_D_EVIDENCE_ROWS,
                "%zu" AP_NEXT "%s", row + 1, json->source.name);
  }
}

ap_status ap_verify_rows(ap_verification *verification, ap_diagnostics *diagnostics) {
  ap_plan_file files[AP_EVIDENCE_PARTS] = {0};
  ap_status status = AP_OK;
  for (int part = 0; part < AP_EVIDENCE_PARTS; part++) {
    if (verification->files[part].held != AP_HELD_SAME) {
      return AP_OK;
    }
  }
  for (int part = 0; part < AP_EVIDENCE_PARTS && status == AP_OK; part++) {
    status = read_rows(verification, (ap_evidence_part)part, diagnostics, &files[part]);
  }
  if (status == AP_OK) {
    compare_rows(verification, files);
  }
  for (int part = 0; part < AP_EVIDENCE_PARTS; part++) {
    ap_plan_file_free(&files[part]);
  }
  return status;
}
