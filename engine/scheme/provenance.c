/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheme/provenance.h"
#include "support/allocate.h"
#include "support/glob.h"
#include "support/text.h"
#include "support/utf8.h"
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

const char *const ap_document_state_names[] = {
    [AP_STATE_NEW] = "new", [AP_STATE_AMENDED] = "amended", [AP_STATE_UNCHANGED] = "unchanged", NULL};
const char *const ap_audience_names[] = {"operators", "agencies", "providers", "auditors", NULL};

typedef struct sources_file {
  ap_document *documents;
  size_t document_count;
  ap_clause *clauses;
  size_t clause_count;
} sources_file;

/* clang-format off */
#define APPLIERS(entry) \
    {.key = "rules", .kind = AP_YAML_TEXTS, .offset = offsetof(entry, applied.rules), \
     .count = offsetof(entry, applied.rule_count)}, \
    {.key = "commands", .kind = AP_YAML_TEXTS, .offset = offsetof(entry, applied.commands), \
     .count = offsetof(entry, applied.command_count)}

static const ap_yaml_field document_fields[] = {
    {.key = "id", .kind = AP_YAML_NAME, .required = true, .offset = offsetof(ap_document, id),
     .mark = offsetof(ap_document, id_mark)},
    {.key = "title", .kind = AP_YAML_WORDS, .required = true, .offset = offsetof(ap_document, title)},
    {.key = "date", .kind = AP_YAML_DATE, .offset = offsetof(ap_document, date)},
    {.key = "state", .kind = AP_YAML_CHOICE, .offset = offsetof(ap_document, state),
     .names = ap_document_state_names},
    {.key = "for", .kind = AP_YAML_CHOICES, .offset = offsetof(ap_document, whose), .names = ap_audience_names},
    {.key = "at_hand", .kind = AP_YAML_BOOL, .offset = offsetof(ap_document, at_hand)},
    APPLIERS(ap_document),
    {.key = "note", .kind = AP_YAML_WORDS, .offset = offsetof(ap_document, note)},
};
static const ap_document document_defaults = {.state = AP_STATE_UNSAID};
static const ap_yaml_table document_table = {
    document_fields, COUNT(document_fields), sizeof(ap_document), &document_defaults};

static const ap_yaml_field clause_fields[] = {
    {.key = "id", .kind = AP_YAML_NAME, .required = true, .offset = offsetof(ap_clause, id),
     .mark = offsetof(ap_clause, id_mark)},
    {.key = "document", .kind = AP_YAML_TEXT, .offset = offsetof(ap_clause, document),
     .mark = offsetof(ap_clause, document_mark)},
    {.key = "under", .kind = AP_YAML_TEXT, .offset = offsetof(ap_clause, under)},
    {.key = "words", .kind = AP_YAML_TEXTS, .offset = offsetof(ap_clause, words),
     .count = offsetof(ap_clause, word_count)},
    {.key = "says", .kind = AP_YAML_WORDS, .required = true, .offset = offsetof(ap_clause, says)},
    APPLIERS(ap_clause),
};
static const ap_yaml_table clause_table = {clause_fields, COUNT(clause_fields), sizeof(ap_clause), NULL};

static const ap_yaml_field sources_fields[] = {
    AP_YAML_VERSION_FIELD,
    {.key = "documents", .kind = AP_YAML_SEQUENCE, .required = true, .offset = offsetof(sources_file, documents),
     .count = offsetof(sources_file, document_count), .table = &document_table},
    {.key = "clauses", .kind = AP_YAML_SEQUENCE, .offset = offsetof(sources_file, clauses),
     .count = offsetof(sources_file, clause_count), .table = &clause_table},
};
static const ap_yaml_table sources_table = {sources_fields, COUNT(sources_fields), sizeof(sources_file), NULL};
/* clang-format on */

const ap_document *ap_document_of(const ap_provenance *provenance, const char *id) {
  for (size_t i = 0; provenance != NULL && id != NULL && i < provenance->document_count; i++) {
    if (strcmp(provenance->documents[i].id, id) == 0) {
      return &provenance->documents[i];
    }
  }
  return NULL;
}

const ap_clause *ap_clause_of(const ap_provenance *provenance, const char *id) {
  for (size_t i = 0; provenance != NULL && id != NULL && i < provenance->clause_count; i++) {
    if (strcmp(provenance->clauses[i].id, id) == 0) {
      return &provenance->clauses[i];
    }
  }
  return NULL;
}

bool ap_applies_rule(const ap_appliers *appliers, const char *scheme, const char *rule) {
  ap_text name = {0};
  bool found = false;
  ap_text_format(&name, "%s/%s", scheme, rule);
  for (size_t i = 0; !name.failed && !found && i < appliers->rule_count; i++) {
    found = ap_glob_matches(appliers->rules[i], name.bytes);
  }
  ap_text_free(&name);
  return found;
}

bool ap_applies_command(const ap_appliers *appliers, const char *command) {
  for (size_t i = 0; i < appliers->command_count; i++) {
    if (strcmp(appliers->commands[i], command) == 0) {
      return true;
    }
  }
  return false;
}

static ap_place place_of(const ap_provenance *provenance, ap_yaml_mark mark) {
  return (ap_place){.file = provenance->file, .line = mark.line, .column = mark.column};
}

/* IDs once each; a clause's document one of the file's. Only for a file without other faults: all IDs are there. */
static ap_status judge(const ap_provenance *provenance, ap_diagnostics *diagnostics) {
  ap_status status = AP_OK;
  for (size_t i = 0; i < provenance->document_count; i++) {
    const ap_document *first = ap_document_of(provenance, provenance->documents[i].id);
    if (first != &provenance->documents[i]) {
      ap_place place = place_of(provenance, provenance->documents[i].id_mark);
      /* gcc-analyzer: null-dereference; what is sought is there: at the latest this one itself */
      ap_diagnose(diagnostics, &place, AP_D_SOURCE_REPEATED, "%s" AP_NEXT "%llu", first->id,
                  (unsigned long long)first->id_mark.line);
      status = AP_BAD_INPUT;
    }
  }
  for (size_t i = 0; i < provenance->clause_count; i++) {
    const ap_clause *clause = &provenance->clauses[i];
    const ap_clause *first = ap_clause_of(provenance, clause->id);
    if (first != clause) {
      ap_place place = place_of(provenance, clause->id_mark);
      /* gcc-analyzer: null-dereference; what is sought is there: at the latest this one itself */
      ap_diagnose(diagnostics, &place, AP_D_SOURCE_REPEATED, "%s" AP_NEXT "%llu", first->id,
                  (unsigned long long)first->id_mark.line);
      status = AP_BAD_INPUT;
    }
    if (clause->document != NULL && ap_document_of(provenance, clause->document) == NULL) {
      char excerpt[AP_EXCERPT_SIZE];
      ap_place place = place_of(provenance, clause->document_mark);
      ap_diagnose(diagnostics, &place, AP_D_SOURCE_DOCUMENT, "%s", ap_utf8_excerpt(clause->document, excerpt));
      status = AP_BAD_INPUT;
    }
  }
  return status;
}

static ap_status read_into(ap_provenance *provenance, const char *path, ap_diagnostics *diagnostics) {
  sources_file file;
  provenance->file = ap_arena_copy(&provenance->arena, path);
  ap_status status =
      ap_yaml_read_file(path, "a list of sources", &sources_table, &provenance->arena, diagnostics, &file);
  if (status != AP_OK) {
    return status;
  }
  provenance->documents = file.documents;
  provenance->document_count = file.document_count;
  provenance->clauses = file.clauses;
  provenance->clause_count = file.clause_count;
  return judge(provenance, diagnostics);
}

ap_status ap_provenance_read(const char *path, ap_diagnostics *diagnostics, ap_provenance **provenance) {
  *provenance = ap_allocate(1, sizeof **provenance);
  if (*provenance == NULL) {
    ap_diagnose_plain(diagnostics, NULL, AP_D_OUT_OF_MEMORY);
    return AP_MACHINE;
  }
  ap_status status = read_into(*provenance, path, diagnostics);
  if (status != AP_OK) {
    ap_provenance_free(*provenance);
    *provenance = NULL;
  }
  return status;
}

void ap_provenance_free(ap_provenance *provenance) {
  if (provenance != NULL) {
    ap_arena_free(&provenance->arena);
    ap_release(provenance);
  }
}
