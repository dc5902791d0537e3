/* SPDX-License-Identifier: GPL-3.0-or-later */
/* YAML read into plain structs through tables that say which keys and values there are. All faults of a file are
 * told in one run, each with line and column.
 *
 *   typedef struct about { ap_words title; bool complete; } about;
 *   static const ap_yaml_field fields[] = {
 *       AP_YAML_VERSION_FIELD,
 *       {.key = "title", .kind = AP_YAML_WORDS, .offset = offsetof(about, title)},
 *       {.key = "complete", .kind = AP_YAML_BOOL, .offset = offsetof(about, complete)},
 *   };
 *   static const about defaults = {.complete = true};
 *   static const ap_yaml_table table = {fields, sizeof fields / sizeof fields[0], sizeof(about), &defaults};
 *   about read;
 *   ap_status status = ap_yaml_read_file(path, "what a catalog is", &table, &arena, diagnostics, &read);
 */
#ifndef AP_SUPPORT_YAML_H
#define AP_SUPPORT_YAML_H

#include "support/arena.h"
#include "support/date.h"
#include "support/diagnose.h"
#include "support/source.h"
#include "support/words.h"

enum { AP_YAML_FIELDS_MOST = 32 }; /* in one table */

/* What a value may be, and, after the colon, what it becomes at the field's `offset`. */
typedef enum ap_yaml_kind {
  AP_YAML_VERSION,  /* 1, the only version there is: nothing */
  AP_YAML_TEXT,     /* text that is not empty: const char * */
  AP_YAML_NAME,     /* text fit for lists of names, without spaces, commas, plus signs, quotes: const char * */
  AP_YAML_INTEGER,  /* a whole number, `least` to `most`: int32_t */
  AP_YAML_INTEGERS, /* the same, or a list of them, not empty: const ap_yaml_integer *, and their number at `count` */
  AP_YAML_BOOL,     /* yes, no, true, false: bool */
  AP_YAML_WORDS,    /* a text, or {en: text, ja: text}: ap_words */
  AP_YAML_DATE,     /* 2027-04-01: ap_date */
  AP_YAML_CHOICE,   /* one of `names`: its index, int */
  AP_YAML_CHOICES,  /* one of `names`, or a list of them: unsigned, with the bit 1 << index of each */
  AP_YAML_PERMUTATION, /* a list of all of `names`, each once: int[], indices in the order of the list */
  AP_YAML_TEXTS,       /* a text, or a list of texts: const char **, and their number at `count` */
  AP_YAML_MAPPING,     /* a mapping: the struct of `table`, in place */
  AP_YAML_BRANCH,      /* a mapping: a pointer to the struct of `table`; NULL where absent */
  AP_YAML_SEQUENCE, /* a list of mappings, not empty where required: a pointer to structs of `table`, and their number
                       at `count` */
} ap_yaml_kind;

/* Where a value stands; `line` 0 where the file does not give it. */
typedef struct ap_yaml_mark {
  uint64_t line, column;
} ap_yaml_mark;

/* An element of AP_YAML_INTEGERS. */
typedef struct ap_yaml_integer {
  int32_t value;
  ap_yaml_mark mark;
} ap_yaml_integer;

typedef struct ap_yaml_table ap_yaml_table;

typedef struct ap_yaml_field {
  const char *key;
  ap_yaml_kind kind;
  bool required;
  bool plain;    /* of one text or several: IDs, read in plain characters (support/plain.h) */
  size_t offset; /* in the struct, of the value */
  size_t count;  /* of the size_t that takes the number of elements */
  size_t mark;   /* of an ap_yaml_mark that takes the value's place; 0: not wanted */
  int32_t least, most;
  const char *const *names; /* NULL at the end */
  const ap_yaml_table *table;
  size_t faulty; /* of a bool that becomes true where the value has a fault; 0: not wanted */
  size_t path;   /* of the const char * that takes a text in place of a sequence, the path of a file; 0: not wanted */
} ap_yaml_field;

struct ap_yaml_table {
  const ap_yaml_field *fields;
  size_t count;         /* at most AP_YAML_FIELDS_MOST */
  size_t size;          /* of the struct */
  const void *defaults; /* a struct that is copied before reading; NULL: all zero */
};

/* The first field of the table of a file's top. */
#define AP_YAML_VERSION_FIELD                                                                                          \
  { .key = "version", .kind = AP_YAML_VERSION, .required = true }

/* Reads the one document of `source` into the struct at `into`. What that points to belongs to `arena`.
 * Refused, besides what the table does not allow: syntax errors, an unknown version (nothing else is told then),
 * keys given twice, nesting above 32, circular aliases, more than
 * 1,000,000 values or 1,000 anchors, tags, NUL characters.
 * Returns AP_OK, AP_BAD_INPUT or AP_MACHINE; `into` is only complete after AP_OK, but always valid. */
ap_status ap_yaml_read(const ap_source *source, const ap_yaml_table *table, ap_arena *arena,
                       ap_diagnostics *diagnostics, void *into);

/* The same for a file ("-": standard input), with `expected` as for ap_source_read(). */
ap_status ap_yaml_read_file(const char *path, const char *expected, const ap_yaml_table *table, ap_arena *arena,
                            ap_diagnostics *diagnostics, void *into);

#endif
