/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scenario and all that it names, in the order in which one needs the other. A fault in one file does not keep the
 * others from being read: all faults are told in one run. */
#include "catalog/column_map.h"
#include "catalog/statement.h"
#include "scheme/events_read.h"
#include "scheme/history.h"
#include "scheme/plan_year.h"
#include "scheme/scenario_parts.h"
#include "scheme/shelf.h"
#include "support/allocate.h"
#include "support/path.h"
#include "support/utf8.h"
#include <string.h>

typedef struct loader {
  ap_scenario *scenario;
  ap_scenario_file file;
  ap_lookup lookup;
  const ap_column_map *columns; /* of the catalog; NULL: by their own names */
  ap_shelf *shelf;              /* NULL: all is read for this scenario alone */
  ap_diagnostics *diagnostics;
  bool direct;      /* there is no scenario file: a catalog goes by a scheme */
  ap_status status; /* the worst so far */
} loader;

static void worsen(loader *loading, ap_status status) {
  loading->status = status > loading->status ? status : loading->status;
}

/* Nothing was found; told already, unless memory was the reason. */
static void miss(loader *loading) { worsen(loading, loading->scenario->arena.failed ? AP_MACHINE : AP_BAD_INPUT); }

/* The path of what goes by name or by path; NULL where the file names none, or none was found. */
static const char *find(loader *loading, ap_shipped kind, const ap_reference *reference) {
  if (reference->value == NULL) {
    return NULL;
  }
  bool is_name = ap_path_is_name(reference->value) && strcmp(reference->value, "-") != 0;
  if (loading->direct && !is_name) { /* the caller's own word, as the path of a scenario is */
    return reference->value;
  }
  const char *path = ap_lookup_shipped(&loading->lookup, kind, reference);
  if (path == NULL) {
    miss(loading);
  }
  return path;
}

/* A scheme of the shelf is not changed: parameters go into a copy, which shares what they leave alone. */
static ap_status borrow_scheme(loader *loading, const char *path) {
  ap_scheme *shared;
  ap_arena *arena = &loading->scenario->arena;
  ap_status status = ap_shelf_scheme(loading->shelf, path, loading->diagnostics, &shared);
  if (shared == NULL || loading->file.parameter_count == 0) {
    loading->scenario->scheme = shared;
    return status;
  }
  ap_scheme *copy = ap_arena_allocate(arena, 1, sizeof *copy);
  ap_rule *rules = ap_arena_allocate(arena, shared->rule_count, sizeof *rules);
  if (copy == NULL || rules == NULL) {
    return AP_MACHINE;
  }
  *copy = *shared;
  memcpy(rules, shared->rules, shared->rule_count * sizeof *rules);
  copy->rules = rules;
  loading->scenario->scheme = copy;
  return status;
}

static void load_scheme(loader *loading) {
  const char *path = find(loading, AP_SHIPPED_SCHEME, &loading->file.scheme);
  if (path == NULL) {
    return;
  }
  worsen(loading, loading->shelf != NULL ? borrow_scheme(loading, path)
                                         : ap_scheme_read(path, loading->diagnostics, &loading->scenario->scheme));
  if (loading->scenario->scheme != NULL) {
    worsen(loading, ap_apply_parameters(&loading->file, loading->scenario->file, loading->diagnostics,
                                        loading->scenario->scheme));
    if (loading->scenario->years == 0 && loading->direct) {
      loading->scenario->years = ap_longest_period(loading->scenario->scheme);
    }
  }
}

static void load_catalog(loader *loading) {
  const char *path = find(loading, AP_SHIPPED_CATALOG, &loading->file.catalog);
  if (path == NULL) {
    return;
  }
  ap_catalog **catalog = &loading->scenario->catalog;
  worsen(loading, loading->shelf != NULL
                      ? ap_shelf_catalog(loading->shelf, path, loading->columns, loading->diagnostics, catalog)
                      : ap_catalog_read_by(loading->columns, path, loading->diagnostics, catalog));
  if (loading->scenario->catalog != NULL) {
    worsen(loading,
           ap_judge_tags(&loading->file, loading->scenario->file, loading->scenario->catalog, loading->diagnostics));
    worsen(loading, ap_constraints_judge_ids(&loading->file.constraints, loading->scenario->catalog,
                                             loading->scenario->file, loading->diagnostics));
  }
}

static void load_tag_rules(loader *loading) {
  const char *path = find(loading, AP_SHIPPED_TAG_RULES, &loading->file.tag_rules);
  if (path == NULL) {
    return;
  }
  bool general = ap_shipped_is_general(loading->file.tag_rules.value);
  ap_tag_rules **rules = &loading->scenario->tag_rules;
  if (loading->shelf != NULL) {
    worsen(loading, ap_shelf_tag_rules(loading->shelf, path, general, loading->diagnostics, rules));
    return;
  }
  worsen(loading, ap_tag_rules_read(path, loading->diagnostics, rules));
  if (loading->scenario->tag_rules != NULL && general) {
    ap_tag_rules_keep_general(loading->scenario->tag_rules);
  }
}

static void load_history(loader *loading) {
  if (loading->file.history.value == NULL) {
    return;
  }
  const char *path = ap_lookup_path(&loading->lookup, &loading->file.history);
  if (path == NULL) {
    miss(loading);
    return;
  }
  const ap_scenario_file *file = &loading->file;
  const ap_history_span span = {.start = file->start_year == 0 ? INT32_MAX : file->start_year, /* 0: wrong, and told */
                                .today = ap_plan_year_of(loading->scenario->as_of, file->start_month)};
  /* without the events that are at fault it is not known which IDs were renumbered */
  bool faulty = loading->scenario->events == NULL && file->events.mark.line != 0;
  worsen(loading, ap_history_read(path, faulty ? NULL : loading->scenario->catalog, &span, loading->scenario->events,
                                  loading->diagnostics, &loading->scenario->history));
}

static void load_events(loader *loading) {
  worsen(loading, ap_events_load(&loading->lookup, &loading->file.events,
                                 !loading->file.faults.events && !loading->file.faults.years, loading->scenario));
}

/* The terms of a quote, with the scheme that it is compared with. */
static void load_terms(loader *loading) {
  const ap_terms_file *file = loading->file.terms;
  ap_terms *terms = file == NULL ? NULL : ap_terms_fill(file, &loading->scenario->arena);
  if (terms != NULL) {
    terms->against = find(loading, AP_SHIPPED_SCHEME, &file->against);
  }
  loading->scenario->terms = terms;
}

static void set_as_of(loader *loading, const char *as_of) {
  char excerpt[AP_EXCERPT_SIZE];
  loading->scenario->as_of = loading->file.as_of;
  if (as_of != NULL && !ap_date_read(as_of, &loading->scenario->as_of)) {
    ap_diagnose(loading->diagnostics, NULL, AP_D_AS_OF, "%s", ap_utf8_excerpt(as_of, excerpt));
    worsen(loading, AP_BAD_INPUT);
  }
  if (loading->status == AP_OK && loading->file.timetable != NULL) {
    worsen(loading, ap_timetable_judge_done(loading->file.timetable, loading->scenario->as_of, loading->scenario->file,
                                            loading->diagnostics));
  }
}

/* Events are read against them. */
static void set_years(loader *loading) {
  loading->scenario->start_year = loading->file.start_year;
  loading->scenario->start_month = loading->file.start_month;
  loading->scenario->years = loading->file.years;
  loading->scenario->allowance = loading->file.allowance;
}

/* What the file says by itself. */
static void fill(loader *loading) {
  ap_scenario *scenario = loading->scenario;
  const ap_scenario_file *file = &loading->file;
  scenario->title = file->title;
  if (loading->direct && scenario->catalog != NULL) {
    scenario->title = (ap_words){scenario->catalog->title, scenario->catalog->title_ja};
  }
  if (scenario->title.en == NULL && scenario->title.ja == NULL) {
    scenario->title.en = ap_path_base(scenario->file);
  }
  memcpy(scenario->effort, file->effort, sizeof scenario->effort);
  for (size_t i = 0; i < AP_CRITERIA; i++) {
    scenario->order[i] = (ap_criterion)file->order[i];
  }
  scenario->tag_words = ap_arena_allocate(&scenario->arena, file->tag_count, sizeof *scenario->tag_words);
  scenario->tag_word_count = scenario->tag_words == NULL ? 0 : file->tag_count;
  for (size_t i = 0; i < scenario->tag_word_count; i++) {
    scenario->tag_words[i] = file->tags[i].word;
  }
  scenario->auditor = file->auditor;
  scenario->purse =
      file->purse == NULL ? NULL : ap_purse_fill(file->purse, file->terms, file->start_month, &scenario->arena);
  ap_constraints_fill(&file->constraints, file->start_year, &scenario->arena, &scenario->constraints);
  scenario->timetable = ap_timetable_make(file->timetable, &scenario->arena);
}

static void finish(loader *loading) {
  ap_scenario *scenario = loading->scenario;
  fill(loading);
  if (loading->status == AP_OK) {
    scenario->borrows_tags = scenario->borrows && scenario->tag_word_count == 0;
    worsen(loading, scenario->borrows_tags
                        ? ap_shelf_tagged(loading->shelf, scenario->catalog, scenario->tag_rules, loading->diagnostics,
                                          &scenario->tagged)
                        : ap_tag_catalog(scenario->catalog, scenario->tag_rules, scenario->tag_words,
                                         scenario->tag_word_count, loading->diagnostics, &scenario->tagged));
  }
  if (loading->status == AP_OK && !scenario->borrows) {
    ap_statement_check(scenario->catalog, loading->diagnostics);
    ap_note_idle_rules(scenario, loading->diagnostics);
  }
  if (loading->status == AP_OK && loading->direct) {
    ap_note_assumed_effort(scenario, loading->diagnostics);
  }
}

static ap_status load(loader *loading, const char *path, const ap_scenario_options *options) {
  ap_scenario *scenario = loading->scenario;
  scenario->file = ap_arena_copy(&scenario->arena, path);
  const char *folder = ap_path_folder(&scenario->arena, path);
  if (scenario->arena.failed) {
    return AP_MACHINE;
  }
  loading->direct = options->scheme != NULL;
  loading->lookup = (ap_lookup){.file = loading->direct ? NULL : scenario->file, /* which has no fault of its own */
                                .folder = folder,
                                .root = options->root == NULL ? folder : options->root,
                                .data_folder = options->data_folder,
                                .arena = &scenario->arena,
                                .diagnostics = loading->diagnostics};
  worsen(loading, loading->direct
                      ? ap_scenario_file_of_catalog(&loading->lookup, scenario->file, options, &loading->file)
                      : ap_scenario_file_read(path, &scenario->arena, loading->diagnostics, &loading->file));
  worsen(loading, ap_column_map_settle(loading->file.columns, options->map, options->header_row, &scenario->arena,
                                       loading->diagnostics, &loading->columns));
  set_as_of(loading, options->as_of);
  set_years(loading);
  static void (*const steps[])(loader *) = {load_scheme, load_catalog, load_tag_rules,
                                            load_events, load_history, load_terms};
  for (size_t i = 0; i < sizeof steps / sizeof steps[0] && loading->status != AP_MACHINE; i++) {
    steps[i](loading);
  }
  finish(loading);
  return scenario->arena.failed ? AP_MACHINE : loading->status;
}

ap_status ap_scenario_load(const char *path, const ap_scenario_options *options, ap_diagnostics *diagnostics,
                           ap_scenario **scenario) {
  return ap_scenario_load_from(NULL, path, options, diagnostics, scenario);
}

ap_status ap_scenario_load_from(ap_shelf *shelf, const char *path, const ap_scenario_options *options,
                                ap_diagnostics *diagnostics, ap_scenario **scenario) {
  ap_scenario_options known = {0};
  if (options != NULL) {
    /* a caller built against an earlier version has fewer members */
    memcpy(&known, options, options->size < sizeof known ? options->size : sizeof known);
  }
  loader loading = {.scenario = ap_allocate(1, sizeof **scenario), .shelf = shelf, .diagnostics = diagnostics};
  *scenario = NULL;
  ap_status status = AP_MACHINE;
  if (loading.scenario != NULL) {
    loading.scenario->borrows = shelf != NULL;
    status = load(&loading, path, &known);
  }
  if (status == AP_MACHINE && ap_diagnostics_total(diagnostics, AP_ERROR) == 0) {
    ap_diagnose_plain(diagnostics, NULL, AP_D_OUT_OF_MEMORY);
  }
  if (status != AP_OK) {
    ap_scenario_free(loading.scenario);
    return status;
  }
  *scenario = loading.scenario;
  return AP_OK;
}
