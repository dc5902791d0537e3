/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where rules and decisions come from: documents, and the clauses of them that are cited, read from YAML
 * (controls/sources.yaml; auditplan.5). Whatever is decided names the clause by its ID, which is looked up here. */
#ifndef AP_SCHEME_PROVENANCE_H
#define AP_SCHEME_PROVENANCE_H

#include "auditplan/diagnostics.h"
#include "support/arena.h"
#include "support/date.h"
#include "support/words.h"
#include "support/yaml.h"

/* As the draft of ISMAP-LIU marks its documents. */
typedef enum ap_document_state {
  AP_STATE_UNSAID = -1, /* of the draft itself */
  AP_STATE_NEW,         /* 【新規】 */
  AP_STATE_AMENDED,     /* ★, 【一部改正】 */
  AP_STATE_UNCHANGED,   /* no mark */
} ap_document_state;

/* What applies a document or a clause: globs of SCHEME/RULE, and names of commands. */
typedef struct ap_appliers {
  const char **rules;
  size_t rule_count;
  const char **commands;
  size_t command_count;
} ap_appliers;

/* Whom a document is for, as bits. */
enum { AP_FOR_OPERATORS = 1, AP_FOR_AGENCIES = 2, AP_FOR_PROVIDERS = 4, AP_FOR_AUDITORS = 8, AP_AUDIENCES = 4 };

typedef struct ap_document {
  const char *id;
  ap_words title;
  ap_date date;   /* year 0: unsaid */
  int state;      /* ap_document_state */
  unsigned whose; /* AP_FOR_… */
  bool at_hand;   /* its text was read; others are known by name alone */
  ap_appliers applied;
  ap_words note;
  ap_yaml_mark id_mark;
} ap_document;

typedef struct ap_clause {
  const char *id;
  const char *document; /* an ap_document's ID; NULL: no document says it, it is a reading of ours */
  const char *under;    /* the heading that it stands under, as the document has it */
  const char **words;   /* quoted from the document, in its language */
  size_t word_count;
  ap_words says; /* in our own words */
  ap_appliers applied;
  ap_yaml_mark id_mark, document_mark;
} ap_clause;

typedef struct ap_provenance {
  ap_arena arena;
  const char *file;
  ap_document *documents;
  size_t document_count;
  ap_clause *clauses;
  size_t clause_count;
} ap_provenance;

ap_status ap_provenance_read(const char *path, ap_diagnostics *diagnostics, ap_provenance **provenance);
void ap_provenance_free(ap_provenance *provenance);

/* NULL where there is none of that ID, or where `provenance` or the ID is NULL. */
const ap_document *ap_document_of(const ap_provenance *provenance, const char *id);
const ap_clause *ap_clause_of(const ap_provenance *provenance, const char *id);

/* Whether a rule of a scheme, or a command, is among those that apply it. */
bool ap_applies_rule(const ap_appliers *appliers, const char *scheme, const char *rule);
bool ap_applies_command(const ap_appliers *appliers, const char *command);

/* The words that files have for states and audiences; NULL ends each list. */
extern const char *const ap_document_state_names[];
extern const char *const ap_audience_names[];

#endif
