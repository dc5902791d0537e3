/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/program.h"
#include "planning/bounds.h"
#include "planning/solver_door.h"
#include "support/allocate.h"
#include <float.h>
#include <glpk.h>
#include <math.h>

/* An arc of a network: audited in year `from`, next in year `to`. from 0: a class begins (its first audit is in year
 * `to`); to horizon + 1: nothing more is due. */
typedef struct arc {
  int from, to;
  size_t class_index; /* of an arc that begins */
} arc;

/* Classes that differ in their deadlines alone flow through one network, each from its own beginning. */
typedef struct network {
  size_t first_class, class_count;
  size_t first_arc, arc_count;
  int balance_row; /* of year 1: what comes in goes on; the other years follow */
} network;

struct ap_program {
  const ap_classes *classes;
  glp_prob *problem;
  network *networks;
  size_t network_count;
  arc *arcs;
  size_t arc_count;
  int first_arc_column;
  double unit; /* minutes that count as 1 in the program, so that its numbers are near 1 */
  bool own_environment;
  bool failed;  /* GLPK gave up and took the problem with it */
  bool stopped; /* by the watch, and the problem is gone as well */
  ap_watch *watch;
};

/* Columns: 1 the excess z, then one over_t a year, then the arcs.
 * Rows: load_t - z, then load_t - over_t, then the total, then balances. */
enum { EXCESS_COLUMN = 1 };
static int over_column(int year) { return EXCESS_COLUMN + 1 + year; }
static int load_row(int year) { return 1 + year; }
static int over_row(const ap_program *program, int year) { return 1 + program->classes->horizon + year; }
static int total_row(const ap_program *program) { return 1 + 2 * program->classes->horizon; }

static void add_arc(ap_program *program, network *flow, arc added) {
  program->arcs[program->arc_count++] = added;
  flow->arc_count++;
}

static void list_arcs(ap_program *program, network *flow) {
  int horizon = program->classes->horizon;
  const ap_class *classes = &program->classes->classes[flow->first_class];
  flow->first_arc = program->arc_count;
  for (size_t c = 0; c < flow->class_count; c++) {
    for (int to = 1; !classes[c].fixed && to <= classes[c].rule.deadline && to <= horizon; to++) {
      if (ap_may_follow(&classes[c].rule, 0, to)) {
        add_arc(program, flow, (arc){.to = to, .class_index = flow->first_class + c});
      }
    }
  }
  const ap_cover_rule *rule = &classes[0].rule;
  for (int from = 1; from <= horizon; from++) {
    for (int to = from + 1; to <= from + rule->every && to <= horizon; to++) {
      if (ap_may_follow(rule, from, to)) {
        add_arc(program, flow, (arc){.from = from, .to = to});
      }
    }
    if (ap_may_end(rule, from)) {
      add_arc(program, flow, (arc){.from = from, .to = horizon + 1});
    }
  }
}

static bool flow_together(const ap_class *left, const ap_class *right) {
  const ap_cover_rule *a = &left->rule;
  const ap_cover_rule *b = &right->rule;
  return a->every == b->every && a->barred == b->barred && a->required == b->required &&
         left->direction == right->direction;
}

/* The networks of all classes that have something to choose. */
static void list_networks(ap_program *program) {
  const ap_classes *classes = program->classes;
  for (size_t c = 0; c < classes->count; c++) {
    network *last = program->network_count == 0 ? NULL : &program->networks[program->network_count - 1];
    if (last != NULL && flow_together(&classes->classes[last->first_class], &classes->classes[c])) {
      last->class_count++;
    } else {
      program->networks[program->network_count++] = (network){.first_class = c, .class_count = 1};
    }
  }
  for (size_t n = 0; n < program->network_count; n++) {
    list_arcs(program, &program->networks[n]);
  }
}

/* Each class has one row: what begins is its minutes. Each network and year has one: what comes in goes on. */
static void add_rows(ap_program *program, int *class_row) {
  const ap_classes *classes = program->classes;
  glp_prob *problem = program->problem;
  int horizon = classes->horizon;
  int next = total_row(program) + 1;
  glp_add_rows(problem, total_row(program) + (int)classes->count + (int)program->network_count * horizon);
  for (size_t c = 0; c < classes->count; c++) {
    class_row[c] = next++;
    double minutes = classes->classes[c].fixed ? 0 : (double)classes->classes[c].minutes / program->unit;
    glp_set_row_bnds(problem, class_row[c], GLP_FX, minutes, minutes);
  }
  for (size_t n = 0; n < program->network_count; n++) {
    program->networks[n].balance_row = next;
    for (int year = 1; year <= horizon; year++) {
      glp_set_row_bnds(problem, next++, GLP_FX, 0, 0);
    }
  }
}

static void add_arc_column(ap_program *program, const network *flow, size_t index, const int *class_row) {
  const arc *added = &program->arcs[index];
  int rows[6] = {0};
  double values[6] = {0};
  int count = 0;
  rows[++count] = added->from == 0 ? class_row[added->class_index] : flow->balance_row + added->from - 1;
  values[count] = added->from == 0 ? 1 : -1;
  if (added->to <= program->classes->horizon) {
    const int gains[] = {flow->balance_row + added->to - 1, load_row(added->to - 1), over_row(program, added->to - 1),
                         total_row(program)};
    for (int i = 0; i < 4; i++) {
      rows[++count] = gains[i];
      values[count] = 1;
    }
  }
  int column = program->first_arc_column + (int)index;
  glp_set_mat_col(program->problem, column, count, rows, values);
  glp_set_col_bnds(program->problem, column, GLP_LO, 0, 0);
}

static void add_columns(ap_program *program, const int *class_row) {
  int horizon = program->classes->horizon;
  glp_prob *problem = program->problem;
  program->first_arc_column = 2 + horizon;
  glp_add_cols(problem, 1 + horizon + (int)program->arc_count);
  int excess_rows[AP_YEARS_MOST + 1] = {0};
  double minus_ones[AP_YEARS_MOST + 1] = {0};
  for (int year = 0; year < horizon; year++) {
    int rows[2] = {0, over_row(program, year)};
    excess_rows[year + 1] = load_row(year);
    minus_ones[year + 1] = -1;
    glp_set_mat_col(problem, over_column(year), 1, rows, (double[2]){0, -1});
    glp_set_col_bnds(problem, over_column(year), GLP_LO, 0, 0);
  }
  glp_set_mat_col(problem, EXCESS_COLUMN, horizon, excess_rows, minus_ones);
  for (size_t n = 0; n < program->network_count; n++) {
    const network *flow = &program->networks[n];
    for (size_t a = flow->first_arc; a < flow->first_arc + flow->arc_count; a++) {
      add_arc_column(program, flow, a, class_row);
    }
  }
}

typedef struct build_work {
  ap_program *program;
  int *class_row;
} build_work;

static void build(void *context) {
  build_work *work = context;
  work->program->own_environment = glp_init_env() == 0;
  glp_term_out(GLP_OFF);
  work->program->problem = glp_create_prob();
  glp_set_obj_dir(work->program->problem, GLP_MIN);
  add_rows(work->program, work->class_row);
  add_columns(work->program, work->class_row);
}

/* At most one arc into each year from each of the `every` years before it, one out at the end, and the beginnings. */
static size_t count_arcs_at_most(const ap_classes *classes) {
  size_t years = (size_t)classes->horizon;
  size_t arcs = 0;
  for (size_t c = 0; c < classes->count; c++) {
    arcs += years * ((size_t)classes->classes[c].rule.every + 2);
  }
  return arcs;
}

ap_status ap_program_new(const ap_classes *classes, ap_watch *watch, ap_program **result) {
  ap_program *program = ap_allocate(1, sizeof *program);
  network *networks = ap_allocate(classes->count, sizeof *networks);
  arc *arcs = ap_allocate(count_arcs_at_most(classes), sizeof *arcs);
  int *class_row = ap_allocate(classes->count, sizeof *class_row);
  if (program == NULL || networks == NULL || arcs == NULL || class_row == NULL) {
    ap_release(program);
    ap_release(networks);
    ap_release(arcs);
    ap_release(class_row);
    return AP_MACHINE;
  }
  *program = (ap_program){.classes = classes, .watch = watch, .networks = networks, .arcs = arcs, .unit = 1};
  for (size_t c = 0; c < classes->count; c++) {
    program->unit += classes->classes[c].fixed ? 0 : (double)classes->classes[c].minutes;
  }
  list_networks(program);
  build_work work = {.program = program, .class_row = class_row};
  program->failed = !ap_behind_solver_door(build, &work);
  ap_release(class_row);
  if (program->failed) {
    ap_program_free(program);
    return AP_MACHINE;
  }
  *result = program;
  return AP_OK;
}

static void delete_problem(void *context) {
  ap_program *program = context;
  glp_delete_prob(program->problem);
  if (program->own_environment) {
    glp_free_env();
  }
}

void ap_program_free(ap_program *program) {
  if (program == NULL) {
    return;
  }
  if (!program->failed && !program->stopped) {
    ap_behind_solver_door(delete_problem, program);
  }
  ap_release(program->networks);
  ap_release(program->arcs);
  ap_release(program);
}

/* ---- solving ---- */

typedef struct solve_work {
  ap_program *program;
  bool excess_costs, arcs_cost, over_costs;
  const int64_t *prices;  /* of an arc's class and year, or NULL: all alike */
  double price_unit;      /* what counts as a price of 1 */
  const int64_t *limits;  /* of the load rows */
  const int64_t *targets; /* of the over rows, or NULL */
  double total;           /* of the total row; below 0: none */
  int result;
  double value;
} solve_work;

static void bound_above(glp_prob *problem, int row, double most) { glp_set_row_bnds(problem, row, GLP_UP, 0, most); }

/* What a minute that takes the arc costs. */
static double arc_cost(const solve_work *work, const network *flow, const arc *taken) {
  const ap_classes *classes = work->program->classes;
  if (!work->arcs_cost || taken->to > classes->horizon) {
    return 0;
  }
  if (work->prices == NULL) {
    return 1;
  }
  size_t class_index = taken->from == 0 ? taken->class_index : flow->first_class;
  int64_t price = work->prices[class_index * (size_t)classes->horizon + (size_t)(taken->to - 1)];
  return (double)price / (double)classes->classes[class_index].minutes / work->price_unit;
}

static void set_arc_costs(const solve_work *work) {
  const ap_program *program = work->program;
  for (size_t n = 0; n < program->network_count; n++) {
    const network *flow = &program->networks[n];
    for (size_t a = flow->first_arc; a < flow->first_arc + flow->arc_count; a++) {
      glp_set_obj_coef(program->problem, program->first_arc_column + (int)a, arc_cost(work, flow, &program->arcs[a]));
    }
  }
}

static void set_bounds(const solve_work *work) {
  const ap_program *program = work->program;
  glp_prob *problem = program->problem;
  for (int year = 0; year < program->classes->horizon; year++) {
    double fixed = (double)program->classes->fixed[year];
    bound_above(problem, load_row(year), ((double)work->limits[year] - fixed) / program->unit);
    if (work->targets == NULL) {
      glp_set_row_bnds(problem, over_row(program, year), GLP_FR, 0, 0);
    } else {
      bound_above(problem, over_row(program, year), ((double)work->targets[year] - fixed) / program->unit);
    }
    glp_set_obj_coef(problem, over_column(year), work->over_costs ? 1 : 0);
  }
  if (work->total < 0) {
    glp_set_row_bnds(problem, total_row(program), GLP_FR, 0, 0);
  } else {
    bound_above(problem, total_row(program), work->total / program->unit);
  }
  glp_set_obj_coef(problem, EXCESS_COLUMN, work->excess_costs ? 1 : 0);
  glp_set_col_bnds(problem, EXCESS_COLUMN, work->excess_costs ? GLP_LO : GLP_FX, 0, 0);
  set_arc_costs(work);
}

static void solve(void *context) {
  solve_work *work = context;
  glp_smcp parameters;
  ap_solver_parameters(&parameters);
  set_bounds(work);
  work->result = glp_simplex(work->program->problem, &parameters);
  if (work->result == 0 && glp_get_status(work->program->problem) != GLP_OPT) {
    work->result = -1;
  }
  work->value = glp_get_obj_val(work->program->problem) * work->program->unit;
}

/* ---- the flow's covers ---- */

/* The arc out of `from` that carries the most; NULL where none carries anything. */
static arc *strongest(const ap_program *program, const double *carried, const network *flow, int from,
                      size_t class_index) {
  arc *best = NULL;
  for (size_t a = flow->first_arc; a < flow->first_arc + flow->arc_count; a++) {
    arc *each = &program->arcs[a];
    if (each->from == from && (from != 0 || each->class_index == class_index) && carried[a] > 0 &&
        (best == NULL || carried[a] > carried[best - program->arcs])) {
      best = each;
    }
  }
  return best;
}

/* Takes one way of the class out of the flow; false where nothing of the class is left. */
static bool take_way(const ap_program *program, double *carried, const network *flow, size_t class_index,
                     ap_share *share) {
  static const int64_t alike[AP_YEARS_MOST] = {0};
  const ap_class *class = &program->classes->classes[class_index];
  double least = DBL_MAX;
  arc *way[AP_YEARS_MOST + 1];
  int length = 0;
  *share = (ap_share){.class_index = class_index};
  for (int year = 0; year <= program->classes->horizon;) {
    arc *next = strongest(program, carried, flow, year, class_index);
    if (next == NULL) {
      break; /* rounding lost the rest of the way */
    }
    way[length++] = next;
    double flows = carried[next - program->arcs];
    least = flows < least ? flows : least;
    year = next->to;
    share->cover |= year <= program->classes->horizon ? (ap_cover)1 << (year - 1) : 0;
  }
  if (length == 0) {
    return false;
  }
  for (int i = 0; i < length; i++) {
    carried[way[i] - program->arcs] -= least;
  }
  share->minutes = llround(least * program->unit);
  if (ap_is_cover(&class->rule, share->cover)) {
    share->cover = ap_spare_years(&class->rule, share->cover, 0);
  } else {
    ap_cheapest_cover(&class->rule, alike, &share->cover);
  }
  return true;
}

static const double NOTHING = 1e-9; /* of the program's unit: below the solver's own tolerance */

static ap_status read_flow(ap_program *program, double price_unit, ap_arena *arena, ap_flow *flow) {
  for (int year = 0; year < program->classes->horizon; year++) {
    double dual = -glp_get_row_dual(program->problem, load_row(year));
    flow->prices[year] = dual > 0 ? llround(dual * price_unit) : 0;
  }
  double *carried = ap_allocate(program->arc_count, sizeof *carried);
  size_t most = program->arc_count + 1; /* each way takes all of one arc */
  flow->shares = ap_arena_allocate(arena, most, sizeof *flow->shares);
  flow->share_count = 0;
  if (carried == NULL || flow->shares == NULL) {
    ap_release(carried);
    return AP_MACHINE;
  }
  for (size_t a = 0; a < program->arc_count; a++) {
    double value = glp_get_col_prim(program->problem, program->first_arc_column + (int)a);
    carried[a] = value > NOTHING ? value : 0;
  }
  for (size_t n = 0; n < program->network_count; n++) {
    const network *each = &program->networks[n];
    for (size_t c = each->first_class; c < each->first_class + each->class_count; c++) {
      while (flow->share_count < most && take_way(program, carried, each, c, &flow->shares[flow->share_count])) {
        flow->share_count++;
      }
    }
  }
  ap_release(carried);
  return AP_OK;
}

static ap_status run(solve_work *work, ap_arena *arena, ap_flow *flow) {
  if (work->program->failed) {
    return AP_MACHINE;
  }
  if (work->program->stopped || ap_watch_says_stop(work->program->watch)) {
    return AP_NO;
  }
  ap_solver_end end = ap_behind_watched_solver_door(solve, work, work->program->watch);
  if (end != AP_SOLVER_DONE) {
    work->program->failed = end == AP_SOLVER_FAILED;
    work->program->stopped = end == AP_SOLVER_STOPPED;
    return end == AP_SOLVER_FAILED ? AP_MACHINE : AP_NO;
  }
  if (work->result != 0) {
    return AP_NO;
  }
  flow->value = llround(work->value);
  return read_flow(work->program, work->prices == NULL ? AP_PRICE_UNIT : work->price_unit, arena, flow);
}

ap_status ap_program_least_excess(ap_program *program, const int64_t *allowed, ap_arena *arena, ap_flow *flow) {
  solve_work work = {.program = program, .excess_costs = true, .limits = allowed, .total = -1};
  return run(&work, arena, flow);
}

ap_status ap_program_least_total(ap_program *program, const int64_t *limits, ap_arena *arena, ap_flow *flow) {
  solve_work work = {.program = program, .arcs_cost = true, .limits = limits, .total = -1};
  ap_status status = run(&work, arena, flow);
  flow->value += ap_sum(program->classes->fixed, program->classes->horizon);
  return status;
}

ap_status ap_program_level(ap_program *program, const int64_t *limits, int64_t total, const int64_t *targets,
                           ap_arena *arena, ap_flow *flow) {
  double free_total = (double)(total - ap_sum(program->classes->fixed, program->classes->horizon));
  solve_work work = {.program = program, .over_costs = true, .limits = limits, .targets = targets, .total = free_total};
  return run(&work, arena, flow);
}

ap_status ap_program_least_price(ap_program *program, const int64_t *prices, const int64_t *limits, ap_arena *arena,
                                 ap_flow *flow) {
  solve_work work = {
      .program = program, .arcs_cost = true, .prices = prices, .price_unit = 1, .limits = limits, .total = -1};
  const ap_classes *classes = program->classes;
  for (size_t c = 0; c < classes->count; c++) {
    for (int year = 0; year < classes->horizon; year++) {
      double price = (double)prices[c * (size_t)classes->horizon + (size_t)year] / (double)classes->classes[c].minutes;
      work.price_unit = price > work.price_unit ? price : work.price_unit;
    }
  }
  return run(&work, arena, flow);
}
