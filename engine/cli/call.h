/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One call of the command: what was asked for, and what comes of it. */
#ifndef AP_CLI_CALL_H
#define AP_CLI_CALL_H

#include "auditplan/diagnostics.h"
#include "auditplan/scenario.h"
#include "lifecycle/evidence.h"
#include "planning/plan.h"
#include "support/text.h"
#include <string.h>

/* In the order of CLI_ALL_FORMATS. */
typedef enum cli_format { CLI_TEXT, CLI_CSV, CLI_JSON, CLI_HTML, CLI_XLSX, CLI_OSCAL, CLI_ICS } cli_format;
#define CLI_ALL_FORMATS "text|csv|json|html|xlsx|oscal|ics"
typedef enum cli_colour { CLI_AUTO, CLI_ALWAYS, CLI_NEVER } cli_colour;
typedef enum cli_matrix { CLI_MATRIX_AUTO, CLI_MATRIX_ALWAYS, CLI_MATRIX_NEVER } cli_matrix;
typedef enum cli_language { CLI_ENGLISH, CLI_JAPANESE } cli_language;

/* What the options say. Choices are kept as int, the index of their word in the option's list. */
typedef struct cli_options {
  int format;                   /* cli_format */
  int language;                 /* cli_language */
  int colour;                   /* cli_colour */
  int matrix;                   /* cli_matrix */
  int track;                    /* ap_track */
  int reported;                 /* of status: 0 internal, 1 external */
  int objective;                /* ap_objective */
  int64_t peak;                 /* minutes; 0: no limit */
  int64_t node_limit;           /* 0: the planner's own */
  int64_t time_limit;           /* seconds; 0: none */
  int64_t threads;              /* 0: one a processor */
  int64_t max_memory;           /* MiB; 0: no limit */
  const char *summary, *assign; /* parts such as 2/7 */
  const char *master;           /* the summaries' file */
  const char *plans;
  const char *changes;
  const char *evidence;  /* a folder: of plan to be made, of check to be verified */
  int64_t year;          /* a plan year; 0: all */
  const char *allowance; /* percent, from 0 */
  int64_t freeze;        /* a plan year; 0: as the day says */
  const char *against;
  const char *from_screen; /* an assessment that must be eligible; or NULL */
  const char *output;
  const char *as_of;
  const char *root;
  const char *scheme; /* that the catalog in place of a scenario goes by; or NULL */
  int64_t start_year; /* with it; 0: unsaid */
  int64_t years;      /* with it; 0: as the scheme says */
  ap_text map;        /* of the catalog's columns, all that were given with commas between them */
  int64_t header_row; /* 0: it is found */
  bool for_excel;     /* csv is for Excel to open */
  bool check;
  bool append;
  bool explain;
  bool strict;
  bool require_proven;
  bool quiet;
  bool help;
  bool version;
} cli_options;

/* One of several files that go into a folder. */
typedef struct cli_file {
  char name[48];
  ap_text text;
} cli_file;
enum { CLI_FILES_MOST = AP_YEARS_MOST + 1, CLI_EVIDENCE_FILES = AP_EVIDENCE_PARTS + 1 };

struct cli_command;

typedef struct cli_call {
  const struct cli_command *command;
  cli_options options;
  char *const *arguments; /* those of main(), options left out */
  size_t argument_count;
  const char *data_folder;   /* where shipped data lie */
  const char *locale_folder; /* where translations lie */
  ap_diagnostics *diagnostics;
  bool output_failed;             /* standard output could not be written to, and that is told */
  bool delivered;                 /* what there is went out already, piece by piece */
  int first_year, last_year;      /* that are asked for, of a format of single years */
  bool to_folder;                 /* --output is one, and `files` go there in place of the result */
  cli_file files[CLI_FILES_MOST]; /* all of them are written, or none */
  size_t file_count;
  bool has_evidence;                    /* which goes into the folder that --evidence names, before all else */
  ap_text evidence[CLI_EVIDENCE_FILES]; /* the plan's files, by ap_evidence_part, and their manifest */
  ap_text result;  /* goes to standard output or --output, where the status is AP_OK, AP_NO or AP_INTERRUPTED */
  ap_text remarks; /* goes to standard error, whole lines, after the diagnostics */
} cli_call;

/* Where a result goes, or an input comes from, without a file: no option says so, or "-" does. */
static inline bool cli_is_standard_stream(const char *path) { return path == NULL || strcmp(path, "-") == 0; }

#endif
