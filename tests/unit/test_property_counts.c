/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small problems of counts at random, held against trying everything. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "planning/counts.h"
#include "random_source.h"

enum { INSTANCES = 6000, ROWS_MOST = 5, KINDS_MOST = 4, COLUMNS_MOST = 4, ENTITIES_MOST = 3, WEIGHTINGS_MOST = 4 };
#define FIRST_SEED UINT64_C(202711240000)

typedef struct instance {
  ap_counts_problem problem;
  ap_counts_kind kinds[KINDS_MOST];
  ap_counts_column columns[KINDS_MOST][COLUMNS_MOST];
  ap_counts_amount amounts[KINDS_MOST][COLUMNS_MOST][ROWS_MOST];
  int64_t room[ROWS_MOST];
  int64_t weightings[WEIGHTINGS_MOST * ROWS_MOST];
} instance;

static void make_column(random_source *source, int rows, ap_counts_amount *amounts, ap_counts_column *column) {
  *column = (ap_counts_column){.amounts = amounts};
  for (int row = 0; row < rows; row++) {
    if (random_percent(source, 45)) {
      amounts[column->count++] = (ap_counts_amount){(uint32_t)row, random_between(source, 1, 9)};
    }
  }
}

static void make(random_source *source, instance *made) {
  *made = (instance){0};
  int rows = random_between(source, 1, ROWS_MOST);
  int kinds = random_between(source, 1, KINDS_MOST);
  for (int k = 0; k < kinds; k++) {
    int columns = random_between(source, 1, COLUMNS_MOST);
    for (int c = 0; c < columns; c++) {
      make_column(source, rows, made->amounts[k][c], &made->columns[k][c]);
    }
    made->kinds[k] = (ap_counts_kind){.entities = (size_t)random_between(source, 0, ENTITIES_MOST),
                                      .columns = made->columns[k],
                                      .column_count = (size_t)columns};
  }
  int weightings = random_between(source, 0, WEIGHTINGS_MOST);
  for (int row = 0; row < rows; row++) {
    made->room[row] = random_between(source, -1, 22);
    for (int v = 0; v < weightings; v++) {
      made->weightings[v * rows + row] = random_percent(source, 40) ? 0 : random_between(source, 1, 3);
    }
  }
  made->problem = (ap_counts_problem){.kinds = made->kinds,
                                      .kind_count = (size_t)kinds,
                                      .row_count = (size_t)rows,
                                      .room = made->room,
                                      .weightings = made->weightings,
                                      .weighting_count = (size_t)weightings};
}

/* The least square sum of what is left of the room, over all ways that fit; -1 where none does. Squares are of no
 * meaning: they tell ways apart that differ on the rows. */
static int64_t try_everything(const instance *made, size_t kind, size_t entity, size_t from, const int64_t *left) {
  const ap_counts_problem *problem = &made->problem;
  if (kind == problem->kind_count) {
    int64_t squares = 0;
    for (size_t row = 0; row < problem->row_count; row++) {
      if (left[row] < 0) {
        return -1;
      }
      squares += left[row] * left[row];
    }
    return squares;
  }
  if (entity == made->kinds[kind].entities) {
    return try_everything(made, kind + 1, 0, 0, left);
  }
  int64_t best = -1;
  for (size_t c = from; c < made->kinds[kind].column_count; c++) {
    int64_t next[ROWS_MOST];
    memcpy(next, left, sizeof next);
    for (size_t i = 0; i < made->columns[kind][c].count; i++) {
      next[made->columns[kind][c].amounts[i].row] -= made->columns[kind][c].amounts[i].amount;
    }
    int64_t value = try_everything(made, kind, entity + 1, c, next);
    best = value >= 0 && (best < 0 || value < best) ? value : best;
  }
  return best;
}

/* What the counts leave of the room, squared; -1 where a row is over it, or a kind's entities are not all there. */
static int64_t squares_of(const instance *made, const uint32_t *counts) {
  const ap_counts_problem *problem = &made->problem;
  int64_t left[ROWS_MOST];
  memcpy(left, made->room, sizeof left);
  for (size_t k = 0; k < problem->kind_count; k++) {
    size_t entities = 0;
    for (size_t c = 0; c < made->kinds[k].column_count; c++, counts++) {
      entities += *counts;
      for (size_t i = 0; i < made->columns[k][c].count; i++) {
        left[made->columns[k][c].amounts[i].row] -= *counts * made->columns[k][c].amounts[i].amount;
      }
    }
    if (entities != made->kinds[k].entities) {
      return -1;
    }
  }
  int64_t squares = 0;
  for (size_t row = 0; row < problem->row_count; row++) {
    squares = left[row] < 0 || squares < 0 ? -1 : squares + left[row] * left[row];
  }
  return squares;
}

typedef struct visitor {
  const instance *made;
  const uint32_t *counts;
  int64_t least;
} visitor;

static bool visit(void *context, const int64_t *loads) {
  visitor *here = context;
  int64_t squares = 0;
  for (size_t row = 0; row < here->made->problem.row_count; row++) {
    int64_t left = here->made->room[row] - loads[row];
    squares += left * left;
  }
  assert_int_equal(squares, squares_of(here->made, here->counts));
  here->least = here->least < 0 || squares < here->least ? squares : here->least;
  return false;
}

static void a_search_finds_a_way_just_where_there_is_one(void **state) {
  (void)state;
  int ways = 0;
  for (uint64_t number = 0; number < INSTANCES; number++) {
    random_source source = {.state = FIRST_SEED + number};
    instance made;
    make(&source, &made);
    bool exists = try_everything(&made, 0, 0, 0, made.room) >= 0;
    uint32_t counts[KINDS_MOST * COLUMNS_MOST] = {0};
    ap_counts_search search = {.problem = &made.problem, .node_limit = UINT64_MAX, .counts = counts};
    ways += exists;
    for (int layered = 0; layered < 2; layered++) {
      assert_int_equal(layered == 0 ? ap_counts_find(&search) : ap_counts_find_by_layers(&search, UINT64_MAX), AP_OK);
      assert_int_equal(search.found, exists);
      assert_true(search.found || search.completed);
      assert_true(!exists || squares_of(&made, counts) >= 0);
    }
  }
  print_message("%d of %d instances have a way\n", ways, INSTANCES);
}

static void a_visitor_is_told_of_the_best_way(void **state) {
  (void)state;
  for (uint64_t number = 0; number < INSTANCES; number++) {
    random_source source = {.state = FIRST_SEED + number};
    instance made;
    make(&source, &made);
    uint32_t counts[KINDS_MOST * COLUMNS_MOST] = {0};
    for (int all_ways = 0; all_ways < 2; all_ways++) {
      visitor here = {.made = &made, .counts = counts, .least = -1};
      ap_counts_search search = {.problem = &made.problem,
                                 .node_limit = UINT64_MAX,
                                 .counts = counts,
                                 .visit = visit,
                                 .context = &here,
                                 .all_ways = all_ways != 0};
      assert_int_equal(ap_counts_find(&search), AP_OK);
      assert_true(search.completed);
      assert_int_equal(here.least, try_everything(&made, 0, 0, 0, made.room));
    }
  }
}

/* From the first columns of all kinds. */
static void a_repair_fits_or_says_truly_that_nothing_does(void **state) {
  (void)state;
  int repaired = 0;
  for (uint64_t number = 0; number < INSTANCES; number++) {
    random_source source = {.state = FIRST_SEED + number};
    instance made;
    make(&source, &made);
    uint32_t counts[KINDS_MOST * COLUMNS_MOST] = {0};
    for (size_t k = 0, first = 0; k < made.problem.kind_count; first += made.kinds[k++].column_count) {
      counts[first] = (uint32_t)made.kinds[k].entities;
    }
    ap_counts_search search = {.problem = &made.problem, .node_limit = UINT64_MAX, .counts = counts};
    assert_int_equal(ap_counts_repair(&search, 3), AP_OK);
    bool exists = try_everything(&made, 0, 0, 0, made.room) >= 0;
    assert_true(search.found ? squares_of(&made, counts) >= 0 : !search.completed || !exists);
    repaired += search.found;
  }
  print_message("%d repaired\n", repaired);
  assert_true(repaired > INSTANCES / 10);
}

/* Nothing is claimed by a search that was cut short. */
static void a_search_within_few_nodes_claims_nothing_untrue(void **state) {
  (void)state;
  for (uint64_t number = 0; number < INSTANCES; number++) {
    random_source source = {.state = FIRST_SEED + number};
    instance made;
    make(&source, &made);
    uint32_t counts[KINDS_MOST * COLUMNS_MOST] = {0};
    ap_counts_search search = {
        .problem = &made.problem, .node_limit = (uint64_t)random_between(&source, 1, 400), .counts = counts};
    bool exists = try_everything(&made, 0, 0, 0, made.room) >= 0;
    for (int layered = 0; layered < 2; layered++) {
      assert_int_equal(layered == 0 ? ap_counts_find(&search) : ap_counts_find_by_layers(&search, search.node_limit),
                       AP_OK);
      assert_true(search.found ? exists && squares_of(&made, counts) >= 0 : !search.completed || !exists);
    }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_search_finds_a_way_just_where_there_is_one),
      cmocka_unit_test(a_visitor_is_told_of_the_best_way),
      cmocka_unit_test(a_repair_fits_or_says_truly_that_nothing_does),
      cmocka_unit_test(a_search_within_few_nodes_claims_nothing_untrue),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
