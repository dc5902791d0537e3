/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The evidence of a plan: a folder with the plan as CSV and as JSON, certificate included, and a manifest that says
 * what the plan was made from, by what, and which bytes the files have (format "auditplan/evidence", auditplan.5). A
 * manifest as it is written, and as it is read back. */
#ifndef AP_LIFECYCLE_EVIDENCE_H
#define AP_LIFECYCLE_EVIDENCE_H

#include "auditplan/diagnostics.h"
#include "lifecycle/digest.h"
#include "lifecycle/inputs.h"
#include "support/arena.h"
#include <stdbool.h>

#define AP_EVIDENCE_FORMAT "auditplan/evidence"
#define AP_EVIDENCE_MANIFEST "manifest.json"
enum { AP_EVIDENCE_VERSION = 1 };

/* The files beside the manifest: all of them, and no others. */
typedef enum ap_evidence_part { AP_EVIDENCE_CSV, AP_EVIDENCE_JSON } ap_evidence_part;
enum { AP_EVIDENCE_PARTS = AP_EVIDENCE_JSON + 1 };
extern const char *const ap_evidence_names[AP_EVIDENCE_PARTS];

/* Something with a name, such as an option of the command, and what it is set to. */
typedef struct ap_named {
  const char *name;
  const char *value;
} ap_named;

typedef struct ap_evidence {
  const char *version;       /* of auditplan, that made the plan */
  const char *build;         /* which build of it: the build ID of its program; "" where it has none */
  const ap_named *libraries; /* not read back */
  size_t library_count;
  const char *as_of;       /* 2027-04-01 */
  const ap_named *options; /* those that were given and have a part in the result */
  size_t option_count;
  bool ended_early; /* by a limit of time or an interruption: not read back */
  ap_bytes_of files[AP_EVIDENCE_PARTS];
  const ap_input *inputs; /* in the order in which they were read */
  size_t input_count;
} ap_evidence;

/* Reads a manifest; strings are the arena's. Nothing that it names is opened. AP_OK; AP_BAD_INPUT, told; AP_MACHINE. */
ap_status ap_evidence_read(const char *path, ap_diagnostics *diagnostics, ap_arena *arena, ap_evidence *evidence);

#endif
