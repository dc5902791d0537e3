/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning/tied/program.h"
#include "planning/solver_door.h"
#include "planning/tied/network.h"
#include "support/allocate.h"
#include <glpk.h>
#include <math.h>

enum {
  ITERATIONS_MOST = 200000
}; /* of one solution: about a minute; counted, so that plans do not depend on the clock */

/* Rows: of each meter and year; over (load - over) of each track and year; total of each track; links; nodes.
 * Columns: 1 the excess; over of each track and year; openings by year; arcs.
 * A class is 1 in its arcs, a meter is 1 where all entities together use it once: numbers near 1. */
struct ap_tied_program {
  const ap_tied_problem *problem;
  ap_arena arena;
  glp_prob *problem_in_glpk;
  ap_network *networks; /* of each class; empty where it is fixed */
  double *units;        /* of each meter */
  int *node_rows;       /* of each class: the row of its first node */
  int *arc_columns;     /* of each class: the column of its first arc */
  bool own_environment;
  int excess;   /* EXCESS_OF_... of the last question */
  bool failed;  /* GLPK gave up and took the problem with it */
  bool stopped; /* by the watch, and the problem is gone as well */
  ap_watch *watch;
};

enum { EXCESS_COLUMN = 1 };
enum { EXCESS_OF_NONE, EXCESS_OF_ALL, EXCESS_OF_TRACK }; /* which rows it is in; of a track: this and its ap_track */

static int meter_row(const ap_tied_program *program, size_t meter, int year) {
  return 1 + (int)meter * program->problem->horizon + year;
}
static int over_row(const ap_tied_program *program, int track, int year) {
  return meter_row(program, program->problem->meter_count, 0) + track * program->problem->horizon + year;
}
static int total_row(const ap_tied_program *program, int track) { return over_row(program, AP_TRACKS, 0) + track; }
static int link_row(const ap_tied_program *program, size_t link, int year) {
  return total_row(program, AP_TRACKS) + (int)link * program->problem->horizon + year;
}
static int over_column(const ap_tied_program *program, int track, int year) {
  return EXCESS_COLUMN + 1 + track * program->problem->horizon + year;
}
static int opening_column(const ap_tied_program *program, size_t opening, int year) {
  return over_column(program, AP_TRACKS, 0) + (int)opening * program->problem->horizon + year;
}

/* ---- building ---- */

static void add_rows(ap_tied_program *program) {
  const ap_tied_problem *problem = program->problem;
  int next = link_row(program, problem->link_count, 0);
  for (size_t c = 0; c < problem->class_count; c++) {
    program->node_rows[c] = next;
    next += (int)program->networks[c].node_count;
  }
  glp_add_rows(program->problem_in_glpk, next - 1);
  for (size_t link = 0; link < problem->link_count; link++) {
    for (int year = 0; year < problem->horizon; year++) {
      glp_set_row_bnds(program->problem_in_glpk, link_row(program, link, year), GLP_UP, 0, 0);
    }
  }
  for (size_t c = 0; c < problem->class_count; c++) {
    for (size_t node = 0; node < program->networks[c].node_count; node++) {
      double begins = node == 0 ? 1 : 0;
      glp_set_row_bnds(program->problem_in_glpk, program->node_rows[c] + (int)node, GLP_FX, begins, begins);
    }
  }
}

/* A column in the making. */
typedef struct entries {
  int *rows;
  double *values;
  int count;
} entries;

static void add_entry(entries *column, int row, double value) {
  column->rows[++column->count] = row;
  column->values[column->count] = value;
}

/* `times` of the use in that year: on its meter, and on what sums loads up. */
static void add_use(const ap_tied_program *program, entries *column, const ap_use *use, double times, int year) {
  double value = (double)use->amount * times / program->units[use->meter];
  add_entry(column, meter_row(program, use->meter, year), value);
  if (program->problem->meters[use->meter].kind == AP_METER_LOAD) {
    add_entry(column, over_row(program, (int)use->meter, year), value);
    add_entry(column, total_row(program, (int)use->meter), value);
  }
}

static void set_arc_column(const ap_tied_program *program, size_t class_index, size_t arc_index, entries *column) {
  const ap_tied_class *class = &program->problem->classes[class_index];
  const ap_arc *arc = &program->networks[class_index].arcs[arc_index];
  column->count = 0;
  add_entry(column, program->node_rows[class_index] + (int)arc->from, 1);
  if (arc->to != AP_WALK_ENDS) {
    add_entry(column, program->node_rows[class_index] + (int)arc->to, -1);
  }
  for (int track = 0; track < AP_TRACKS; track++) {
    const ap_side *side = &class->sides[track];
    if ((arc->audits >> track & 1) == 0) {
      continue;
    }
    for (size_t i = 0; i < side->use_count; i++) {
      add_use(program, column, &side->uses[i], (double)class->size, arc->year);
    }
    for (size_t i = 0; i < side->opening_count; i++) {
      add_entry(column, link_row(program, side->first_link + i, arc->year), 1);
    }
  }
}

/* Two tracks may use one meter: a row may occur once in a column. */
static void merge_rows(entries *column) {
  int kept = 0;
  for (int i = 1; i <= column->count; i++) {
    int before = 1;
    while (before <= kept && column->rows[before] != column->rows[i]) {
      before++;
    }
    if (before <= kept) {
      column->values[before] += column->values[i];
    } else {
      kept++;
      column->rows[kept] = column->rows[i];
      column->values[kept] = column->values[i];
    }
  }
  column->count = kept;
}

static void set_column(const ap_tied_program *program, int index, entries *column) {
  merge_rows(column);
  glp_set_mat_col(program->problem_in_glpk, index, column->count, column->rows, column->values);
  glp_set_col_bnds(program->problem_in_glpk, index, GLP_LO, 0, 0);
}

static void set_opening_columns(const ap_tied_program *program, entries *column) {
  const ap_tied_problem *problem = program->problem;
  for (size_t o = 0; o < problem->opening_count; o++) {
    const ap_opening *opening = &problem->openings[o];
    for (int year = 0; year < problem->horizon; year++) {
      column->count = 0;
      for (size_t i = 0; i < opening->use_count; i++) {
        add_use(program, column, &opening->uses[i], 1, year);
      }
      for (size_t c = 0; c < problem->class_count; c++) {
        const ap_side *side = &problem->classes[c].sides[opening->track];
        for (size_t i = 0; i < side->opening_count; i++) {
          if (side->openings[i] == o) {
            add_entry(column, link_row(program, side->first_link + i, year), -1);
          }
        }
      }
      set_column(program, opening_column(program, o, year), column);
      bool forced = (opening->forced >> year & 1) != 0;
      glp_set_col_bnds(program->problem_in_glpk, opening_column(program, o, year), forced ? GLP_FX : GLP_DB,
                       forced ? 1 : 0, 1);
    }
  }
}

static void add_columns(ap_tied_program *program, entries *column) {
  const ap_tied_problem *problem = program->problem;
  int next = opening_column(program, problem->opening_count, 0);
  for (size_t c = 0; c < problem->class_count; c++) {
    program->arc_columns[c] = next;
    next += (int)program->networks[c].arc_count;
  }
  glp_add_cols(program->problem_in_glpk, next - 1);
  for (int track = 0; track < AP_TRACKS; track++) {
    for (int year = 0; year < problem->horizon; year++) {
      column->count = 0;
      add_entry(column, over_row(program, track, year), -1);
      set_column(program, over_column(program, track, year), column);
    }
  }
  set_opening_columns(program, column);
  for (size_t c = 0; c < problem->class_count; c++) {
    for (size_t a = 0; a < program->networks[c].arc_count; a++) {
      set_arc_column(program, c, a, column);
      set_column(program, program->arc_columns[c] + (int)a, column);
    }
  }
}

typedef struct build_work {
  ap_tied_program *program;
  entries column;
} build_work;

static void build(void *context) {
  build_work *work = context;
  ap_tied_program *program = work->program;
  program->own_environment = glp_init_env() == 0;
  glp_term_out(GLP_OFF);
  program->problem_in_glpk = glp_create_prob();
  glp_set_obj_dir(program->problem_in_glpk, GLP_MIN);
  add_rows(program);
  add_columns(program, &work->column);
}

/* The most entries that a column can have before rows are merged. */
static size_t longest_column(const ap_tied_problem *problem) {
  size_t uses = AP_TRACKS * 3 * problem->meter_count;
  return 4 + uses + problem->link_count + (size_t)problem->meter_count * (size_t)problem->horizon;
}

static bool prepare(ap_tied_program *program, entries *column) {
  const ap_tied_problem *problem = program->problem;
  ap_arena *arena = &program->arena;
  program->networks = ap_arena_allocate(arena, problem->class_count, sizeof *program->networks);
  program->units = ap_arena_allocate(arena, problem->meter_count, sizeof *program->units);
  program->node_rows = ap_arena_allocate(arena, problem->class_count, sizeof *program->node_rows);
  program->arc_columns = ap_arena_allocate(arena, problem->class_count, sizeof *program->arc_columns);
  column->rows = ap_arena_allocate(arena, longest_column(problem) + 1, sizeof *column->rows);
  column->values = ap_arena_allocate(arena, longest_column(problem) + 1, sizeof *column->values);
  for (size_t c = 0; c < problem->class_count && !arena->failed; c++) {
    if (!ap_network_build(&problem->classes[c], problem->horizon, arena, &program->networks[c])) {
      return false;
    }
  }
  for (size_t m = 0; m < problem->meter_count && !arena->failed; m++) {
    program->units[m] = problem->meters[m].total > 0 ? (double)problem->meters[m].total : 1;
  }
  return !arena->failed;
}

ap_status ap_tied_program_new(const ap_tied_problem *problem, ap_watch *watch, ap_tied_program **result) {
  ap_tied_program *program = ap_allocate(1, sizeof *program);
  if (program == NULL) {
    return AP_MACHINE;
  }
  *program = (ap_tied_program){.problem = problem, .watch = watch};
  build_work work = {.program = program};
  program->failed = !prepare(program, &work.column) || !ap_behind_solver_door(build, &work);
  if (program->failed) {
    ap_tied_program_free(program);
    return AP_MACHINE;
  }
  *result = program;
  return AP_OK;
}

static void delete_problem(void *context) {
  ap_tied_program *program = context;
  glp_delete_prob(program->problem_in_glpk);
  if (program->own_environment) {
    glp_free_env();
  }
}

void ap_tied_program_free(ap_tied_program *program) {
  if (program == NULL) {
    return;
  }
  if (!program->failed && !program->stopped) {
    ap_behind_solver_door(delete_problem, program);
  }
  ap_arena_free(&program->arena);
  ap_release(program);
}

/* ---- asking ---- */

typedef struct solve_work {
  ap_tied_program *program;
  const ap_tied_question *question;
  entries column; /* room for that of the excess */
  int result;
} solve_work;

/* Whose limits may be exceeded: none, those of a track's loads (its ap_track on top), or all. */
static int excess_of(const ap_tied_question *question) {
  switch (question->goal) {
  case AP_TIED_FEASIBLE:
    return EXCESS_OF_ALL;
  case AP_TIED_PEAK:
    return EXCESS_OF_TRACK + (int)question->track;
  case AP_TIED_TOTAL:
  case AP_TIED_LEVEL:
    break;
  }
  return EXCESS_OF_NONE;
}

static bool may_exceed(const ap_tied_question *question, size_t meter) {
  return question->goal == AP_TIED_FEASIBLE || (question->goal == AP_TIED_PEAK && meter == (size_t)question->track);
}

/* A basis that has the excess does not outlive its column: with a row fewer it is singular, at which GLPK may give up.
 */
static void set_excess_column(solve_work *work) {
  const ap_tied_problem *problem = work->program->problem;
  glp_prob *glpk = work->program->problem_in_glpk;
  int excess = excess_of(work->question);
  if (excess == work->program->excess) {
    return;
  }
  work->program->excess = excess;
  work->column.count = 0;
  for (size_t m = 0; m < problem->meter_count; m++) {
    for (int year = 0; year < problem->horizon && may_exceed(work->question, m); year++) {
      add_entry(&work->column, meter_row(work->program, m, year), -1);
    }
  }
  set_column(work->program, EXCESS_COLUMN, &work->column);
  if (glp_get_col_stat(glpk, EXCESS_COLUMN) == GLP_BS) {
    glp_adv_basis(glpk, 0);
  }
}

static void set_limits(const solve_work *work) {
  const ap_tied_program *program = work->program;
  const ap_tied_problem *problem = program->problem;
  for (size_t m = 0; m < problem->meter_count; m++) {
    const ap_meter *meter = &problem->meters[m];
    for (int year = 0; year < problem->horizon; year++) {
      int64_t most = meter->kind == AP_METER_LOAD ? work->question->peaks[meter->track] : AP_UNLIMITED;
      int64_t limit = ap_meter_limit(meter, year, most);
      if (work->question->goal == AP_TIED_PEAK && m == (size_t)work->question->track) {
        limit = work->question->years[year];
      }
      glp_set_row_bnds(program->problem_in_glpk, meter_row(program, m, year), limit == AP_UNLIMITED ? GLP_FR : GLP_UP,
                       0, (double)limit / program->units[m]);
    }
  }
}

static void set_sums(const solve_work *work) {
  const ap_tied_program *program = work->program;
  const ap_tied_question *question = work->question;
  glp_prob *glpk = program->problem_in_glpk;
  for (int track = 0; track < AP_TRACKS; track++) {
    bool levels = question->goal == AP_TIED_LEVEL && question->track == (ap_track)track;
    for (int year = 0; year < program->problem->horizon; year++) {
      glp_set_row_bnds(glpk, over_row(program, track, year), levels ? GLP_UP : GLP_FR, 0,
                       (double)question->years[year] / program->units[track]);
      glp_set_obj_coef(glpk, over_column(program, track, year), levels ? 1 : 0);
      glp_set_col_bnds(glpk, over_column(program, track, year), levels ? GLP_LO : GLP_FX, 0, 0);
    }
    int64_t total = question->totals[track];
    glp_set_row_bnds(glpk, total_row(program, track), total == AP_UNLIMITED ? GLP_FR : GLP_UP, 0,
                     (double)total / program->units[track]);
  }
}

/* What a column costs where the total of a track is sought: its entry in that total's row. */
static void set_total_costs(const solve_work *work) {
  const ap_tied_program *program = work->program;
  const ap_tied_problem *problem = program->problem;
  bool sought = work->question->goal == AP_TIED_TOTAL;
  ap_track track = work->question->track;
  for (size_t o = 0; o < problem->opening_count; o++) {
    const ap_opening *opening = &problem->openings[o];
    double minutes = 0;
    for (size_t i = 0; i < opening->use_count; i++) {
      minutes += opening->uses[i].meter == (size_t)track ? (double)opening->uses[i].amount : 0;
    }
    for (int year = 0; year < problem->horizon; year++) {
      glp_set_obj_coef(program->problem_in_glpk, opening_column(program, o, year),
                       sought ? minutes / program->units[track] : 0);
    }
  }
  for (size_t c = 0; c < problem->class_count; c++) {
    const ap_side *side = &problem->classes[c].sides[track];
    double minutes = side->use_count > 0 && side->uses[0].meter == (size_t)track
                         ? (double)side->uses[0].amount * (double)problem->classes[c].size
                         : 0;
    for (size_t a = 0; a < program->networks[c].arc_count; a++) {
      bool audited = (program->networks[c].arcs[a].audits >> track & 1) != 0;
      glp_set_obj_coef(program->problem_in_glpk, program->arc_columns[c] + (int)a,
                       sought && audited ? minutes / program->units[track] : 0);
    }
  }
}

static void solve(void *context) {
  solve_work *work = context;
  glp_prob *glpk = work->program->problem_in_glpk;
  glp_smcp parameters;
  ap_solver_parameters(&parameters);
  parameters.it_lim = ITERATIONS_MOST;
  bool exceeds = work->question->goal == AP_TIED_FEASIBLE || work->question->goal == AP_TIED_PEAK;
  set_excess_column(work);
  set_limits(work);
  set_sums(work);
  set_total_costs(work);
  glp_set_obj_coef(glpk, EXCESS_COLUMN, exceeds ? 1 : 0);
  glp_set_col_bnds(glpk, EXCESS_COLUMN, exceeds ? GLP_LO : GLP_FX, 0, 0);
  work->result = glp_simplex(glpk, &parameters);
  if (work->result == GLP_EBADB || work->result == GLP_ESING || work->result == GLP_ECOND) {
    glp_adv_basis(glpk, 0); /* the last question's basis does not fit this one */
    work->result = glp_simplex(glpk, &parameters);
  }
  if (work->result == 0 && glp_get_status(glpk) != GLP_OPT) {
    work->result = -1;
  }
}

/* ---- the answer ---- */

/* Minutes of the goal for 1 in the program. */
static double unit_of_goal(const ap_tied_program *program, const ap_tied_question *question) {
  return question->goal == AP_TIED_FEASIBLE ? 1 : program->units[question->track];
}

static int64_t to_price(double dual) {
  double price = -dual * (double)AP_TIED_PRICE_UNIT;
  return price > 0 && price < 9e18 ? llround(price) : 0;
}

static bool read_prices(const ap_tied_program *program, const ap_tied_question *question, ap_arena *arena,
                        ap_tied_answer *answer) {
  const ap_tied_problem *problem = program->problem;
  double unit = unit_of_goal(program, question);
  if (!ap_prices_new(problem, arena, &answer->prices)) {
    return false;
  }
  for (int year = 0; year < problem->horizon; year++) {
    for (size_t m = 0; m < problem->meter_count; m++) {
      double dual = glp_get_row_dual(program->problem_in_glpk, meter_row(program, m, year));
      answer->prices.meters[m][year] = to_price(dual * unit / program->units[m]);
    }
    for (size_t link = 0; link < problem->link_count; link++) {
      double dual = glp_get_row_dual(program->problem_in_glpk, link_row(program, link, year));
      answer->prices.links[link][year] = to_price(dual);
    }
  }
  return true;
}

/* Takes the walk that carries the most out of the class's flow; false where nothing is left. */
static bool take_walk(const ap_network *network, double *carried, ap_way *way, double *part) {
  size_t node = 0;
  ap_arc *walk[AP_YEARS_MOST];
  int length = 0;
  *part = 1;
  *way = (ap_way){{0}};
  while (node != AP_WALK_ENDS) {
    size_t best = network->arc_count;
    for (size_t a = 0; a < network->arc_count; a++) {
      if (network->arcs[a].from == node && carried[a] > 0 &&
          (best == network->arc_count || carried[a] > carried[best])) {
        best = a;
      }
    }
    if (best == network->arc_count) {
      return false; /* rounding lost the rest */
    }
    walk[length++] = &network->arcs[best];
    *part = carried[best] < *part ? carried[best] : *part;
    node = network->arcs[best].to;
  }
  for (int i = 0; i < length; i++) {
    /* cppcheck-suppress uninitvar; the loop above sets as many as there are */
    carried[walk[i] - network->arcs] -= *part;
    for (int track = 0; track < AP_TRACKS; track++) {
      way->years[track] |= (ap_cover)(walk[i]->audits >> track & 1) << walk[i]->year;
    }
  }
  return true;
}

static const double NOTHING = 1e-9; /* of a class: below the solver's own tolerance */

static bool read_shares(const ap_tied_program *program, ap_arena *arena, ap_tied_answer *answer) {
  const ap_tied_problem *problem = program->problem;
  size_t most = 0;
  for (size_t c = 0; c < problem->class_count; c++) {
    most += program->networks[c].arc_count + 1; /* each walk takes all of one arc */
  }
  double *carried = ap_allocate(most, sizeof *carried);
  answer->shares = ap_arena_allocate(arena, most, sizeof *answer->shares);
  answer->share_count = 0;
  if (carried == NULL || answer->shares == NULL) {
    ap_release(carried);
    return false;
  }
  for (size_t c = 0; c < problem->class_count; c++) {
    const ap_network *network = &program->networks[c];
    for (size_t a = 0; a < network->arc_count; a++) {
      double value = glp_get_col_prim(program->problem_in_glpk, program->arc_columns[c] + (int)a);
      carried[a] = value > NOTHING ? value : 0;
    }
    ap_way way;
    double part;
    for (size_t i = 0; i < network->arc_count && take_walk(network, carried, &way, &part); i++) {
      answer->shares[answer->share_count++] = (ap_tied_share){.class_index = c,
                                                              .way = ap_spare_nothing_of(&problem->classes[c], way),
                                                              .part = llround(part * AP_WHOLE_CLASS)};
    }
  }
  ap_release(carried);
  return true;
}

ap_status ap_tied_program_solve(ap_tied_program *program, const ap_tied_question *question, ap_arena *arena,
                                ap_tied_answer *answer) {
  size_t rows = (size_t)(program->problem->meter_count * (size_t)program->problem->horizon) + 1;
  solve_work work = {.program = program,
                     .question = question,
                     .column = {.rows = ap_arena_allocate(arena, rows, sizeof(int)),
                                .values = ap_arena_allocate(arena, rows, sizeof(double))}};
  if (program->failed || work.column.rows == NULL || work.column.values == NULL) {
    return AP_MACHINE;
  }
  if (program->stopped || ap_watch_says_stop(program->watch)) {
    return AP_NO;
  }
  ap_solver_end end = ap_behind_watched_solver_door(solve, &work, program->watch);
  if (end != AP_SOLVER_DONE) {
    program->failed = end == AP_SOLVER_FAILED;
    program->stopped = end == AP_SOLVER_STOPPED;
    return end == AP_SOLVER_FAILED ? AP_MACHINE : AP_NO;
  }
  if (work.result != 0) {
    return AP_NO;
  }
  answer->value = glp_get_obj_val(program->problem_in_glpk) * unit_of_goal(program, question);
  return read_prices(program, question, arena, answer) && read_shares(program, arena, answer) ? AP_OK : AP_MACHINE;
}
