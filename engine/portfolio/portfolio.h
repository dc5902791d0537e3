/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A portfolio file: the services of an audit firm, the auditors that they share, and the years looked at. */
#ifndef AP_PORTFOLIO_PORTFOLIO_H
#define AP_PORTFOLIO_PORTFOLIO_H

#include "auditplan/scenario.h"
#include "support/arena.h"
#include "support/text.h"
#include "support/words.h"
#include <stdbool.h>

enum {
  AP_FIRM_YEARS_MOST = 60,
  AP_COPIES_MOST = 1000000,
  AP_SERVICES_MOST = 10000000,
  AP_POOLS_MOST = 64,
  AP_TOLERANCE_MOST = 1000
};

/* Services named in one place. */
typedef struct ap_service_group {
  const char *name;
  size_t scenario; /* index */
  size_t count;
  size_t first;  /* the number of its first service in the portfolio, from 0 */
  bool numbered; /* they are called NAME-1, NAME-2, … */
} ap_service_group;

/* Auditors that the work of some tracks, or the part of it that needs their skill, must not exceed in a year. */
typedef struct ap_auditor_pool {
  const char *name;
  uint64_t line, column; /* where the portfolio's file has the name */
  unsigned tracks;       /* bits 1 << ap_track */
  int skill;             /* index into the portfolio's skills; below 0: all work */
  int64_t minutes;       /* a year */
  int *years;            /* none: every year */
  size_t year_count;
} ap_auditor_pool;

/* What the work on a portfolio is at. */
typedef enum ap_firm_step { AP_FIRM_READS, AP_FIRM_LEVELS, AP_FIRM_WRITES } ap_firm_step;

/* Told now and then while it goes on, always by the thread that began it; `tell` may be NULL. */
typedef struct ap_firm_watch {
  /* `done` of `all` services; both 0 where the step does not go service by service. */
  void (*tell)(void *context, ap_firm_step step, size_t done, size_t all);
  void *context;
} ap_firm_watch;

typedef struct ap_portfolio {
  ap_arena arena;
  const char *file;
  ap_words title;
  int start_year, years;  /* of the firm's view; 0: those of its services */
  int tolerance;          /* percent that a service's year may lie above its own peak */
  const char **scenarios; /* paths that services name, in the order of first mention */
  size_t scenario_count;
  ap_service_group *groups; /* in the order of the services */
  size_t group_count;
  size_t service_count;
  ap_auditor_pool *pools;
  size_t pool_count;
  const char **skills; /* that pools ask for, in the order of first mention */
  size_t skill_count;
  uint64_t digest;     /* of all that is said above: parts of one portfolio know each other by it */
  ap_firm_watch watch; /* nobody is told unless the caller sets it */
} ap_portfolio;

/* Reads the file at `path` and the list of services that it names. `root`: the folder that paths may not leave; NULL:
 * the file's own. AP_OK and a portfolio that the caller frees; AP_BAD_INPUT; AP_MACHINE. */
ap_status ap_portfolio_read(const char *path, const char *root, ap_diagnostics *diagnostics, ap_portfolio **result);
void ap_portfolio_free(ap_portfolio *portfolio);

/* Tells the portfolio's watch. */
void ap_firm_tell(const ap_portfolio *portfolio, ap_firm_step step, size_t done, size_t all);

/* The group that the service of that number belongs to. */
const ap_service_group *ap_service_group_of(const ap_portfolio *portfolio, size_t service);

/* Adds the name of the service of that number. */
void ap_add_service_name(const ap_portfolio *portfolio, size_t service, ap_text *text);

/* Part `part` (from 1) of `parts` nearly equal ones: services `first` to `end` - 1. */
void ap_portfolio_part(const ap_portfolio *portfolio, size_t part, size_t parts, size_t *first, size_t *end);

#endif
