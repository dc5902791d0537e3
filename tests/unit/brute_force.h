/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The best plan of a small instance by trying everything: no bound, no solver, no code of the planner. */
#ifndef AP_TESTS_BRUTE_FORCE_H
#define AP_TESTS_BRUTE_FORCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { BRUTE_YEARS_MOST = 8, BRUTE_UNITS_MOST = 12, BRUTE_COVERS_MOST = 1 << BRUTE_YEARS_MOST };

typedef struct brute_unit {
  int64_t minutes;
  int period;
  int deadline; /* 1 to `period`; later, at most the horizon, for an overdue unit that years are forbidden to */
} brute_unit;

typedef struct brute_instance {
  int horizon; /* at least every unit's period */
  size_t count;
  brute_unit units[BRUTE_UNITS_MOST];
  unsigned forbidden[BRUTE_UNITS_MOST]; /* years of each unit, year t being bit t - 1 */
  unsigned required[BRUTE_UNITS_MOST];
  unsigned capped; /* the years that have a cap */
  int64_t caps[BRUTE_YEARS_MOST];
} brute_instance;

/* The sets of years that satisfy a unit, year t being bit t - 1. */
typedef struct brute_covers {
  size_t count;
  unsigned years[BRUTE_COVERS_MOST];
} brute_covers;

typedef enum brute_breadth { BRUTE_MINIMAL_COVERS, BRUTE_ALL_COVERS } brute_breadth;

typedef struct brute_value {
  int64_t peak;
  int64_t total;
  int64_t loads[BRUTE_YEARS_MOST]; /* from the largest down */
} brute_value;

typedef struct brute_best {
  brute_value total_first;  /* by peak, then total, then the sorted loads */
  brute_value spread_first; /* by the sorted loads, which hold the peak, and then settle the total */
  size_t vectors;           /* how many different load vectors were weighed at the end */
  bool feasible;            /* there is a plan; else the values mean nothing */
} brute_best;

void brute_force_covers(int horizon, const brute_unit *unit, brute_breadth breadth, brute_covers *covers);
/* Those of a unit of the instance, within the years that it is allowed. */
void brute_force_covers_of(const brute_instance *instance, size_t unit, brute_breadth breadth, brute_covers *covers);

/* How many plans there are to try, at most `limit`. */
uint64_t brute_force_size(const brute_instance *instance, brute_breadth breadth, uint64_t limit);

/* Returns false where memory is short. */
bool brute_force_best(const brute_instance *instance, brute_breadth breadth, brute_best *best);

/* The value of given loads of `horizon` years. */
brute_value brute_value_of(const int64_t *loads, int horizon);
/* Negative, zero or positive, as in qsort(): by the loads sorted from the largest. */
int brute_compare_spread(const brute_value *left, const brute_value *right, int horizon);

/* The parts of a certificate, from the enumerated covers (design.md section 4). */
typedef struct brute_forced {
  int64_t minutes[BRUTE_YEARS_MOST]; /* A_t */
  int64_t common_divisor;            /* g */
} brute_forced;

void brute_force_forced(const brute_instance *instance, brute_forced *forced);
/* R = sum of e_u c_u(w), weights of `horizon` years. */
int64_t brute_force_weighted(const brute_instance *instance, const int64_t *weights);
/* The smallest P >= max A_t with sum w_t (A_t + g floor((min(P, cap_t) - A_t) / g)) >= R, looked for one by one; -1
 * where the caps keep every P from it, or A_t is above a cap: then there is no plan. */
int64_t brute_force_weights_bound(const brute_instance *instance, const int64_t *weights);
/* e_u + the smallest A_t of its allowed years up to its deadline; 0 where the unit is forced in some year. */
int64_t brute_force_unit_bound(const brute_instance *instance, size_t unit);
/* Whether an argument for large units refutes the peak (auditplan.5, "Certificate"). */
typedef enum brute_argument { BRUTE_PIGEONHOLE, BRUTE_THRESHOLD, BRUTE_ROUNDING } brute_argument;
bool brute_force_refutes(const brute_instance *instance, brute_argument argument, int64_t parameter,
                         const int64_t *weights, int64_t peak);
/* The bound of the total under a peak of at most `peak`. */
int64_t brute_force_total_bound(const brute_instance *instance, int64_t peak, int64_t scale, const int64_t *weights);

#endif
