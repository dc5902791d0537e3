/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheme/assessment_file.h"
#include "scheme/scenario_parts.h"
#include "support/allocate.h"
#include "support/fold.h"
#include "support/path.h"
#include "support/utf8.h"
#include <string.h>

static ap_status worse(ap_status left, ap_status right) { return left > right ? left : right; }

bool ap_use_is_low(const ap_use *use) {
  for (size_t i = 0; i < use->information_count; i++) {
    for (size_t aspect = 0; aspect < AP_ASPECTS; aspect++) {
      if (use->information[i].impacts[aspect] != AP_IMPACT_LOW) {
        return false;
      }
    }
  }
  return use->information_count > 0;
}

/* The last date that the file knows. */
static ap_date last_date(const ap_assessment_file *file) {
  ap_date last = file->applied;
  for (size_t i = 0; i < file->use_count; i++) {
    last = ap_date_compare(file->uses[i].assessed, last) > 0 ? file->uses[i].assessed : last;
  }
  return last;
}

static ap_status set_as_of(ap_assessment *assessment, const ap_assessment_file *file, const char *as_of,
                           ap_diagnostics *diagnostics) {
  char excerpt[AP_EXCERPT_SIZE];
  assessment->as_of = file->as_of.year == 0 ? last_date(file) : file->as_of;
  if (as_of != NULL && !ap_date_read(as_of, &assessment->as_of)) {
    ap_diagnose(diagnostics, NULL, AP_D_AS_OF, "%s", ap_utf8_excerpt(as_of, excerpt));
    return AP_BAD_INPUT;
  }
  return AP_OK;
}

static void fill(ap_assessment *assessment, const ap_assessment_file *file) {
  assessment->service = file->service.name;
  assessment->model = file->service.model;
  assessment->confidentiality_class = file->confidentiality_class;
  assessment->applied = file->applied;
  assessment->applied_mark = file->applied_mark;
  assessment->agencies_needed = file->agencies_needed;
  assessment->processing_days = file->processing_days;
  assessment->uses = file->uses;
  assessment->use_count = file->use_count;
  for (size_t i = 0; i < file->use_count; i++) {
    ap_use *use = &file->uses[i];
    use->agency_folded = ap_fold_words(&assessment->arena, &use->agency);
    use->business_folded = ap_fold_words(&assessment->arena, &use->business);
  }
}

/* The list that the assessment names, and the sources that decisions cite. */
static ap_status load_named(ap_assessment *assessment, const ap_assessment_file *file, const ap_lookup *lookup) {
  const ap_reference sources = {.value = "sources"};
  bool named = file->list.value != NULL; /* else it is at fault, which is told */
  const char *list = named ? ap_lookup_shipped(lookup, AP_SHIPPED_BUSINESSES, &file->list) : NULL;
  const char *cited = ap_lookup_shipped(lookup, AP_SHIPPED_SOURCES, &sources);
  ap_status missing = assessment->arena.failed ? AP_MACHINE : AP_BAD_INPUT;
  ap_status read = list == NULL ? missing : ap_business_list_read(list, lookup->diagnostics, &assessment->list);
  return worse(read, cited == NULL ? missing : ap_provenance_read(cited, lookup->diagnostics, &assessment->provenance));
}

static ap_status load(ap_assessment *assessment, const char *path, const ap_scenario_options *options,
                      ap_diagnostics *diagnostics) {
  ap_assessment_file file = {0};
  assessment->file = ap_arena_copy(&assessment->arena, path);
  const char *folder = ap_path_folder(&assessment->arena, path);
  if (assessment->arena.failed) {
    return AP_MACHINE;
  }
  const ap_lookup lookup = {.file = assessment->file,
                            .folder = folder,
                            .root = options->root == NULL ? folder : options->root,
                            .data_folder = options->data_folder,
                            .arena = &assessment->arena,
                            .diagnostics = diagnostics};
  ap_status status = ap_assessment_file_read(path, &assessment->arena, diagnostics, &file);
  status = status == AP_MACHINE ? status : worse(status, load_named(assessment, &file, &lookup));
  status = worse(status, set_as_of(assessment, &file, options->as_of, diagnostics));
  if (status == AP_OK) {
    fill(assessment, &file);
    status = ap_assessment_judge(assessment, diagnostics);
  }
  return assessment->arena.failed ? AP_MACHINE : status;
}

ap_status ap_assessment_load(const char *path, const ap_scenario_options *options, ap_diagnostics *diagnostics,
                             ap_assessment **assessment) {
  *assessment = ap_allocate(1, sizeof **assessment);
  ap_status status = *assessment == NULL ? AP_MACHINE : load(*assessment, path, options, diagnostics);
  if (status == AP_MACHINE && ap_diagnostics_total(diagnostics, AP_ERROR) == 0) {
    ap_diagnose_plain(diagnostics, NULL, AP_D_OUT_OF_MEMORY);
  }
  if (status != AP_OK) {
    ap_assessment_free(*assessment);
    *assessment = NULL;
  }
  return status;
}

void ap_assessment_free(ap_assessment *assessment) {
  if (assessment != NULL) {
    ap_business_list_free(assessment->list);
    ap_provenance_free(assessment->provenance);
    ap_arena_free(&assessment->arena);
    ap_release(assessment);
  }
}
