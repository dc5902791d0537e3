/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the scheme says of the way to registration and of the years after, as data (registration.yaml of the shipped
 * data): each part with its source, and with what of it is our own reading. */
#ifndef AP_LIFECYCLE_REGISTRATION_H
#define AP_LIFECYCLE_REGISTRATION_H

#include "auditplan/diagnostics.h"
#include "scheme/timetable.h"
#include "support/arena.h"
#include "support/words.h"

typedef struct ap_source_note {
  const char *document, *clause;
} ap_source_note;

typedef struct ap_step_words {
  ap_words title;
  ap_source_note source;
  ap_words reading; /* both NULL: none */
} ap_step_words;

typedef enum ap_calendar_rule {
  AP_CONTRACT_AFTER_NOTICE,
  AP_PERIOD_MOST,
  AP_PERIOD_LEAST,
  AP_PERIOD_GAPLESS,
  AP_CALENDAR_RULES
} ap_calendar_rule;

typedef struct ap_rule_words {
  int32_t months; /* 0: the rule counts none */
  ap_source_note source;
  ap_words reading;
} ap_rule_words;

/* A provisional measure: until when it lets a service be used that is not registered. */
typedef struct ap_provisional {
  int32_t type;
  ap_date until;
  ap_words asks; /* only where this is so */
  ap_source_note source;
} ap_provisional;

typedef enum ap_duty_time { AP_AT_PRE_APPLICATION, AP_AT_APPLICATION, AP_WHILE_REGISTERED, AP_DUTY_TIMES } ap_duty_time;

/* What the provider gives, or does. */
typedef struct ap_duty {
  const char *id;
  int when; /* ap_duty_time */
  ap_words what;
  ap_source_note source;
  ap_words reading;
} ap_duty;

typedef struct ap_registration {
  const char *scheme; /* that it is of */
  ap_step_words steps[AP_STEPS];
  ap_rule_words rules[AP_CALENDAR_RULES];
  ap_provisional *provisional;
  size_t provisional_count;
  ap_duty *duties;
  size_t duty_count;
} ap_registration;

/* Reads registration.yaml of the data folder (NULL: where it was installed) into memory of the arena. */
ap_status ap_registration_read(const char *data_folder, ap_arena *arena, ap_diagnostics *diagnostics,
                               ap_registration *registration);

/* The measure of that type; NULL where the text knows no end of one. */
const ap_provisional *ap_provisional_of(const ap_registration *registration, int32_t type);

/* In files: "contract_after_notice", "application". */
const char *ap_calendar_rule_name(ap_calendar_rule rule);
const char *ap_duty_time_name(ap_duty_time when);

#endif
