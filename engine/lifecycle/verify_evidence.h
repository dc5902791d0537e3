/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a folder is the evidence that its manifest says: its files have the recorded bytes, nothing else lies there,
 * both files have the same plan, and what is read now is what the plan was made from. Whether the plan keeps to the
 * rules is for checking/ to say. */
#ifndef AP_LIFECYCLE_VERIFY_EVIDENCE_H
#define AP_LIFECYCLE_VERIFY_EVIDENCE_H

#include "lifecycle/evidence.h"
#include "support/source.h"

typedef enum ap_held {
  AP_HELD_SAME,  /* the recorded bytes */
  AP_HELD_OTHER, /* other bytes */
  AP_HELD_NONE,  /* not there; of an input: not read */
} ap_held;

/* What became of a recorded file or input. */
typedef struct ap_holding {
  ap_held held;
  ap_bytes_of found; /* zero where there is none */
} ap_holding;

typedef struct ap_verification {
  ap_arena arena;
  const char *folder; /* as the user named it */
  const char *manifest;
  ap_evidence evidence;
  ap_diagnostics *differences;          /* whatever their severity: any entry is one */
  ap_source sources[AP_EVIDENCE_PARTS]; /* the bytes that were digested; none where they are no text */
  ap_holding files[AP_EVIDENCE_PARTS];
  ap_holding *inputs;      /* of the evidence's inputs */
  const char **signatures; /* names of files that are not examined, sorted */
  size_t signature_count;
} ap_verification;

/* Reads the manifest of the folder, lists the folder and digests its files. Differences go into the verification, what
 * keeps it from being made into `diagnostics`. AP_OK, also with differences; AP_BAD_INPUT; AP_MACHINE. Freed by
 * ap_verification_free() in any case. */
ap_status ap_verification_begin(const char *folder, ap_diagnostics *diagnostics, ap_verification *verification);

/* What is read now, named as the recorded inputs are. `complete`: reading came to its end, so that what is not there
 * was not read at all. AP_OK; AP_MACHINE, told. */
ap_status ap_verify_inputs(ap_verification *verification, const ap_inputs *now, bool complete,
                           ap_diagnostics *diagnostics);

/* The day and the options that decide what is read; `value` is NULL of one that is not given now. */
void ap_verify_options(ap_verification *verification, const char *as_of, const ap_named *now, size_t count);

/* Whether plan.csv has the rows of plan.json, where both have the recorded bytes. AP_OK, also with a difference;
 * AP_BAD_INPUT, told, where one of them is no plan; AP_MACHINE. */
ap_status ap_verify_rows(ap_verification *verification, ap_diagnostics *diagnostics);

uint64_t ap_verification_differences(const ap_verification *verification);
/* The path of a file of the folder. NULL where memory is short. */
const char *ap_verification_path(ap_verification *verification, ap_evidence_part part);
void ap_verification_free(ap_verification *verification);

#endif
